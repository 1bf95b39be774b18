"""The program's version, for the package, the runs and the pages."""

__version__ = "0.1.0"
