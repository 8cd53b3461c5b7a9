"""Reads ninjs, versions 1 to 3, in which agencies send items as JSON (https://iptc.org/std/ninjs/).

The versions differ in the case of names, and in that version 1 has one body and one headline where later ones list
several.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from services.intake.dates.reading import first_credible
from services.intake.received.item import BrokenDocumentError, ReceivedItem, UnreadableItem, status_of
from services.intake.received.item_text import body_text
from services.intake.received.nitf import nitf_text
from services.intake.received.xml_documents import root_of
from services.intake.text.bylines import authors_in
from services.intake.text.encodings import decoded
from services.intake.text.markup import visible

LISTS = ("items", "_items", "item")
WRAPPERS = ("data", "item")
BODIES = ("body_html", "body_xhtml", "body_text")
SUMMARIES = ("description_text", "description_html")
DATES = ("versioncreated", "contentcreated", "firstcreated")
PUBLISHERS = ("source", "copyrightholder", "provider")
BYLINES = ("byline", "by")
TEXTS = ("", "text", "composite")
Item = Mapping[str, Any]


def is_ninjs(document: object) -> bool:
    """Whether a JSON document is an item, or a list of items. An article as we take it in has no identifier."""
    return any({"uri", "guid"} & item.keys() for item in _listed(document) if isinstance(item, dict))


def read_ninjs(document: object, now: datetime) -> Iterator[ReceivedItem | UnreadableItem]:
    """The items of a document, each text that is associated with an item after it. Pictures of a text are left out."""
    for item in _listed(document):
        yield from _read(item, now)


def _listed(document: object) -> list[object]:
    """The items of a document: of a list, of an object with a list, or of what an agency's API answers."""
    if isinstance(document, list):
        return [item for each in document for item in (_listed(each) if isinstance(each, dict) else [each])]
    if not isinstance(document, dict):
        return [document]
    inner = next((document[name] for name in WRAPPERS if isinstance(document.get(name), dict)), None)
    if inner is not None and not {"uri", "guid"} & document.keys():
        return _listed(inner)
    return next((_listed(document[name]) for name in LISTS if isinstance(document.get(name), list)), [document])


def _read(given: object, now: datetime) -> Iterator[ReceivedItem | UnreadableItem]:
    if not isinstance(given, dict):
        yield UnreadableItem("", "an item is an object")
        return
    item = {name.lower(): value for name, value in given.items()}
    texts = [part for part in _associated(item) if _words(part.get("type")) in TEXTS and _body(part, "")]
    if not (_words(item.get("type")) == "composite" and texts and not _body(item, "")):
        yield _item(item, now)
    for part in texts:
        yield _item(part, now)


def _item(item: Item, now: datetime) -> ReceivedItem | UnreadableItem:
    guid, title, kind = _guid(item), _title(item), _words(item.get("type"))
    embargo = item.get("embargoed")
    status, embargoed_until = status_of(str(item.get("pubstatus") or ""), str(embargo) if embargo else None)
    own = _body(item, title) or _summary(item)
    text = own or title
    if kind not in TEXTS:
        return UnreadableItem(guid or title, f"of the type {kind}, not a text")
    if not guid:
        return UnreadableItem(title, "it has no uri or guid, by which its versions are told to be one")
    if not text:
        return UnreadableItem(guid, "it has neither a body nor a headline")
    if not own and (where := _elsewhere(item)):
        return UnreadableItem(guid, f"its text is not in it, but at {where}: send what is there")
    return ReceivedItem(
        guid=guid,
        title=title,
        text=text,
        publisher=_publisher(item),
        published_at=first_credible((date for name in DATES if (date := _words(item.get(name)))), UTC, now),
        language=_words(item.get("language")) or None,
        status=status,
        embargoed_until=embargoed_until,
        note=visible(_words(item.get("ednote"))).strip(),
        authors=authors_in(item.get(name) for name in BYLINES),
    )


def _guid(item: Item) -> str:
    """The item's identifier. An address with parameters of a session gives way to the agency's own identifier."""
    stated, others = _words(item.get("uri") or item.get("guid")), item.get("altids")
    own = _words(others.get("itemid")) if isinstance(others, dict) and "?" in stated else ""
    return f"{stated.partition('//')[2].partition('/')[0]}:{own}" if own else stated


def _title(item: Item) -> str:
    values = [value for each in _objects(item.get("headlines")) if (value := _words(each.get("value")))]
    titles = (*values, _words(item.get("headline")), _words(item.get("title")))
    return next(filter(None, (body_text(title, "").replace("\n", " ") for title in titles)), "")


def _body(item: Item, title: str) -> str:
    """The text of the item's HTML or NITF if it has any, since those have paragraphs, or else of its plain text."""
    listed = [(_words(each.get("contenttype")), _words(each.get("value"))) for each in _objects(item.get("bodies"))]
    in_html = [body_text(value, title) for kind, value in listed if "html" in kind]
    in_nitf = [_nitf_body(value, title) for kind, value in listed if "nitf" in kind.lower()]
    plain = [body_text(value, title) for kind, value in listed if kind in ("", "text/plain")]
    own = [body_text(_words(item.get(name)), title) for name in BODIES]
    return next(filter(None, (*in_html, *own, *in_nitf, *plain)), "")


def _nitf_body(body: str, title: str) -> str:
    """The text of a body in NITF; empty if it is something else."""
    try:
        root = root_of(decoded(body.encode(), None).text)
    except BrokenDocumentError:
        return ""
    return nitf_text(root, title) if root.tag == "nitf" else ""


def _elsewhere(item: Item) -> str:
    """Where the text lies of an item that comes without it; empty if it does not say so."""
    renditions = item.get("renditions")
    listed = _objects(list(renditions.values()) if isinstance(renditions, dict) else renditions)
    return next((_words(each.get("href")) for each in listed if _words(each.get("type")) == "text"), "")


def _summary(item: Item) -> str:
    values = [_words(each.get("value")) for each in _objects(item.get("descriptions"))]
    values += [_words(item.get(name)) for name in SUMMARIES]
    return next(filter(None, (body_text(value, "") for value in values)), "")


def _publisher(item: Item) -> str:
    sources = [_words(each.get("name")) for each in _objects(item.get("infosources"))]
    return next(filter(None, (*(_words(item.get(name)).strip() for name in PUBLISHERS), *sources)), "")


def _associated(item: Item) -> Iterator[Item]:
    """What is associated with an item: a list, or in version 1 an object by names."""
    associations = item.get("associations")
    yield from _objects(list(associations.values()) if isinstance(associations, dict) else associations)


def _objects(listed: object) -> Iterator[Item]:
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict):
            yield {name.lower(): value for name, value in each.items()}


def _words(value: object) -> str:
    """A text as it is; an empty text for anything else."""
    return value if isinstance(value, str) else ""
