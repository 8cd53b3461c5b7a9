"""The class of a failure: of an error of our own tree, or of a library's exception."""

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
        0,  # the embedded server gives no code for "This store is closed" and similar errors
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
"""Error codes of a database that cannot serve any request now. pymongo raises errors of its own for some other codes.

All other codes are about the request itself.
"""


def classify(error: BaseException) -> ErrorClass:
    """The class of a failure. An error that is neither transient nor invalid is a bug."""
    if isinstance(error, INVALID):
        return ErrorClass.INVALID
    if isinstance(error, TRANSIENT) or (isinstance(error, OperationFailure) and _is_unwell(error)):
        return ErrorClass.TRANSIENT
    return ErrorClass.BUG


def _is_unwell(failure: OperationFailure) -> bool:
    """Whether the database failed, and did not refuse the request. Of several writes, one such failure is enough."""
    details = failure.details or {}
    writes = [*details.get("writeErrors", ()), *details.get("writeConcernErrors", ())]
    codes = [write.get("code") for write in writes] or [failure.code]
    return any((code or 0) in UNWELL for code in codes)
