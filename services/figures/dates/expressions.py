"""The date expressions of a sentence, with what "since" makes of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claimwatch_contracts.extraction import DateInterval
from services.figures.dates.forms import FORMS
from services.figures.dates.periods import Period

_SINCE = re.compile(r"\bsince\s+(?:[^\s,;:.\d]+\s+){0,12}?\Z", re.IGNORECASE)
"""What stands before a day from which on something went on: "since", "since the army launched an offensive in"."""
_SINCE_CHARACTERS = 110
_BEGUN = re.compile(
    r"\b(?:that|which)\s+(?:first\s+)?(?:began|started|erupted|broke\s+out)\s+(?:(?:again|there)\s+)?(?:in|on)?\s*\Z",
    re.IGNORECASE,
)
"""What stands before the day on which something began that may go on ("a war that began in")."""
_GOES_ON = re.compile(r"\b(?:has|have)\b", re.IGNORECASE)
_WHEN = re.compile(r",\s+when\b", re.IGNORECASE)
"""What follows a day that is told of itself ("the deadliest since 2015, when 140 died")."""
_OPEN = re.compile(r"so\s+far|since", re.IGNORECASE)


_NEEDED = frozenset(form.needed for form in FORMS)


@dataclass(frozen=True)
class DateExpression:
    """A date expression at ``text[start:end]``, and the days that it stands for."""

    start: int
    end: int
    interval: DateInterval
    itself: DateInterval | None = None
    """The day alone, if the words after the expression tell of that day ("since Tuesday, when 19 were killed")."""


def date_expressions(text: str, start: int, end: int, published: date | None) -> Iterator[DateExpression]:
    """The date expressions within ``text[start:end]`` in order. Without ``published`` only those with a year count."""
    folded = text[start:end].casefold()
    expressions: list[tuple[int, int, Period | None]] = []
    missing = [needed for needed in _NEEDED if not any(part in folded for part in needed)]
    for form in FORMS:
        if form.needed in missing:
            continue
        for match in form.pattern.finditer(text, start, end):
            if all(match.end() <= other[0] or other[1] <= match.start() for other in expressions):
                expressions.append((*match.span(), form.period(match, published)))
    for first, last, period in sorted(expressions, key=lambda expression: expression[:2]):
        if period is not None:
            yield _expression(text, (start, end), first, last, period, published)


def _expression(
    text: str, sentence: tuple[int, int], start: int, end: int, period: Period, published: date | None
) -> DateExpression:
    floor = max(sentence[0], start - _SINCE_CHARACTERS)
    since = _SINCE.search(text, floor, start)
    goes_on = _BEGUN.search(text, floor, start) is not None and _GOES_ON.search(text, *sentence) is not None
    opened = since is not None or goes_on or _OPEN.match(text, start) is not None
    end -= text[start:end].endswith(".")
    itself = DateInterval(start=period.first, end=period.last, text=text[start:end], precision=period.precision)
    if not opened or published is None or published < period.first:
        return DateExpression(start, end, itself)
    begin = since.start() if since else start
    interval = itself.model_copy(update={"end": published, "text": text[begin:end], "open": True})
    return DateExpression(begin, end, interval, itself if _WHEN.match(text, end) else None)
