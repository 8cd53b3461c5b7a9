"""The dates of a text by a language's words, as periods relative to the day of publication."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claimwatch_contracts.extraction import DateInterval
from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import DateWords, FigureWords
from services.figures.dates import periods
from services.figures.dates.periods import Period

_BEFORE = 40
"""Code points before a date in which the words stand that say what day it is."""
_SAID_WORDS = 3
"""The most words between a word of speaking and the day of speaking."""
Match = re.Match[str]


@dataclass(frozen=True)
class Dated:
    """A date at ``start`` to ``end``. ``of_speech`` is the day on which somebody spoke."""

    start: int
    end: int
    interval: DateInterval
    of_speech: bool = False


class Dates:
    """Finds the dates of texts in one language."""

    def __init__(self, words: DateWords, numbers: FigureWords) -> None:
        self._words = words
        self._clause = re.compile(rf"[,;:()]|\b(?:{any_of(words.clauses)})\b", re.IGNORECASE)
        ended = "".join(rf"(?<!\b{re.escape(each)})" for each in words.abbreviations)
        self._sentence = re.compile(rf"[^\n]+?(?:(?<!\b[A-ZÀ-Þ]){ended}[.!?…]+[»”\"')]*(?=\s|\Z)|(?=\n)|\Z)")
        self._months = _numbered(words.months)
        self._weekdays = _numbered(words.weekdays)
        self._counts = {**numbers.number_words, **dict.fromkeys(("un", "una", "une", "uno"), 1)}
        self._since = _ending(words.since)
        self._ahead = re.compile(rf"(?<!\w)(?:{any_of(words.ahead)})(?:\s+[^\s.;,]+){{0,3}}\s*\Z", re.IGNORECASE)
        self._ahead_after = re.compile(rf"\s+(?:{any_of(words.ahead_after)})\b", re.IGNORECASE)
        self._said = re.compile(
            rf"\b(?:{any_of(words.said)})(?:\s+[^\s.;]+){{0,{_SAID_WORDS - 1}}}\s+\Z", re.IGNORECASE
        )
        self._forms = tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in self._listed_forms())

    def find(self, text: str, published: date | None) -> Iterator[Dated]:
        """The dates in order, without overlaps. Those that need a day of publication are left out without one."""
        found: list[tuple[int, int, Period | None]] = []
        for pattern, read in self._forms:
            earlier = [each[:2] for each in found]
            for match in pattern.finditer(text):
                if not _overlaps(match.span(), earlier):
                    found.append((*match.span(), _calculated(read, match, published)))
            found.sort(key=lambda each: each[:2])
        for start, end, period in found:
            if period is not None and not self._lies_ahead(text, start, end, period, published):
                yield self._dated(text, start, end, period, published)

    def sentences(self, text: str) -> list[tuple[int, int]]:
        """Where the sentences of the text begin and end."""
        return [match.span() for match in self._sentence.finditer(text)]

    def clauses_within(self, text: str) -> int:
        """How many signs and words in the text open a clause."""
        return len(self._clause.findall(text))

    def _listed_forms(self) -> Iterator[tuple[str, Callable[[Match, date | None], Period | None]]]:
        """Patterns of dates with their readers. Where two match, the first counts."""
        words = self._words
        month, weekday, unit = (any_of(each) for each in (self._months, self._weekdays, words.units))
        joint = rf"\s+(?:(?:{any_of(words.joints)})\s+)?"
        opening = rf"(?:(?:{any_of(words.before_day)})\s+)?"
        nights = "|".join(rf"{re.escape(one)}\s+(?:{weekday})\s+{re.escape(other)}" for one, other in words.nights)
        counts = rf"\d{{1,3}}|{any_of(self._counts)}"
        day = rf"(?P<day>\d{{1,2}})(?:{any_of(words.ordinals)})?"
        yield r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)", _numeric
        yield r"(?<![\d/])(?P<day>\d{1,2})/(?P<number>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])", _numeric
        yield (
            rf"\b{opening}(?:(?:{weekday}),?\s+)?(?<!\d[.,]){day}{joint}(?P<month>{month})\b\.?"
            rf"(?:{joint}(?P<year>(?:19|20)\d\d)\b)?",
            self._day_of_month,
        )
        yield rf"\b(?:{nights or '(?!)'})\s+(?P<weekday>{weekday})\b", self._night
        yield rf"\b(?:{opening})(?P<weekday>{weekday})\b(?:\s+(?:{any_of(words.last_after)})\b)?", self._weekday
        yield rf"(?<!\w)(?P<ago>{any_of(words.days_ago)})(?!\w)", self._day_ago
        if words.ago_before:
            yield rf"\b(?:{any_of(words.ago_before)})\s+(?P<count>{counts})\s+(?P<unit>{unit})\b", self._ago
        yield (
            rf"\b(?:{any_of(words.last)})\s+(?P<unit>{unit})\b|\b(?P<behind>{unit})\s+(?:{any_of(words.last_after)})\b",
            self._last,
        )
        yield rf"\b(?:{any_of(words.this)})\s+(?P<unit>{unit})\b", self._this
        yield (
            rf"\b(?:{any_of(words.in_month)})\s*(?P<month>{month})\b(?!\s+\d{{1,2}}\s)"
            rf"(?:{joint}(?P<year>(?:19|20)\d\d)\b|\s+(?:{any_of(words.last_after)})\b)?",
            self._month,
        )
        yield rf"\b(?:{any_of(words.in_year)})\s+(?P<year>(?:19|20)\d\d)\b(?!\s*\w)", _year

    def _day_of_month(self, match: Match, published: date | None) -> Period | None:
        year = int(match["year"]) if match["year"] else None
        return periods.named_day(year, self._months[match["month"].lower()], int(match["day"]), published)

    def _month(self, match: Match, published: date | None) -> Period | None:
        year = int(match["year"]) if match["year"] else None
        return periods.month(year, self._months[match["month"].lower()], published)

    def _weekday(self, match: Match, published: date | None) -> Period | None:
        return None if published is None else periods.weekday(self._weekdays[match["weekday"].lower()] - 1, published)

    def _night(self, match: Match, published: date | None) -> Period | None:
        """The night from one weekday to the next: both days."""
        if published is None:
            return None
        second = periods.weekday(self._weekdays[match["weekday"].lower()] - 1, published)
        return periods.ago(1, "day", second.first).to(second)

    def _day_ago(self, match: Match, published: date | None) -> Period | None:
        return None if published is None else periods.ago(self._words.days_ago[match["ago"].lower()], "day", published)

    def _ago(self, match: Match, published: date | None) -> Period | None:
        count = match["count"].lower()
        number = int(count) if count.isdigit() else self._counts[count]
        unit = self._words.units[match["unit"].lower()]
        return None if published is None else periods.ago(number, "week" if unit == "weekend" else unit, published)

    def _last(self, match: Match, published: date | None) -> Period | None:
        unit = self._words.units[(match["unit"] or match["behind"]).lower()]
        return None if published is None or unit == "day" else periods.unit(unit, published, 1)

    def _this(self, match: Match, published: date | None) -> Period | None:
        unit = self._words.units[match["unit"].lower()]
        return None if published is None or unit == "day" else periods.unit(unit, published, 0)

    def _lies_ahead(self, text: str, start: int, end: int, period: Period, published: date | None) -> bool:
        if published is not None and period.first > published:
            return True
        before = text[max(0, start - _BEFORE) : start]
        return self._ahead.search(before) is not None or self._ahead_after.match(text, end) is not None

    def _dated(self, text: str, start: int, end: int, period: Period, published: date | None) -> Dated:
        before = text[max(0, start - _BEFORE) : start]
        surface = text[start:end]
        opened = self._since.search(before) is not None or self._since.search(surface.rsplit(None, 1)[0] + " ")
        interval = DateInterval(start=period.first, end=period.last, text=surface, precision=period.precision)
        if opened and published is not None:
            interval = interval.model_copy(update={"end": published, "open": True})
        is_day = period.first == period.last
        return Dated(start, end, interval, of_speech=is_day and self._said.search(before) is not None)


def _numeric(match: Match, _published: date | None) -> Period | None:
    return periods.day(date(int(match["year"]), int(match["number"]), int(match["day"])))


def _year(match: Match, _published: date | None) -> Period | None:
    return periods.year(int(match["year"]))


def _calculated(
    read: Callable[[Match, date | None], Period | None], match: Match, published: date | None
) -> Period | None:
    """The period; ``None`` if the calendar does not have the day, or if it depends on an unknown publication."""
    try:
        return read(match, published)
    except (ValueError, OverflowError):
        return None


def _numbered(names: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {name: number for number, listed in enumerate(names, start=1) for name in listed}


def _ending(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)})\s+\Z", re.IGNORECASE)


def _overlaps(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the span overlaps one of the spans, which are in order and apart."""
    last = bisect_left(spans, (span[1],)) - 1
    return last >= 0 and spans[last][1] > span[0]
