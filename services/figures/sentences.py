"""Where sentences begin and end, well enough to keep a figure and the words that explain it together."""

import re
from collections.abc import Iterator

from services.figures.lexicon import word_set

LONGEST = 1_500
"""Code points after which a sentence is cut, so that text without punctuation costs linear time."""

_BREAK = re.compile(r"(?P<word>[\w.]*)(?P<stop>[.!?]+[\"”’')\]]*)\s+(?=(?P<next>\S))|\n\s*\n|[;\u2022]\s")
_ABBREVIATIONS = word_set(
    "mr mrs ms dr st gen lt col capt maj sgt cpl brig adm gov sen rep rev hon prof no nos vs etc approx dept est "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s u.n u.k u.a.e a.m p.m i.e e.g "
    "inc ltd co rs km art"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences as half-open ranges that together cover the text, in order."""
    start = 0
    for match in _BREAK.finditer(text):
        if match["stop"] and _is_abbreviation(match["word"], match["next"]):
            continue
        yield from _pieces(start, match.end())
        start = match.end()
    yield from _pieces(start, len(text))


def _is_abbreviation(word: str, following: str) -> bool:
    folded = word.casefold()
    if folded in ("a.m", "p.m", "u.s", "u.n", "u.k"):
        return not following.isupper()
    return folded in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or (following.islower() and len(word) < 4)


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        yield start, start + LONGEST
        start += LONGEST
    if start < end:
        yield start, end
