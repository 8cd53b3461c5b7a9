"""The criteria of a watch that each news item is asked by itself: places, claimants, figure conditions, cue classes."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimwatch_contracts.criteria import CriteriaGroup, FigureCondition
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Quantity
from claimwatch_contracts.vocabulary import CueClass
from services.watch.asking.entries import counts_for, has_changed
from services.watch.asking.matching import place_entries
from services.watch.asking.spots import Spot
from services.watch.facts.heard import Heard

ASKED_OF_ITEMS = ("places", "claimants", "figures", "cues")


@dataclass(frozen=True)
class ItemTraits:
    """What criteria ask for of a news item.

    ``claimants`` are claimant keys. ``figures`` are the item's figures; ``replaced`` is what one of them replaces, or
    what is taken back. ``spot`` is where it lies, ``None`` if it has no place.
    """

    claimants: frozenset[str] = frozenset()
    figures: tuple[Quantity, ...] = ()
    replaced: Quantity | None = None
    cues: frozenset[CueClass] = frozenset()
    spot: Spot | None = None


class ItemCriteria:
    """The criteria of a watch, or of one of its groups. ``heard`` is what the watch takes notice of in the report."""

    def __init__(self, criteria: Watch | CriteriaGroup, heard: Heard) -> None:
        self._places = place_entries(criteria)
        self._claimants = {found.key for name in criteria.claimants for found in heard.claimants(name)}
        self._criteria = criteria

    @property
    def has_places(self) -> bool:
        """Whether places are asked for."""
        return bool(self._places)

    def unmet(self, item: ItemTraits) -> Iterator[str]:
        """The criteria that are set and that the item does not meet. What has no place meets those on places."""
        met = {*self.met(item), *(("places",) if item.spot is None else ())}
        return (name for name in ASKED_OF_ITEMS if getattr(self._criteria, name) and name not in met)

    def met(self, item: ItemTraits) -> Iterator[str]:
        """The criteria that the item meets. What has no place lies nowhere."""
        if item.spot is not None and self._has_place(item.spot):
            yield "places"
        if not self._claimants.isdisjoint(item.claimants):
            yield "claimants"
        if any(_is_counted(condition, item) for condition in self._criteria.figures):
            yield "figures"
        if not item.cues.isdisjoint(self._criteria.cues):
            yield "cues"

    def holds(self, spot: Spot | None) -> bool:
        """Whether a spot lies in one of the places. What has no place lies wherever the report is about."""
        return not self._places or spot is None or self._has_place(spot)

    def _has_place(self, spot: Spot) -> bool:
        return any(place.holds(spot) for place in self._places)


def _is_counted(condition: FigureCondition, item: ItemTraits) -> bool:
    """Whether a figure of the item, or the one that it replaces, is what the condition asks for."""
    if item.replaced is not None and counts_for(condition, item.replaced):
        return any(has_changed(condition, figure, item.replaced) for figure in item.figures or (None,))
    return any(
        counts_for(condition, figure) and has_changed(condition, figure, item.replaced) for figure in item.figures
    )
