"""What a watch asks for of a report that concerns it: news on its places, by its claimants, with its figures.

A report concerns a watch as a whole: the place may be named in one sentence and the figure stand in another. A news
item is told if it meets the criteria by itself.
"""

from collections.abc import Iterable
from dataclasses import replace

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Quantity
from claimwatch_contracts.vocabulary import NoveltyKind, NoveltyPolicy
from services.watch.entries import meets
from services.watch.facts import ReportFacts
from services.watch.hearing import hearing_of
from services.watch.matching import place_entries
from services.watch.novelty import Novelty
from services.watch.spots import Spot, spot_of, spot_of_place


class Scope:
    """What one watch asks for of one report. Topics and words are asked for of the report as a whole."""

    def __init__(self, watch: Watch, facts: ReportFacts) -> None:
        self._watch, self._facts, self._report = watch, facts, facts.report
        self._judgement = facts.changes.judgement
        self._places = place_entries(watch)
        heard = facts.heard(hearing_of(watch))
        self._claimants = {found.key for name in watch.claimants for found in heard.claimants(name)}

    def has(self, item: Novelty) -> bool:
        """Whether the watch asks for the item."""
        if self._watch.novelty is NoveltyPolicy.EVERY_REPORT and item.kind is NoveltyKind.NEW_STORY:
            return True
        if item.kind is NoveltyKind.NEW_STORY:
            return self._lies_here(self._incident())
        if not self._is_told_of(item):
            return False
        return self._is_by_claimant(item) and self._has_figure(item) and self._lies_here(self._spot(item))

    def weighs(self, item: Novelty) -> bool:
        """Whether the item is reason enough for an alert.

        What a watched claimant says is. A story alone is none to a watch on claimants or figures, or for figures only.
        """
        if self._watch.novelty is NoveltyPolicy.EVERY_REPORT:
            return True
        if self._watch.novelty is NoveltyPolicy.FIGURES_ONLY and item.kind is NoveltyKind.NEW_STORY:
            return False
        if item.kind is NoveltyKind.NEW_STORY:
            return item.is_weighty and not (self._watch.claimants or self._watch.figures)
        return item.is_weighty or bool(self._watch.claimants)

    def _is_told_of(self, item: Novelty) -> bool:
        """Whether the watch's policy has the item told: of statements the notable ones, or those of who is watched."""
        if self._watch.novelty is NoveltyPolicy.FIGURES_ONLY and item.figure is None and item.taken_back is None:
            return False
        is_asked = bool(self._watch.claimants) or self._watch.novelty is NoveltyPolicy.EVERY_REPORT
        return item.is_notable or is_asked

    def _is_by_claimant(self, item: Novelty) -> bool:
        return not self._watch.claimants or any(key in self._claimants for key in self._keys(item))

    def _keys(self, item: Novelty) -> Iterable[str]:
        """The claimant keys of an item."""
        if item.taken_back is not None and item.taken_back.claimant is not None:
            yield item.taken_back.claimant.key
        for found in (
            None if item.figure is None else self._report.figures[item.figure],
            None if item.attribution is None else self._report.attributions[item.attribution],
        ):
            if found is not None and found.claimant is not None:
                yield found.claimant.key

    def _has_figure(self, item: Novelty) -> bool:
        """Whether a figure of the item, or the figure that it replaces, meets a condition of the watch."""
        quantities = [*self._figures(item), *(each for each in (item.before, item.taken_back) if each is not None)]
        conditions = self._watch.figures
        return not conditions or any(meets(condition, each) for condition in conditions for each in quantities)

    def _figures(self, item: Novelty) -> list[Quantity]:
        """The item's figure, or the figures that its statement claims and that the ledger did not have."""
        if item.figure is not None:
            return [self._report.figures[item.figure]]
        claimed = (claim.figures for claim in self._report.claims if claim.attribution == item.attribution)
        changes = self._facts.changes
        return [self._report.figures[index] for indexes in claimed for index in indexes if not changes.knew(index)]

    def _lies_here(self, spot: Spot | None) -> bool:
        """Whether the spot lies in a watched place. What has no place lies wherever the report is about."""
        return not self._places or spot is None or any(place.holds(spot) for place in self._places)

    def _spot(self, item: Novelty) -> Spot | None:
        """Where the item lies: its figure in its row's place, everything else where the incident is."""
        if item.figure is None:
            return self._incident()
        change = self._facts.changes.of_figure(item.figure)
        row = None if change is None or change.row is None else self._judgement.rows[change.row]
        place = self._report.figures[item.figure].place
        spot = (row and spot_of(row)) or (place and spot_of_place(place)) or self._incident()
        return spot and self._pointed(spot)

    def _pointed(self, spot: Spot) -> Spot:
        """The spot; one that the gazetteer lacks lies at the incident's point."""
        incident = self._incident()
        return replace(spot, point=incident.point) if spot.is_unlisted and incident is not None else spot

    def _incident(self) -> Spot | None:
        return None if self._judgement.incident is None else spot_of(self._judgement.incident)
