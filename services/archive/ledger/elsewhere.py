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
    that was given before is the same in any place: who recalls a figure often gives it the place of what is new.
    """
    is_large = min(numbers(lost), default=0) >= _LARGE
    alike = (other for other in every if _counted(other) == _counted(row))
    return any(
        _place(other) == _place(row) or (is_large and each.given_at < lost.given_at)
        for other in alike
        for each in standing(other.entries)
        if _says_the_same(each, lost)
    )


def _says_the_same(one: Entry, other: Entry) -> bool:
    """Whether two entries are of one claimant and one number."""
    is_of_one = one.claimant is not None and other.claimant is not None and one.claimant.key == other.claimant.key
    return is_of_one and numbers(one) == numbers(other)


def _counted(row: Row) -> tuple[object, ...]:
    """What the row counts, whenever and wherever it was."""
    return row.measure, row.submeasure, row.unit, row.population


def _place(row: Row) -> str | None:
    """The name of the row's place. A town and a province of one name are easily confused."""
    return None if row.place is None else row.place.name.casefold()
