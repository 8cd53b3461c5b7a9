"""When digests leave and quiet hours end: by the clock of the watch's zone, also when clocks are changed."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.schedule import QuietHours, Rhythm, Schedule, Weekday
from services.notify.grouping.calendar import digest_due, quiet_until

BERLIN = "Europe/Berlin"
ZONES = st.sampled_from([BERLIN, "UTC", "Asia/Kathmandu", "America/St_Johns", "Africa/Khartoum", "Pacific/Apia"])
CLOCKS = st.times().map(lambda clock: clock.replace(microsecond=0))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "raised", "due"),
    [
        (Schedule(rhythm=Rhythm.HOURLY), "2026-01-05 09:30", "2026-01-05 10:00"),
        (Schedule(rhythm=Rhythm.HOURLY), "2026-01-05 10:00", "2026-01-05 11:00"),
        (Schedule(rhythm=Rhythm.HOURLY, time_zone="Asia/Kathmandu"), "2026-01-05 09:30", "2026-01-05 10:15"),
        (Schedule(rhythm=Rhythm.DAILY), "2026-01-05 07:59", "2026-01-05 08:00"),
        (Schedule(rhythm=Rhythm.DAILY), "2026-01-05 08:00", "2026-01-06 08:00"),
        (Schedule(rhythm=Rhythm.DAILY, time_zone=BERLIN), "2026-01-05 06:59", "2026-01-05 07:00"),
        (Schedule(rhythm=Rhythm.DAILY, time_zone=BERLIN), "2026-07-05 05:59", "2026-07-05 06:00"),
        (Schedule(rhythm=Rhythm.DAILY, at=time(2, 30), time_zone=BERLIN), "2026-03-28 12:00", "2026-03-29 01:30"),
        (Schedule(rhythm=Rhythm.WEEKLY), "2026-01-05 07:00", "2026-01-05 08:00"),
        (Schedule(rhythm=Rhythm.WEEKLY), "2026-01-05 09:00", "2026-01-12 08:00"),
        (Schedule(rhythm=Rhythm.WEEKLY, weekday=Weekday.SUNDAY), "2026-01-05 09:00", "2026-01-11 08:00"),
        (
            Schedule(rhythm=Rhythm.DAILY, at=time(3), quiet=QuietHours(start=time(22), end=time(6))),
            "2026-01-05 09:00",
            "2026-01-06 06:00",
        ),
    ],
)
def test_a_digest_leaves_at_the_next_time_on_the_zone_s_clock(schedule: Schedule, raised: str, due: str) -> None:
    assert digest_due(schedule, at(raised)) == at(due)


@pytest.mark.parametrize(
    ("moment", "end"),
    [
        ("2026-01-05 21:59", None),
        ("2026-01-05 22:00", "2026-01-06 06:30"),
        ("2026-01-06 06:29", "2026-01-06 06:30"),
        ("2026-01-06 06:30", None),
        ("2026-01-06 12:00", None),
    ],
)
def test_quiet_hours_go_over_midnight(moment: str, end: str | None) -> None:
    schedule = Schedule(quiet=QuietHours(start=time(22), end=time(6, 30)))
    assert quiet_until(schedule, at(moment)) == (at(end) if end else None)


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    siesta = Schedule(quiet=QuietHours(start=time(13), end=time(15)))
    assert quiet_until(siesta, at("2026-01-05 13:30")) == at("2026-01-05 15:00")
    assert quiet_until(siesta, at("2026-01-05 15:30")) is None
    assert quiet_until(Schedule(), at("2026-01-05 03:00")) is None


@given(st.sampled_from([Rhythm.HOURLY, Rhythm.DAILY, Rhythm.WEEKLY]), CLOCKS, st.sampled_from(Weekday), ZONES, MOMENTS)
def test_a_digest_always_leaves_later_and_within_its_rhythm(
    rhythm: Rhythm, clock: time, weekday: Weekday, zone: str, moment: datetime
) -> None:
    due = digest_due(Schedule(rhythm=rhythm, at=clock, weekday=weekday, time_zone=zone), moment)
    longest = {Rhythm.HOURLY: timedelta(hours=1), Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7)}
    assert timedelta() < due - moment <= longest[rhythm] + timedelta(hours=2)
    if rhythm is Rhythm.WEEKLY:
        assert due.astimezone(ZoneInfo(zone)).weekday() == list(Weekday).index(weekday)


@given(CLOCKS, CLOCKS, ZONES, MOMENTS)
def test_quiet_hours_end_after_the_moment_that_lies_in_them(
    start: time, end: time, zone: str, moment: datetime
) -> None:
    if start == end:
        return
    over = quiet_until(Schedule(quiet=QuietHours(start=start, end=end), time_zone=zone), moment)
    assert over is None or timedelta() < over - moment <= timedelta(hours=26)
