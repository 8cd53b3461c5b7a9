"""The zone of a moment that a page states in UTC and shows in its own time."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta, timezone

from services.intake.dates.reading import read_local

UNNAMED = timezone(timedelta(), "unnamed")
STEP = timedelta(minutes=30)
QUARTERS = tuple(timedelta(hours=hours, minutes=45) for hours in (5, 8, 12))
"""The zones that are no whole step ahead of UTC: Nepal, Eucla, Chatham."""
BEHIND, AHEAD = timedelta(hours=-12), timedelta(hours=14)


def in_shown_zone(moment: datetime, texts: Iterable[str]) -> datetime:
    """The same moment in the zone in which the page shows it, or as it is.

    ``moment`` is in UTC, ``texts`` are the dates that the page shows, most with no zone. A time of day that is shown so
    many hours or half hours off is local. A day alone is local if the moment is midnight there.
    """
    for text in texts:
        shown = read_local(text, UNNAMED)
        if shown is None:
            continue
        if shown.tzinfo is not UNNAMED:
            if shown.time() != time.min and abs(shown - moment) < timedelta(minutes=1):
                return moment.astimezone(shown.tzinfo)
            continue
        ahead = shown.replace(second=0, microsecond=0, tzinfo=UTC) - moment.replace(second=0, microsecond=0)
        is_local = shown.time() != time.min or (ahead > timedelta() and shown.date() != moment.date())
        if is_local and BEHIND <= ahead <= AHEAD and (not ahead % STEP or ahead in QUARTERS):
            return moment.astimezone(timezone(ahead))
    return moment
