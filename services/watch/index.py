"""An index of items, each of which is found by two keys that a report must have."""

from collections.abc import Iterable
from itertools import product
from typing import Generic, TypeVar

from services.watch.keys import EVERY, Key, Keys, share

T = TypeVar("T")
MOST_PAIRS = 64
EVERY_REPORT: Keys = frozenset({EVERY})


class PairIndex(Generic[T]):
    """Items under pairs of keys. An item is found for a report that has both keys of one of its pairs."""

    def __init__(self) -> None:
        self._items: dict[Key, dict[Key, list[T]]] = {}

    def __len__(self) -> int:
        """The number of pairs of keys that have items."""
        return sum(map(len, self._items.values()))

    def add(self, item: T, keys: tuple[Keys, Keys]) -> None:
        """Let the item be found for each report that has at least one key of each set. The rarer set comes first."""
        for seldom, often in product(*keys):
            self._items.setdefault(seldom, {}).setdefault(often, []).append(item)

    def remove(self, item: T, keys: tuple[Keys, Keys]) -> None:
        """Take out an item that was added with these keys.

        Raises:
            LookupError: the item was not added with these keys.
        """
        for seldom, often in product(*keys):
            under = self._items[seldom]
            under[often].remove(item)
            if not under[often]:
                del under[often]
            if not under:
                del self._items[seldom]

    def candidates(self, keys: set[Key]) -> set[T]:
        """The items that may concern a report with these keys: all items that do, and some that do not.

        ``keys`` must be a plain set: its intersection with a dictionary's keys takes time by the smaller of both.
        """
        candidates = set[T]()
        for seldom in self._items.keys() & keys:
            under = self._items[seldom]
            for often in under.keys() & keys:
                candidates.update(under[often])
        return candidates


def rarest_two(conditions: Iterable[Keys]) -> tuple[Keys, Keys]:
    """The two sets of keys that the fewest reports have a key of, the rarer set first.

    The two sets make at most ``MOST_PAIRS`` pairs, unless the rarer set alone is larger. ``EVERY_REPORT`` stands for a
    missing set.
    """
    rarest_first = sorted({EVERY_REPORT, *conditions}, key=lambda keys: (share(keys), sorted(keys)))
    seldom = rarest_first[0]
    fitting = (keys for keys in rarest_first[1:] if len(keys) * len(seldom) <= MOST_PAIRS)
    return seldom, next(fitting, EVERY_REPORT)
