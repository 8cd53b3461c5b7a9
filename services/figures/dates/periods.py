"""Periods of days, and their arithmetic relative to the day of publication.

A day that the calendar does not have, or that lies before its first year, raises ValueError or OverflowError.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from claimwatch_contracts.vocabulary import DatePrecision

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_THIRDS = {"early": (0.0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1.0)}
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True)
class Period:
    """A first and a last day, both included, and how precisely they are known."""

    first: date
    last: date
    precision: DatePrecision

    def part(self, which: str | None) -> "Period":
        """The early, middle or late third of the period; the whole period for ``None``."""
        if which is None:
            return self
        low, high = _THIRDS[which]
        days = (self.last - self.first).days + 1
        last = self.first + timedelta(days=max(round(days * high) - 1, round(days * low)))
        return Period(self.first + timedelta(days=round(days * low)), last, self.precision)

    def to(self, other: "Period") -> "Period | None":
        """From the first day of this period to the last day of the other; ``None`` if that day is earlier."""
        return Period(self.first, other.last, other.precision) if self.first <= other.last else None


def day(at: date) -> Period:
    """The period of one day."""
    return Period(at, at, DatePrecision.DAY)


def named_day(year: int | None, month: int, number: int, published: date | None) -> Period | None:
    """A day of a month. Without a year it is the last such day up to the publication."""
    if year is not None:
        return day(date(year, month, number))
    if published is None:
        return None
    this_year = date(published.year, month, number)
    return day(this_year if this_year <= published else date(published.year - 1, month, number))


def month(year: int | None, number: int, published: date | None) -> Period | None:
    """A month. Without a year it is the last such month that began before the publication."""
    if year is None:
        if published is None:
            return None
        year = published.year if number <= published.month else published.year - 1
    return _month(year, number)


def _month(year: int, number: int) -> Period:
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]), DatePrecision.MONTH)


def year(number: int) -> Period:
    """The period of one year."""
    return Period(date(number, 1, 1), date(number, 12, 31), DatePrecision.YEAR)


def years(first: int, last: int) -> Period:
    """The years from ``first`` to ``last``, both included. Ten years are a decade."""
    precision = DatePrecision.DECADE if last - first == 9 else DatePrecision.YEAR
    return Period(date(first, 1, 1), date(last, 12, 31), precision)


def season(name: str, number: int) -> Period:
    """Three months of a year, as on the northern hemisphere. Winter begins in December."""
    first = _SEASONS[name]
    end_year, last = (number, first + 2) if first < 12 else (number + 1, 2)
    return Period(date(number, first, 1), date(end_year, last, monthrange(end_year, last)[1]), DatePrecision.MONTH)


def weekday(index: int, published: date, *, before: bool = False) -> Period:
    """The last such weekday: up to the day of publication, or strictly ``before`` it."""
    back = (published.weekday() - index) % 7
    return day(published - timedelta(days=back or (7 if before else 0)))


def unit(name: str, published: date, back: int) -> Period:
    """The week, weekend, month or year of the publication, or the one that many units back."""
    if name == "year":
        return year(published.year - back)
    if name == "month":
        count = published.year * 12 + published.month - 1 - back
        return _month(count // 12, count % 12 + 1)
    monday = published - timedelta(days=published.weekday() + 7 * back)
    if name == "weekend":
        saturday = monday + timedelta(days=5)
        if saturday > published:
            saturday -= timedelta(days=7)
        return Period(saturday, saturday + timedelta(days=1), DatePrecision.DAY)
    return Period(monday, monday + timedelta(days=6), DatePrecision.WEEK)


def past(count: int, name: str, published: date) -> Period:
    """The period of ``count`` hours, days, weeks, months or years up to the publication."""
    days = -(-count // 24) if name == "hour" else count * _UNIT_DAYS[name]
    precision = DatePrecision.DAY if name == "hour" else DatePrecision(name)
    return Period(published - timedelta(days=days), published, precision)


def ago(count: int, name: str, published: date) -> Period:
    """The day, week, month or year that lies ``count`` units before the publication."""
    if name in ("month", "year"):
        return unit(name, published, count)
    if name == "week":
        middle = published - timedelta(days=7 * count)
        return Period(middle - timedelta(days=3), middle + timedelta(days=3), DatePrecision.WEEK)
    return day(published - timedelta(days=count // 24 if name == "hour" else count))
