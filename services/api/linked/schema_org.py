"""A report's statements in the words of schema.org: ``Quotation`` for those in quotation marks, ``Claim`` for others.

What a source only thinks possible, doubts or denies is no claim of that source, and is left out. So are statements that
are held back, unless because something that is told says the same: schema.org has no word for how surely something
was read.
"""

from collections.abc import Iterator
from typing import Any

from claimwatch_contracts.extraction import Attribution, Claimant, Place
from claimwatch_contracts.findings import claim_ids
from claimwatch_contracts.report import Claim, Report, ReportedFigure
from claimwatch_contracts.vocabulary import ClaimantKind, HeldBack, Polarity, SpeechType
from services.api.linked.annotations import GEONAMES

CONTEXT = "https://schema.org"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
OURSELVES = {"@type": "Organization", "name": "Claimwatch"}
TOLD = frozenset({None, HeldBack.TOLD_BY_FIGURE})
PERSONS = frozenset({ClaimantKind.PERSON, ClaimantKind.UNNAMED_OFFICIAL})

Node = dict[str, Any]


def graph_of(report: Report, address: str) -> Node:
    """The article and its claims and quotations. ``address`` is that of the service, with a slash at its end."""
    article = _article(report, address)
    statements = zip(claim_ids(report), report.claims, strict=True)
    told = [node for identity, claim in statements for node in _statement(report, identity, claim, article["@id"])]
    return {"@context": CONTEXT, "@graph": [article, *told]}


def _article(report: Report, address: str) -> Node:
    article = report.article
    return _without_none(
        {
            "@type": "NewsArticle",
            "@id": f"{address}reports/{report.report_id}",
            "identifier": article.article_id,
            "version": article.revision,
            "headline": article.title,
            "url": article.url,
            "publisher": {"@type": "Organization", "name": article.publisher},
            "datePublished": article.published_at and article.published_at.isoformat(),
            "inLanguage": article.language,
        }
    )


def _statement(report: Report, identity: str, claim: Claim, article: str) -> Iterator[Node]:
    one = report.attributions[claim.attribution]
    if claim.held_back not in TOLD or not _is_claimed(one):
        return
    figures = [report.figures[index] for index in claim.figures]
    places = [report.places[index] for index in claim.places]
    published = report.article.published_at
    common = {
        "@id": f"urn:uuid:{identity}",
        "text": one.content.text,
        "datePublished": published and published.isoformat(),
        "about": [*map(_place, places), *map(_quantity, figures)] or None,
        "sdPublisher": OURSELVES,
    }
    who = _agent(one.claimant)
    if one.type is SpeechType.DIRECT:
        yield _without_none({"@type": "Quotation", **common, "spokenByCharacter": who, "isPartOf": {"@id": article}})
    else:
        own = {"author": who, "appearance": {"@id": article}, "claimInterpreter": OURSELVES}
        yield _without_none({"@type": "Claim", **common, **own})


def _is_claimed(attribution: Attribution) -> bool:
    return attribution.factuality.is_certain and attribution.factuality.polarity is Polarity.ASSERTED


def _agent(claimant: Claimant | None) -> Node | None:
    if claimant is None:
        return None
    kind = "Person" if claimant.kind in PERSONS else "Organization"
    return {"@type": kind, "name": claimant.name, "identifier": claimant.key}


def _place(place: Place) -> Node:
    known = place.lat is not None and place.lon is not None
    return _without_none(
        {
            "@type": "Place",
            "name": place.name,
            "sameAs": None if place.geonames_id is None else GEONAMES.format(place.geonames_id),
            "geo": {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon} if known else None,
        }
    )


def _quantity(figure: ReportedFigure) -> Node:
    return _without_none(
        {
            "@type": "QuantitativeValue",
            "name": figure.measure.value,
            "value": figure.value,
            "minValue": figure.min,
            "maxValue": figure.max,
            "unitText": figure.population or figure.counted,
            "description": figure.text,
        }
    )


def _without_none(node: Node) -> Node:
    return {name: value for name, value in node.items() if value is not None}
