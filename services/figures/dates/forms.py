"""The forms of date expressions in news: their patterns, in the order in which they are tried."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from claimwatch_language.calendar import MONTH, MONTHS, NO_DAY, WEEKDAYS
from services.figures.dates import readers
from services.figures.dates.periods import Period
from services.figures.dates.readers import COUNT

_Reader = Callable[[readers.Match, date | None], Period | None]
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
_PART = r"(?:(?P<part>early|mid|late)[- ]+(?:in\s+)?)?"
_TO = r"\s*(?:-|–|to|and|until|till|through)\s*"
_WHICH = (
    r"(?P<which>this|last|past|previous|the\s+past|the\s+last|the\s+previous|earlier\s+this|so\s+far\s+this"
    r"|since\s+the\s+(?:start|beginning)\s+of\s+(?:the|this))"
)
_RAINS = r"(?:monsoons?|rains|rainy|(?:flood|fire|hurricane|typhoon|cyclone)\s+season|season)"


@dataclass(frozen=True)
class DateForm:
    """A form of date expressions. A sentence in lower case that has none of the ``needed`` parts has none of them."""

    pattern: re.Pattern[str]
    reader: _Reader
    needed: tuple[str, ...]

    def period(self, match: readers.Match, published: date | None) -> Period | None:
        """The period of a match; ``None`` if it lies ahead or if the calendar has no such day ("31 June")."""
        try:
            return self.reader(match, published)
        except (ValueError, OverflowError):
            return None


_YEARS, _UNITS = ("19", "20"), ("hour", "day", "week", "month", "year")
_SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
_NEEDED: dict[_Reader, tuple[str, ...]] = {
    **dict.fromkeys(
        (readers.days_of_month, readers.day_of_month, readers.whole_month, readers.whole_months, readers.month_of_year),
        _SHORT_MONTHS,
    ),
    **dict.fromkeys(
        (readers.season, readers.whole_years, readers.span_of_years, readers.decade, readers.whole_year), _YEARS
    ),
    **dict.fromkeys((readers.calendar_unit, readers.past_units, readers.recent, readers.units_ago), _UNITS),
    readers.numeric: (*_YEARS, "."),
    readers.this_season: ("season", "monsoon", "rains", "rainy"),
    readers.weekday: ("day",),
    readers.weekdays: ("day",),
    readers.near_day: ("day", "night", "this", "current", "present"),
}
FORMS: tuple[DateForm, ...] = tuple(
    DateForm(re.compile(rf"\b{pattern}", re.IGNORECASE), reader, _NEEDED[reader])
    for pattern, reader in (
        (
            rf"(?P<first>{_DAY})(?:\s+(?P<first_month>{MONTH}))?{_TO}(?P<last>{_DAY})\s+(?:of\s+)?(?P<month>{MONTH})"
            rf"(?:,?\s+(?P<year>{_YEAR})\b)?",
            readers.days_of_month,
        ),
        (
            rf"(?P<first_month>{MONTH})\s+(?P<first>{_DAY}){_TO}(?P<month>{MONTH})?\s*(?P<last>{_DAY})"
            rf"(?:,?\s+(?P<year>{_YEAR})\b)?",
            readers.days_of_month,
        ),
        (rf"{NO_DAY}(?P<month>{MONTH})\s*(?P<day>{_DAY})(?:,?\s+(?P<year>{_YEAR})\b)?", readers.day_of_month),
        (rf"(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{_YEAR})\b)?", readers.day_of_month),
        (rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)\b", readers.numeric),
        (rf"(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>{_YEAR})(?!\d)", readers.numeric),
        (
            r"(?:(?<=\bon\s)|(?<=\bsince\s)|(?<=\bfrom\s)"
            r"|(?<=\buntil\s))(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>(?!))?(?!\d)",
            readers.numeric,
        ),
        (
            rf"(?:(?<=\bbetween\s)|(?<=\bfrom\s))(?P<first>{MONTH})(?:,?\s+(?P<first_year>{_YEAR})\b)?{_TO}"
            rf"(?P<month>{MONTH})(?:,?\s+(?P<year>{_YEAR})\b)?(?!\s+\d)",
            readers.whole_months,
        ),
        (rf"(?P<last>(?!))?{_PART}(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{_YEAR})\b", readers.whole_month),
        (rf"(?P<month>{MONTH})\s+(?P<relative>last|this)\s+year\b", readers.month_of_year),
        (
            rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\bof\s)|(?=(?:last|this|early|mid|late)\b))"
            rf"(?:(?:(?P<last>last)|this)\s+)?{_PART}(?P<year>(?!))?(?P<month>{MONTH})(?!\s+\d(?!\d?\s+[a-z]{{3}}))",
            readers.whole_month,
        ),
        (rf"{_PART}(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{_YEAR})\b", readers.season),
        (rf"(?:(?<=\bbetween\s)|(?<=\bfrom\s))(?P<first>{_YEAR}){_TO}(?P<last>{_YEAR})\b", readers.whole_years),
        (rf"(?P<first>{_YEAR})[-–/](?P<last>{_YEAR})\b", readers.whole_years),
        (rf"(?P<first>{_YEAR})[-–/](?P<last>\d\d)\b(?![-–/\d]|\.\d)", readers.span_of_years),
        (rf"{_PART}(?P<decade>{_YEAR})[’']?s\b", readers.decade),
        (
            rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bduring\s)|(?<=\bof\s)|(?=(?:early|mid"
            rf"|late)\b)){_PART}(?P<year>{_YEAR})\b",
            readers.whole_year,
        ),
        (rf"(?P<part>(?!))?(?:(?<=\bthe\s)|(?<=\ba\s))(?P<year>{_YEAR})(?=\s+[a-z])", readers.whole_year),
        (
            rf"(?:(?<=\bbetween\s)"
            rf"|(?<=\bfrom\s))(?P<first>{'|'.join(WEEKDAYS)}){_TO}(?P<weekday>{'|'.join(WEEKDAYS)})\b",
            readers.weekdays,
        ),
        (
            rf"(?<!\bago\s)(?<!\bago\son\s)(?:(?P<next>next)\s+|(?P<last>last)\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})\b"
            rf"(?!,?\s+(?:{_DAY}\s+)?{MONTH})",
            readers.weekday,
        ),
        (
            r"(?<!\bago\s)(?<!\bago\son\s)(?P<near>the\s+day\s+before\s+yesterday|yesterday|today|tonight|overnight"
            r"|last\s+night|this\s+(?:morning|afternoon|evening)|currently|at\s+present)\b",
            readers.near_day,
        ),
        (r"(?P<which>the)\s+(?P<unit>weekend)\b", readers.calendar_unit),
        (rf"{_WHICH}\s+(?P<unit>week|weekend|month|year)\b(?!\s*[-’'])", readers.calendar_unit),
        (
            rf"(?:the\s+)?(?:past|last|previous)\s+(?P<count>{COUNT})\s+(?P<unit>hour|day|week|month|year)s?\b",
            readers.past_units,
        ),
        (
            r"(?:since\s+the\s+(?:start|beginning|onset|arrival)\s+of\s+(?:the|this)(?:\s+year[’']s)?"
            rf"|so\s+far\s+this|this(?:\s+year[’']s)?)\s+{_RAINS}\b",
            readers.this_season,
        ),
        (r"recent\s+(?P<unit>day|week|month|year)s\b", readers.recent),
        (rf"(?P<count>{COUNT})\s+(?P<unit>hour|day|week|month|year)s?\s+ago\b", readers.units_ago),
    )
)
"""The forms; of several that match at one place the first one counts."""
