"""Claimants under the names they are known by, so that one source is one claimant in every report."""

from collections.abc import Iterable, Sequence

from claimwatch_contracts.extraction import Attribution, Claimant
from claimwatch_contracts.report import ReportedFigure
from claimwatch_language.names.aliases import Aliases


def with_known_claimants(attributions: Iterable[Attribution], aliases: Aliases) -> tuple[Attribution, ...]:
    """The attributions, each claimant and outlet with the key, name and kind it is known by."""
    return tuple(
        each.model_copy(update={"claimant": _known(each.claimant, aliases), "via": _known(each.via, aliases)})
        for each in attributions
    )


def with_known_claimant(figure: ReportedFigure, aliases: Aliases) -> ReportedFigure:
    """The same for a figure that was filed before: its claimant may be known by another name since."""
    return figure.model_copy(update={"claimant": _known(figure.claimant, aliases)})


def other_names(attributions: Sequence[Attribution], aliases: Aliases) -> dict[str, tuple[str, ...]]:
    """The other names of claimants and outlets, by their keys; those who have none are left out."""
    named = (who for each in attributions for who in (each.claimant, each.via) if who is not None)
    found = {who.key: aliases.names(who) for who in {who.key: who for who in named}.values()}
    return {key: names for key, names in found.items() if names}


def _known(claimant: Claimant | None, aliases: Aliases) -> Claimant | None:
    return None if claimant is None else aliases.canonical(claimant)
