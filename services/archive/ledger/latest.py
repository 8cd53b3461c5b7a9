"""What a claimant said last in a row, and what of a new article is only recalled."""

from collections.abc import Iterable, Sequence
from math import inf

from claimwatch_contracts.ledger import LedgerEntry
from services.archive.ledger.amounts import greatest, is_same, least, says_nothing_more
from services.archive.ledger.order import position

MANY_TIMES = 4
"""A number that is greater than others by this factor counts something else."""


def latest(history: Sequence[LedgerEntry], others: float = inf, aside: Sequence[LedgerEntry] = ()) -> LedgerEntry:
    """The figure that a claimant gave last, of its figures in order. At least one is required.

    A number that the claimant gave before and has gone on from since is recalled, not given anew: an article that was
    written earlier takes nothing back. So is one that articles gave before in their own voice, ``aside``.

    Of several new numbers in one article it is the greatest, the total; but not one many times as great as all that
    ``others`` gave in the row, if another is not: that counts more than the incident.
    """
    known: list[LedgerEntry] = []
    current: LedgerEntry | None = None
    for said in _by_article(history):
        earlier = [*known, *recalled_beside(current, aside)]
        fresh = [entry for entry in said if not is_known(entry, earlier)]
        if fresh:
            current = max([entry for entry in fresh if _size(entry) <= MANY_TIMES * others] or fresh, key=_size)
            known += fresh
    return current or history[0]


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
