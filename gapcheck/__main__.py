"""`python -m gapcheck` is the command `gapcheck`."""

from gapcheck.cli import main

if __name__ == "__main__":
    main(prog_name="gapcheck")
