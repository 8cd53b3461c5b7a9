"""Shows what a feed would bring before it is added, and finds the feed of a site."""

import asyncio
from dataclasses import dataclass
from urllib.parse import urlsplit

from claimwatch_contracts.feed_preview import FeedPreview, PreviewedEntry
from services._runtime.clock import Clock
from services._runtime.errors import DeadlineExceededError, InvalidError, WorkerDiedError
from services.intake.clients import RefusedFetchError, UnreachableError, WebClient
from services.intake.feed_poll import ACCEPT
from services.intake.feeds.discovery import usual_feeds
from services.intake.feeds.document import BrokenFeedError, FeedDocument
from services.intake.feeds.entries import Entry
from services.intake.reading import ReadingDesk

MOST_ENTRIES = 5
MOST_TRIES = 4
BEGINNING_CHARACTERS = 200
NOT_READ = (BrokenFeedError, RefusedFetchError, UnreachableError, DeadlineExceededError, WorkerDiedError)


class NoFeedError(InvalidError):
    """Neither the address nor what it leads to is a feed; the message says what was found."""


@dataclass(frozen=True)
class Previews:
    """Fetches feeds and the pages of sites. Nothing is stored."""

    web: WebClient
    desk: ReadingDesk
    clock: Clock

    async def preview(self, url: str) -> FeedPreview:
        """The feed at an address, or else the first feed to which its page leads that can be read.

        What is neither a feed nor a web page leads nowhere: what it is says more than another feed of its host.

        Raises:
            NoFeedError: there is none.
            RefusedFetchError, UnreachableError: the address was not fetched.
            DeskBusyError: no document can be read at the moment.
        """
        fetched = await self.web.get(url, {"Accept": ACCEPT})
        try:
            document = await self.desk.feed(fetched.body, fetched.content_type, fetched.url, self.clock())
            return _shown(url, document, ())
        except (BrokenFeedError, DeadlineExceededError, WorkerDiedError) as error:
            reason = str(error)
        named = await self.desk.linked_feeds(fetched.body, fetched.content_type, fetched.url)
        if named is None:
            raise NoFeedError(reason)
        addresses = named[:MOST_TRIES] or usual_feeds(fetched.url)
        for address, found in zip(addresses, await asyncio.gather(*map(self._read, addresses)), strict=True):
            if found is not None:
                return _shown(address, found, tuple(other for other in named if other != address))
        raise NoFeedError(reason if named else f"{reason}, nor is there one where sites usually have it")

    async def _read(self, address: str) -> FeedDocument | None:
        """The feed at an address; ``None`` if there is none that can be read."""
        try:
            fetched = await self.web.get(address, {"Accept": ACCEPT})
            return await self.desk.feed(fetched.body, fetched.content_type, fetched.url, self.clock())
        except NOT_READ:
            return None


def _shown(url: str, document: FeedDocument, also_found: tuple[str, ...]) -> FeedPreview:
    dates = [entry.published_at for entry in document.entries if entry.published_at]
    return FeedPreview(
        url=url,
        publisher=(document.title or (urlsplit(url).hostname or "").removeprefix("www."))[:200],
        entries=len(document.entries),
        newest_at=max(dates, default=None),
        flaw=document.flaw,
        also_found=also_found,
        newest=tuple(map(_entry, document.entries[: -MOST_ENTRIES - 1 : -1])),
    )


def _entry(entry: Entry) -> PreviewedEntry:
    return PreviewedEntry(
        title=entry.title,
        url=entry.url,
        published_at=entry.published_at,
        characters=len(entry.text),
        begins=entry.text[:BEGINNING_CHARACTERS],
    )
