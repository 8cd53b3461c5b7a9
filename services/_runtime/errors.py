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


def classify(error: BaseException) -> ErrorClass:
    """The class of a failure. What is not known to be transient or invalid is a bug."""
    if isinstance(error, INVALID):
        return ErrorClass.INVALID
    if isinstance(error, TRANSIENT):
        return ErrorClass.TRANSIENT
    return ErrorClass.BUG
