"""Runs that are killed: what `benchmarks/kills.py` and its test share."""
