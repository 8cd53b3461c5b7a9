"""How the figures of an incident went over time: all that claimants gave, and not only the latest of each."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from pydantic import BaseModel

from claimwatch_contracts.base import Instant
from claimwatch_contracts.extraction import Factuality, Location, NamedClaimant, Quantity
from claimwatch_contracts.ledger import LedgerEntry, Row
from claimwatch_contracts.vocabulary import Stance
from claimwatch_language.geography import place_key

GIVING = frozenset({Stance.STATES, Stance.DENIES, Stance.CONCEDES, Stance.CORRECTS})
"""What gives or denies a number."""


class GivenFigure(Quantity):
    """A figure as an article gave it. ``claimant`` is ``None`` for the article's own voice.

    ``population`` is the class of people as in the ledger, not the article's word. ``rows`` are the ids of the rows
    that count the same in the same place: several where counts grow, each for its days; none if nothing stands there.
    """

    claimant: NamedClaimant | None
    factuality: Factuality = Factuality()
    given_at: Instant
    article_id: str
    publisher: str
    rows: tuple[str, ...] = ()


class IncidentHistory(BaseModel):
    """Every figure that was given of an incident, the first first. Copies of articles add none."""

    figures: tuple[GivenFigure, ...]


def history(entries: Iterable[LedgerEntry], incident_ids: Collection[str], rows: Sequence[Row]) -> IncidentHistory:
    """The figures of the incident that has these ids, and these rows in the ledger's order.

    Of one claimant, an amount that it gives again in the same place counts once.
    """
    figures: list[GivenFigure] = []
    standing: dict[tuple[object, ...], tuple[object, ...]] = {}
    for figure in sorted(_given(entries, incident_ids, rows), key=lambda one: (one.given_at, one.article_id)):
        row = (figure.measure, figure.submeasure, figure.population, figure.unit, figure.rows)
        who = (*row, figure.claimant.key if figure.claimant else figure.publisher)
        amount = (figure.value, figure.min, figure.max, figure.comparator, figure.factuality.polarity)
        if standing.get(who) != amount:
            standing[who] = amount
            figures.append(figure)
    return IncidentHistory(figures=tuple(figures))


def _given(entries: Iterable[LedgerEntry], incident_ids: Collection[str], rows: Sequence[Row]) -> Iterator[GivenFigure]:
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
                rows=tuple(row.row_id for row in _rows_of(entry, entry.quantity, rows)),
            )


def _rows_of(entry: LedgerEntry, quantity: Quantity, rows: Sequence[Row]) -> list[Row]:
    """The rows that a figure belongs to: the one in which it stands, and those that count the same in that place.

    A figure that stands in none belongs to the rows of its place. If there are none, it belongs to those of the
    place where the incident happened, which the ledger has first, unless a person said where it is from.
    """
    holding = next((row for row in rows if any(each.finding_id == entry.finding_id for each in row.entries)), None)
    if holding is not None:
        return [row for row in rows if _counted(row) == _counted(holding) and _is_at(holding.place, row)]
    what = (quantity.measure, quantity.submeasure, entry.population, quantity.unit)
    counting = [row for row in rows if _counted(row) == what]
    here = [row for row in counting if _is_at(entry.place, row)] or [row for row in counting if _is_named(entry, row)]
    if here or entry.place_by_hand:
        return here
    return [row for row in counting if _is_at(counting[0].place, row)]


def _counted(row: Row) -> tuple[object, ...]:
    return row.measure, row.submeasure, row.population, row.unit


def _is_at(place: Location | None, row: Row) -> bool:
    """Whether a row counts in the place; one without a place only what has none."""
    if place is None or row.place is None:
        return place is row.place
    return place_key(place) == place_key(row.place)


def _is_named(entry: LedgerEntry, row: Row) -> bool:
    """Whether a figure's place has the name of a row's: a town may be read for the province that is called like it."""
    if entry.place is None or row.place is None:
        return False
    return entry.place.name.casefold() == row.place.name.casefold()
