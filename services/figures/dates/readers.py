"""The readers of date expressions: what period of days each form stands for, seen from the day of publication.

``published`` is that day. A reader that needs it and lacks it reads nothing. A day that no calendar has raises
``ValueError``.
"""

import re
from datetime import date, timedelta

from claimwatch_language.calendar import WEEKDAYS, month_number
from services.figures.dates import periods
from services.figures.dates.periods import Period

Match = re.Match[str]
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
_DAYS_BACK = {"the day before yesterday": 2, "yesterday": 1, "last night": 1}
"""How many days before publication a word means; words that are not here mean the day of publication."""
COUNT = rf"\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}"
"""A pattern of the numbers that ``count`` reads."""


def days_of_month(match: Match, published: date | None) -> Period | None:
    """ "3 to 5 May 2014", "May 3-5", "28 April to 3 May" """
    month, year = month_number(match["month"] or match["first_month"]), _int(match["year"])
    last = periods.named_day(year, month, _number(match["last"]), published)
    first_month = month_number(match["first_month"]) if match["first_month"] else month
    first = last and periods.named_day(last.last.year, first_month, _number(match["first"]), published)
    return first.to(last) if first and last else None


def day_of_month(match: Match, published: date | None) -> Period | None:
    """ "3 May 2014", "the 3rd of May", "May 3" """
    return periods.named_day(_int(match["year"]), month_number(match["month"]), _number(match["day"]), published)


def numeric(match: Match, published: date | None) -> Period | None:
    """ "2014-05-03", "03.05.2014", "3.5." """
    return periods.named_day(_int(match["year"]), int(match["month"]), int(match["day"]), published)


def whole_month(match: Match, published: date | None) -> Period | None:
    """ "May 2014", "in early May", "last May" """
    number, year = month_number(match["month"]), _int(match["year"])
    if year is None and published is not None and match["last"] and number == published.month:
        year = published.year - 1
    month = periods.month(year, number, published)
    return month.part(_folded(match["part"])) if month else None


def month_of_year(match: Match, published: date | None) -> Period | None:
    """ "September last year" """
    if published is None:
        return None
    year = published.year - (match["relative"].casefold() == "last")
    return periods.month(year, month_number(match["month"]), published)


def whole_months(match: Match, published: date | None) -> Period | None:
    """ "between December and February", "from March 2011 to June 2016" """
    last = periods.month(_int(match["year"]), month_number(match["month"]), published)
    if last is None:
        return None
    first_month = month_number(match["first"])
    first_year = _int(match["first_year"]) or last.last.year - (first_month > last.last.month)
    first = periods.month(first_year, first_month, published)
    return first.to(last) if first else None


def season(match: Match, published: date | None) -> Period | None:
    """ "the summer of 2014" """
    return periods.season(match["season"].casefold(), int(match["year"])).part(_folded(match["part"]))


def whole_years(match: Match, published: date | None) -> Period | None:
    """ "between 2011 and 2014" """
    first, last = int(match["first"]), int(match["last"])
    return periods.years(first, last) if first < last else None


def span_of_years(match: Match, published: date | None) -> Period | None:
    """ "2012-13", "2013/14" """
    first, last = int(match["first"]), int(match["first"][:2] + match["last"])
    return periods.years(first, last) if first < last else None


def decade(match: Match, published: date | None) -> Period | None:
    """ "the early 1990s" """
    first = int(match["decade"]) // 10 * 10
    return periods.years(first, first + 9).part(_folded(match["part"]))


def whole_year(match: Match, published: date | None) -> Period | None:
    """ "in 2014", "in late 2014" """
    return periods.year(int(match["year"])).part(_folded(match["part"]))


def weekday(match: Match, published: date | None) -> Period | None:
    """ "on Monday", "last Monday" """
    if published is None or match["next"]:
        return None
    return periods.weekday(WEEKDAYS.index(match["weekday"].casefold()), published, before=match["last"] is not None)


def weekdays(match: Match, published: date | None) -> Period | None:
    """ "from Monday to Wednesday" """
    if published is None:
        return None
    last = periods.weekday(WEEKDAYS.index(match["weekday"].casefold()), published)
    return periods.weekday(WEEKDAYS.index(match["first"].casefold()), last.last, before=True).to(last)


def near_day(match: Match, published: date | None) -> Period | None:
    """ "yesterday", "overnight" """
    if published is None:
        return None
    near = " ".join(match["near"].casefold().split())
    if near == "overnight":
        return periods.day(published - timedelta(days=1)).to(periods.day(published))
    return periods.day(published - timedelta(days=_DAYS_BACK.get(near, 0)))


def calendar_unit(match: Match, published: date | None) -> Period | None:
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


def this_season(match: Match, published: date | None) -> Period | None:
    """ "since the start of the season", "this year's monsoon": the year so far, because the first day is not known."""
    if published is None:
        return None
    year = periods.year(published.year)
    return Period(year.first, published, year.precision)


def past_units(match: Match, published: date | None) -> Period | None:
    """ "the past 24 hours", "in the last three weeks", "over the past few days" """
    return periods.past(count(match["count"]), match["unit"].casefold(), published) if published else None


def recent(match: Match, published: date | None) -> Period | None:
    """ "in recent weeks" """
    unit = match["unit"].casefold()
    return periods.past(_RECENT[unit], unit, published) if published else None


def units_ago(match: Match, published: date | None) -> Period | None:
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
