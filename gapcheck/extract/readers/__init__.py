"""Readers: bytes of one kind of file into characters with geometry."""
