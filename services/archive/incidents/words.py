"""Words of a text under the form in which texts are compared: lower case, without the endings of English grammar."""

import re
from collections.abc import Iterator
from functools import lru_cache

from claimwatch_language import calendar
from claimwatch_language.number_words import NUMBERS
from claimwatch_language.wordlists import word_set

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_SHORTEST = 3
"""Letters of the shortest word that is compared."""


_OF_ANY_TEXT = (
    (calendar.NAMES | calendar.SHORT_MONTHS) - {"may"} | NUMBERS | word_set("gmt reuters reporters can't cannot")
)
"""Days, months and numerals, which are in all news and say nothing of its subject."""


def words(text: str) -> Iterator[tuple[int, str]]:
    """The offset and the stem of each word that is compared, in order. Numbers are none: figures speak for them."""
    for match in _WORD.finditer(text):
        if (compared := _compared(match.group())) is not None:
            yield match.start(), compared


@lru_cache(maxsize=50_000)
def _compared(word: str) -> str | None:
    """The stem of a word; ``None`` if the word is not compared."""
    if len(word) < _SHORTEST or word[0].isdigit() or word.casefold() in _OF_ANY_TEXT:
        return None
    return stem(word)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word in lower case without plural, possessive and verbal ending: "raids", "raid's" and "raiding" are "raid".

    Endings come off by their letters alone, so that a stem need not be a word.
    """
    word = _without_plural(_POSSESSIVE.sub("", word.casefold()))
    if len(word) > 6:
        for ending in ("ing", "ed"):
            if word.endswith(ending):
                word = word[: -len(ending)]
                break
        word = word.removesuffix("e")
    return word


def _without_plural(word: str) -> str:
    if len(word) <= 4:
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
