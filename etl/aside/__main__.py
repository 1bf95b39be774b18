"""`python -m etl.aside`: the process that reads one file."""

from etl.aside.reading import main

main()
