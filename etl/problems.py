"""What a user can get wrong, each as one line that says what, where and how to mend. Imports nothing heavy."""


class UsageProblem(Exception):
    """An option or argument makes no sense (exit status 2)."""


class PathProblem(Exception):
    """A path named on the command line is missing or cannot be read (exit status 2)."""


class NothingToRead(Exception):
    """The paths hold no table and no document (exit status 1)."""
