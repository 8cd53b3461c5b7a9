"""Where sentences begin and end, well enough to keep a figure and the words that explain it together."""

import re
from collections.abc import Iterator

from services.figures.lexicon import word_set

LONGEST = 1_500
"""Code points after which a sentence is cut, so that text without punctuation costs linear time."""

_BREAK = re.compile(r"(?P<stop>(?<![.!?])[.!?]+[\"”’')\]]*)\s+(?=(?P<next>\S))|\n\s*\n|[;\u2022]\s")
_LAST_WORD = re.compile(r"[\w.]*$")
_ABBREVIATIONS = word_set(
    "mr mrs ms dr st gen lt col capt maj sgt cpl brig adm gov sen rep rev hon prof no nos vs etc approx dept est "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s u.n u.k u.a.e a.m p.m i.e e.g "
    "inc ltd co rs km art"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences as half-open ranges that together cover the text, in order."""
    start = 0
    for match in _BREAK.finditer(text):
        if match["stop"] and _is_abbreviation(_word_before(text, match.start()), match["next"]):
            continue
        yield from _pieces(start, match.end())
        start = match.end()
    yield from _pieces(start, len(text))


def _word_before(text: str, end: int) -> str:
    found = _LAST_WORD.search(text, max(0, end - 12), end)
    return found.group() if found else ""


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
