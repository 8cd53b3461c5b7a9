"""Reads NewsML 1, which some agencies still send (https://iptc.org/standards/newsml-1/)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from services.intake.dates.reading import first_credible
from services.intake.received.item import ReceivedItem, UnreadableItem, status_of
from services.intake.received.newsml import inline_text
from services.intake.received.xml_documents import LANGUAGE, attribute, words
from services.intake.text.bylines import authors_in

IDENTIFIER, MANAGEMENT = "Identification/NewsIdentifier", "NewsManagement"
DATES = ("ThisRevisionCreated", "FirstCreated")


def read_newsml_1(root: Any, now: datetime) -> Iterator[ReceivedItem | UnreadableItem]:
    """The news items of a document whose root is ``NewsML``."""
    for item in root.iter("NewsItem"):
        yield _item(item, now)


def _item(item: Any, now: datetime) -> ReceivedItem | UnreadableItem:
    """The item, under its public identifier without the number of the revision."""
    parts = [words(item, f"{IDENTIFIER}/{name}") for name in ("ProviderId", "DateId", "NewsItemId")]
    guid, title = ":".join(["urn:newsml", *parts]), words(item, ".//NewsLines/HeadLine")
    text = _text(item, title) or title
    if not all(parts):
        return UnreadableItem(title, "its identifier lacks the provider, the date or the item")
    if not text:
        return UnreadableItem(guid, "it has neither a text nor a headline")
    stated = attribute(item, f"{MANAGEMENT}/Status", "FormalName")
    ends = words(item, f"{MANAGEMENT}/StatusWillChange/DateAndTime")
    status, embargoed_until = status_of(stated, ends if stated.lower() == "embargoed" else None)
    return ReceivedItem(
        guid=guid,
        title=title,
        text=text,
        publisher=attribute(item, ".//AdministrativeMetadata/Provider/Party", "FormalName") or parts[0],
        published_at=first_credible(filter(None, (words(item, f"{MANAGEMENT}/{name}") for name in DATES)), UTC, now),
        language=attribute(item, ".//DescriptiveMetadata/Language", "FormalName") or item.get(LANGUAGE),
        status=status,
        embargoed_until=embargoed_until,
        authors=authors_in(["".join(line.itertext()) for line in item.iterfind(".//NewsLines/ByLine")]),
    )


def _text(item: Any, title: str) -> str:
    """The text of the first content that has one. Pictures have none."""
    texts = (
        inline_text(content.find("DataContent"), title)
        for content in item.iter("ContentItem")
        if content.find("DataContent") is not None and attribute(content, "MediaType", "FormalName") in ("", "Text")
    )
    return next(filter(None, texts), "")
