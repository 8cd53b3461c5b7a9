"""Whether a figure that its article takes back still stands by another article, which that one only recalled."""

from collections.abc import Iterable

from claimwatch_contracts.ledger import Entry, Row
from services.archive.ledger.amounts import numbers
from services.archive.ledger.grades import standing

_LARGE = 12
"""From which number on two figures of a claimant that count the same are one by their number alone."""


def stands_elsewhere(lost: Entry, row: Row, every: Iterable[Row]) -> bool:
    """Whether the claimant's figure, which is gone from ``row``, stands in one of all rows.

    It does so in those that count the same in the same place: of this incident, of others, and totals. A large number
    is the same in any place: who recalls a figure often gives it the place of what is new.
    """
    anywhere = min(numbers(lost), default=0) >= _LARGE
    alike = (other for other in every if _counted(other) == _counted(row))
    return any(_stands_in(lost, other) for other in alike if anywhere or _place(other) == _place(row))


def _stands_in(lost: Entry, row: Row) -> bool:
    if lost.claimant is None:
        return False
    return any(
        each.claimant is not None and each.claimant.key == lost.claimant.key and numbers(each) == numbers(lost)
        for each in standing(row.entries)
    )


def _counted(row: Row) -> tuple[object, ...]:
    """What the row counts, whenever and wherever it was."""
    return row.measure, row.submeasure, row.unit, row.population


def _place(row: Row) -> str | None:
    """The name of the row's place. A town and a province of one name are easily confused."""
    return None if row.place is None else row.place.name.casefold()
