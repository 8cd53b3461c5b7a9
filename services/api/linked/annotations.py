"""A report's findings as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

Each target is a range of the article's text as ``GET /reports/{id}/text`` answers it, by position (in code points, as
the model demands) and by its words with those around it. What is interrupted has a target for each part. If the text is
no longer kept, the positions alone are known.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claimwatch_contracts.base import Span, derived_id
from claimwatch_contracts.extraction import Place
from claimwatch_contracts.findings import claim_ids, figure_ids
from claimwatch_contracts.report import Report

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
GEONAMES = "https://sws.geonames.org/{}/"
AROUND = 32
"""The code points before and after the words of a selector."""

Node = dict[str, Any]


def annotation_page(report: Report, address: str) -> Node:
    """All annotations of a report, as one page. ``address`` is that of the service, with a slash at its end."""
    items = list(_Annotations(report, address).all())
    page = f"{address}reports/{report.report_id}?format=annotations"
    return {
        "@context": CONTEXT,
        "id": page,
        "type": "AnnotationPage",
        "partOf": {"id": f"{page}#all", "type": "AnnotationCollection", "total": len(items)},
        "startIndex": 0,
        "items": items,
    }


@dataclass(frozen=True)
class _Annotations:
    report: Report
    address: str

    def all(self) -> Iterator[Node]:
        yield from self._statements()
        yield from self._figures()
        yield from self._places()
        yield from self._topics()

    def _statements(self) -> Iterator[Node]:
        report = self.report
        for identity, claim in zip(claim_ids(report), report.claims, strict=True):
            one = report.attributions[claim.attribution]
            who = one.claimant.name if one.claimant else one.source.text if one.source else None
            cue = one.cue.text if one.cue else None
            words = ", ".join(filter(None, [who, cue, one.factuality.polarity.value]))
            yield self._annotation(identity, "describing", _bodies("statement", words), one.content.spans)
            for part, surface in (("source", one.source), ("cue", one.cue)):
                if surface is not None:
                    own = derived_id(identity, part)
                    yield self._annotation(own, "describing", _bodies(part, surface.text), surface.spans)

    def _figures(self) -> Iterator[Node]:
        report = self.report
        for identity, figure in zip(figure_ids(report), report.figures, strict=True):
            amount = (f"{each:g}" for each in (figure.value, figure.min, figure.max) if each is not None)
            parts = [figure.measure.value, figure.population, figure.comparator.value, "–".join(amount)]
            who = figure.claimant.name if figure.claimant else None
            words = ", ".join(filter(None, [" ".join(filter(None, parts)), who]))
            yield self._annotation(identity, "describing", _bodies("figure", words), [figure])

    def _places(self) -> Iterator[Node]:
        for place in self.report.places:
            identity = derived_id("place", self.report.report_id, place.start, place.end)
            yield self._annotation(identity, "identifying", [*_bodies("place", place.name), *_known(place)], [place])

    def _topics(self) -> Iterator[Node]:
        for topic in self.report.topics:
            if topic.spans:
                identity = derived_id("topic", self.report.report_id, topic.key)
                yield self._annotation(identity, "classifying", _bodies("topic", topic.key), topic.spans)

    def _annotation(self, identity: str, motivation: str, bodies: Sequence[Node], spans: Iterable[Span]) -> Node:
        targets = [self._target(span) for span in spans]
        return {
            "id": f"urn:uuid:{identity}",
            "type": "Annotation",
            "motivation": motivation,
            "generator": {"id": "urn:claimwatch", "type": "Software", "name": "Claimwatch"},
            "body": list(bodies),
            "target": targets[0] if len(targets) == 1 else targets,
        }

    def _target(self, span: Span) -> Node:
        article = self.report.article
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        source = {
            "id": f"{self.address}reports/{self.report.report_id}/text",
            "type": "Text",
            "format": "text/plain",
            "language": article.language,
        }
        if article.url:
            source["dcterms:source"] = article.url
        return {"type": "SpecificResource", "source": source, "selector": [*_quote(article.text, span), position]}


def _quote(text: str, span: Span) -> Iterator[Node]:
    if text:
        yield {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.end],
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        }


def _bodies(tag: str, words: str) -> list[Node]:
    return [
        {"type": "TextualBody", "purpose": "tagging", "value": tag},
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": words},
    ]


def _known(place: Place) -> Iterator[Node]:
    if place.geonames_id is not None:
        source = GEONAMES.format(place.geonames_id)
        yield {"type": "SpecificResource", "purpose": "identifying", "source": source}
