"""The regular note of what was read for a channel's watches, which tells silence from breakage."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from claimwatch_contracts.deliveries import Notice, NoticeKind
from claimwatch_contracts.schedule import Rhythm, Schedule
from services.notify.grouping.calendar import digest_due
from services.notify.noticing.troubles import Trouble, shown

TWO_NOTES = {Rhythm.HOURLY: timedelta(hours=27), Rhythm.DAILY: timedelta(days=4), Rhythm.WEEKLY: timedelta(days=22)}
"""In which at least two notes are due, whatever the quiet hours."""


@dataclass(frozen=True)
class Period:
    """The time that a note is about, from the one before it up to when it is due."""

    since: datetime
    until: datetime


@dataclass(frozen=True)
class WatchReading:
    """What came of the articles for one watch. ``held_back`` is in words, empty if nothing was."""

    name: str
    alerts: int
    held_back: str
    is_enabled: bool = True


def last_period(schedule: Schedule, now: datetime) -> Period:
    """The period of the last note that is due, which must not be at once."""
    dues = []
    moment = now - TWO_NOTES[schedule.rhythm]
    while (moment := digest_due(schedule, moment)) <= now:
        dues.append(moment)
    return Period(*dues[-2:])


def reading_notice(
    period: Period, articles: int, watches: Collection[WatchReading], troubles: Collection[Trouble]
) -> Notice:
    """The note. A title without troubles says that the silence is one of the world."""
    alerts = sum(watch.alerts for watch in watches)
    counts = f"{_count(articles, 'article')} read, {_count(alerts, 'alert')}"
    return Notice(
        kind=NoticeKind.READING,
        title=counts + (f"; {_count(len(troubles), 'trouble')}" if troubles else ""),
        lines=(
            f"From {period.since:%Y-%m-%d %H:%M} to {period.until:%Y-%m-%d %H:%M} UTC: {counts}.",
            *shown([_of_watch(watch) for watch in watches] or ["No watch sends to this channel."]),
            *([] if articles else ["Nothing at all was read: either nothing was published, or something is broken."]),
            *shown([_sentence(trouble.words) for trouble in troubles] or ["No feed is quiet, and nothing lags."]),
        ),
        noticed_at=period.until,
    )


def _of_watch(watch: WatchReading) -> str:
    held_back = f"; not told: {watch.held_back}" if watch.held_back else ""
    switched_off = "" if watch.is_enabled else " (switched off)"
    return f"{watch.name}{switched_off}: {_count(watch.alerts, 'alert')}{held_back}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
