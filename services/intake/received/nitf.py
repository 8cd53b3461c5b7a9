"""Reads NITF 3, the News Industry Text Format (https://iptc.org/standards/nitf/)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from services.intake.dates.reading import first_credible
from services.intake.received.item import ReceivedItem, UnreadableItem, status_of
from services.intake.received.item_text import element_text
from services.intake.received.xml_documents import LANGUAGE, attribute, words
from services.intake.text.bylines import authors_in

DATA = "head/docdata"
HEADLINES = ("body/body.head/hedline/hl1", "body/body.head/hedline", "head/title")
DATES = (("date.issue", "norm"), ("date.release", "norm"))


def read_nitf(root: Any, now: datetime) -> ReceivedItem | UnreadableItem:
    """The item of a document whose root is ``nitf``.

    ``du-key`` names all versions of an item, ``doc-id`` only one.
    """
    title = headline(root)
    guid = attribute(root, f"{DATA}/du-key", "key") or attribute(root, f"{DATA}/doc-id", "id-string")
    publisher = _publisher(root)
    text = nitf_text(root, title) or title
    if not text:
        return UnreadableItem(guid, "it has neither a body nor a headline")
    release = attribute(root, f"{DATA}/date.release", "norm")
    stated = attribute(root, DATA, "management-status")
    is_embargoed = stated.lower() == "embargoed"
    status, embargoed_until = status_of(stated, release if is_embargoed or _is_ahead(release, now) else None)
    return ReceivedItem(
        guid=_name(publisher, guid, title),
        title=title,
        text=text,
        publisher=publisher,
        published_at=first_credible(_dates(root), UTC, now),
        language=root.get("baselang") or root.get(LANGUAGE),
        status=status,
        embargoed_until=embargoed_until,
        note=attribute(root, f"{DATA}/ed-msg", "info"),
        authors=_authors(root),
    )


def headline(root: Any) -> str:
    """The main headline, or else the document's title."""
    stated = (words(root, path) for path in HEADLINES)
    return next(filter(None, stated), "")


def nitf_text(root: Any, title: str) -> str:
    """The text of the body, or else of the abstract."""
    bodies = (root.find(path) for path in ("body/body.content", "body/body.head/abstract"))
    return next(filter(None, (element_text(body, title) for body in bodies if body is not None)), "")


def _name(publisher: str, guid: str, title: str) -> str:
    """The item's name among those of all publishers. An item without an identifier goes by its headline."""
    return f"{publisher}:{guid or title}"


def _publisher(root: Any) -> str:
    stated = (
        attribute(root, f"{DATA}/doc.copyright", "holder"),
        words(root, "body/body.head/distributor"),
        words(root, "body/body.head/rights/rights.owner"),
        attribute(root, f"{DATA}/doc-id", "regsrc"),
        attribute(root, f"{DATA}/del-list/from-src", "src-name"),
    )
    return next(filter(None, stated), "")


def _authors(root: Any) -> tuple[str, ...]:
    """The persons in the byline, or else its words without the author's title."""
    lines = list(root.iterfind("body/body.head/byline"))
    persons = authors_in(["".join(person.itertext()) for line in lines for person in line.iter("person")])
    return persons or authors_in([line.text for line in lines])


def _dates(root: Any) -> Iterator[str]:
    yield from filter(None, (attribute(root, f"{DATA}/{name}", norm) for name, norm in DATES))
    yield from filter(None, (attribute(root, "head/pubdata", "date.publication"),))


def _is_ahead(release: str, now: datetime) -> bool:
    """Whether the time of release is still to come; then it is an embargo."""
    _, until = status_of("", release or None)
    return until is not None and until > now
