"""When a schedule lets alerts leave. Moments have a time zone; the schedule's clock is that of its own zone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from claimwatch_contracts.schedule import QuietHours, Rhythm, Schedule, Weekday

DAYS = {Rhythm.DAILY: 2, Rhythm.WEEKLY: 8}
HOUR = timedelta(hours=1)


def digest_due(schedule: Schedule, raised_at: datetime) -> datetime:
    """When the digest leaves that an alert is in: the first time after it was raised, outside the quiet hours."""
    return quiet_until(schedule, _next(schedule, raised_at)) or _next(schedule, raised_at)


def _next(schedule: Schedule, moment: datetime) -> datetime:
    zone = ZoneInfo(schedule.time_zone)
    if schedule.rhythm is Rhythm.HOURLY:
        return _on_the_hour(moment, zone)
    return next(due for due in _dues(schedule, moment.astimezone(zone).date(), zone) if due > moment)


def _on_the_hour(moment: datetime, zone: ZoneInfo) -> datetime:
    """The next full hour of the zone's clock, which is not everywhere one of UTC's."""
    local = moment.astimezone(zone)
    into = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return moment.astimezone(UTC) - into + HOUR


def _dues(schedule: Schedule, today: date, zone: ZoneInfo) -> Iterator[datetime]:
    wanted = list(Weekday).index(schedule.weekday)
    for ahead in range(DAYS[schedule.rhythm] + 1):
        day = today + timedelta(days=ahead)
        if schedule.rhythm is Rhythm.DAILY or day.weekday() == wanted:
            yield _moment(day, schedule.at, zone)


def quiet_until(schedule: Schedule, moment: datetime) -> datetime | None:
    """When the quiet hours end that the moment lies in; ``None`` if it lies in none."""
    if schedule.quiet is None:
        return None
    zone = ZoneInfo(schedule.time_zone)
    today = moment.astimezone(zone).date()
    for day in (today - timedelta(days=1), today):
        start, end = _quiet(schedule.quiet, day, zone)
        if start <= moment < end:
            return end
    return None


def _quiet(quiet: QuietHours, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The quiet hours that start on that day."""
    last = day if quiet.start < quiet.end else day + timedelta(days=1)
    return _moment(day, quiet.start, zone), _moment(last, quiet.end, zone)


def _moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """When the zone's clock shows that time, in UTC. A time that a change of clocks leaves out comes after it."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)
