"""The alerts of a watch as an Atom feed (RFC 4287), and what every feed of ours is made of."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from claimwatch_contracts.alert import Alert, NewsItem
from claimwatch_contracts.documents import Watch
from services.api.xml_text import xml_text

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
_WEB = ("http://", "https://")


def atom_of(watch: Watch, alerts: Sequence[Alert], address: str) -> bytes:
    """The feed of the alerts, the last first. ``address`` is the dashboard's, with a slash at its end.

    Entries keep their ids, which are made from the alerts'. The feed changes when an alert is raised or the watch is
    edited.
    """
    feed = Element("feed", xmlns=NAMESPACE)
    add_text(feed, "id", f"urn:claimwatch:watch:{watch.watch_id}")
    add_text(feed, "title", f"{watch.name}: alerts")
    add_text(feed, "updated", in_atom(max([watch.updated_at, *(alert.raised_at for alert in alerts)])))
    add_link(feed, f"{address}watches/{watch.watch_id}/alerts.atom", rel="self", type=MEDIA_TYPE)
    add_link(feed, f"{address}?watch={watch.watch_id}")
    for alert in alerts:
        _entry(SubElement(feed, "entry"), alert, address)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(entry: Element, alert: Alert, address: str) -> None:
    article = alert.article
    add_text(entry, "id", f"urn:uuid:{alert.alert_id}")
    add_text(entry, "title", alert.headline or article.title or alert.news[0].summary)
    add_text(entry, "updated", in_atom(alert.raised_at))
    if article.published_at is not None:
        add_text(entry, "published", in_atom(article.published_at))
    add_text(SubElement(entry, "author"), "name", article.publisher)
    add_link(entry, f"{address}?alert={alert.alert_id}")
    add_article(entry, article.url)
    for topic in alert.labels.topics:
        SubElement(entry, "category", term=xml_text(topic))
    add_text(entry, "content", "\n".join(_lines(alert)), type="text")


def _lines(alert: Alert) -> Iterator[str]:
    for item in alert.news:
        yield from _item(item)
    if alert.news_left_out:
        yield f"and {alert.news_left_out} more"
    yield f"{alert.article.publisher}: {alert.article.title}"


def _item(item: NewsItem) -> Iterator[str]:
    yield item.summary
    yield from (f"  {other.summary}" for other in item.beside)
    if item.quote is not None:
        yield f"  “{item.quote.text}”"
    if item.sureness:
        yield f"  {item.sureness}"


def add_text(parent: Element, name: str, text: str, **attributes: str) -> None:
    """Add an element with text."""
    SubElement(parent, name, attributes).text = xml_text(text)


def add_link(parent: Element, href: str, **attributes: str) -> None:
    """Add a link."""
    SubElement(parent, "link", {"href": xml_text(href), **attributes})


def add_article(entry: Element, url: str | None) -> None:
    """Add the link to the article that an entry is from, if that is a page of the web."""
    if url and url.lower().startswith(_WEB):
        add_link(entry, url, rel="via")


def in_atom(moment: datetime) -> str:
    """The moment as Atom writes it (RFC 3339)."""
    return moment.isoformat()
