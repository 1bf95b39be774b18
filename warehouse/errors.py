"""The one kind of error that leaves the warehouse: a single line that says what, where and how to mend."""


class WarehouseError(Exception):
    """The warehouse cannot be read or written; the text is one line for the user."""
