"""The error tree. It imports no library, so that pure modules can raise its errors. Each error has a class of three.

    ClaimwatchError
    ├── TransientError      the network, the broker, the database or another program failed: a later attempt succeeds
    │   ├── UnreachableError, DeskBusyError, LeaseLostError, MailboxError                   intake
    │   ├── IssuerAwayError, NoRoomError                                                    api
    │   └── UnavailableError                                                                the command line
    ├── InvalidError        the input can never be used, however often it is tried
    │   ├── InvalidMessageError                                                             messages
    │   ├── GuardError ── PrivateAddressError, PortError                                    outbound HTTP
    │   ├── ResponseTooLargeError, UnreadableBodyError                                      outbound HTTP
    │   ├── Problem                                                                         HTTP answers
    │   ├── TextTooLongError, InvalidUrlError, UnreadableDateError                          intake
    │   ├── RefusedFetchError ── ForbiddenPageError                                         intake
    │   ├── BrokenFeedError, NoFeedError, NoArticleError, RefusedLineError                  intake
    │   ├── ErasedArticleError, UnknownArticleError, BrokenDocumentError, UnknownTypeError  intake
    │   ├── CursorError, PlaceError, UnknownPlacesError, BrokenListError, TooManyWordsError api
    │   ├── NoMemberError, UntrustedError, FiledElsewhereError                              api
    │   ├── AddressError, ConfinementError                                                  notify
    │   ├── DamagedStoreError                                                               the embedded servers
    │   └── RefusedError, RefusedCorpusError, BackupError, UnusableError, KeyRefusedError   the command line
    └── BugError            our own failure
        ├── StartError ── MailboxAddressError                                               starting
        ├── WorkerDiedError, DeadlineExceededError
        ├── EmbeddedServerError ── PortTakenError                                           the embedded servers
        └── StackFailedError                                                                the command line

The class of a handler's error decides how the message ends. After a transient error the message is tried again and
never dropped. After an invalid one it is dead-lettered at once. After a bug it is tried three times, then dead-lettered
and counted. ``classification`` classifies the exceptions of libraries. The contracts raise ``ValueError``, as pydantic
requires.
"""

from enum import StrEnum


class ErrorClass(StrEnum):
    """The class of a failure; a label of metrics and a header of dead letters."""

    TRANSIENT = "transient"
    INVALID = "invalid"
    BUG = "bug"


class ClaimwatchError(Exception):
    """The root of the errors that Claimwatch raises."""


class TransientError(ClaimwatchError):
    """Something outside this process failed; a later attempt will succeed."""


class InvalidError(ClaimwatchError):
    """The input can never be used. The text tells its sender why."""


class BugError(ClaimwatchError):
    """Claimwatch itself failed; an operator has to look."""


class InvalidMessageError(InvalidError):
    """A message can never be handled. The text tells the reader of the dead letters why."""


class StartError(BugError):
    """The service cannot start; the text names the setting or the server."""


class WorkerDiedError(BugError):
    """A worker process ended while it held a call."""


class DeadlineExceededError(BugError):
    """A call took longer than its deadline."""
