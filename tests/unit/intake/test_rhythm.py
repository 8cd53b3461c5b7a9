"""A feed is quiet when it is silent for much longer than it was in the last weeks."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from services.intake.feeds.rhythm import LEAST_NEWS, REMEMBERED, Rhythm, rhythm_of

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def every(hours: float, count: int = 20) -> Rhythm:
    """The rhythm of a feed with so many entries, the last at ``NOW``."""
    return Rhythm().with_news(NOW - timedelta(hours=hours * number) for number in range(count))


def test_a_feed_with_news_every_hour_is_quiet_after_a_day_and_not_before() -> None:
    hourly = every(1)
    assert hourly.quiet_since(NOW + timedelta(hours=24)) is None
    assert hourly.quiet_since(NOW + timedelta(hours=24, seconds=1)) == NOW


def test_a_feed_with_news_every_week_is_quiet_after_two() -> None:
    weekly = every(7 * 24)
    assert weekly.quiet_since(NOW + timedelta(days=14)) is None
    assert weekly.quiet_since(NOW + timedelta(days=14, seconds=1)) == NOW


def test_a_weekend_of_silence_is_usual_for_who_was_silent_on_the_last_one() -> None:
    workdays = [NOW + timedelta(days=day, hours=hour) for day in range(12) if day % 7 < 5 for hour in range(8)]
    rhythm = Rhythm().with_news(workdays)
    assert rhythm.quiet_since(workdays[-1] + timedelta(days=3)) is None
    assert rhythm.quiet_since(workdays[-1] + timedelta(days=6)) == workdays[-1]


def test_a_pause_is_forgotten_after_four_weeks() -> None:
    after_holidays = Rhythm().with_news([NOW - timedelta(days=40), NOW])
    daily = [NOW + timedelta(hours=20 * number) for number in range(50)]
    assert after_holidays.with_news(daily[:20]).quiet_since(daily[19] + timedelta(days=3)) is None
    assert after_holidays.with_news(daily).quiet_since(daily[49] + timedelta(days=3)) == daily[49]


def test_nothing_is_usual_for_a_new_feed() -> None:
    assert every(1, LEAST_NEWS - 1).quiet_since(NOW + timedelta(days=900)) is None
    assert every(1, LEAST_NEWS).quiet_since(NOW + timedelta(days=900)) == NOW
    assert Rhythm().quiet_since(NOW) is None


@given(st.lists(st.integers(0, 10**7), min_size=2, unique=True))
def test_the_longest_pause_of_the_last_weeks_is_the_first_that_is_kept(seconds: list[int]) -> None:
    moments = sorted(NOW + timedelta(seconds=second) for second in seconds)
    rhythm = Rhythm()
    for moment in moments:
        rhythm = rhythm.with_news([moment])
    since = moments[-1] - REMEMBERED
    pauses = [(after - before).total_seconds() for before, after in pairwise(moments) if after > since]
    assert rhythm.pauses[0].seconds == max(pauses)
    assert rhythm == Rhythm().with_news(moments)


def test_a_stored_rhythm_is_read_again() -> None:
    rhythm = every(3)
    stored = {
        "last_at": rhythm.last_at,
        "news": rhythm.news,
        "pauses": [{"until": pause.until, "seconds": pause.seconds} for pause in rhythm.pauses],
    }
    assert rhythm_of(stored) == rhythm
