"""Keys by which watches are found: what a report has, and what it needs to have to concern a watch.

A word of the text is its own key, and so are two words in a row, a blank in between; every other key begins with its
kind and a colon, which no word contains.
"""

from collections.abc import Collection, Iterable
from typing import Final

from claimwatch_contracts.vocabulary import Measure

Key = str
Keys = frozenset[Key]

EVERY: Final[Key] = "every:report"
POINT: Final[Key] = "point:"
"""Of a report with a place that has coordinates and is no country or province."""


def within(geonames_id: int) -> Key:
    """A place that is this one or lies in it."""
    return f"within:{geonames_id}"


def named(name: str) -> Key:
    """A place of that name, in any case."""
    return f"named:{name.casefold()}"


def topic(key: str) -> Key:
    """A topic."""
    return f"topic:{key}"


def claimant(key: str) -> Key:
    """A claimant by its key."""
    return f"claimant:{key}"


def name_word(word: str) -> Key:
    """A claimant with that word in one of its names."""
    return f"name:{word}"


def measure(counted: Measure) -> Key:
    """A figure that counts this."""
    return f"measure:{counted}"


SHARES = {
    "every": 1.0,
    "point": 0.6,
    "measure": 0.3,
    "cell20": 0.2,
    "topic": 0.1,
    "name": 0.05,
    "cell4": 0.03,
    "within": 0.01,
    "cell1": 0.01,
    "named": 0.01,
    "claimant": 0.01,
}
"""The share of reports that have a key of each kind, as a guess: it decides what is looked up, never what is found."""
SHARE_OF_WORDS = {1: 0.5, 2: 0.5, 3: 0.4, 4: 0.2, 5: 0.1, 6: 0.06, 7: 0.04, 8: 0.03}
"""The same for words, by their number of characters."""
SHARE_OF_LONG_WORDS = 0.02
SHARE_OF_TWO_WORDS = 0.005


def share(keys: Iterable[Key]) -> float:
    """The share of reports that have one of the keys, as a guess."""
    return min(1.0, sum(map(_share, keys)))


def rarest(alternatives: Collection[Keys]) -> Keys:
    """The set of keys that the fewest reports have one of; among equals the first."""
    return min(alternatives, key=share)


def _share(key: Key) -> float:
    kind, colon, _ = key.partition(":")
    if colon:
        return SHARES[kind]
    return SHARE_OF_TWO_WORDS if " " in key else SHARE_OF_WORDS.get(len(key), SHARE_OF_LONG_WORDS)
