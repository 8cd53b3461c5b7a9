"""How the figures of an incident went over time: all that claimants gave, and not only the latest of each."""

from collections.abc import Collection, Iterable, Iterator

from pydantic import BaseModel

from claimwatch_contracts.base import Instant
from claimwatch_contracts.extraction import Factuality, NamedClaimant, Quantity
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Stance

GIVING = frozenset({Stance.STATES, Stance.DENIES, Stance.CONCEDES, Stance.CORRECTS})
"""What gives or denies a number."""


class GivenFigure(Quantity):
    """A figure as an article gave it. ``claimant`` is ``None`` for the article's own voice.

    ``population`` is the class of people as in the ledger, not the article's word.
    """

    claimant: NamedClaimant | None
    factuality: Factuality = Factuality()
    given_at: Instant
    article_id: str
    publisher: str


class IncidentHistory(BaseModel):
    """Every figure that was given of an incident, the first first. Copies of articles add none."""

    figures: tuple[GivenFigure, ...]


def history(entries: Iterable[LedgerEntry], incident_ids: Collection[str]) -> IncidentHistory:
    """The figures of the incident that has these ids. Of one claimant, an amount that it gives again counts once."""
    figures: list[GivenFigure] = []
    standing: dict[tuple[object, ...], tuple[object, ...]] = {}
    for figure in sorted(_given(entries, incident_ids), key=lambda one: (one.given_at, one.article_id)):
        row = (figure.measure, figure.submeasure, figure.population, figure.unit)
        who = (*row, figure.claimant.key if figure.claimant else figure.publisher)
        amount = (figure.value, figure.min, figure.max, figure.comparator, figure.factuality.polarity)
        if standing.get(who) != amount:
            standing[who] = amount
            figures.append(figure)
    return IncidentHistory(figures=tuple(figures))


def _given(entries: Iterable[LedgerEntry], incident_ids: Collection[str]) -> Iterator[GivenFigure]:
    for entry in entries:
        is_own = entry.incident_id in incident_ids and not entry.is_part and not entry.relation.is_copy
        if is_own and entry.quantity is not None and entry.stance in GIVING:
            given = {name: getattr(entry.quantity, name) for name in Quantity.model_fields}
            yield GivenFigure(
                **given | {"population": entry.population},
                claimant=entry.claimant,
                factuality=entry.factuality,
                given_at=entry.given_at,
                article_id=entry.article_id,
                publisher=entry.evidence.publisher,
            )
