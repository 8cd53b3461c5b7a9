"""The forms of date expressions in news, and the periods of days that they stand for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from claimwatch_language.calendar import MONTH, MONTHS, NO_DAY, WEEKDAYS, month_number
from services.figures.dates import periods
from services.figures.dates.periods import Period

_Match = re.Match[str]
_Reader = Callable[[_Match, date | None], Period | None]
_COUNT_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNTS = {word: count for count, word in enumerate(_COUNT_WORDS, start=1)}
_COUNTS |= {
    "twenty-four": 24,
    "forty-eight": 48,
    "seventy-two": 72,
    "a": 1,
    "an": 1,
    "couple of": 2,
    "a couple of": 2,
    "few": 4,
    "a few": 4,
    "several": 7,
}
_RECENT = {"day": 7, "week": 4, "month": 6, "year": 5}
"""How many of the unit "recent" reaches back ("recent weeks": four)."""

_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
_PART = r"(?:(?P<part>early|mid|late)[- ]+(?:in\s+)?)?"
COUNT = rf"\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}"
_TO = r"\s*(?:-|–|to|and|until|till|through)\s*"
_WHICH = (
    r"(?P<which>this|last|past|previous|the\s+past|the\s+last|the\s+previous|earlier\s+this|so\s+far\s+this"
    r"|since\s+the\s+(?:start|beginning)\s+of\s+(?:the|this))"
)


_RAINS = r"(?:monsoons?|rains|rainy|(?:flood|fire|hurricane|typhoon|cyclone)\s+season|season)"


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


def _numeric(match: _Match, published: date | None) -> Period | None:
    """ "2014-05-03", "03.05.2014", "3.5." """
    return periods.named_day(_int(match["year"]), int(match["month"]), int(match["day"]), published)


def _whole_month(match: _Match, published: date | None) -> Period | None:
    """ "May 2014", "in early May", "last May" """
    number, year = month_number(match["month"]), _int(match["year"])
    if year is None and published is not None and match["last"] and number == published.month:
        year = published.year - 1
    month = periods.month(year, number, published)
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


def _span_of_years(match: _Match, published: date | None) -> Period | None:
    """ "2012-13", "2013/14" """
    first, last = int(match["first"]), int(match["first"][:2] + match["last"])
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


def _weekdays(match: _Match, published: date | None) -> Period | None:
    """ "from Monday to Wednesday" """
    if published is None:
        return None
    last = periods.weekday(WEEKDAYS.index(match["weekday"].casefold()), published)
    return periods.weekday(WEEKDAYS.index(match["first"].casefold()), last.last, before=True).to(last)


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


def _this_season(match: _Match, published: date | None) -> Period | None:
    """ "since the start of the season", "this year's monsoon": the year so far, because the first day is not known."""
    if published is None:
        return None
    year = periods.year(published.year)
    return Period(year.first, published, year.precision)


def _past_units(match: _Match, published: date | None) -> Period | None:
    """ "the past 24 hours", "in the last three weeks", "over the past few days" """
    return periods.past(count(match["count"]), match["unit"].casefold(), published) if published else None


def _recent(match: _Match, published: date | None) -> Period | None:
    """ "in recent weeks" """
    unit = match["unit"].casefold()
    return periods.past(_RECENT[unit], unit, published) if published else None


def _units_ago(match: _Match, published: date | None) -> Period | None:
    """ "three days ago", "a month ago" """
    return periods.ago(count(match["count"]), match["unit"].casefold(), published) if published else None


def _number(text: str) -> int:
    return int(text.rstrip("stndrhSTNDRH"))


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _folded(text: str | None) -> str | None:
    return text.casefold() if text else None


def count(text: str) -> int:
    """The number that a match of ``COUNT`` means ("a few": 4)."""
    folded = " ".join(text.casefold().split())
    return int(folded) if folded.isdigit() else _COUNTS[folded]


@dataclass(frozen=True)
class DateForm:
    """A form of date expressions. A sentence in lower case that has none of the ``needed`` parts has none of them."""

    pattern: re.Pattern[str]
    reader: _Reader
    needed: tuple[str, ...]

    def period(self, match: _Match, published: date | None) -> Period | None:
        """The period of a match; ``None`` if it lies ahead or if the calendar has no such day ("31 June")."""
        try:
            return self.reader(match, published)
        except (ValueError, OverflowError):
            return None


_YEARS, _UNITS = ("19", "20"), ("hour", "day", "week", "month", "year")
_SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
_NEEDED: dict[_Reader, tuple[str, ...]] = {
    **dict.fromkeys((_days_of_month, _day_of_month, _whole_month, _whole_months, _month_of_year), _SHORT_MONTHS),
    **dict.fromkeys((_season, _whole_years, _span_of_years, _decade, _whole_year), _YEARS),
    **dict.fromkeys((_calendar_unit, _past_units, _recent, _units_ago), _UNITS),
    _numeric: (*_YEARS, "."),
    _this_season: ("season", "monsoon", "rains", "rainy"),
    _weekday: ("day",),
    _weekdays: ("day",),
    _near_day: ("day", "night", "this", "current", "present"),
}
FORMS: tuple[DateForm, ...] = tuple(
    DateForm(re.compile(rf"\b{pattern}", re.IGNORECASE), reader, _NEEDED[reader])
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
        (rf"{NO_DAY}(?P<month>{MONTH})\s*(?P<day>{_DAY})(?:,?\s+(?P<year>{_YEAR})\b)?", _day_of_month),
        (rf"(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{_YEAR})\b)?", _day_of_month),
        (rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)\b", _numeric),
        (rf"(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>{_YEAR})(?!\d)", _numeric),
        (
            r"(?:(?<=\bon\s)|(?<=\bsince\s)|(?<=\bfrom\s)"
            r"|(?<=\buntil\s))(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>(?!))?(?!\d)",
            _numeric,
        ),
        (
            rf"(?:(?<=\bbetween\s)|(?<=\bfrom\s))(?P<first>{MONTH}){_TO}(?P<month>{MONTH})(?:\s+(?P<year>{_YEAR})\b)?",
            _whole_months,
        ),
        (rf"(?P<last>(?!))?{_PART}(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{_YEAR})\b", _whole_month),
        (rf"(?P<month>{MONTH})\s+(?P<relative>last|this)\s+year\b", _month_of_year),
        (
            rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\bof\s)|(?=(?:last|this|early|mid|late)\b))"
            rf"(?:(?:(?P<last>last)|this)\s+)?{_PART}(?P<year>(?!))?(?P<month>{MONTH})(?!\s+\d(?!\d?\s+[a-z]{{3}}))",
            _whole_month,
        ),
        (rf"{_PART}(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{_YEAR})\b", _season),
        (rf"(?:(?<=\bbetween\s)|(?<=\bfrom\s))(?P<first>{_YEAR}){_TO}(?P<last>{_YEAR})\b", _whole_years),
        (rf"(?P<first>{_YEAR})[-–/](?P<last>{_YEAR})\b", _whole_years),
        (rf"(?P<first>{_YEAR})[-–/](?P<last>\d\d)\b(?![-–/\d]|\.\d)", _span_of_years),
        (rf"{_PART}(?P<decade>{_YEAR})[’']?s\b", _decade),
        (
            rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\bof\s)|(?=(?:early|mid"
            rf"|late)\b)){_PART}(?P<year>{_YEAR})\b",
            _whole_year,
        ),
        (rf"(?P<part>(?!))?(?:(?<=\bthe\s)|(?<=\ba\s))(?P<year>{_YEAR})(?=\s+[a-z])", _whole_year),
        (
            rf"(?:(?<=\bbetween\s)"
            rf"|(?<=\bfrom\s))(?P<first>{'|'.join(WEEKDAYS)}){_TO}(?P<weekday>{'|'.join(WEEKDAYS)})\b",
            _weekdays,
        ),
        (
            rf"(?<!\bago\s)(?<!\bago\son\s)(?:(?P<next>next)\s+|(?P<last>last)\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})\b"
            rf"(?!,?\s+(?:{_DAY}\s+)?{MONTH})",
            _weekday,
        ),
        (
            r"(?<!\bago\s)(?<!\bago\son\s)(?P<near>the\s+day\s+before\s+yesterday|yesterday|today|tonight|overnight"
            r"|last\s+night|this\s+(?:morning|afternoon|evening)|currently|at\s+present)\b",
            _near_day,
        ),
        (r"(?P<which>the)\s+(?P<unit>weekend)\b", _calendar_unit),
        (rf"{_WHICH}\s+(?P<unit>week|weekend|month|year)\b(?!\s*[-’'])", _calendar_unit),
        (
            rf"(?:the\s+)?(?:past|last|previous)\s+(?P<count>{COUNT})\s+(?P<unit>hour|day|week|month|year)s?\b",
            _past_units,
        ),
        (
            r"(?:since\s+the\s+(?:start|beginning|onset|arrival)\s+of\s+(?:the|this)(?:\s+year[’']s)?"
            rf"|so\s+far\s+this|this(?:\s+year[’']s)?)\s+{_RAINS}\b",
            _this_season,
        ),
        (r"recent\s+(?P<unit>day|week|month|year)s\b", _recent),
        (rf"(?P<count>{COUNT})\s+(?P<unit>hour|day|week|month|year)s?\s+ago\b", _units_ago),
    )
)
"""The forms; of several that match at one place the first one counts."""
