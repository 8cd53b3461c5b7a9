"""The join: what three extractors found in one text is put together by offsets alone.

Used by the archive and by the command line alike; pure, so that a replay gives the same report.
"""

from collections import defaultdict
from collections.abc import Sequence

from claimwatch_contracts.extraction import Attribution, Figure, Place, Qualifier
from claimwatch_contracts.report import Claim, ReportedFigure
from claimwatch_contracts.vocabulary import PlaceRole
from claimwatch_language.joining.reach import Reach
from claimwatch_language.joining.scope import Contents, Scope
from claimwatch_language.joining.stances import Stances


def join_figures(
    text: str,
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
    places: Sequence[Place],
    qualifiers: Sequence[Qualifier] = (),
) -> tuple[ReportedFigure, ...]:
    """Each figure with the attribution that claims it, its claimant, how it is put, and the place in its reach.

    A figure that another denies follows once more, as denied.
    """
    speakers = [span for one in attributions if one.source for span in one.source.spans]
    scope, stances = Scope(text, attributions), Stances(attributions, qualifiers)
    found = Reach(text, figures, places, speakers).places()
    joined: list[ReportedFigure] = []
    moved: list[int] = []
    for figure, place in zip(figures, found, strict=True):
        moved.append(len(joined))
        claimed = scope.attribution_of(figure)
        for index in (claimed, *stances.denials_of(figure, besides=claimed)):
            joined.append(
                ReportedFigure(
                    **figure.model_dump(exclude={"date", "subset_of"}),
                    date=figure.date,
                    subset_of=None if figure.subset_of is None else moved[figure.subset_of],
                    attribution=index,
                    claimant=None if index is None else attributions[index].claimant,
                    factuality=stances.of(figure, index),
                    place=place,
                )
            )
    return tuple(joined)


def claims_of(
    attributions: Sequence[Attribution], figures: Sequence[ReportedFigure], places: Sequence[Place]
) -> tuple[Claim, ...]:
    """Each attribution with the figures that are its own and the places inside its content."""
    claimed: defaultdict[int | None, list[int]] = defaultdict(list)
    for n, figure in enumerate(figures):
        claimed[figure.attribution].append(n)
    contents, placed = Contents(attributions), defaultdict(list)
    for n, place in enumerate(places):
        if place.role is PlaceRole.LOCATION:
            for index in contents.covering(place):
                placed[index].append(n)
    return tuple(
        Claim(attribution=index, figures=tuple(claimed[index]), places=tuple(dict.fromkeys(placed[index])))
        for index in range(len(attributions))
    )
