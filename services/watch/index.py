"""Finds what may concern a report by two keys that the report must have, the rarest two where there are more."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Generic, TypeVar

from services.watch.keys import EVERY, Key, Keys, share

T = TypeVar("T")
MOST_PAIRS = 64
ALL_REPORTS: Keys = frozenset({EVERY})


class PairIndex(Generic[T]):
    """Items under pairs of keys. An item is there for a report that has both keys of one of its pairs.

    The same items and conditions must be given to ``remove`` as to ``add``. Every report has the key ``EVERY``.
    """

    def __init__(self) -> None:
        self._items: dict[Key, dict[Key, list[T]]] = {}

    def __len__(self) -> int:
        """How many pairs of keys have items."""
        return sum(map(len, self._items.values()))

    def add(self, item: T, conditions: Iterable[Keys]) -> None:
        """Let the item be found for each report that has, of each condition, at least one key."""
        for often, seldom in pairs(conditions):
            self._items.setdefault(often, {}).setdefault(seldom, []).append(item)

    def remove(self, item: T, conditions: Iterable[Keys]) -> None:
        """Take out what was added.

        Raises:
            LookupError: it was not.
        """
        for often, seldom in pairs(conditions):
            under = self._items[often]
            under[seldom].remove(item)
            if not under[seldom]:
                del under[seldom]
            if not under:
                del self._items[often]

    def candidates(self, keys: Keys) -> set[T]:
        """What may concern a report with these keys: all that does, and some that does not."""
        candidates: set[T] = set()
        for often in self._items.keys() & keys:
            under = self._items[often]
            for seldom in under.keys() & keys:
                candidates.update(under[seldom])
        return candidates


def pairs(conditions: Iterable[Keys]) -> Iterator[tuple[Key, Key]]:
    """Pairs of keys, the commoner first: a report that meets all conditions has both keys of at least one pair."""
    rarest_first = sorted({ALL_REPORTS, *conditions}, key=lambda keys: (share(keys), sorted(keys)))
    seldom = rarest_first[0]
    fitting = (keys for keys in rarest_first[1:] if len(keys) * len(seldom) <= MOST_PAIRS)
    return product(next(fitting, ALL_REPORTS), seldom)
