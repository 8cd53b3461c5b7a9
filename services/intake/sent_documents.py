"""Takes documents that are sent to us: each item of a document becomes a revision, a withdrawal, or is refused."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from services._runtime.clock import Clock
from services._runtime.errors import DeadlineExceededError, WorkerDiedError
from services.intake.articles.identity import item_id
from services.intake.articles.submission import MAX_TITLE_CHARACTERS, ReceivedArticle, SubmittedArticle
from services.intake.content_types import is_document
from services.intake.handlers import REFUSALS, Intake
from services.intake.reading import ReadingDesk
from services.intake.received.item import BrokenDocumentError, ReceivedItem, Status, UnreadableItem

NOTICE = "This article has been withdrawn by its publisher."
Outcome = Literal["accepted", "known", "withdrawn", "embargoed", "withheld", "refused"]


@dataclass(frozen=True)
class Stated:
    """What the sender says of a document beside it. ``publisher`` is that of all its items.

    All else is for a document with a single item, and used where the item itself says nothing.
    """

    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    replay: bool = False

    @property
    def is_of_one(self) -> bool:
        """Whether this can be said only of a single item."""
        return any(value is not None for value in (self.url, self.title, self.published_at))


class ItemReceipt(BaseModel):
    """The outcome of an item: published now, ``known`` from before, ``withdrawn`` by a revision that says so, or not.

    ``embargoed`` and ``withheld`` items are not kept: they may be sent again when their time has come.
    ``until`` is the end of an embargo. ``page_starts`` are the characters of the article's text with which the pages of
    a PDF begin.
    """

    item: str
    status: Outcome
    article_id: str | None = None
    revision: int | None = None
    reason: str | None = None
    page_starts: tuple[int, ...] | None = None
    until: datetime | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the item is filed, now or before."""
        return self.revision is not None


@dataclass(frozen=True)
class SentDocuments:
    """Takes documents of news agencies, PDFs and mails."""

    desk: ReadingDesk
    intake: Intake
    clock: Clock

    async def take(self, body: bytes, content_type: str, stated: Stated) -> tuple[ItemReceipt, ...]:
        """The outcome of each item of the document. Sending the document again is safe at any time.

        Raises:
            BrokenDocumentError: the document could not be read, or what is stated of it cannot be right.
            TransientError, KafkaError, PyMongoError, TimeoutError: items may not be published; send all of it again.
        """
        try:
            items = await self.desk.document(body, content_type, self.clock())
        except (DeadlineExceededError, WorkerDiedError) as error:
            raise BrokenDocumentError(f"the document could not be read: {error}") from error
        if len(items) > 1 and stated.is_of_one:
            raise BrokenDocumentError(f"{len(items)} items cannot share one url, title or date")
        return tuple([await self._take(item, stated) for item in items])

    async def take_any(self, body: bytes, content_type: str, stated: Stated) -> tuple[ItemReceipt, ...]:
        """As ``take``, and also for an article of our own form in JSON.

        Raises:
            UnknownTypeError, json.JSONDecodeError, ValidationError: it is neither an article nor a document.
        """
        if is_document(body, content_type):
            return await self.take(body, content_type, stated)
        article = SubmittedArticle.model_validate(json.loads(body))
        article = article.model_copy(update={"replay": article.replay or stated.replay})
        receipt = await self.intake.submit(article)
        return (ItemReceipt(item=article.url or article.title, **receipt.model_dump()),)

    async def _take(self, item: ReceivedItem | UnreadableItem, stated: Stated) -> ItemReceipt:
        if isinstance(item, UnreadableItem):
            return ItemReceipt(item=item.name, status="refused", reason=item.reason)
        name = item.guid or item.title
        if item.status is not Status.USABLE:
            return await self._withdraw(item, stated, name)
        if item.embargoed_until is not None and item.embargoed_until > self.clock():
            reason = f"embargoed until {item.embargoed_until.isoformat()}: send it again then"
            return ItemReceipt(item=name, status="embargoed", reason=reason, until=item.embargoed_until)
        receipt = await self._submit(_fields(item, stated), name)
        return receipt.model_copy(update={"page_starts": item.page_starts or None})

    async def _withdraw(self, item: ReceivedItem, stated: Stated, name: str) -> ItemReceipt:
        """Publish a revision that says that the article is withdrawn. What never came in is not withdrawn."""
        fields = _fields(item, stated)
        known = await self.intake.erasures.known(fields["url"] or item_id(fields["guid"]))
        if not known:
            status: Outcome = "withheld" if item.status is Status.WITHHELD else "refused"
            reason = f"{item.status} by its sender, and never taken in"
            return ItemReceipt(item=name, status=status, reason=reason)
        notice = {"title": f"WITHDRAWN: {item.title}"[:MAX_TITLE_CHARACTERS], "text": f"{NOTICE}\n{item.note}".strip()}
        receipt = await self._submit(fields | notice, name)
        return receipt.model_copy(update={"status": "withdrawn"}) if receipt.status == "accepted" else receipt

    async def _submit(self, fields: dict[str, Any], name: str) -> ItemReceipt:
        try:
            receipt = await self.intake.submit(ReceivedArticle.model_validate(fields))
        except ValidationError as error:
            reason = "; ".join(
                fault["msg"].removeprefix("Value error, ") for fault in error.errors(include_input=False)
            )
            return ItemReceipt(item=name, status="refused", reason=reason)
        except REFUSALS as error:
            return ItemReceipt(item=name, status="refused", reason=str(error))
        return ItemReceipt(item=name, **receipt.model_dump())


def _fields(item: ReceivedItem, stated: Stated) -> dict[str, Any]:
    return {
        "guid": item.guid,
        "title": (item.title or stated.title or "")[:MAX_TITLE_CHARACTERS],
        "text": item.text,
        "url": item.url or stated.url,
        "publisher": stated.publisher or item.publisher or None,
        "published_at": item.published_at or stated.published_at,
        "language": item.language or stated.language,
        "replay": stated.replay,
        "authors": item.authors,
    }
