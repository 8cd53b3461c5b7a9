"""How the figures of an incident went over time: all that claimants gave, and not only the latest of each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pydantic import BaseModel

from claimwatch_contracts.base import Instant
from claimwatch_contracts.extraction import Factuality, Location, NamedClaimant, Quantity
from claimwatch_contracts.ledger import Evidence, LedgerEntry, Row
from claimwatch_contracts.ledger_sheet import LedgerSheet
from claimwatch_contracts.vocabulary import Polarity, Stance
from claimwatch_language.geography import FINE, place_key
from services.api.ledger.shown import ListedRow, listed_row

GIVING = frozenset({Stance.STATES, Stance.DENIES, Stance.CONCEDES, Stance.CORRECTS})
"""What gives or denies a number."""


class GivenFigure(Quantity):
    """A figure as an article gave it.

    ``claimant`` is ``None`` for the article's own voice. A spokesman's figures are those of his body if the rows have
    them so. ``population`` is the class of people as in the ledger, not the article's word.

    ``rows`` are the ids of the rows that count the same in the same place: several where counts grow, each for its
    days; none if nothing stands there. ``site`` is the place of the figure if that lies within the place of its rows:
    the figures that one claimant gives of several sites say nothing of each other. ``corrected`` is true if a later
    revision of the article no longer has the figure.
    """

    finding_id: str
    claimant: NamedClaimant | None
    via: str | None = None
    factuality: Factuality = Factuality()
    given_at: Instant
    article_id: str
    publisher: str
    rows: tuple[str, ...] = ()
    site: str | None = None
    corrected: bool = False
    evidence: Evidence


class Denial(BaseModel):
    """A statement that denies something and has no figure of its own.

    ``rows`` are the ids of the rows in which a number that it denies was given; none if it denies an act.
    """

    finding_id: str
    claimant: NamedClaimant | None
    via: str | None = None
    given_at: Instant
    rows: tuple[str, ...] = ()
    evidence: Evidence


class IncidentHistory(BaseModel):
    """Every figure that was given of an incident, and what was denied without a figure, the first first.

    Copies of articles add nothing. ``standing`` are the rows of standing totals ("since 2018") that articles on the
    incident give: they count more than the incident.
    """

    figures: tuple[GivenFigure, ...]
    denials: tuple[Denial, ...] = ()
    standing: tuple[ListedRow, ...] = ()


def history(entries: Iterable[LedgerEntry], incident_ids: Collection[str], rows: Sequence[Row]) -> IncidentHistory:
    """What was given and denied of the incident that has these ids, and these rows in the ledger's order.

    Of one claimant, an amount that it gives again of the same site counts once, and what it denies again in the same
    words.
    """
    held, figures = list(entries), list[GivenFigure]()
    own = [entry for entry in held if entry.incident_id in incident_ids and not entry.relation.is_copy]
    standing: dict[tuple[object, ...], tuple[object, ...]] = {}
    for figure in sorted(_given(held, own, rows), key=lambda one: (one.given_at, one.article_id)):
        row = (figure.measure, figure.submeasure, figure.population, figure.unit, figure.rows, figure.site)
        who = (*row, figure.claimant.key if figure.claimant else figure.publisher)
        amount = (figure.value, figure.min, figure.max, figure.comparator, figure.factuality.polarity)
        if standing.get(who) != amount:
            standing[who] = amount
            figures.append(figure)
    return IncidentHistory(figures=tuple(figures), denials=tuple(_denied(own, figures, _voices(held, rows))))


def sheets_of_totals(entries: Iterable[LedgerEntry]) -> list[str]:
    """The ids of the sheets that hold the standing totals among the entries."""
    places = (entry.place for entry in entries if entry.standing)
    return sorted({f"place:{place_key(place)}" for place in places if place is not None})


def totals_in(entries: Iterable[LedgerEntry], sheets: Iterable[LedgerSheet]) -> tuple[ListedRow, ...]:
    """The rows of these sheets that count what a standing total among the entries counts, in the same place."""
    given = [entry for entry in entries if entry.standing]
    return tuple(
        listed_row(row, sheet)
        for sheet in sheets
        for row in sheet.rows
        if any(_counted(row) == _counted_by(entry) and _is_at(entry.place, row) for entry in given)
    )


def _given(held: Sequence[LedgerEntry], own: Sequence[LedgerEntry], rows: Sequence[Row]) -> Iterator[GivenFigure]:
    voices = _voices(held, rows)
    holding = {each.finding_id: row for row in rows for each in row.entries}
    still_said, newest = _newest(own)
    for entry in own:
        if entry.is_part or entry.quantity is None or entry.stance not in GIVING:
            continue
        belongs = _rows_of(entry, rows, holding.get(entry.finding_id))
        given = {name: getattr(entry.quantity, name) for name in Quantity.model_fields}
        yield GivenFigure(
            **given | {"population": entry.population},
            finding_id=entry.finding_id,
            claimant=entry.claimant and voices.get(entry.claimant.key, entry.claimant),
            via=entry.via,
            factuality=entry.factuality,
            given_at=entry.given_at,
            article_id=entry.article_id,
            publisher=entry.evidence.publisher,
            rows=tuple(row.row_id for row in belongs),
            site=_site(entry, belongs),
            corrected=entry.revision < newest[entry.article_id] and _said(entry) not in still_said,
            evidence=entry.evidence,
        )


def _newest(own: Iterable[LedgerEntry]) -> tuple[set[tuple[object, ...]], dict[str, int]]:
    """What the newest revisions say, and the newest revision of each article."""
    newest: dict[str, int] = {}
    for entry in own:
        newest[entry.article_id] = max(entry.revision, newest.get(entry.article_id, 0))
    return {_said(entry) for entry in own if entry.revision == newest[entry.article_id]}, newest


def _said(entry: LedgerEntry) -> tuple[object, ...]:
    quantity = entry.quantity
    amount = quantity and (quantity.value, quantity.min, quantity.max, quantity.comparator)
    return entry.article_id, entry.claimant and entry.claimant.key, _counted_by(entry), amount


def _site(entry: LedgerEntry, rows: Sequence[Row]) -> str | None:
    """The name of a figure's place that lies within the place of its rows.

    A place that the gazetteer lacks was read among the places of the incident.
    """
    place, around = entry.place, rows[0].place if rows else None
    if place is None or around is None or place.precision not in FINE or place_key(place) == place_key(around):
        return None
    within = {area.geonames_id for area in entry.within}
    is_inside = place.geonames_id is None or around.geonames_id in within
    return place.name if is_inside and place.name.casefold() != around.name.casefold() else None


def _denied(
    own: Sequence[LedgerEntry], figures: Sequence[GivenFigure], voices: Mapping[str, NamedClaimant]
) -> Iterator[Denial]:
    """The statements that deny something, but for those whose figure says the same."""
    told = {(each.article_id, each.evidence.revision, number) for each in figures for number in _denied_numbers(each)}
    seen = set[tuple[str | None, str]]()
    for entry in sorted(own, key=lambda one: (one.given_at, one.article_id, one.evidence.start)):
        claimant = entry.claimant and voices.get(entry.claimant.key, entry.claimant)
        words = (claimant.key if claimant else None, entry.content)
        is_told = any((entry.article_id, entry.revision, number) in told for number in entry.amounts)
        if entry.stance is not Stance.DENIES or entry.quantity is not None or is_told or words in seen:
            continue
        seen.add(words)
        rows = dict.fromkeys(
            row for each in figures if {each.value, each.min, each.max} & {*entry.amounts} for row in each.rows
        )
        yield Denial(
            finding_id=entry.finding_id,
            claimant=claimant,
            via=entry.via,
            given_at=entry.given_at,
            rows=tuple(rows),
            evidence=entry.evidence,
        )


def _denied_numbers(figure: GivenFigure) -> set[float | None]:
    return {figure.value, figure.min, figure.max} if figure.factuality.polarity is Polarity.DENIED else set()


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
