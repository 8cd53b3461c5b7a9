"""What a search finds as an Atom feed (RFC 4287), for whoever follows it with a feed reader."""

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from claimwatch_contracts.amendment import article_of
from claimwatch_contracts.base import derived_id
from services.api.atom import MEDIA_TYPE, NAMESPACE, add_article, add_link, add_text, in_atom
from services.api.search.entries import Kind
from services.api.search.shown import Hit

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def feed_of(hits: Sequence[Hit], query: str, own_address: str, address: str) -> bytes:
    """The feed of the hits, the newest first. ``own_address`` is that of the feed, ``address`` the dashboard's.

    Entries keep their ids. The feed changes when the search finds something else.
    """
    feed = Element("feed", xmlns=NAMESPACE)
    add_text(feed, "id", f"urn:uuid:{derived_id('search', own_address)}")
    add_text(feed, "title", f"{query or 'everything'}: search")
    add_text(feed, "updated", in_atom(max((hit.at for hit in hits), default=NEVER)))
    add_text(SubElement(feed, "author"), "name", "Claimwatch")
    add_link(feed, own_address, rel="self", type=MEDIA_TYPE)
    for hit in hits:
        _entry(SubElement(feed, "entry"), hit, address)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(entry: Element, hit: Hit, address: str) -> None:
    add_text(entry, "id", f"urn:claimwatch:{hit.kind}:{hit.id}")
    add_text(entry, "title", hit.title or (hit.passages[0].text if hit.passages else hit.kind.value))
    add_text(entry, "updated", in_atom(hit.at))
    if hit.publisher is not None:
        add_text(SubElement(entry, "author"), "name", hit.publisher)
    add_link(entry, address + _page(hit))
    add_article(entry, hit.url)
    said = [", ".join(hit.claimants), *(passage.text for passage in hit.passages)]
    add_text(entry, "content", "\n".join(filter(None, said)), type="text")


def _page(hit: Hit) -> str:
    """The page of the dashboard that shows it, or what the api answers where there is none."""
    if hit.kind is Kind.ALERT:
        return f"?alert={hit.id}"
    if hit.kind in (Kind.INCIDENT, Kind.ROW) and hit.incident_id is not None:
        return f"incidents/{hit.incident_id}/page"
    if hit.kind in (Kind.REPORT, Kind.CLAIM, Kind.FIGURE) and hit.report_id is not None:
        return f"page/reports/{article_of(hit.report_id)}"
    return hit.href.removeprefix("/")
