"""gapcheck: honest gap reports from CVs. Start reading at `gapcheck.pipeline`."""

__version__ = "0.1.0"
