"""What a watch asks for of a report that concerns it: news on its places, by its claimants, with its figures.

A report concerns a watch as a whole: the place may be named in one sentence and the figure stand in another. A news
item is told if it meets the criteria by itself.
"""

from collections.abc import Iterable
from dataclasses import replace

from claimwatch_contracts.criteria import CriteriaGroup
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Quantity
from claimwatch_contracts.vocabulary import CueClass, NoveltyKind
from services.watch.facts import ReportFacts
from services.watch.heard import cues_of
from services.watch.hearing import hearing_of
from services.watch.item_criteria import ItemCriteria, ItemTraits
from services.watch.matching import meets_as_a_whole
from services.watch.novelty import Novelty
from services.watch.spots import Spot, spot_of, spot_of_place


class Scope:
    """What one watch asks for of one report.

    Topics, words, publishers and languages are asked for of the report as a whole.
    """

    def __init__(self, watch: Watch, facts: ReportFacts) -> None:
        self._watch, self._facts, self._report = watch, facts, facts.report
        self._judgement = facts.changes.judgement
        heard = facts.heard(hearing_of(watch))
        self._own = ItemCriteria(watch, heard)
        self._any_of = None if watch.any_of is None else ItemCriteria(watch.any_of, heard)
        self._none_of = None if watch.none_of is None else ItemCriteria(watch.none_of, heard)
        self._has_a_whole = watch.any_of is not None and meets_as_a_whole(watch, watch.any_of, facts)

    def has(self, item: Novelty) -> bool:
        """Whether the watch asks for the item."""
        traits = self._traits(item)
        if self._none_of and self._none_of.is_one_met(traits):
            return False
        if item.kind is NoveltyKind.NEW_STORY:
            return self._own.holds(traits.spot) and self._is_story_of_group(traits)
        return self._own.are_met(traits) and self._meets_group(traits)

    def weighs(self, item: Novelty) -> bool:
        """Whether the item is reason enough for an alert.

        What a watched claimant says is. A story alone is none to a watch on claimants or figures.
        """
        if item.kind is NoveltyKind.NEW_STORY:
            return item.is_weighty and not self._asks_for_claims() and self._meets_group(self._traits(item))
        return item.is_weighty or self._asks_for_statements()

    def _asks_for_claims(self) -> bool:
        """Whether the watch asks for who says something, how much, or in which way."""
        return _are_claims(self._watch)

    def _asks_for_statements(self) -> bool:
        groups = (self._watch, self._watch.any_of)
        return any(group is not None and (group.claimants or group.cues) for group in groups)

    def _meets_group(self, traits: ItemTraits) -> bool:
        """Whether the report or the item meets one of the criteria of ``any_of``."""
        return self._any_of is None or self._has_a_whole or self._any_of.is_one_met(traits)

    def _is_story_of_group(self, traits: ItemTraits) -> bool:
        """Whether the story may be told beside what ``any_of`` asks for."""
        any_of = self._watch.any_of
        return any_of is None or _are_claims(any_of) or traits.spot is None or self._meets_group(traits)

    def _traits(self, item: Novelty) -> ItemTraits:
        if item.kind is NoveltyKind.NEW_STORY:
            return ItemTraits(spot=self._incident())
        return ItemTraits(
            claimants=frozenset(self._keys(item)),
            figures=tuple(self._figures(item)),
            replaced=item.before or item.taken_back,
            cues=self._cues(item),
            spot=self._spot(item),
        )

    def _cues(self, item: Novelty) -> frozenset[CueClass]:
        """What the source of the item does by its words. Whoever denies a figure denies."""
        if item.attribution is None:
            return frozenset({CueClass.DENY} if item.kind is NoveltyKind.DENIAL else ())
        return frozenset(cues_of(self._report.attributions[item.attribution]))

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

    def _figures(self, item: Novelty) -> list[Quantity]:
        """The item's figure, or the figures that its statement claims."""
        if item.figure is not None:
            return [self._report.figures[item.figure]]
        claimed = (claim.figures for claim in self._report.claims if claim.attribution == item.attribution)
        return [self._report.figures[number] for numbers in claimed for number in numbers]

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


def _are_claims(criteria: Watch | CriteriaGroup) -> bool:
    return bool(criteria.claimants or criteria.figures or criteria.cues)
