"""Numbers that count nothing: parts of dates, names and the like, and numbers before "days", "-year-old" or a year."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from services.figures.numbers.ages import is_age
from services.figures.numbers.furniture import furniture, notices
from services.figures.numbers.patterns import ADDRESS, COUNTS_NOTHING
from services.figures.numbers.years import is_year

_PERIOD = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|nights?|weekends?"
    r"|mornings?|seasons?|fortnights?|evenings?|afternoons?|summers?|winters?|generations?)"
)
_DURATION_AFTER = re.compile(
    rf"(?:[-\s]+(?:and\s+a\s+half|more|consecutive|straight|long|full|whole|additional|further|or\s+so"
    rf"|successive|short|odd"
    rf"|intense|bloody|difficult|terrible|years?\s+and|or\s+more|to\s+\w+|or\s+\w+)){{0,4}}[-\s]+"
    rf"(?:calendar\s+|working\s+|business\s+|light\s+|school\s+)?{_PERIOD}\b(?![-\s]olds?\b)",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(
    r"(?:[-\s]+and[-\s]+a[-\s]+half)?[-\s]+(?:years?|months?|weeks?|days?)[-\s]+olds?\b", re.IGNORECASE
)
_COMPOUND_AFTER = re.compile(
    r"-(?!odd|plus|strong|magnitude|kilomet|km|mile|met|foot|feet|per|pound|dollar|euro|million|billion"
    r"|thousand|\s)[a-z]",
    re.IGNORECASE,
)
_SURE_AFTER = re.compile(
    r"\s?(?:%|per\s?cent)\s+(?:sure|certain|confident|convinced|committed|positive|behind|honest|focused)\b",
    re.IGNORECASE,
)
"""What makes a percentage say only how sure somebody is ("not 100 per cent sure")."""
_SPORT_BEFORE = re.compile(
    r"\b(?:beat|won|win|wins|defeat\w*|lost|lose|draw|drew|victory|lead\w*|match|goal\w*|scored|half-time"
    r"|league|cup|ahead"
    r"|score|final|thrash\w*|vot(?:e|ed))\b[^.]{0,60}$",
    re.IGNORECASE,
)
_RESULT_BEFORE = re.compile(
    r"\b(?:beat|won|wins?|defeat\w*|drew|draw|victory|scores?|scored|vot(?:e|ed)|lost|final)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_RESULT_AFTER = re.compile(r"\s*(?:[.,;:)]|$|(?:for|against|to|in|on|over|with|at)\b)")
_STARTS = re.compile(r"(?<!\w)[^\s,.;:]|(?<=[,.;:])\s|(?<=[A-Za-z])[-–](?=\d)|(?m:^)\s")
"""Where something that counts nothing may begin."""
_BEFORE = 40
_AFTER = 60
"""Code points around a numeral within which the patterns are tried."""


class Exclusions:
    """The ranges of one text that hold numbers but no figures. ``numerals`` are the ranges of its numbers, in order."""

    def __init__(self, text: str, numerals: Iterable[tuple[int, int]]) -> None:
        self._text = text
        spans = sorted(_spans(text, numerals))
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def covers(self, start: int, end: int) -> bool:
        """Whether the numeral at ``text[start:end]`` counts nothing, as part of a date, an identifier or the like."""
        before = bisect_left(self._ends, start + 1)
        if before < len(self._starts) and self._starts[before] < end:
            return True
        if any(pattern.match(self._text, end) for pattern in _COUNT_NOTHING):
            return True
        return is_year(self._text, start, end) or is_age(self._text, start, end)

    def is_score(self, start: int) -> bool:
        """Whether the two numbers from offset ``start`` on are the result of a match or a vote."""
        return _SPORT_BEFORE.search(self._text, max(0, start - 80), start) is not None

    def is_result(self, start: int, end: int) -> bool:
        """Whether two numbers around "to" at ``text[start:end]`` are a result ("won 4 to 2", "voted 12 to 3 for")."""
        before = _RESULT_BEFORE.search(self._text, max(0, start - 60), start)
        return before is not None and _RESULT_AFTER.match(self._text, end) is not None


_COUNT_NOTHING = (_DURATION_AFTER, _AGE_AFTER, _COMPOUND_AFTER, _SURE_AFTER)


def _spans(text: str, numerals: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    numerals = list(numerals)
    yield from _counting_nothing(text, numerals)
    for start, end in _windows(numerals):
        yield from furniture(text, start, end)
    if "://" in text or "www." in text or "@" in text or "#" in text:
        yield from (match.span() for match in ADDRESS.finditer(text))
    yield from notices(text)


def _counting_nothing(text: str, numerals: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges of ``COUNTS_NOTHING`` that begin shortly before a numeral or in it. No range begins in another one."""
    done = 0
    for start, end in numerals:
        for place in _STARTS.finditer(text, max(done, start - _BEFORE), end):
            if place.start() >= done and (match := COUNTS_NOTHING.match(text, place.start(), end + _AFTER)):
                done = max(match.end(), place.start() + 1)
                yield match.span()
        done = max(done, end)


def _windows(numerals: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges around the numerals, joined where they touch."""
    first, last = 0, -1
    for start, end in numerals:
        if start - _BEFORE > last:
            if last >= 0:
                yield first, last
            first = max(0, start - _BEFORE)
        last = max(last, end + _AFTER)
    if last >= 0:
        yield first, last
