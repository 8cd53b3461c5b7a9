"""An index of items, each of which is found by two keys that a report must have."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from sys import intern
from typing import Generic, TypeVar

from services.watch.keys import EVERY, Key, Keys, share

T = TypeVar("T")
MOST_PAIRS = 64
EVERY_REPORT: Keys = frozenset({EVERY})


class PairIndex(Generic[T]):
    """Items under pairs of keys. An item is found for a report that has both keys of one of its pairs."""

    def __init__(self) -> None:
        self._items: dict[Key, dict[Key, list[T]]] = {}
        self._uses: Counter[Key] = Counter()
        """By key: the number of its pairs, counted once for each item."""
        self._used: set[Key] = set()
        """The same keys as a set: it keeps the hash of each, so that looking for a key that is not there is cheap."""

    def __len__(self) -> int:
        """The number of pairs of keys that have items."""
        return sum(map(len, self._items.values()))

    def add(self, item: T, keys: tuple[Keys, Keys]) -> None:
        """Let the item be found for each report that has at least one key of each set. The rarer set comes first."""
        for seldom, often in _pairs(keys):
            self._items.setdefault(seldom, {}).setdefault(often, []).append(item)
            for key in (seldom, often):
                self._uses[key] += 1
                self._used.add(key)

    def remove(self, item: T, keys: tuple[Keys, Keys]) -> None:
        """Take out an item that was added with these keys.

        Raises:
            LookupError: the item was not added with these keys.
        """
        for seldom, often in _pairs(keys):
            under = self._items[seldom]
            under[often].remove(item)
            if not under[often]:
                del under[often]
            if not under:
                del self._items[seldom]
            self._use_less(seldom)
            self._use_less(often)

    def candidates(self, keys: Iterable[Key]) -> set[T]:
        """The items that may concern a report with these keys: all items that do, and some that do not.

        Most keys of a report are in no pair, so they are left out before pairs are made. What two sets have in common,
        or a set and the keys of a dictionary, costs the smaller of both.
        """
        candidates = set[T]()
        in_pairs = self._used.intersection(keys)
        for under in filter(None, map(self._items.get, in_pairs)):
            for often in under.keys() & in_pairs:
                candidates.update(under[often])
        return candidates

    def _use_less(self, key: Key) -> None:
        self._uses[key] -= 1
        if not self._uses[key]:
            del self._uses[key]
            self._used.remove(key)


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
