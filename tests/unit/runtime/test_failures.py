"""The classes of errors, the waiting time before a retry, and the limit of dead letters."""

import random

import httpx
import pymongo.errors
import pytest
from aiokafka.errors import KafkaConnectionError, MessageSizeTooLargeError
from hypothesis import given
from hypothesis import strategies as st

from services._runtime.backoff import Backoff
from services._runtime.classification import classify
from services._runtime.errors import ErrorClass, InvalidMessageError, TransientError
from services._runtime.kafka.dead_letters import DeadLetterLimit


def bulk_failure(*writes: dict[str, int]) -> pymongo.errors.BulkWriteError:
    """The failure of a bulk write in which these writes failed."""
    return pymongo.errors.BulkWriteError({"writeErrors": list(writes), "writeConcernErrors": []})


@pytest.mark.parametrize(
    ("error", "error_class"),
    [
        (TransientError("x"), ErrorClass.TRANSIENT),
        (KafkaConnectionError(), ErrorClass.TRANSIENT),
        (pymongo.errors.ServerSelectionTimeoutError(), ErrorClass.TRANSIENT),
        (pymongo.errors.AutoReconnect(), ErrorClass.TRANSIENT),
        (httpx.ConnectError("x"), ErrorClass.TRANSIENT),
        (ConnectionResetError(), ErrorClass.TRANSIENT),
        (InvalidMessageError("x"), ErrorClass.INVALID),
        (MessageSizeTooLargeError(), ErrorClass.INVALID),
        (pymongo.errors.OperationFailure("Unknown error: This store is closed [2.3.232/4]"), ErrorClass.TRANSIENT),
        (pymongo.errors.OperationFailure("no room", 14031), ErrorClass.TRANSIENT),
        (pymongo.errors.OperationFailure("not authorized on claimwatch", 13), ErrorClass.TRANSIENT),
        (bulk_failure({"code": 11000}, {"code": 146}), ErrorClass.TRANSIENT),
        (bulk_failure({"code": 11000}), ErrorClass.BUG),
        (pymongo.errors.DuplicateKeyError("x", 11000), ErrorClass.BUG),
        (pymongo.errors.OperationFailure("unknown operator: $where", 2), ErrorClass.BUG),
        (pymongo.errors.DocumentTooLarge("x"), ErrorClass.BUG),
        (KeyError("x"), ErrorClass.BUG),
    ],
)
def test_every_error_has_a_class(error: Exception, error_class: ErrorClass) -> None:
    assert classify(error) is error_class


@given(st.integers(1, 10_000), st.integers())
def test_pauses_grow_to_their_maximum_and_never_vanish(attempt: int, seed: int) -> None:
    delay = Backoff(base=0.5, maximum=60).delay(attempt, random.Random(seed))
    full = min(60.0, 0.5 * 2 ** min(attempt - 1, 32))
    assert full / 2 <= delay <= full


BUG, INVALID = ErrorClass.BUG, ErrorClass.INVALID


def test_the_limit_needs_a_minimum_and_a_share_of_the_window() -> None:
    limit = DeadLetterLimit(window=10, minimum=3, ratio=0.5)
    assert [limit.died("g", BUG) for _ in range(3)] == [False, False, True]
    for _ in range(10):
        limit.settled("g")
    assert not any(limit.died("g", BUG) for _ in range(4))
    assert limit.died("g", BUG)


def test_the_limit_counts_each_group_for_itself() -> None:
    limit = DeadLetterLimit(window=10, minimum=3, ratio=0.5)
    for _ in range(10):
        limit.settled("busy")
    assert [limit.died("sick", BUG) for _ in range(3)] == [False, False, True]
    assert not limit.died("busy", BUG)


def test_invalid_messages_pass_the_limit_only_where_nothing_else_came_for_a_whole_window() -> None:
    limit = DeadLetterLimit(window=10, minimum=3, ratio=0.5)
    assert not any(limit.died("g", INVALID) for _ in range(9))
    limit.settled("g")
    assert not any(limit.died("g", INVALID) for _ in range(9))
    assert limit.died("g", INVALID)


def test_bugs_are_not_outweighed_by_invalid_messages() -> None:
    limit = DeadLetterLimit(window=10, minimum=3, ratio=0.5)
    limit.settled("g")
    for _ in range(6):
        limit.died("g", INVALID)
    assert [limit.died("g", BUG) for _ in range(3)] == [False, False, True]


def test_a_limit_that_was_passed_before_the_start_is_passed_by_the_next_bug() -> None:
    limit = DeadLetterLimit(window=10, minimum=3, ratio=0.5)
    limit.recall("sick", bugs=40)
    limit.recall("well", bugs=2)
    assert not limit.died("sick", INVALID)
    assert limit.died("sick", BUG)
    assert not limit.died("well", BUG)


def test_what_died_before_the_start_is_outweighed_by_what_succeeds() -> None:
    limit = DeadLetterLimit(window=10, minimum=3, ratio=0.5)
    limit.recall("g", bugs=3)
    for _ in range(6):
        limit.settled("g")
    assert not limit.died("g", BUG)
