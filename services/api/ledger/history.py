"""How the figures of an incident went over time: all that claimants gave, and not only the latest of each."""

from collections import defaultdict
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
    """A figure as an article gave it.

    ``claimant`` is ``None`` for the article's own voice. A spokesman's figures are those of his body if the rows have
    them so. ``population`` is the class of people as in the ledger, not the article's word.

    ``rows`` are the ids of the rows that count the same in the same place: several where counts grow, each for its
    days; none if nothing stands there.
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
    held, figures = list(entries), list[GivenFigure]()
    standing: dict[tuple[object, ...], tuple[object, ...]] = {}
    for figure in sorted(_given(held, incident_ids, rows), key=lambda one: (one.given_at, one.article_id)):
        row = (figure.measure, figure.submeasure, figure.population, figure.unit, figure.rows)
        who = (*row, figure.claimant.key if figure.claimant else figure.publisher)
        amount = (figure.value, figure.min, figure.max, figure.comparator, figure.factuality.polarity)
        if standing.get(who) != amount:
            standing[who] = amount
            figures.append(figure)
    return IncidentHistory(figures=tuple(figures))


def _given(entries: Sequence[LedgerEntry], incident_ids: Collection[str], rows: Sequence[Row]) -> Iterator[GivenFigure]:
    voices = _voices(entries, rows)
    holding = {each.finding_id: row for row in rows for each in row.entries}
    for entry in entries:
        is_own = entry.incident_id in incident_ids and not entry.is_part and not entry.relation.is_copy
        if is_own and entry.quantity is not None and entry.stance in GIVING:
            given = {name: getattr(entry.quantity, name) for name in Quantity.model_fields}
            yield GivenFigure(
                **given | {"population": entry.population},
                claimant=entry.claimant and voices.get(entry.claimant.key, entry.claimant),
                factuality=entry.factuality,
                given_at=entry.given_at,
                article_id=entry.article_id,
                publisher=entry.evidence.publisher,
                rows=tuple(row.row_id for row in _rows_of(entry, rows, holding.get(entry.finding_id))),
            )


def _voices(entries: Iterable[LedgerEntry], rows: Iterable[Row]) -> dict[str, NamedClaimant]:
    """By the key of who is named: the claimant for whom the rows have its figures, if that is one and the same."""
    shown = {each.finding_id: each.claimant for row in rows for each in row.entries if each.claimant is not None}
    found: defaultdict[str, dict[str, NamedClaimant]] = defaultdict(dict)
    for entry in entries:
        if entry.claimant is not None and (claimant := shown.get(entry.finding_id)) is not None:
            found[entry.claimant.key][claimant.key] = claimant
    return {key: next(iter(each.values())) for key, each in found.items() if len(each) == 1}


def _rows_of(entry: LedgerEntry, rows: Sequence[Row], holding: Row | None) -> list[Row]:
    """The rows that a figure belongs to. ``holding`` is the one in which it stands, if it stands in any.

    A figure that stands in none belongs to the rows of its place. If there are none, it belongs to those of the
    place where the incident happened, which the ledger has first, unless a person said where it is from.
    """
    if holding is not None:
        return [row for row in rows if _counted(row) == _counted(holding) and _is_at(holding.place, row)]
    counting = [row for row in rows if _counted(row) == _counted_by(entry)]
    here = [row for row in counting if _is_at(entry.place, row)] or [row for row in counting if _is_named(entry, row)]
    if here or entry.place_by_hand:
        return here
    return [row for row in counting if _is_at(counting[0].place, row)]


def _counted_by(entry: LedgerEntry) -> tuple[object, ...] | None:
    quantity = entry.quantity
    if quantity is None:
        return None
    return quantity.measure, quantity.submeasure, entry.population, quantity.unit


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
