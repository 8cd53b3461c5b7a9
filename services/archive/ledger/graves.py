"""What is counted of those who lie in graves: bodies that are found, not people who were killed on that day.

An article seldom says which of the two it counts ("nine of the dead were children"): other articles on the graves do.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Measure
from services.archive.ledger.amounts import numbers
from services.archive.ledger.found_bodies import is_of_graves

_BODIES = re.compile(r"\b(?:bodies|corpses|remains|skeletons)\b", re.IGNORECASE)
_KILLING = re.compile(
    r"\b(?:kill(?:ed|ing|ings|s)?|murder\w*|execut\w+|shot|massacre\w*|slain|died|deaths?)\b", re.IGNORECASE
)


class Graves:
    """Which figures of an incident count bodies out of graves. ``of`` has the claimant of a figure."""

    def __init__(self, figures: Iterable[LedgerEntry], of: Callable[[LedgerEntry], str | None]) -> None:
        counted = [entry for entry in figures if entry.quantity is not None]
        self._bodies = [entry for entry in counted if _is(entry, Measure.BODIES_FOUND)]
        self._killed = [entry for entry in counted if _is(entry, Measure.KILLED)]
        self._of = of

    @cached_property
    def are_dug(self) -> bool:
        """Whether bodies were found in graves."""
        return any(is_of_graves(entry.evidence.quote) for entry in self._bodies)

    def measure(self, entry: LedgerEntry) -> Measure | None:
        """What a figure counts; ``None`` if it is a statement."""
        if entry.quantity is None:
            return None
        counts_bodies = _is(entry, Measure.KILLED) and self.are_dug and entry.finding_id in self._counted_as_bodies
        return Measure.BODIES_FOUND if counts_bodies else entry.quantity.measure

    @cached_property
    def _counted_as_bodies(self) -> frozenset[str]:
        """The ids of figures of people killed that count bodies.

        Their sentence tells of bodies and no killing, their article counts as many bodies, or their claimant has given
        nothing but bodies otherwise.
        """
        found = {(e.article_id, number) for e in self._bodies if e.quantity for number in numbers(e.quantity)}
        by_words = {entry.finding_id for entry in self._killed if _tells_of_bodies(entry) or _numbers(entry) & found}
        others = [entry for entry in self._killed if entry.finding_id not in by_words]
        counters = {self._of(entry) for entry in self._bodies} - {None}
        counters -= {self._of(entry) for entry in others if entry.population is None and not entry.is_part}
        return frozenset(by_words | {entry.finding_id for entry in others if self._of(entry) in counters})


def _is(entry: LedgerEntry, measure: Measure) -> bool:
    return entry.quantity is not None and entry.quantity.measure is measure


def _tells_of_bodies(entry: LedgerEntry) -> bool:
    return _BODIES.search(entry.evidence.quote) is not None and _KILLING.search(entry.evidence.quote) is None


def _numbers(entry: LedgerEntry) -> set[tuple[str, float]]:
    """The numbers of a figure that is of all people, each with its article."""
    if entry.quantity is None or entry.population is not None:
        return set()
    return {(entry.article_id, number) for number in numbers(entry.quantity)}
