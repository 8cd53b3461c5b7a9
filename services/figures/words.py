"""A sentence as words and marks, and the noun phrase after a number."""

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import NamedTuple

from claimwatch_language.wordlists import word_set
from services.figures.lexicon import HARM, NOUNS_OF_HARM, PASSIVE_ONLY, STOPS
from services.figures.numbers.quantities import Quantity
from services.figures.people import PEOPLE

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|--|[^\w\s]")
_LONGEST_PHRASE = 6
_DETERMINERS = word_set("the those these them whom its their his our")


class Word(NamedTuple):
    """A word or a mark. ``folded`` is in lower case. ``number`` is the index of the word's quantity, or ``None``."""

    folded: str
    start: int
    end: int
    capital: bool
    number: int | None = None

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark of punctuation."""
        return not self.folded[0].isalnum()


@dataclass(frozen=True)
class Phrase:
    """The words that a number counts ("Iraqi security force personnel"). ``last`` is the index after them."""

    words: tuple[Word, ...]
    last: int


def words_of(text: str, start: int, end: int, quantities: tuple[Quantity, ...]) -> tuple[Word, ...]:
    """The words of ``text[start:end]``. A quantity is one word."""
    words: list[Word] = []
    position = start
    for index, quantity in enumerate(quantities):
        words += _plain(text, position, quantity.start)
        surface = text[quantity.start : quantity.end]
        words.append(Word(surface.casefold(), quantity.start, quantity.end, surface[0].isupper(), index))
        position = quantity.end
    return tuple(words + _plain(text, position, end))


def _plain(text: str, start: int, end: int) -> list[Word]:
    return [
        Word(match[0].casefold().replace("’", "'"), *match.span(), match[0][0].isupper())
        for match in _WORD.finditer(text, start, max(start, end))
    ]


def follows(words: tuple[Word, ...], index: int, expected: Set[str]) -> bool:
    """Whether the word directly after ``words[index]`` is an expected one."""
    return index + 1 < len(words) and words[index + 1].folded in expected


def is_plural(word: str) -> bool:
    """Whether a word in lower case looks like the plural of a noun."""
    return word.endswith("s") and not word.endswith(("ss", "us", "'s", "is"))


def phrase_after(words: tuple[Word, ...], index: int) -> Phrase:
    """The noun phrase after the number at ``index``. A partitive ("of the 14") is skipped."""
    first = _past_bound(words, index + 1)
    if first < len(words) and words[first].folded == "of":
        first += 1
    while first < len(words) and words[first].folded in _DETERMINERS:
        first += 1
    if first < len(words) and first > index + 1 and words[first].number is not None:
        first += 1
    last = first
    while last < min(len(words), first + _LONGEST_PHRASE) and _continues(words, last):
        last += 1
        if words[last - 1].folded == "others":
            break
    if all(word.folded.endswith("ly") for word in words[first:last]):
        last = first
    return Phrase(words[first:last], last)


_BOUNDS = [["-", "odd"], ["-", "plus"], ["or", "so"], ["or", "more"], ["or", "fewer"], ["or", "less"]]


def _past_bound(words: tuple[Word, ...], index: int) -> int:
    """The index after words that only bound a number ("40-odd", "14 or more")."""
    return index + 2 if [word.folded for word in words[index : index + 2]] in _BOUNDS else index


def _continues(words: tuple[Word, ...], index: int) -> bool:
    word = words[index]
    if word.number is not None or word.is_mark or word.folded in STOPS or word.folded in PASSIVE_ONLY:
        return False
    if word.folded.endswith("ed") and words[index - 1].folded in PEOPLE and word.folded not in HARM:
        return False  # "12 people returned home"
    return word.folded not in HARM or _is_attribute(words, index)


def _is_attribute(words: tuple[Word, ...], index: int) -> bool:
    """Whether a word of harm describes the next noun ("8 injured people") or is itself the noun counted."""
    following = words[index + 1] if index + 1 < len(words) else None
    if words[index].folded in NOUNS_OF_HARM:
        return True
    return following is not None and (following.folded in PEOPLE or _is_plain_plural(following))


def _is_plain_plural(word: Word) -> bool:
    """Whether a word looks like the plural of a noun ("emails")."""
    plain = not word.capital and word.folded not in STOPS and word.folded not in HARM
    return plain and word.folded.endswith("s") and not word.folded.endswith(("ss", "us", "'s", "perhaps", "always"))
