"""What a watch asks for of a report that concerns it: news on its places, by its claimants, with its figures.

A report concerns a watch as a whole: the place may be named in one sentence and the figure stand in another. A news
item is told if it meets the criteria by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimwatch_contracts.criteria import CriteriaGroup
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Quantity
from claimwatch_contracts.vocabulary import CueClass, NoveltyKind, NoveltyPolicy
from services.watch.asking.item_criteria import ItemCriteria, ItemTraits
from services.watch.asking.matching import meets_as_a_whole
from services.watch.asking.spots import Spot, beside, spot_of, spot_of_place
from services.watch.facts.facts import ReportFacts
from services.watch.facts.heard import cues_of
from services.watch.news.hearing import hearing_of
from services.watch.news.novelty import Novelty


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
        return next(self.misses(item), None) is None

    def misses(self, item: Novelty) -> Iterator[str]:
        """The fields of the watch that keep the item from being told; nothing if the watch asks for it."""
        traits = self._traits(item)
        if self._none_of is not None:
            yield from (f"none_of.{name}" for name in self._none_of.met(traits))
        if item.kind is not NoveltyKind.NEW_STORY:
            yield from () if self._is_told_of(item) else ("novelty",)
            yield from self._own.unmet(traits)
            yield from () if self._meets_group(traits) else ("any_of",)
        elif self._watch.novelty is not NoveltyPolicy.EVERY_REPORT:
            yield from () if self._own.holds(traits.spot) else ("places",)
            yield from () if self._is_story_of_group(traits) else ("any_of",)

    def weighs(self, item: Novelty) -> bool:
        """Whether the item is reason enough for an alert.

        What a watched claimant says is. A story alone is none to a watch on claimants or figures, or for figures only.
        """
        if self._watch.novelty is NoveltyPolicy.EVERY_REPORT:
            return True
        if self._watch.novelty is NoveltyPolicy.FIGURES_ONLY and item.kind is NoveltyKind.NEW_STORY:
            return False
        if item.kind is NoveltyKind.NEW_STORY:
            return item.is_weighty and not self._asks_for_claims() and self._meets_group(self._traits(item))
        return item.is_weighty or self._asks_for_statements()

    def _is_told_of(self, item: Novelty) -> bool:
        """Whether the watch's policy has the item told: of statements the notable ones, or those that are asked for."""
        if self._watch.novelty is NoveltyPolicy.FIGURES_ONLY and item.figure is None and item.taken_back is None:
            return False
        is_asked = self._asks_for_statements() or self._watch.novelty is NoveltyPolicy.EVERY_REPORT
        return item.is_notable or is_asked

    def _asks_for_claims(self) -> bool:
        """Whether the watch asks for who says something, how much, or in which way."""
        return _are_claims(self._watch)

    def _asks_for_statements(self) -> bool:
        """Whether the watch asks for what some say, or say in some way, whatever it is."""
        groups = (self._watch, self._watch.any_of)
        return any(group is not None and (group.claimants or group.cues) for group in groups)

    def _meets_group(self, traits: ItemTraits) -> bool:
        """Whether report or item meets one of the criteria of ``any_of``. What has no place lies in its places."""
        if self._any_of is None or self._has_a_whole:
            return True
        lies_anywhere = traits.spot is None and self._any_of.has_places
        return lies_anywhere or next(self._any_of.met(traits), None) is not None

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
        """The item's figure, or the figures that its statement claims and that the ledger did not have."""
        if item.figure is not None:
            return [self._report.figures[item.figure]]
        claimed = (claim.figures for claim in self._report.claims if claim.attribution == item.attribution)
        changes = self._facts.changes
        return [self._report.figures[index] for indexes in claimed for index in indexes if not changes.knew(index)]

    def _spot(self, item: Novelty) -> Spot | None:
        """Where the item lies: its figure in its row's place and its own nearby, everything else where the incident is.

        An incident of two neighbouring towns lies in both of them for a report that names both. What is taken back lies
        where its row does.
        """
        gone = None if item.taken_back is None else self._facts.changes.row_taken_back(item.taken_back)
        if gone is not None and (spot := spot_of(gone)) is not None:
            return self._pointed(spot)
        if item.figure is None:
            incident = self._incident()
            return incident and beside(incident, self._report.places)
        change = self._facts.changes.of_figure(item.figure)
        row = None if change is None or change.row is None else self._judgement.rows[change.row]
        place = self._report.figures[item.figure].place
        spot = (row and spot_of(row)) or (place and spot_of_place(place)) or self._incident()
        return spot and beside(self._pointed(spot), () if place is None else (place,))

    def _pointed(self, spot: Spot) -> Spot:
        """The spot; one that the gazetteer lacks lies at the incident's point."""
        incident = self._incident()
        return replace(spot, point=incident.point) if spot.is_unlisted and incident is not None else spot

    def _incident(self) -> Spot | None:
        return None if self._judgement.incident is None else spot_of(self._judgement.incident)


def _are_claims(criteria: Watch | CriteriaGroup) -> bool:
    return bool(criteria.claimants or criteria.figures or criteria.cues)
