"""Capitals for the place names of texts without capitals, so that such texts can be read like others."""

from collections.abc import Callable, Sequence

from claimwatch_language.datelines import COLON
from services._gazetteer.gazetteer import GazetteerEntry
from services.mentions.surroundings import Surroundings
from services.mentions.tokens import Token

_LEAST_WORDS = 30
_MOST_CAPITALS = 0.03
_LONGEST = 3
_LEAST_INHABITANTS = 100_000
"""The inhabitants that a town needs here: without a capital its name may be an ordinary word."""
_PLACED = frozenset(["in", "at", "near", "from", "of", "to", "around", "outside", "across", "throughout"])


def is_caseless(words: Sequence[Token]) -> bool:
    """Whether a text has hardly any capitals. A text of few words is never caseless."""
    return len(words) >= _LEAST_WORDS and sum(word.capital for word in words) <= _MOST_CAPITALS * len(words)


def with_capitals(
    text: str, words: Sequence[Token], lists: Surroundings, spelled: Callable[[str], tuple[GazetteerEntry, ...]]
) -> str:
    """The text with capitals for well-known places after a preposition or before a colon. Its length stays the same."""
    letters = list(text)
    index = 0
    while index < len(words):
        length = _place_at(text, words, index, lists, spelled)
        for word in words[index : index + length]:
            if len(letters[word.start].upper()) == 1:
                letters[word.start] = letters[word.start].upper()
        index += max(length, 1)
    return "".join(letters)


def _place_at(
    text: str,
    words: Sequence[Token],
    index: int,
    lists: Surroundings,
    spelled: Callable[[str], tuple[GazetteerEntry, ...]],
) -> int:
    """The number of words from ``index`` on that name a well-known place; 0 for none."""
    if index and not (words[index - 1].low in _PLACED and words[index].adjacent) and "\n" not in words[index].gap:
        return 0
    opens = index == 0 or "\n" in words[index].gap
    for length in range(_LONGEST, 0, -1):
        name = words[index : index + length]
        if len(name) < length or any(not word.adjacent for word in name[1:]):
            continue
        if name[0].low in lists.vocabulary or (opens and not COLON.match(text, name[-1].end)):
            continue
        if any(_is_well_known(entry) for entry in spelled(text[name[0].start : name[-1].end])[:1]):
            return length
    return 0


def _is_well_known(entry: GazetteerEntry) -> bool:
    return entry.kind in ("country", "region", "district") or entry.population >= _LEAST_INHABITANTS
