"""An index of items, each of which is found by two keys that a report must have."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from sys import intern
from typing import Generic, TypeVar

from services.watch.facts.keys import EVERY, Beginning, Families, Key, Keys, SaidWord, share

T = TypeVar("T")
MOST_PAIRS = 64
OTHER_KINDS = (tuple, SaidWord, Beginning)
"""The types of keys beside ``str``."""
EVERY_REPORT: Keys = frozenset({EVERY})


class _Several(dict[Key, list[T]]):
    """The items of a first key by their second keys, of which there are several."""

    __slots__ = ("seconds",)

    def __init__(self, second: Key, items: list[T]) -> None:
        super().__init__({second: items})
        self.seconds = {second}
        """The second keys. A set keeps their hashes, so that comparing it reads no key, which is seldom cached."""


class PairIndex(Generic[T]):
    """Items under pairs of keys. An item is found for a report that has both keys of one of its pairs."""

    def __init__(self) -> None:
        self._under: dict[Key, tuple[Key, list[T]] | _Several[T]] = {}
        """By the first key of pairs: the second key and the items, or, of several second keys, the items by second key.

        Most first keys have one second key. A dictionary for it would take much memory, and therefore time.
        """
        self._first: set[Key] = set()
        """The first keys. To ask a set for what it lacks takes less of the processor's caches than a dictionary."""
        self._uses: Counter[Key] = Counter()
        """By key that is no ``str``: the number of its pairs, counted once for each item."""
        self._used: dict[type, set[Key]] = {kind: set() for kind in OTHER_KINDS}
        """The same keys, by type. Half the keys of a report are pairs of words, and a small set stays in a cache.

        Keys of a type that no item uses need not be made.
        """

    def __len__(self) -> int:
        """The number of pairs of keys that have items."""
        return sum(1 if isinstance(under, tuple) else len(under) for under in self._under.values())

    def add(self, item: T, keys: tuple[Keys, Keys]) -> None:
        """Let the item be found for each report that has at least one key of each set. The rarer set comes first."""
        for seldom, often in _pairs(keys):
            self._items_of(seldom, often).append(item)
            self._use(seldom)
            self._use(often)

    def remove(self, item: T, keys: tuple[Keys, Keys]) -> None:
        """Take out an item that was added with these keys.

        Raises:
            LookupError, ValueError: the item was not added with these keys.
        """
        for seldom, often in _pairs(keys):
            under = self._under[seldom]
            several = _Several(*under) if isinstance(under, tuple) else under
            several[often].remove(item)
            if not several[often]:
                del several[often]
                several.seconds.remove(often)
            if not several:
                del self._under[seldom]
                self._first.remove(seldom)
            self._use_less(seldom)
            self._use_less(often)

    def candidates(self, keys: Families) -> set[T]:
        """The items that may concern a report with these keys: all items that do, and some that do not.

        Most keys of a report are in no pair. Pairs of words and the like are left out first; to look up the others
        costs less than to leave them out. What two sets of keys have in common costs the smaller of both.
        """
        present: set[Key] = keys.strings
        for kind in OTHER_KINDS:
            if used := self._used[kind]:
                present |= used.intersection(keys.others[kind]())
        candidates: list[T] = []
        for under in map(self._under.__getitem__, self._first & present):
            if isinstance(under, _Several):
                for often in under.seconds & present:
                    candidates += under[often]
            elif under[0] in present:
                candidates += under[1]
        return set(candidates)

    def _items_of(self, seldom: Key, often: Key) -> list[T]:
        """The items of a pair; for a new pair, an empty list that takes items."""
        self._first.add(seldom)
        under = self._under.setdefault(seldom, (often, []))
        if isinstance(under, tuple) and under[0] == often:
            return under[1]
        if isinstance(under, tuple):
            under = self._under[seldom] = _Several(*under)
        under.seconds.add(often)
        return under.setdefault(often, [])

    def _use(self, key: Key) -> None:
        if not isinstance(key, str):
            self._uses[key] += 1
            self._used[type(key)].add(key)

    def _use_less(self, key: Key) -> None:
        if isinstance(key, str):
            return
        self._uses[key] -= 1
        if not self._uses[key]:
            del self._uses[key]
            self._used[type(key)].remove(key)


def _pairs(keys: tuple[Keys, Keys]) -> Iterator[tuple[Key, Key]]:
    """Each combination. Equal words are one object: it takes less memory, and that memory is more often in a cache."""
    return product(map(_interned, keys[0]), map(_interned, keys[1]))


def _interned(key: Key) -> Key:
    return intern(key) if isinstance(key, str) else key


def rarest_two(conditions: Iterable[Keys]) -> tuple[Keys, Keys]:
    """The two sets of keys that the fewest reports have a key of, the rarer set first.

    The two sets make at most ``MOST_PAIRS`` pairs, unless the rarer set alone is larger. ``EVERY_REPORT`` stands for a
    missing set.
    """
    rarest_first = sorted(dict.fromkeys((*conditions, EVERY_REPORT)), key=share)
    seldom = rarest_first[0]
    fitting = (keys for keys in rarest_first[1:] if len(keys) * len(seldom) <= MOST_PAIRS)
    return seldom, next(fitting, EVERY_REPORT)
