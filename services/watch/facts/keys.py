"""Keys by which the index finds watches: a report has keys, and a watch needs some of them.

A word of the text is a key, and so is a pair of consecutive words. Words of statements and beginnings of words are keys
of their own types. Every other key begins with its kind and a colon, which no word contains.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Final, NamedTuple

from claimwatch_contracts.vocabulary import CueClass, Measure, Submeasure
from claimwatch_language.queries.tree import Field
from services.watch.facts.words import words_of

WordPair = tuple[str, str]


class SaidWord(NamedTuple):
    """The key of a report with a statement that has the word in its content or source.

    ``place`` ends with a colon, so that this is no pair of words.
    """

    place: str
    word: str


class Beginning(NamedTuple):
    """The key of a report with a word that begins with these letters."""

    letters: str


Key = str | WordPair | SaidWord | Beginning
Keys = frozenset[Key]


class Families(NamedTuple):
    """The keys of a report: those that are strings, and the others by their type, made when they are asked for.

    Whoever looks the keys up may add the others to the strings. To copy some 500 strings takes as long as to find them.
    """

    strings: set[Key]
    others: Mapping[type, Callable[[], Iterable[Key]]]


EVERY: Final = "every:report"
POINT: Final = "point:"
"""The key of a report with a place that is a point: it has coordinates and is no area."""


def within(geonames_id: int) -> str:
    """The key of a report with this place or a place in it."""
    return f"within:{geonames_id}"


def named(name: str) -> str:
    """The key of a report with a place of that name, in any case."""
    return f"named:{name.casefold()}"


def topic(key: str) -> str:
    """The key of a report with that topic."""
    return f"topic:{key}"


def claimant(key: str) -> str:
    """The key of a report with the claimant of that claimant key."""
    return f"claimant:{key}"


def name_word(word: str) -> str:
    """The key of a report with a claimant that has the word in one of its names."""
    return f"name:{word}"


@cache
def measure(counted: Measure | Submeasure) -> str:
    """The key of a report with a figure of that measure."""
    return f"measure:{counted}"


def publisher(name: str) -> str:
    """The key of a report of that publisher, in any case."""
    return f"publisher:{' '.join(words_of(name))}"


def language(code: str) -> str:
    """The key of a report in that language."""
    return f"language:{code}"


@cache
def cue(cue_class: CueClass) -> str:
    """The key of a report with a statement of that class."""
    return f"cue:{cue_class}"


def said(field: Field, word: str) -> SaidWord:
    """The key of a report with a statement that has the word in that field."""
    return SaidWord(f"{field}:", word)


SHARES = {
    "every": 1.0,
    "language": 0.9,
    "point": 0.6,
    "cue": 0.4,
    "measure": 0.3,
    "cell20": 0.2,
    "topic": 0.1,
    "publisher": 0.06,
    "name": 0.05,
    "cell4": 0.03,
    "within": 0.01,
    "cell1": 0.01,
    "named": 0.01,
    "claimant": 0.01,
}
"""The guessed share of reports that have a given key, by the kind of the key. A wrong guess costs only time."""
SHARE_OF_WORDS = {1: 0.5, 2: 0.5, 3: 0.4, 4: 0.2, 5: 0.1, 6: 0.06, 7: 0.04, 8: 0.03}
"""The guessed share of reports that have a given word, by the word's length in code points."""
SHARE_OF_LONG_WORDS = 0.02
SHARE_OF_TWO_WORDS = 0.005
SHARE_OF_A_BEGINNING = 0.3


def share(keys: Iterable[Key]) -> float:
    """The guessed share of reports that have at least one of the keys."""
    return min(1.0, sum(map(_share, keys)))


def rarest(alternatives: Collection[Keys]) -> Keys:
    """The set that the fewest reports have a key of; the first of equals."""
    return min(alternatives, key=share)


def alternatives(required: Iterable[tuple[Keys, ...]]) -> tuple[Keys, ...]:
    """What alternatives require together, from what each of them requires: one set of keys, or none."""
    each = list(required)
    return (frozenset[Key]().union(*map(rarest, each)),) if all(each) else ()


def _share(key: Key) -> float:
    if isinstance(key, SaidWord):
        return _share_of_word(key.word)
    if isinstance(key, tuple):
        return SHARE_OF_A_BEGINNING if isinstance(key, Beginning) else SHARE_OF_TWO_WORDS
    kind, colon, _ = key.partition(":")
    return SHARES[kind] if colon else _share_of_word(key)


def _share_of_word(word: str) -> float:
    return SHARE_OF_WORDS.get(len(word), SHARE_OF_LONG_WORDS)
