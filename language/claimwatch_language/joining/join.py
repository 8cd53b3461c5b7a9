"""The join of the answers of three extractors to one text, by offsets alone.

The archive and the command line use the same join. The join is pure, so that a replay gives the same report.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from claimwatch_contracts.extraction import Attribution, Figure, Occurrence, Place, Qualifier
from claimwatch_contracts.report import Claim, ReportedFigure
from claimwatch_contracts.vocabulary import PlaceRole
from claimwatch_language.joining.continuations import carried_on
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.reach import Reach
from claimwatch_language.joining.scope import Contents, Scope
from claimwatch_language.joining.stances import Stances
from claimwatch_language.joining.telling import claim_with_reason, confidence_with_place, with_reasons
from claimwatch_language.sentences import sentence_starts


@dataclass(frozen=True)
class Joined:
    """The figures of one article, and the occurrences to which their indexes point."""

    figures: tuple[ReportedFigure, ...]
    occurrences: tuple[Occurrence, ...]


def join_article(
    text: str,
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
    places: Sequence[Place],
    qualifiers: Sequence[Qualifier] = (),
    title: str = "",
    title_places: Sequence[Place] = (),
) -> Joined:
    """Each figure with its attribution, claimant, factuality, place and occurrence, and why it is not told by default.

    ``title_places`` have offsets into the title. The figure follows once more, as denied, for each other attribution
    that denies it.
    """
    speakers = [span for attribution in attributions if attribution.source for span in attribution.source.spans]
    starts = sentence_starts(text)
    scope, stances = Scope(text, starts, attributions), Stances(attributions, qualifiers)
    occurrences = Reach(text, starts, figures, places, speakers, title, title_places).occurrences()
    joined: list[ReportedFigure] = []
    own = [scope.attribution_of(figure) for figure in figures]
    claimed = carried_on(Layout(text, starts), figures, attributions, own)
    voices = [(index, *stances.denials_of(figure, index)) for figure, index in zip(figures, claimed, strict=True)]
    indexes = list(accumulate((len(each) for each in voices), initial=0))
    for position, figure in enumerate(figures):
        read = confidence_with_place(text, starts, figure, occurrences.place(position))
        for index in voices[position]:
            joined.append(
                ReportedFigure(
                    **figure.model_dump(exclude={"date", "subset_of", "confidence"}),
                    date=occurrences.date(position),
                    confidence=min(read, 1.0 if index is None else attributions[index].confidence),
                    subset_of=None if figure.subset_of is None else indexes[figure.subset_of],
                    attribution=index,
                    claimant=None if index is None else attributions[index].claimant,
                    factuality=stances.of(figure, index),
                    place=occurrences.place(position),
                    occurrence=occurrences.of(position),
                )
            )
    return Joined(with_reasons(joined), occurrences.all)


def claims_of(
    attributions: Sequence[Attribution], figures: Sequence[ReportedFigure], places: Sequence[Place]
) -> tuple[Claim, ...]:
    """Each attribution with the figures that it claims and with the places inside its content."""
    claimed: defaultdict[int | None, list[int]] = defaultdict(list)
    for figure_index, figure in enumerate(figures):
        claimed[figure.attribution].append(figure_index)
    contents, placed = Contents(attributions), defaultdict(list)
    for place_index, place in enumerate(places):
        if place.role is PlaceRole.LOCATION:
            for index in contents.covering(place):
                placed[index].append(place_index)
    claims = (
        Claim(attribution=index, figures=tuple(claimed[index]), places=tuple(dict.fromkeys(placed[index])))
        for index in range(len(attributions))
    )
    return tuple(claim_with_reason(claim, attributions[claim.attribution], figures) for claim in claims)
