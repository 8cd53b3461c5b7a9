"""Why a command failed, in words for the person at the keyboard."""

from pymongo.errors import ServerSelectionTimeoutError


def reason(error: Exception) -> str:
    """What went wrong, on one line.

    A file is named once, and a database that does not answer without all that the driver knows of it.
    """
    if isinstance(error, ServerSelectionTimeoutError):
        return f"MongoDB does not answer: {str(error).partition(' (')[0]}"
    if isinstance(error, OSError) and error.strerror is not None:
        return f"{error.filename}: {error.strerror}" if error.filename is not None else error.strerror
    return f"{type(error).__name__}: {error}"
