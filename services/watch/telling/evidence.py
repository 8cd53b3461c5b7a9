"""News items with their evidence: the quoted words, the claim, the figure and its place."""

from collections.abc import Iterator

from claimwatch_contracts.alert import (
    AlertClaim,
    AlertFigure,
    AlertPeriod,
    AlertPlace,
    AlertQuantity,
    Mark,
    MarkKind,
    NewsItem,
)
from claimwatch_contracts.base import Surface
from claimwatch_contracts.extraction import Attribution, Factuality, Place, Quantity
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.ledger import Entry
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import SpeechType
from services.watch.news.changes import NOT_JUDGED, Changes
from services.watch.news.novelty import Novelty
from services.watch.news.sureness import sureness
from services.watch.news.wording import whereabouts
from services.watch.telling.beside import MOST_BESIDE, beside, claimant_of
from services.watch.telling.quoting import lead, quote_of


def evidenced(report: Report, novelty: Novelty, judgement: Judgement = NOT_JUDGED) -> NewsItem:
    """The novelty as an alert tells it. The quote of a story is the beginning of its article."""
    if novelty.taken_back is not None:
        return _retracted(report, novelty, novelty.taken_back)
    figure = None if novelty.figure is None else report.figures[novelty.figure]
    attribution = None if novelty.attribution is None else report.attributions[novelty.attribution]
    marks = tuple(_marks(attribution, figure))
    row = None if novelty.figure is None else Changes(report, judgement).row_of_figure(novelty.figure)
    others = beside(report, figure, row) if figure and row else ()
    confidence = min((found.confidence for found in (figure, attribution) if found), default=1.0)
    return NewsItem(
        kind=novelty.kind,
        key=novelty.key,
        summary=novelty.summary,
        sureness=sureness(confidence, row, attribution) if figure or attribution else "",
        confidence=confidence,
        grade=row.grade if row else None,
        beside=others[:MOST_BESIDE],
        beside_left_out=len(others[MOST_BESIDE:]),
        factuality=_factuality(attribution, figure),
        quote=quote_of(report.article.text, marks) if marks else lead(report.article.text),
        claim=_claim(attribution) if attribution else None,
        figure=_figure(figure, novelty.before) if figure else None,
        place=_place(report, figure.place) if figure and figure.place else None,
    )


def _marks(attribution: Attribution | None, figure: ReportedFigure | None) -> Iterator[Mark]:
    if figure is not None:
        yield Mark(start=figure.start, end=figure.end, kind="figure")
    if attribution is not None:
        yield from _marked(attribution.source, "source")
        yield from _marked(attribution.cue, "cue")
        yield from _marked(attribution.content, "content")


def _marked(surface: Surface | None, kind: MarkKind) -> Iterator[Mark]:
    for span in surface.spans if surface else ():
        yield Mark(start=span.start, end=span.end, kind=kind)


def _factuality(attribution: Attribution | None, figure: ReportedFigure | None) -> Factuality:
    if figure is not None:
        return figure.factuality
    return attribution.factuality if attribution else Factuality()


def _claim(attribution: Attribution) -> AlertClaim:
    return AlertClaim(
        claimant=claimant_of(attribution.claimant) if attribution.claimant else None,
        via=attribution.via.name if attribution.via else None,
        cue=attribution.cue.text if attribution.cue else None,
        cue_class=attribution.cue_class,
        type=attribution.type,
        hedged=attribution.hedged,
        confidence=attribution.confidence,
    )


def _retracted(report: Report, novelty: Novelty, entry: Entry) -> NewsItem:
    """What is taken back, as it was given. The quote is the beginning of the article that takes it back."""
    claimant = claimant_of(entry.claimant) if entry.claimant else None
    return NewsItem(
        kind=novelty.kind,
        key=novelty.key,
        summary=novelty.summary,
        factuality=entry.factuality,
        quote=lead(report.article.text),
        claim=AlertClaim(claimant=claimant, via=entry.via, type=SpeechType.INDIRECT) if claimant else None,
        figure=_figure(entry, None),
    )


def _figure(figure: Quantity, before: Quantity | None) -> AlertFigure:
    return AlertFigure(**dict(_quantity(figure)), was=_quantity(before) if before else None)


def _quantity(figure: Quantity) -> AlertQuantity:
    """The quantity as an alert tells it."""
    parts = {name: getattr(figure, name) for name in Quantity.model_fields}
    return AlertQuantity(**(parts | {"date": AlertPeriod(**dict(figure.date)) if figure.date else None}))


def _place(report: Report, place: Place) -> AlertPlace:
    return AlertPlace(
        name=place.name,
        geonames_id=place.geonames_id,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        country=place.country,
        written=whereabouts(report, place),
    )
