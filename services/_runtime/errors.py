"""The error tree. Every failure of a message is one of three classes, and the class decides what happens to it.

- transient: the network, the broker or the database; the message is kept and tried again, never dropped.
- invalid: the message itself; it goes to the dead letters at once.
- bug: anything unexpected; tried three times, then dead-lettered and counted.
"""

from enum import StrEnum

from aiokafka.errors import KafkaError, MessageSizeTooLargeError
from httpx import TransportError
from pymongo.errors import (
    AutoReconnect,
    ConnectionFailure,
    ExecutionTimeout,
    NotPrimaryError,
    OperationFailure,
    WTimeoutError,
)


class ErrorClass(StrEnum):
    """What kind of failure it was; bounded, so that it can label metrics and headers."""

    TRANSIENT = "transient"
    INVALID = "invalid"
    BUG = "bug"


class ClaimwatchError(Exception):
    """The root of the errors raised on purpose."""


class TransientError(ClaimwatchError):
    """Something outside is unwell; the same message will succeed later."""


class InvalidMessageError(ClaimwatchError):
    """The message can never succeed; the text says why, for whoever reads the dead letters."""


class StartError(ClaimwatchError):
    """The service cannot start; the text names the setting or the server."""


class WorkerDiedError(ClaimwatchError):
    """A worker process ended while it held a call."""


class DeadlineExceededError(ClaimwatchError):
    """A call took longer than it may."""


TRANSIENT = (
    TransientError,
    KafkaError,
    TransportError,
    AutoReconnect,
    ConnectionFailure,
    ExecutionTimeout,
    NotPrimaryError,
    WTimeoutError,
    ConnectionError,
    TimeoutError,
)
INVALID = (InvalidMessageError, MessageSizeTooLargeError)
UNWELL = frozenset(
    {
        0,  # none: the embedded server's way to say "This store is closed" and the like
        1,  # InternalError
        6,  # HostUnreachable
        8,  # UnknownError
        13,  # Unauthorized
        18,  # AuthenticationFailed
        24,  # LockTimeout
        39,  # FileStreamFailed
        46,  # LockBusy
        89,  # NetworkTimeout
        100,  # UnsatisfiableWriteConcern
        112,  # WriteConflict
        133,  # FailedToSatisfyReadPreference
        146,  # ExceededMemoryLimit
        202,  # NetworkInterfaceExceededTimeLimit
        262,  # ExceededTimeLimit
        9001,  # SocketException
        11601,  # Interrupted
        14031,  # OutOfDiskSpace
    }
)
"""Codes with which a database says that it is unwell or lets nobody in, beside those that pymongo has errors for.

Other codes judge what the database was asked.
"""


def classify(error: BaseException) -> ErrorClass:
    """The class of a failure. What is not known to be transient or invalid is a bug."""
    if isinstance(error, INVALID):
        return ErrorClass.INVALID
    if isinstance(error, TRANSIENT) or (isinstance(error, OperationFailure) and _is_unwell(error)):
        return ErrorClass.TRANSIENT
    return ErrorClass.BUG


def _is_unwell(failure: OperationFailure) -> bool:
    """Whether the database could not do what it was asked, instead of refusing it; of several writes, any of them."""
    details = failure.details or {}
    writes = [*details.get("writeErrors", ()), *details.get("writeConcernErrors", ())]
    codes = [write.get("code") for write in writes] or [failure.code]
    return any((code or 0) in UNWELL for code in codes)
