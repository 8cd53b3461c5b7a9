"""Reads dates in any language, with any time zone or none. An ambiguous text is no date."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from services._runtime.errors import InvalidError
from services.intake.dates.months import month_number
from services.intake.dates.zones import ZONE_MINUTES

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=1)
_SECONDS_DIGITS = frozenset({9, 10})
_MILLISECONDS_DIGITS = frozenset({12, 13})
_COMPACT = re.compile(r"^(\d{8})(\d{6})$")
_TIME = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?!\d)"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"\s*\(?(?:UTC|GMT)?(?P<sign>[+\-\u2212])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?(?!\d)", re.I)
_REGION = re.compile(r"\s*\(?([A-Z]\w+/[A-Z][\w/-]+)")
_NAME = re.compile(r"\s*\(?([^\W\d_]{1,5})(?!\w)")
_YEAR, _DAY, _MONTH = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º)?", r"(?P<month>\d{1,2})"
_WORDS = r"(?P<words>[^\W\d_](?:[^\W\d_]|[\s.'\u2019])*)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}\s*[-/.年년]\s*{_MONTH}\s*[-/.月월]\s*(?P<day>\d{{1,2}})(?!\d)",
        rf"\b(?P<day>\d{{1,2}})\.\s?{_MONTH}\.\s?(?P<year>\d{{4}}|\d{{2}})(?![\d.])",
        rf"\b(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-]{_YEAR}",
        rf"(?P<words>[^\W\d_]+)\.?\s+{_DAY},?\s+(?:[A-Z]{{2,5}}\s+)?{_YEAR}",
        rf"\b{_DAY}[\s.,-]*{_WORDS}[\s.,-]*(?P<year>\d{{4}}|\d{{2}})(?!\d)",
        rf"\b{_YEAR}[\s.,]*{_WORDS}\s+(?P<day>\d{{1,2}})(?!\d)",
    )
)


@dataclass(frozen=True)
class _Reading:
    """A local date and time, and the zone that the text names, if any."""

    local: datetime
    zone: tzinfo | None


class UnreadableDateError(InvalidError):
    """The text is no date, or could be one of several dates."""


def read_moment(text: str, zone: tzinfo = UTC) -> datetime | None:
    """The moment in UTC, or ``None``. A text that names no zone is read in ``zone``."""
    moment = read_local(text, zone)
    return moment and moment.astimezone(UTC)


def read_local(text: str, zone: tzinfo = UTC) -> datetime | None:
    """The moment in the zone that the text names, or else in ``zone``; ``None`` for a text that is no date."""
    try:
        reading = _read(text)
        moment = reading.local.replace(tzinfo=reading.zone or zone)
        moment.astimezone(UTC)  # the calendar's edges have no moment in UTC
    except (UnreadableDateError, ValueError, OverflowError):
        return None
    return moment


def stated_zone(texts: Iterable[str]) -> tzinfo:
    """The zone that the first text with a zone names, or UTC. Texts of the same source without a zone share it."""
    for text in texts:
        try:
            zone = _read(text).zone
        except (UnreadableDateError, ValueError, OverflowError):
            continue
        if zone is not None:
            return zone
    return UTC


def first_credible(texts: Iterable[str], zone: tzinfo, now: datetime) -> datetime | None:
    """The first readable date between 1990 and a day after ``now``. A moment of the same day replaces a day alone."""
    readings = (read_moment(text, zone) for text in texts)
    moments = [moment for moment in readings if moment and EARLIEST <= moment <= now + AHEAD]
    if not moments or moments[0].astimezone(zone).time() != time.min:
        return next(iter(moments), None)
    day = moments[0]
    return next((moment for moment in moments if day < moment < day + timedelta(days=1)), day)


def admitted_moment(stated: datetime | None, received_at: datetime) -> datetime | None:
    """The stated moment of publication; ``None`` before 1990, and ``received_at`` for a moment over a day later."""
    if stated is None or stated < EARLIEST:
        return None
    return received_at if stated > received_at + AHEAD else stated


def _read(text: str) -> _Reading:
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    if text.isdigit() and len(text) in _SECONDS_DIGITS | _MILLISECONDS_DIGITS:
        return _from_epoch(text)
    try:
        moment = datetime.fromisoformat(_COMPACT.sub(r"\1T\2", text))
    except ValueError:
        return _from_words(text)
    return _Reading(moment.replace(tzinfo=None), moment.tzinfo)


def _from_epoch(digits: str) -> _Reading:
    seconds = int(digits) // (1_000 if len(digits) in _MILLISECONDS_DIGITS else 1)
    return _Reading(datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None), UTC)


def _from_words(text: str) -> _Reading:
    clock = _TIME.search(text)
    if clock is None:
        return _Reading(datetime.combine(date(*_date(text)), time.min), None)
    before, after = text[: clock.start()], text[clock.end() :]
    time_of_day = time(_hour(clock), int(clock["minute"]), int(clock["second"] or 0))
    return _Reading(datetime.combine(date(*_date(f"{before} {after}")), time_of_day), _zone(after))


def _hour(clock: re.Match[str]) -> int:
    hour = int(clock["hour"])
    if clock["half"] is None or hour > 12:
        return hour
    return hour % 12 + (12 if clock["half"].lower() == "p" else 0)


def _date(text: str) -> tuple[int, int, int]:
    """Year, month and day."""
    for pattern in _DATES:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            year = int(parts["year"])
            if month_and_day := _month_and_day(parts):
                return (year if year >= 100 else 2_000 + year, *month_and_day)
    raise UnreadableDateError(text)


def _month_and_day(parts: dict[str, str]) -> tuple[int, int] | None:
    """Month and day; ``None`` if the words name no month, or if day and month could be exchanged."""
    if "words" in parts:
        month = month_number(parts["words"])
        return None if month is None else (month, int(parts["day"]))
    if "month" in parts:
        return int(parts["month"]), int(parts["day"])
    first, second = int(parts["first"]), int(parts["second"])
    if first != second and max(first, second) <= 12:
        return None
    return min(first, second), max(first, second)


def _zone(after: str) -> tzinfo | None:
    """The zone at the start of the text after a time; ``None`` without one.

    Raises:
        UnreadableDateError: the text starts with capital letters that are the name of no zone.
    """
    if offset := _OFFSET.match(after):
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes))
    if region := _REGION.match(after):
        return _region(region[1])
    name = _NAME.match(after)
    if name is None:
        return None
    if (ahead := ZONE_MINUTES.get(name[1].upper())) is not None:
        return timezone(timedelta(minutes=ahead))
    if len(name[1]) > 1 and name[1].isupper():
        raise UnreadableDateError(after)
    return None


def _region(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UnreadableDateError(name) from error
