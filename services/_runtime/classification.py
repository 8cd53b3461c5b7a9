"""Which class a failure is of, whoever raised it: our own error tree, or a library's exceptions."""

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

from services._runtime.errors import ErrorClass, InvalidError, TransientError

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
INVALID = (InvalidError, MessageSizeTooLargeError)
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
