"""`python -m etl` is `chiso`."""

from etl.cli import main

if __name__ == "__main__":
    main()
