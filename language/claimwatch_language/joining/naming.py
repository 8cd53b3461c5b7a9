"""Claimants under their known names, so that a source is the same claimant in every report."""

from collections.abc import Iterable, Sequence

from claimwatch_contracts.extraction import Attribution, Claimant
from claimwatch_contracts.report import ReportedFigure
from claimwatch_language.names.aliases import Aliases


def with_known_claimants(attributions: Iterable[Attribution], aliases: Aliases) -> tuple[Attribution, ...]:
    """The attributions, with the known key, name and kind of each claimant and outlet."""
    return tuple(
        attribution.model_copy(
            update={"claimant": _known(attribution.claimant, aliases), "via": _known(attribution.via, aliases)}
        )
        for attribution in attributions
    )


def with_known_claimant(figure: ReportedFigure, aliases: Aliases) -> ReportedFigure:
    """The figure of an earlier report, its claimant under today's name."""
    return figure.model_copy(update={"claimant": _known(figure.claimant, aliases)})


def other_names(attributions: Sequence[Attribution], aliases: Aliases) -> dict[str, tuple[str, ...]]:
    """The other names of claimants and outlets, by key. A claimant without other names is left out."""
    claimants = {
        claimant.key: claimant
        for attribution in attributions
        for claimant in (attribution.claimant, attribution.via)
        if claimant is not None
    }
    return {key: names for key, claimant in claimants.items() if (names := aliases.names(claimant))}


def _known(claimant: Claimant | None, aliases: Aliases) -> Claimant | None:
    return None if claimant is None else aliases.canonical(claimant)
