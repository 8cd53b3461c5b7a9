"""What is only recalled: words for former times, and figures of what happened long before the rest."""

import re
from datetime import date, timedelta

from claimwatch_contracts.extraction import Figure
from claimwatch_language.areas import any_of
from claimwatch_language.calendar import MONTHS
from claimwatch_language.joining.happenings import HAPPENING_NOUNS

_SIMILAR = re.compile(
    r"\b(?:similar(?:ly)?|previous(?:ly)?|last\s+(?:year|month)|(?:in|since)\s+(?:\w+\s+)?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells of a former occurrence, even if at the same place."""
_RECALLED = re.compile(
    r"\b(?:years?|decades?)\s+(?:ago|earlier|before)\b|\b(?:September|Sept\.?)\s+11\b|\b9/11\b"
    rf"|\b(?:19|20)\d\d\s+(?:[\w-]+\s+)?(?:{'|'.join(sorted(HAPPENING_NOUNS))})\b",
    re.IGNORECASE,
)
"""Words for what happened at a former time ("three years ago", "the 2012 attack")."""
_LONG_BEFORE = timedelta(days=60)
"""How long before the latest harm of the text something happened that is only recalled."""
_TIME = re.compile(rf"\b(?:(?:19|20)\d\d|{any_of(MONTHS)}|years?|decades?|ago)\b", re.IGNORECASE)
"""A word for a former time."""
_A_MONTH = timedelta(days=27)
_FORMER_TIME = re.compile(
    rf"\s*(?:In|During|Back\s+in)\s+(?:(?:early|late|mid)[\s-])?(?:(?:{any_of(MONTHS)}),?\s+)?(?:of\s+)?(?:19|20)\d\d\b|\s*Another\b[^.,;]{{0,60}}\bin\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""The beginning of a sentence that is set in a month or a year ("In November 2017, …")."""
_LONGEST_TIME = timedelta(days=366)
"""The longest time in which something happened. What happened in a longer time is a total."""


def tells_of_former(text: str, start: int, end: int) -> bool:
    """Whether a sentence between two offsets tells of a former occurrence."""
    return _SIMILAR.search(text, start, end) is not None


def names_former(text: str, bounds: tuple[int, int]) -> bool:
    """Whether the sentence at ``bounds`` tells of a former time, or of a well-known former occurrence."""
    return _RECALLED.search(text, *bounds) is not None


def names_time(text: str, bounds: tuple[int, int]) -> bool:
    """Whether the sentence at ``bounds`` has a word for a former time."""
    return _TIME.search(text, *bounds) is not None


def is_recalled(text: str, bounds: tuple[int, int], figure: Figure, latest: date | None) -> bool:
    """Whether what a figure of the sentence at ``bounds`` counts happened long before ``latest``.

    ``latest`` is the last day of harm in the text, if it has one.
    """
    if names_former(text, bounds):
        return True
    day = figure.date
    if day is None or day.open or day.end - day.start > _LONGEST_TIME:
        return False
    if latest is None:
        return day.end - day.start >= _A_MONTH and _FORMER_TIME.match(text, *bounds) is not None
    return day.end < latest - _LONG_BEFORE
