"""What a claimant said last in a row, and what of a new article is only recalled."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import inf

from claimwatch_contracts.ledger import LedgerEntry
from services.archive.ledger.amounts import greatest, is_same, is_vague, least, says_nothing_more
from services.archive.ledger.order import position

MANY_TIMES = 4
"""A number that is greater than others by this factor counts something else."""


def latest(history: Sequence[LedgerEntry], others: float = inf, aside: Sequence[LedgerEntry] = ()) -> LedgerEntry:
    """The figure that a claimant gave last, of its figures in order. At least one is required.

    ``aside`` are figures that articles gave in their own voice, in order.

    A number that the claimant gave before and has gone on from since is recalled, not given anew: an article that was
    written earlier takes nothing back. So is one that articles gave before in their own voice.

    Of several new numbers in one article it is the greatest, the total; but not one many times as great as all that
    ``others`` gave in the row, if another is not: that counts more than the incident.
    """
    known, beside = Known(), _Beside(aside)
    current: LedgerEntry | None = None
    for said in _by_article(history):
        recalled = beside.before(current)
        fresh = [entry for entry in said if not known.has(entry) and not recalled.has(entry)]
        if fresh:
            current = max([entry for entry in fresh if _size(entry) <= MANY_TIMES * others] or fresh, key=_size)
            known.add(fresh)
    return current or history[0]


class Known:
    """Figures that make others a repeat. To ask for one takes the same time however many there are."""

    def __init__(self) -> None:
        self._same: set[tuple[float | None, float | None]] = set()
        self._most = -inf

    def add(self, entries: Iterable[LedgerEntry]) -> None:
        """Let these figures be known too."""
        for entry in entries:
            if entry.quantity is not None:
                self._same.add((least(entry.quantity), greatest(entry.quantity)))
                if not is_vague(entry.quantity):
                    self._most = max(self._most, _size(entry))

    def has(self, entry: LedgerEntry) -> bool:
        """Whether a known figure says the same, or more precisely what a vague one says; see ``is_known``."""
        quantity = entry.quantity
        if quantity is None:
            return False
        floor = least(quantity)
        says_less = is_vague(quantity) and floor is not None and floor <= self._most
        return says_less or (floor, greatest(quantity)) in self._same


class _Beside:
    """Of figures in articles' own voice, in order, those that are older than what a claimant said last."""

    def __init__(self, aside: Sequence[LedgerEntry]) -> None:
        self._aside, self._known, self._count = aside, Known(), 0

    def before(self, current: LedgerEntry | None) -> Known:
        """The figures before the current one; none if there is no current one."""
        count = 0 if current is None else bisect_left(self._aside, position(current), key=position)
        if count < self._count:
            self._known, self._count = Known(), 0
        self._known.add(self._aside[self._count : count])
        self._count = count
        return self._known


def recalled_beside(current: LedgerEntry | None, aside: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """The figures in articles' own voice that are older than what a claimant said last."""
    return [] if current is None else [entry for entry in aside if position(entry) < position(current)]


def is_known(entry: LedgerEntry, known: Iterable[LedgerEntry]) -> bool:
    """Whether one of the known figures says the same, or more precisely what a vague one says."""
    quantity = entry.quantity
    return quantity is not None and any(k.quantity and says_nothing_more(quantity, k.quantity) for k in known)


def is_more(entry: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether a figure is greater than another one, and was given later."""
    if entry.quantity is None or other.quantity is None or position(entry) < position(other):
        return False
    return (least(entry.quantity) or 0.0) > (greatest(other.quantity) or 0.0) and not is_same(
        entry.quantity, other.quantity
    )


def _size(entry: LedgerEntry) -> float:
    return (greatest(entry.quantity) if entry.quantity else None) or 0.0


def _by_article(history: Sequence[LedgerEntry]) -> list[list[LedgerEntry]]:
    parted: dict[tuple[str, int], list[LedgerEntry]] = {}
    for entry in history:
        parted.setdefault((entry.article_id, entry.revision), []).append(entry)
    return list(parted.values())
