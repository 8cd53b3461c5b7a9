"""The error tree, without a library, so that pure modules can raise from it. Every leaf is of one of three classes.

    ClaimwatchError
    ├── TransientError      the network, the broker, the database, another program: the same will succeed later
    │   ├── UnreachableError, DeskBusyError, LeaseLostError                                 intake
    │   └── UnavailableError                                                                the command line
    ├── InvalidError        what was given can never be used, however often it is tried
    │   ├── InvalidMessageError                                                             messages
    │   ├── GuardError ── PrivateAddressError, PortError                                    outbound HTTP
    │   ├── ResponseTooLargeError, UnreadableBodyError                                      outbound HTTP
    │   ├── Problem                                                                         HTTP answers
    │   ├── TextTooLongError, InvalidUrlError, UnreadableDateError                          intake
    │   ├── BrokenFeedError, NoArticleError, RefusedFetchError                              intake
    │   ├── CursorError, PlaceError, UnknownPlacesError                                     api
    │   ├── AddressError                                                                    notify
    │   ├── DamagedStoreError                                                               the embedded servers
    │   └── RefusedError                                                                    the command line
    └── BugError            our own failure
        ├── StartError, WorkerDiedError, DeadlineExceededError
        ├── EmbeddedServerError ── PortTakenError                                           the embedded servers
        └── StackFailedError                                                                the command line

The class decides how a message ends whose handler raised the error: transient, it is kept and tried again, never
dropped; invalid, it goes to the dead letters at once; bug, it is tried three times, then dead-lettered and counted.
``classification`` knows the same of the exceptions of libraries. The contracts raise ``ValueError``, as pydantic asks.
"""

from enum import StrEnum


class ErrorClass(StrEnum):
    """What kind of failure it was; bounded, so that it can label metrics and headers."""

    TRANSIENT = "transient"
    INVALID = "invalid"
    BUG = "bug"


class ClaimwatchError(Exception):
    """The root of the errors raised on purpose."""


class TransientError(ClaimwatchError):
    """Something outside is unwell; the same message will succeed later."""


class InvalidError(ClaimwatchError):
    """What was given can never be used; the text says why, for whoever gave it."""


class BugError(ClaimwatchError):
    """Our own side failed; whoever runs us has to look."""


class InvalidMessageError(InvalidError):
    """The message can never succeed; the text says why, for whoever reads the dead letters."""


class StartError(BugError):
    """The service cannot start; the text names the setting or the server."""


class WorkerDiedError(BugError):
    """A worker process ended while it held a call."""


class DeadlineExceededError(BugError):
    """A call took longer than it may."""
