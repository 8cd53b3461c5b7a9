"""Lists of feeds in OPML 2 (http://opml.org/spec2.opml), as feed readers export and import them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html.entities import name2codepoint
from urllib.parse import urlsplit

from lxml import etree

from services._runtime.errors import InvalidError
from services.api.xml_text import xml_text

FEED_TYPE = "rss"
MAX_NAME_CHARACTERS = 200
_ADDRESS = re.compile(rb"\sxmlurl\s*=", re.IGNORECASE)
_END = re.compile(rb"</(?:\w+:)?opml\s*>\s*\Z", re.IGNORECASE)
_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)(?:([A-Za-z]\w*);)?")


class BrokenListError(InvalidError):
    """The document is no OPML, or is not whole; the message says why."""


@dataclass(frozen=True)
class Outline:
    """A feed of a list. One that is not ``enabled`` is commented out there."""

    url: str
    name: str
    enabled: bool = True


def read_opml(document: bytes) -> tuple[Outline, ...]:
    """The feeds of a list, those of its folders included, each address once. A feed without a name has its host's.

    Ampersands that are not escaped, as many readers write them in addresses, are read as themselves. So are
    references to entities that the list declares. Other faults are passed over if no feed is lost by them.

    Raises:
        BrokenListError: it is no OPML, or breaks off.
    """
    text = _AMPERSAND.sub(_escaped, document.strip())
    try:
        root = _parsed(text, recover=False)
    except (etree.XMLSyntaxError, ValueError) as error:
        root = _recovered(text)
        if root is None:
            raise BrokenListError(f"not a list of feeds (OPML): {error}") from error
    if _name(root) != "opml":
        raise BrokenListError(f"not a list of feeds (OPML), but XML with the root {str(root.tag)[:100]}")
    return tuple({outline.url: outline for outline in _outlines(root)}.values())


def _parsed(text: bytes, *, recover: bool) -> etree._Element:
    return etree.fromstring(
        text,
        etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, recover=recover),
    )


def _recovered(text: bytes) -> etree._Element | None:
    """What a list is in spite of its faults, such as a byte of another encoding; ``None`` if a feed would be lost."""
    try:
        root = _parsed(text, recover=True)
    except (etree.XMLSyntaxError, ValueError):
        return None
    is_whole = _END.search(text) is not None and root is not None
    return root if is_whole and len(_ADDRESS.findall(text)) == sum(1 for _ in _outlines(root)) else None


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname).lower()


def _escaped(ampersand: re.Match[bytes]) -> bytes:
    """A reference to a character that HTML names as its number; any other ampersand as itself."""
    code = name2codepoint.get((ampersand[1] or b"").decode())
    return b"&amp;" + ampersand[0][1:] if code is None else b"&#%d;" % code


def _outlines(root: etree._Element) -> Iterator[Outline]:
    for element in root.iter(etree.Element):
        if _name(element) != "outline":
            continue
        given = {str(name).lower(): str(value).strip() for name, value in element.attrib.items()}
        if url := given.get("xmlurl", ""):
            url = f"https://{url.removeprefix('feed://')}" if url.startswith("feed://") else url.removeprefix("feed:")
            name = " ".join((given.get("title") or given.get("text") or _host(url)).split())
            commented_out = given.get("iscomment", "").lower() == "true"
            yield Outline(url, name[:MAX_NAME_CHARACTERS], enabled=not commented_out)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url


def written_opml(outlines: Iterable[Outline], now: datetime) -> bytes:
    """The list as a document in UTF-8."""
    root = etree.Element("opml", version="2.0")
    head, body = etree.SubElement(root, "head"), etree.SubElement(root, "body")
    etree.SubElement(head, "title").text = "Feeds of Claimwatch"
    etree.SubElement(head, "dateCreated").text = now.strftime("%a, %d %b %Y %H:%M:%S GMT")
    for outline in outlines:
        name, comment = xml_text(outline.name), {} if outline.enabled else {"isComment": "true"}
        etree.SubElement(
            body, "outline", type=FEED_TYPE, text=name, title=name, xmlUrl=xml_text(outline.url), **comment
        )
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))
