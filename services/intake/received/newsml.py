"""Reads NewsML-G2 (https://iptc.org/standards/newsml-g2/): news items, alone or in a message."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from services.intake.dates.reading import first_credible
from services.intake.received.item import ReceivedItem, UnreadableItem, status_of
from services.intake.received.item_text import body_text, element_text
from services.intake.received.nitf import nitf_text
from services.intake.received.xml_documents import LANGUAGE, attribute, words
from services.intake.text.bylines import authors_in
from services.intake.text.markup import text_of

ROOTS = frozenset({"newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem"})
META, CONTENT = "itemMeta", "contentMeta"
DATES = ("versionCreated", "firstCreated")
_PRIVATE = re.compile(r"private|nonpublic", re.IGNORECASE)
_LAST = re.compile(r"[^:/]*$")


def read_newsml(root: Any, now: datetime) -> Iterator[ReceivedItem | UnreadableItem]:
    """The news items of a document whose root is one of ``ROOTS``. A package only lists items that come beside it."""
    items = list(root.iter("newsItem"))
    if not items:
        yield UnreadableItem(root.get("guid") or "", "it holds no news item; a package only names them")
    for item in items:
        yield _item(item, now)


def _item(item: Any, now: datetime) -> ReceivedItem | UnreadableItem:
    guid = (item.get("guid") or "").strip()
    kind = _code(item, f"{META}/itemClass")
    if kind not in ("", "text", "composite"):
        return UnreadableItem(guid, f"of the class {kind}, not a text")
    title = words(item, f"{CONTENT}/headline") or words(item, f"{META}/title")
    own = _text(item, title) or words(item, f"{CONTENT}/description")
    text, elsewhere = own or title, attribute(item, "contentSet/remoteContent", "href")
    if not guid:
        return UnreadableItem(title, "it has no guid, by which its versions are told to be one")
    if not text:
        return UnreadableItem(guid, "it has neither a body of its own nor a headline")
    if elsewhere and not own:
        return UnreadableItem(guid, f"its text is not in it, but at {elsewhere}: send what is there")
    embargo = item.find(f"{META}/embargoed")
    status, embargoed_until = status_of(
        _code(item, f"{META}/pubStatus"), None if embargo is None else words(item, f"{META}/embargoed")
    )
    return ReceivedItem(
        guid=guid,
        title=title,
        text=text,
        publisher=_party(item, f"{META}/provider") or _party(item, "rightsInfo/copyrightHolder"),
        published_at=first_credible(filter(None, (words(item, f"{META}/{name}") for name in DATES)), UTC, now),
        language=attribute(item, f"{CONTENT}/language", "tag") or item.get(LANGUAGE),
        status=status,
        embargoed_until=embargoed_until,
        note=_public_note(item),
        authors=_authors(item),
    )


def _text(item: Any, title: str) -> str:
    """The text of the item's own content: XHTML, NITF or plain text."""
    texts = [inline_text(inline, title) for inline in item.iterfind("contentSet/inlineXML")]
    texts += [body_text("".join(data.itertext()), title) for data in item.iterfind("contentSet/inlineData")]
    return next(filter(None, texts), "")


def inline_text(inline: Any, title: str) -> str:
    """The text of an element that holds a document in XHTML or NITF, or parts of one."""
    document = next(inline.iter("nitf"), None)
    if document is not None:
        return nitf_text(document, title)
    body = next(inline.iter("body"), inline)
    return element_text(body, title) if len(body) else text_of((body.text or "").strip())


def _authors(item: Any) -> tuple[str, ...]:
    """The names in the byline, or else those of the creators."""
    byline = authors_in(["; ".join(by.itertext()) for by in item.iterfind(f"{CONTENT}/by")])
    return byline or authors_in(words(creator, "name") for creator in item.iterfind(f"{CONTENT}/creator"))


def _public_note(item: Any) -> str:
    """The first note to editors that is not marked as one for nobody else."""
    notes = (note for note in item.iterfind(f"{META}/edNote") if not _PRIVATE.search(" ".join(note.attrib.values())))
    return next(filter(None, (words(note, ".") for note in notes)), "")


def _code(item: Any, path: str) -> str:
    """The last part of a code: ``text`` of ``ninat:text``, and of the same as an address."""
    stated = attribute(item, path, "qcode") or attribute(item, path, "uri")
    last = _LAST.search(stated)
    return last[0].lower() if last else ""


def _party(item: Any, path: str) -> str:
    """The name of a company: as it is written, or else as a code has it."""
    code = attribute(item, path, "qcode")
    return words(item, f"{path}/name") or attribute(item, path, "literal") or code.rpartition(":")[2]
