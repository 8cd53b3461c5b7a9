"""The part of the world that each figure's row is about, by all figures of an incident."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_language.geography import PlaceKey
from services.archive.ledger.amounts import greatest
from services.archive.ledger.order import ArticleRevision
from services.archive.ledger.places import Home

Zones = dict[str, PlaceKey | None]
"""By id of a figure: the place that its row is about; ``None`` for where the incident happened."""

_LEAP = 1.5
"""How many times what a claimant gave last is no count of the same place any more."""


def zones_of(figures: Sequence[LedgerEntry], home: Home, of: Callable[[LedgerEntry], str | None]) -> Zones:
    """The place that each figure's row is about. ``figures`` are in order; ``of`` has the claimant of each.

    First each figure is placed by its own words and those beside it, then by places that have rows. At last what a
    claimant goes on counting stays in the area that it has counted before.
    """
    beside: defaultdict[object, list[LedgerEntry]] = defaultdict(list)
    for entry in figures:
        beside[_utterance(entry), of(entry)].append(entry)
    zones = {entry.finding_id: home.zone(entry, said) for said in beside.values() for entry in said}
    known = frozenset(zone for zone in zones.values() if zone is not None)
    named = {entry.finding_id: zones[entry.finding_id] or home.known_zone(entry, known) for entry in figures}
    of_article: defaultdict[tuple[str, int], set[PlaceKey]] = defaultdict(set)
    for entry in figures:
        if (zone := named[entry.finding_id]) is not None:
            of_article[entry.article_id, entry.revision].add(zone)
    leads = _leads(figures, named)
    placed = {
        entry.finding_id: named[entry.finding_id]
        or home.zone_beside(entry, frozenset(of_article[entry.article_id, entry.revision]))
        or home.zone_of_lead(entry, leads[entry.article_id, entry.revision])
        for entry in figures
    }
    return placed | _gone_on(figures, placed, home, of)


def _leads(figures: Iterable[LedgerEntry], zones: Zones) -> dict[ArticleRevision, LedgerEntry | None]:
    """By article revision: its first figure, if that has a row of its own."""
    found: dict[ArticleRevision, LedgerEntry | None] = {}
    for entry in figures:
        found.setdefault((entry.article_id, entry.revision), entry if zones[entry.finding_id] else None)
    return found


@dataclass(frozen=True)
class _Counted:
    """What a claimant counted last in each place."""

    last: dict[PlaceKey | None, float]

    def area(
        self, entry: LedgerEntry, zone: PlaceKey | None, areas: frozenset[PlaceKey], value: float
    ) -> PlaceKey | None:
        """The area whose count a figure goes on with; its own zone if it is none.

        The figure is no less than the last one of the area, and more than a town's. If its sentence names the town,
        it leaps from what the town had and goes a small way on from what the area had.
        """
        here = self.last.get(zone)
        for area in areas - {zone}:
            there = self.last.get(area)
            if there is None or value < there or (here is not None and value <= here):
                continue
            if not entry.place_is_near:
                return area
            if here is not None and value > _LEAP * here and value <= _LEAP * there:
                return area
        return zone


def _gone_on(
    figures: Iterable[LedgerEntry], zones: Zones, home: Home, of: Callable[[LedgerEntry], str | None]
) -> Zones:
    """The figures that go on with what their claimant counted in an area, with that area."""
    areas = frozenset(zone for entry in figures if (zone := zones[entry.finding_id]) and home.is_around(entry))
    found: Zones = {}
    counted: defaultdict[object, _Counted] = defaultdict(lambda: _Counted({}))
    for entry in figures:
        claimant, value = of(entry), None if entry.quantity is None else greatest(entry.quantity)
        if claimant is None or value is None or entry.quantity is None or entry.is_part or entry.place_by_hand:
            continue
        zone = zones[entry.finding_id]
        count = counted[claimant, entry.quantity.measure, entry.quantity.submeasure, entry.population]
        area = count.area(entry, zone, areas, value)
        if area != zone:
            found[entry.finding_id] = area
        count.last[area] = value
    return found


def _utterance(entry: LedgerEntry) -> tuple[object, ...]:
    measure = entry.quantity.measure if entry.quantity else None
    return entry.article_id, entry.revision, measure, entry.population
