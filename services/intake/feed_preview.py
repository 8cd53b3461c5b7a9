"""Shows what a feed holds before it is added: nothing of it is stored or published."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field, HttpUrl

from claimwatch_contracts.fields import KnownFields
from services._runtime.clock import Clock
from services._runtime.errors import DeadlineExceededError, InvalidError, WorkerDiedError
from services.intake.clients import WebClient
from services.intake.feed_poll import ACCEPT
from services.intake.feeds.document import BrokenFeedError
from services.intake.feeds.entries import Entry
from services.intake.feeds.progress import most_common
from services.intake.reading import ReadingDesk
from services.intake.text.language import identify

MOST_SHOWN = 50
SHOWN_CHARACTERS = 300


class UnreadableFeedError(InvalidError):
    """What is at the address cannot be read as a feed; the text says why, and if it is known where the feed is."""


class PreviewRequest(KnownFields):
    """The address of a feed that may be added."""

    url: Annotated[HttpUrl, Field(examples=["https://courier.example/rss"])]


class ShownEntry(BaseModel):
    """An entry of the feed. ``characters`` is the length of its text in the feed, and ``beginning`` the text's.

    With ``needs_page`` the text of its page will be taken, if the page is about the entry.
    """

    url: str | None
    title: str
    published_at: datetime | None
    language: str | None
    characters: int
    beginning: str
    needs_page: bool


class Preview(BaseModel):
    """What the feed holds. ``address`` is the one after all redirects. ``flaw`` is what its state would show.

    ``language`` is that of most entries. ``entries`` are the newest, at most 50.
    """

    address: str
    count: int
    language: str | None
    newest_at: datetime | None
    flaw: str | None
    entries: tuple[ShownEntry, ...]


@dataclass(frozen=True)
class FeedPreview:
    """Reads feeds to show them. An entry with at least ``full_text_characters`` of text does without its page."""

    web: WebClient
    desk: ReadingDesk
    clock: Clock
    full_text_characters: int

    async def preview(self, url: str) -> Preview:
        """What is at an address.

        Raises:
            UnreadableFeedError: it is no feed, or the feed breaks off.
            RefusedFetchError, UnreachableError: it was not fetched.
            DeskBusyError: no worker became free to read it.
        """
        fetched = await self.web.get(url, {"Accept": ACCEPT})
        try:
            document = await self.desk.feed(fetched.body, fetched.content_type, fetched.url, self.clock())
        except (BrokenFeedError, DeadlineExceededError, WorkerDiedError) as error:
            raise UnreadableFeedError(str(error)) from error
        shown = [self._shown(entry) for entry in reversed(document.entries)]
        return Preview(
            address=fetched.url,
            count=len(shown),
            language=most_common(entry.language for entry in shown),
            newest_at=max((entry.published_at for entry in shown if entry.published_at), default=None),
            flaw=document.flaw,
            entries=tuple(shown[:MOST_SHOWN]),
        )

    def _shown(self, entry: Entry) -> ShownEntry:
        text = entry.text or entry.title
        return ShownEntry(
            url=entry.url,
            title=entry.title[:SHOWN_CHARACTERS],
            published_at=entry.published_at,
            language=identify(text, entry.language),
            characters=len(entry.text),
            beginning=text[:SHOWN_CHARACTERS],
            needs_page=bool(entry.url) and not entry.shares_page and len(entry.text) < self.full_text_characters,
        )
