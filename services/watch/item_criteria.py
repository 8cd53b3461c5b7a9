"""The criteria of a watch that each news item is asked by itself: places, claimants, figure conditions, cue classes."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimwatch_contracts.criteria import CriteriaGroup, FigureCondition
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Quantity
from claimwatch_contracts.vocabulary import CueClass
from services.watch.entries import counts_for, has_changed
from services.watch.heard import Heard
from services.watch.matching import place_entries
from services.watch.spots import Spot


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

    def are_met(self, item: ItemTraits) -> bool:
        """Whether the item meets each of those that are set."""
        answers = {
            "places": self.holds(item.spot),
            "claimants": self._is_by(item.claimants),
            "figures": self._has_figure(item),
            "cues": self._has_cue(item.cues),
        }
        return all(is_met for name, is_met in answers.items() if getattr(self._criteria, name))

    def is_one_met(self, item: ItemTraits) -> bool:
        """Whether the item meets at least one of them. What has no place lies nowhere."""
        lies_here = item.spot is not None and self._has_place(item.spot)
        return lies_here or self._is_by(item.claimants) or self._has_figure(item) or self._has_cue(item.cues)

    def holds(self, spot: Spot | None) -> bool:
        """Whether a spot lies in one of the places. What has no place lies wherever the report is about."""
        return not self._places or spot is None or self._has_place(spot)

    def _has_place(self, spot: Spot) -> bool:
        return any(place.holds(spot) for place in self._places)

    def _is_by(self, claimants: Iterable[str]) -> bool:
        return not self._claimants.isdisjoint(claimants)

    def _has_cue(self, cues: frozenset[CueClass]) -> bool:
        return not cues.isdisjoint(self._criteria.cues)

    def _has_figure(self, item: ItemTraits) -> bool:
        return any(_is_counted(condition, item) for condition in self._criteria.figures)


def _is_counted(condition: FigureCondition, item: ItemTraits) -> bool:
    """Whether a figure of the item, or the one that it replaces, is what the condition asks for."""
    if item.replaced is not None and counts_for(condition, item.replaced):
        return any(has_changed(condition, figure, item.replaced) for figure in item.figures or (None,))
    return any(
        counts_for(condition, figure) and has_changed(condition, figure, item.replaced) for figure in item.figures
    )
