"""The entries of a report: itself, its claims and its figures."""

from collections.abc import Iterable, Iterator
from typing import Any

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Attribution, Claimant, Place
from claimwatch_contracts.findings import claim_ids, figure_ids
from claimwatch_contracts.report import Claim, Report, ReportedFigure
from claimwatch_language.geography import identities
from claimwatch_language.sentences import sentences
from services.api.search.entries import Column, Entry, Facet, Facets, Kind, Segment, facets


def entries_of_report(report: Report) -> tuple[Entry, ...]:
    """The report's entry, then those of its claims and figures. All have the time of publication, if it is known."""
    whole = _Whole(report)
    return (whole.entry(), *whole.claims(), *whole.figures())


class _Whole:
    """A report that is taken apart."""

    def __init__(self, report: Report) -> None:
        article = report.article
        self._report, self._article = report, article
        self._at = article.published_at or article.received_at
        self._sentences = list(sentences(article.text)) if article.text else []
        self._common = (
            facets(Facet.TOPIC, (topic.key for topic in report.topics))
            | facets(Facet.PUBLISHER, [article.publisher])
            | facets(Facet.INCIDENT, [report.incident_id])
            | facets(Facet.ARTICLE, [article.article_id])
        )

    def entry(self) -> Entry:
        report, article = self._report, self._article
        texts = [Segment(Column.TITLE, article.title, "title", 0), *self._texts()]
        contents = [segment for one in report.attributions for segment in self._content(one)]
        sources = [segment for one in report.attributions for segment in self._source(one)]
        claimants = [*(one.claimant for one in report.attributions), *(one.claimant for one in report.figures)]
        found = (
            self._common
            | _of_places((*report.places, *report.title_places))
            | _of_claimants(claimants)
            | facets(Facet.MEASURE, (figure.measure.value for figure in report.figures))
        )
        shown = self._shown(claimants=_names(claimants), places=_names(report.places))
        return Entry(Kind.REPORT, report.report_id, self._at, shown, (*texts, *contents, *sources), found)

    def claims(self) -> Iterator[Entry]:
        for identity, claim in zip(claim_ids(self._report), self._report.claims, strict=True):
            yield self._claim(identity, claim)

    def _claim(self, identity: str, claim: Claim) -> Entry:
        report, one = self._report, self._report.attributions[claim.attribution]
        places = [report.places[index] for index in claim.places]
        figures = [report.figures[index] for index in claim.figures]
        surfaces = [surface for surface in (one.source, one.cue, one.content) if surface is not None]
        spans = [span for surface in surfaces for span in surface.spans]
        whole = Span(start=min(span.start for span in spans), end=max(span.end for span in spans))
        content = tuple(self._content(one))
        text = self._stretch(whole) if self._article.text else tuple(_as_text(part) for part in content)
        shown = self._shown(
            claimants=_names([one.claimant]),
            places=_names(places),
            held_back=claim.held_back,
            measures=tuple(dict.fromkeys(figure.measure for figure in figures)),
        )
        found = self._common | _of_places(places) | _of_claimants([one.claimant])
        found |= facets(Facet.MEASURE, (figure.measure.value for figure in figures))
        return Entry(Kind.CLAIM, identity, self._at, shown, (*text, *content, *self._source(one)), found)

    def figures(self) -> Iterator[Entry]:
        for identity, figure in zip(figure_ids(self._report), self._report.figures, strict=True):
            yield self._figure(identity, figure)

    def _figure(self, identity: str, figure: ReportedFigure) -> Entry:
        places = [] if figure.place is None else [figure.place]
        text = self._stretch(self._sentence(figure)) if self._article.text else (_surface(figure.text, figure),)
        shown = self._shown(
            claimants=_names([figure.claimant]),
            places=_names(places),
            held_back=figure.held_back,
            measures=(figure.measure,),
            population=figure.population,
            value=figure.value,
            min=figure.min,
            max=figure.max,
            comparator=figure.comparator,
        )
        found = self._common | _of_places(places) | _of_claimants([figure.claimant])
        found |= facets(Facet.MEASURE, [figure.measure.value])
        sources = self._names_of(figure.claimant)
        return Entry(Kind.FIGURE, identity, self._at, shown, (*text, *sources), found)

    def _shown(self, **more: Any) -> dict[str, Any]:
        report, article = self._report, self._article
        head = {"title": article.title, "publisher": article.publisher, "url": article.url}
        return {**head, "report_id": report.report_id, "incident_id": report.incident_id, **more}

    def _texts(self) -> Iterable[Segment]:
        """The article's text, or the words of its findings if the text is no longer kept."""
        if self._article.text:
            return [Segment(Column.TEXT, self._article.text, "text", 0)]
        contents = (part for one in self._report.attributions for part in self._content(one))
        return [*map(_as_text, contents), *(_surface(one.text, one) for one in self._report.figures)]

    def _content(self, attribution: Attribution) -> Iterator[Segment]:
        surface = attribution.content
        if not self._article.text:
            yield _surface(surface.text, surface.spans[0], Column.CONTENT)
            return
        for span in surface.spans:
            yield Segment(Column.CONTENT, self._article.text[span.start : span.end], "text", span.start)

    def _source(self, attribution: Attribution) -> Iterator[Segment]:
        if (source := attribution.source) is not None:
            yield _surface(source.text, source.spans[0], Column.SOURCE)
        for claimant in (attribution.claimant, attribution.via):
            yield from self._names_of(claimant)

    def _names_of(self, claimant: Claimant | None) -> Iterator[Segment]:
        if claimant is not None:
            for name in dict.fromkeys((claimant.name, *self._report.aliases.get(claimant.key, ()))):
                yield Segment(Column.SOURCE, name, "claimant")

    def _stretch(self, span: Span) -> tuple[Segment, ...]:
        return (Segment(Column.TEXT, self._article.text[span.start : span.end], "text", span.start),)

    def _sentence(self, span: Span) -> Span:
        """The sentences around the span."""
        inside = [(start, end) for start, end in self._sentences if start < span.end and span.start < end]
        return Span(start=inside[0][0], end=inside[-1][1]) if inside else Span(start=span.start, end=span.end)


def _surface(text: str, first: Span, column: Column = Column.TEXT) -> Segment:
    """Words as they were read: those of the first span, of which alone it is known where they stand."""
    return Segment(column, text[: first.end - first.start], "text", first.start)


def _as_text(segment: Segment) -> Segment:
    return Segment(Column.TEXT, segment.text, segment.field, segment.base)


def _of_places(places: Iterable[Place]) -> Facets:
    return facets(Facet.PLACE, (identity for place in places for identity in identities(place)))


def _of_claimants(claimants: Iterable[Claimant | None]) -> Facets:
    return facets(Facet.CLAIMANT, (claimant.key for claimant in claimants if claimant is not None))


def _names(named: Iterable[Claimant | Place | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in named if one is not None))
