"""When a delivery that failed is tried again."""

import random
from datetime import timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.notify.schedule import JITTER, STANDARD_DELAYS_SECONDS, next_attempt, retry_after
from tests.builders import NOW


@given(st.integers(0, 12), st.floats(0, 86_400), st.integers(0, 2**32))
def test_next_attempt_is_never_before_what_schedule_and_receiver_ask(failed: int, asked: float, seed: int) -> None:
    wait = timedelta(seconds=asked)
    again = next_attempt(NOW, failed, STANDARD_DELAYS_SECONDS, random.Random(seed), wait)
    if failed >= len(STANDARD_DELAYS_SECONDS):
        assert again is None
    else:
        assert again is not None
        delay = timedelta(seconds=STANDARD_DELAYS_SECONDS[failed])
        assert max(delay, wait) <= again - NOW <= max(delay * (1 + JITTER), wait) + timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        (format_datetime(NOW + timedelta(minutes=2), usegmt=True), 120),
        (format_datetime(NOW - timedelta(minutes=2), usegmt=True), 0),
        ("9" * 400, 86_400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
        *((nothing, None) for nothing in (None, "", "soon", "-5", "1.5", "²")),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_a_day_at_most(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOW) == (None if seconds is None else timedelta(seconds=seconds))
