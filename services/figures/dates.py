"""The date expressions of news as periods of days."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from claimwatch_contracts.extraction import DateInterval
from claimwatch_language.calendar import MONTH, WEEKDAYS, month_number
from services.figures import periods
from services.figures.periods import Period

_Match = re.Match[str]
_Reader = Callable[[_Match, date | None], Period | None]
_COUNT_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNTS = {word: count for count, word in enumerate(_COUNT_WORDS, start=1)}
_COUNTS |= {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "few": 4, "a few": 4, "several": 7}
_RECENT = {"day": 7, "week": 4, "month": 6, "year": 5}
"""How many of the unit "recent" reaches back ("recent weeks": four)."""

_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
_PART = r"(?:(?P<part>early|mid|late)[- ]+(?:in\s+)?)?"
_COUNT = rf"\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}"
_TO = r"\s*(?:-|–|to|and|until|till|through)\s*"
_WHICH = (
    r"(?P<which>this|last|past|previous|the\s+past|the\s+last|the\s+previous|earlier\s+this|so\s+far\s+this"
    r"|since\s+the\s+(?:start|beginning)\s+of\s+(?:the|this))"
)


def _days_of_month(match: _Match, published: date | None) -> Period | None:
    """ "3 to 5 May 2014", "May 3-5", "28 April to 3 May" """
    month, year = month_number(match["month"] or match["first_month"]), _int(match["year"])
    last = periods.named_day(year, month, _number(match["last"]), published)
    first_month = month_number(match["first_month"]) if match["first_month"] else month
    first = last and periods.named_day(last.last.year, first_month, _number(match["first"]), published)
    return first.to(last) if first and last else None


def _day_of_month(match: _Match, published: date | None) -> Period | None:
    """ "3 May 2014", "the 3rd of May", "May 3" """
    return periods.named_day(_int(match["year"]), month_number(match["month"]), _number(match["day"]), published)


def _iso(match: _Match, published: date | None) -> Period | None:
    """ "2014-05-03" """
    return periods.named_day(int(match["year"]), int(match["month"]), int(match["day"]), published)


def _whole_month(match: _Match, published: date | None) -> Period | None:
    """ "May 2014", "in early May", "last May" """
    month = periods.month(_int(match["year"]), month_number(match["month"]), published)
    return month.part(_folded(match["part"])) if month else None


def _month_of_year(match: _Match, published: date | None) -> Period | None:
    """ "September last year" """
    if published is None:
        return None
    year = published.year - (match["relative"].casefold() == "last")
    return periods.month(year, month_number(match["month"]), published)


def _whole_months(match: _Match, published: date | None) -> Period | None:
    """ "between December and February" """
    last = periods.month(_int(match["year"]), month_number(match["month"]), published)
    if last is None:
        return None
    first_month = month_number(match["first"])
    first = periods.month(last.last.year - (first_month > last.last.month), first_month, published)
    return first.to(last) if first else None


def _season(match: _Match, published: date | None) -> Period | None:
    """ "the summer of 2014" """
    return periods.season(match["season"].casefold(), int(match["year"])).part(_folded(match["part"]))


def _whole_years(match: _Match, published: date | None) -> Period | None:
    """ "between 2011 and 2014" """
    first, last = int(match["first"]), int(match["last"])
    return periods.years(first, last) if first < last else None


def _decade(match: _Match, published: date | None) -> Period | None:
    """ "the early 1990s" """
    first = int(match["decade"]) // 10 * 10
    return periods.years(first, first + 9).part(_folded(match["part"]))


def _whole_year(match: _Match, published: date | None) -> Period | None:
    """ "in 2014", "in late 2014" """
    return periods.year(int(match["year"])).part(_folded(match["part"]))


def _weekday(match: _Match, published: date | None) -> Period | None:
    """ "on Monday", "last Monday" """
    if published is None or match["next"]:
        return None
    return periods.weekday(WEEKDAYS.index(match["weekday"].casefold()), published, before=match["last"] is not None)


def _near_day(match: _Match, published: date | None) -> Period | None:
    """ "yesterday", "overnight" """
    if published is None:
        return None
    near = " ".join(match["near"].casefold().split())
    if near == "overnight":
        return periods.day(published - timedelta(days=1)).to(periods.day(published))
    return periods.day(published - timedelta(days=_DAYS_BACK.get(near, 0)))


_DAYS_BACK = {"the day before yesterday": 2, "yesterday": 1, "last night": 1}


def _calendar_unit(match: _Match, published: date | None) -> Period | None:
    """ "last week", "this month", "so far this year" """
    if published is None:
        return None
    which, unit = " ".join(match["which"].casefold().split()), match["unit"].casefold()
    if which.startswith("the ") and unit != "weekend":
        return periods.past(1, unit, published)
    back = 0 if which.startswith("since") or which.endswith("this") else 1
    if unit == "weekend" and published.weekday() < 5:
        back = 0
    period = periods.unit(unit, published, back)
    return Period(period.first, min(period.last, published), period.precision) if period.first <= published else None


def _past_units(match: _Match, published: date | None) -> Period | None:
    """ "the past 24 hours", "in the last three weeks", "over the past few days" """
    return periods.past(_count(match["count"]), match["unit"].casefold(), published) if published else None


def _recent(match: _Match, published: date | None) -> Period | None:
    """ "in recent weeks" """
    unit = match["unit"].casefold()
    return periods.past(_RECENT[unit], unit, published) if published else None


def _units_ago(match: _Match, published: date | None) -> Period | None:
    """ "three days ago", "a month ago" """
    return periods.ago(_count(match["count"]), match["unit"].casefold(), published) if published else None


_READERS: list[tuple[re.Pattern[str], _Reader]] = [
    (re.compile(rf"\b{pattern}", re.IGNORECASE), reader)
    for pattern, reader in (
        (
            rf"(?P<first>{_DAY})(?:\s+(?P<first_month>{MONTH}))?{_TO}(?P<last>{_DAY})\s+(?:of\s+)?(?P<month>{MONTH})"
            rf"(?:,?\s+(?P<year>{_YEAR})\b)?",
            _days_of_month,
        ),
        (
            rf"(?P<first_month>{MONTH})\s+(?P<first>{_DAY}){_TO}(?P<month>{MONTH})?\s*(?P<last>{_DAY})"
            rf"(?:,?\s+(?P<year>{_YEAR})\b)?",
            _days_of_month,
        ),
        (rf"(?P<month>{MONTH})\s*(?P<day>{_DAY})(?:,?\s+(?P<year>{_YEAR})\b)?", _day_of_month),
        (rf"(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{_YEAR})\b)?", _day_of_month),
        (rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)\b", _iso),
        (
            rf"(?:(?<=\bbetween\s)|(?<=\bfrom\s))(?P<first>{MONTH}){_TO}(?P<month>{MONTH})(?:\s+(?P<year>{_YEAR})\b)?",
            _whole_months,
        ),
        (rf"{_PART}(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{_YEAR})\b", _whole_month),
        (rf"(?P<month>{MONTH})\s+(?P<relative>last|this)\s+year\b", _month_of_year),
        (
            rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\bof\s)|(?=(?:last|this|early|mid|late)\b))"
            rf"(?:(?:last|this)\s+)?{_PART}(?P<year>(?!))?(?P<month>{MONTH})(?!\s+\d)",
            _whole_month,
        ),
        (rf"{_PART}(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{_YEAR})\b", _season),
        (rf"(?:(?<=\bbetween\s)|(?<=\bfrom\s))(?P<first>{_YEAR}){_TO}(?P<last>{_YEAR})\b", _whole_years),
        (rf"(?P<first>{_YEAR})[-–](?P<last>{_YEAR})\b", _whole_years),
        (rf"{_PART}(?P<decade>{_YEAR})[’']?s\b", _decade),
        (
            rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\bof\s)|(?=(?:early|mid|late)\b)){_PART}(?P<year>{_YEAR})\b",
            _whole_year,
        ),
        (rf"(?P<part>(?!))?(?<=\bthe\s)(?P<year>{_YEAR})(?=\s+[a-z])", _whole_year),
        (
            rf"(?:(?P<next>next)\s+|(?P<last>last)\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})\b"
            rf"(?!,?\s+(?:{_DAY}\s+)?{MONTH})",
            _weekday,
        ),
        (
            r"(?P<near>the\s+day\s+before\s+yesterday|yesterday|today|tonight|overnight|last\s+night"
            r"|this\s+(?:morning|afternoon|evening))\b",
            _near_day,
        ),
        (r"(?P<which>the)\s+(?P<unit>weekend)\b", _calendar_unit),
        (rf"{_WHICH}\s+(?P<unit>week|weekend|month|year)\b(?!\s*[-’'])", _calendar_unit),
        (
            rf"(?:the\s+)?(?:past|last|previous)\s+(?P<count>{_COUNT})\s+(?P<unit>hour|day|week|month|year)s?\b",
            _past_units,
        ),
        (r"recent\s+(?P<unit>day|week|month|year)s\b", _recent),
        (rf"(?P<count>{_COUNT})\s+(?P<unit>hour|day|week|month|year)s?\s+ago\b", _units_ago),
    )
]
_SINCE = re.compile(
    r"\bsince\s+(?:(?:[\w’'-]+\s+){0,8}?(?:began|begun|started|erupted|launched|start|out|outbreak)\s+)?"
    r"(?:in\s+|on\s+|of\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_SINCE_CHARACTERS = 90
_OPEN = re.compile(r"so\s+far|since", re.IGNORECASE)


@dataclass(frozen=True)
class DateExpression:
    """A date expression at ``text[start:end]``, and the days that it stands for."""

    start: int
    end: int
    interval: DateInterval


def date_expressions(text: str, start: int, end: int, published: date | None) -> Iterator[DateExpression]:
    """The date expressions within ``text[start:end]`` in order. Without ``published`` only those with a year count."""
    expressions: list[tuple[int, int, Period | None]] = []
    for pattern, reader in _READERS:
        for match in pattern.finditer(text, start, end):
            if all(match.end() <= other[0] or other[1] <= match.start() for other in expressions):
                expressions.append((*match.span(), _period(reader, match, published)))
    for first, last, period in sorted(expressions, key=lambda expression: expression[:2]):
        if period is not None:
            yield _expression(text, start, first, last, period, published)


def _period(reader: _Reader, match: _Match, published: date | None) -> Period | None:
    """The period of a match; ``None`` if the calendar has no such day ("31 June")."""
    try:
        return reader(match, published)
    except (ValueError, OverflowError):
        return None


def _expression(text: str, floor: int, start: int, end: int, period: Period, published: date | None) -> DateExpression:
    since = _SINCE.search(text, max(floor, start - _SINCE_CHARACTERS), start)
    opened = since is not None or _OPEN.match(text, start) is not None
    if since is not None:
        start = since.start()
    is_open = opened and published is not None and published >= period.first
    end -= text[start:end].endswith(".")
    last = published if is_open and published is not None else period.last
    interval = DateInterval(
        start=period.first, end=last, text=text[start:end], precision=period.precision, open=is_open
    )
    return DateExpression(start, end, interval)


def _number(text: str) -> int:
    return int(text.rstrip("stndrhSTNDRH"))


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _folded(text: str | None) -> str | None:
    return text.casefold() if text else None


def _count(text: str) -> int:
    folded = " ".join(text.casefold().split())
    return int(folded) if folded.isdigit() else _COUNTS[folded]
