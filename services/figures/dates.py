"""The date expressions of a sentence, with what "since" makes of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claimwatch_contracts.extraction import DateInterval
from services.figures.date_forms import FORMS
from services.figures.periods import Period

_SINCE = re.compile(r"\bsince\s+(?:[^\s,;:.\d]+\s+){0,12}?\Z", re.IGNORECASE)
"""What stands before a day from which on something went on: "since", "since the army launched an offensive in"."""
_SINCE_CHARACTERS = 110
_BEGUN = re.compile(
    r"\b(?:that|which)\s+(?:first\s+)?(?:began|started|erupted|broke\s+out)\s+(?:(?:again|there)\s+)?(?:in|on)?\s*\Z",
    re.IGNORECASE,
)
"""What stands before the day on which something began that may go on ("a war that began in")."""
_GOES_ON = re.compile(r"\b(?:has|have)\b", re.IGNORECASE)
_OPEN = re.compile(r"so\s+far|since", re.IGNORECASE)


@dataclass(frozen=True)
class DateExpression:
    """A date expression at ``text[start:end]``, and the days that it stands for."""

    start: int
    end: int
    interval: DateInterval


def date_expressions(text: str, start: int, end: int, published: date | None) -> Iterator[DateExpression]:
    """The date expressions within ``text[start:end]`` in order. Without ``published`` only those with a year count."""
    folded = text[start:end].casefold()
    expressions: list[tuple[int, int, Period | None]] = []
    for form in FORMS:
        if not any(part in folded for part in form.needed):
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
    if since is not None:
        start = since.start()
    is_open = opened and published is not None and published >= period.first
    end -= text[start:end].endswith(".")
    last = published if is_open and published is not None else period.last
    interval = DateInterval(
        start=period.first, end=last, text=text[start:end], precision=period.precision, open=is_open
    )
    return DateExpression(start, end, interval)
