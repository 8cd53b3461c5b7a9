"""Simple date expressions as intervals of days, relative to the day of publication."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from claimwatch_contracts.extraction import DateInterval
from services.figures.exclusions import MONTH

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_EXPRESSION = re.compile(
    rf"\b(?P<month>{MONTH})\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH})(?:,?\s+(?P<year2>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<month3>{MONTH}),?\s+(?P<year3>(?:19|20)\d\d)\b"
    r"|\b(?P<near>yesterday|today|tonight|last\s+night|this\s+morning)\b"
    rf"|\b(?:last\s+)?(?P<weekday>{'|'.join(_WEEKDAYS)})\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:early\s+|late\s+|mid-)?$", re.IGNORECASE)


@dataclass(frozen=True)
class DateExpression:
    """A date expression at ``text[start:end]`` and the days it stands for."""

    start: int
    end: int
    interval: DateInterval


def date_expressions(text: str, start: int, end: int, published: date | None) -> Iterator[DateExpression]:
    """The date expressions within ``text[start:end]``. Without ``published`` only those that name a year are read."""
    for match in _EXPRESSION.finditer(text, start, end):
        days = _days(match, published)
        if days is None:
            continue
        first, last = days
        since = _SINCE.search(text, max(start, match.start() - 14), match.start())
        if since and published and published >= first:
            last = published
        begin = since.start() if since else match.start()
        surface = text[begin : match.end()]
        yield DateExpression(begin, match.end(), DateInterval(start=first, end=last, text=surface))


def nearest(expressions: tuple[DateExpression, ...], position: int) -> DateInterval | None:
    """The interval of the expression closest to ``position``; of two equally close, the later one."""
    if not expressions:
        return None
    return min(reversed(expressions), key=lambda e: max(e.start - position, position - e.end)).interval


def _days(match: re.Match[str], published: date | None) -> tuple[date, date] | None:
    if match["month3"]:
        return _month(int(match["year3"]), _month_number(match["month3"]))
    if name := match["month"] or match["month2"]:
        day, year = int(match["day"] or match["day2"]), match["year"] or match["year2"]
        return _one(_day(int(year) if year else None, _month_number(name), day, published))
    if published is None:
        return None
    if match["weekday"]:
        back = (published.weekday() - _WEEKDAYS.index(match["weekday"].casefold())) % 7
        return _one(published - timedelta(days=back))
    near = match["near"].casefold()
    return _one(published - timedelta(days=1 if near == "yesterday" or near.startswith("last") else 0))


def _one(day: date | None) -> tuple[date, date] | None:
    return (day, day) if day else None


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _month_number(name: str) -> int:
    return _MONTHS.index(name.casefold()[:3]) + 1


def _day(year: int | None, month: int, day: int, published: date | None) -> date | None:
    """The day named; without a year the last such day not after the publication. None if there is no such day."""
    try:
        if year is not None:
            return date(year, month, day)
        if published is None:
            return None
        found = date(published.year, month, day)
        return found if found <= published else date(published.year - 1, month, day)
    except ValueError:
        return None
