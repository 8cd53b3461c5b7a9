"""Who speaks for a body: the ledger has a spokesman's figures under the body's name; here they are found again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from claimwatch_contracts.ledger import Entry, Row
from claimwatch_language.names.aliases import slug

FIELDS = (
    "article_id",
    "incident_id",
    "body.aliases",
    *(f"body.figures.{name}" for name in ("claimant", "start", "measure")),
)
"""What is read of a stored report."""


@dataclass(frozen=True)
class Spoken:
    """Where figures stand that a claimant gave for others.

    ``by`` is the claimant's name, ``bodies`` are the keys of those whom it speaks for, ``spans`` the articles and
    offsets of its figures, ``counted`` the incidents and measures that these are about.
    """

    by: str = ""
    bodies: frozenset[str] = frozenset()
    spans: frozenset[tuple[str, int]] = frozenset()
    counted: frozenset[tuple[str, str]] = frozenset()

    @property
    def incidents(self) -> tuple[str, ...]:
        """The ids of the incidents that its figures are about."""
        return tuple(sorted({incident for incident, _ in self.counted}))

    def entry(self, row: Row) -> Entry | None:
        """The entry of a row that is a figure of the claimant, or a later one of the body for which it gave its own."""
        own = [entry for entry in row.entries if (entry.evidence.article_id, entry.evidence.start) in self.spans]
        if own or row.incident_id is None or (row.incident_id, row.measure.value) not in self.counted:
            return next(iter(own), None)
        return next((entry for entry in row.entries if self._is_body(entry)), None)

    def _is_body(self, entry: Entry) -> bool:
        claimant = entry.claimant
        return claimant is not None and bool({claimant.key, slug(claimant.name)} & self.bodies)


NOWHERE = Spoken()


@dataclass
class Speaking:
    """Finds out, report by report, whom the claimant with these keys speaks for."""

    keys: tuple[str, ...]
    _by: str = ""
    _bodies: set[str] = field(default_factory=set)
    _spans: set[tuple[str, int]] = field(default_factory=set)
    _counted: set[tuple[str, str]] = field(default_factory=set)

    def add(self, report: Mapping[str, Any]) -> None:
        """Take in a stored report, of which only ``FIELDS`` need be there.

        Raises:
            LookupError, TypeError: it does not have the expected form.
        """
        body = report["body"]
        for figure in self._own(body.get("figures", ())):
            claimant = figure["claimant"]
            self._by = self._by or str(claimant["name"])
            self._bodies.update(map(slug, body.get("aliases", {}).get(claimant["key"], ())))
            self._spans.add((str(report["article_id"]), int(figure["start"])))
            if report.get("incident_id"):
                self._counted.add((str(report["incident_id"]), str(figure["measure"])))

    def found(self) -> Spoken:
        """What was found."""
        others = frozenset(self._bodies) - set(self.keys) - {""}
        return Spoken(self._by, others, frozenset(self._spans), frozenset(self._counted))

    def _own(self, figures: Iterable[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
        return (each for each in figures if each.get("claimant") and each["claimant"]["key"] in self.keys)
