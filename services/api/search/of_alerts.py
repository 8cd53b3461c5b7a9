"""The entries of alerts, and of deliveries."""

from collections.abc import Iterable, Iterator

from claimwatch_contracts.alert import Alert, Labels, NewsItem
from claimwatch_contracts.deliveries import Delivery
from claimwatch_contracts.desk import DEFAULT_DESK
from claimwatch_contracts.events import AlertRaised
from services.api.search.entries import Column, Entry, Facet, Facets, Kind, Segment, facets


def entry_of_alert(alert: Alert, desk: str = DEFAULT_DESK) -> Entry:
    """The entry of a desk's alert. Its quotes have their offsets in the article's text."""
    labels, article = alert.labels, alert.article
    shown = {
        "title": alert.headline or article.title,
        "publisher": article.publisher,
        "url": article.url,
        "report_id": article.report_id,
        "incident_id": labels.incident,
        "claimants": tuple(claimant.name for claimant in labels.claimants),
        "places": tuple(place.name for place in labels.places),
        "measures": labels.measures,
        "watch_ids": (alert.watch_id,),
        "watches": (alert.watch_name,),
    }
    segments = (
        Segment(Column.TITLE, alert.headline or article.title, "title"),
        *(segment for item in alert.news for segment in _words(item)),
        Segment(Column.TEXT, alert.watch_name, "watch"),
    )
    return Entry(Kind.ALERT, alert.alert_id, alert.raised_at, shown, segments, _labelled([alert], desk))


def entry_of_delivery(delivery: Delivery, alerts: Iterable[AlertRaised], desk: str = DEFAULT_DESK) -> Entry:
    """The entry of a desk's delivery: what was sent, and what came of each attempt."""
    sent = tuple(alerts)
    headlines = tuple(dict.fromkeys(alert.headline or alert.article.title for alert in sent))
    shown = {
        "title": headlines[0] if headlines else "",
        "watch_ids": delivery.watch_ids,
        "channel_id": delivery.channel_id,
        "state": delivery.state,
    }
    said = [delivery.reason, *(words for each in delivery.attempts for words in (each.detail, each.answer))]
    segments = (
        *(Segment(Column.TITLE, headline, "title") for headline in headlines),
        *(Segment(Column.TEXT, words, "answer") for words in dict.fromkeys(said) if words),
    )
    return Entry(Kind.DELIVERY, delivery.delivery_id, delivery.created_at, shown, segments, _labelled(sent, desk))


def _words(item: NewsItem) -> Iterator[Segment]:
    if item.quote is not None:
        yield Segment(Column.TEXT, item.quote.text, "quote", item.quote.start)
        for mark in item.quote.marked("content"):
            words = item.quote.text[mark.start - item.quote.start : mark.end - item.quote.start]
            yield Segment(Column.CONTENT, words, "quote", mark.start)
    yield Segment(Column.TEXT, item.summary, "summary")
    if item.claim is not None and item.claim.claimant is not None:
        yield Segment(Column.SOURCE, item.claim.claimant.name, "claimant")


def _labelled(alerts: Iterable[Alert], desk: str) -> Facets:
    found: Facets = facets(Facet.DESK, [desk])
    for alert in alerts:
        labels = alert.labels
        found |= facets(Facet.PLACE, _places(labels)) | facets(Facet.TOPIC, labels.topics)
        found |= facets(Facet.CLAIMANT, (claimant.key for claimant in labels.claimants))
        found |= facets(Facet.MEASURE, (measure.value for measure in labels.measures))
        found |= facets(Facet.PUBLISHER, [labels.publisher]) | facets(Facet.INCIDENT, [labels.incident])
        found |= facets(Facet.ARTICLE, [alert.article.article_id])
    return found


def _places(labels: Labels) -> Iterator[int | None]:
    for place in labels.places:
        yield place.geonames_id
        yield from (area.geonames_id for area in place.within)
