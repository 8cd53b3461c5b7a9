"""Each caller may post so often a minute, whatever the others do."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.intake.allowance import MOST_CALLERS, Allowance
from tests.builders import NOW


def test_each_caller_has_an_allowance_of_their_own() -> None:
    allowance = Allowance(2)
    assert [allowance.take("a", NOW) for _ in range(2)] == [None, None]
    assert allowance.take("a", NOW) == timedelta(seconds=30)
    assert allowance.take("b", NOW) is None


def test_whoever_waits_as_long_as_they_were_told_comes_in() -> None:
    allowance = Allowance(7)
    now = NOW
    for _ in range(50):
        if wait := allowance.take("a", now):
            now += wait + timedelta(microseconds=1)
            assert allowance.take("a", now) is None


@given(st.lists(st.floats(0, 90), max_size=60), st.integers(1, 5))
def test_within_a_minute_nobody_posts_more_than_twice_the_most(pauses: list[float], most: int) -> None:
    allowance, now, admitted = Allowance(most), NOW, []
    for pause in pauses:
        now += timedelta(seconds=pause)
        if allowance.take("a", now) is None:
            admitted.append(now)
    for first in admitted:
        assert sum(first <= each < first + timedelta(minutes=1) for each in admitted) <= 2 * most


def test_a_clock_that_goes_back_gives_nothing() -> None:
    allowance = Allowance(1)
    assert allowance.take("a", NOW) is None
    assert allowance.take("a", NOW - timedelta(minutes=5)) is not None
    assert allowance.take("a", NOW) is not None


def test_only_the_latest_callers_are_remembered() -> None:
    allowance = Allowance(1)
    for number in range(MOST_CALLERS + 1):
        allowance.take(str(number), NOW)
    assert allowance.take(str(MOST_CALLERS), NOW) is not None
    assert allowance.take("0", NOW) is None
