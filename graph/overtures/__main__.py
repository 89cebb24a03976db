"""`python -m overtures` is the command `overtures`."""

from overtures.cli import main

if __name__ == "__main__":
    main()
