"""Feeds as readers see them: each with how it fared when intake polled it, and without passwords."""

from datetime import datetime

from pydantic import BaseModel, Field, HttpUrl

from claimwatch_contracts.documents import Feed


class IncompleteEntry(BaseModel):
    """An entry of a feed that was lost or taken in part, and why."""

    at: datetime
    url: str | None
    title: str
    reason: str


class PollingState(BaseModel):
    """How a feed fared. ``last_error`` is null when its last document was read without any flaw; ``failures`` counts
    the polls since the last one that got through; ``incomplete`` are the last entries that were not taken whole.
    """

    last_check_at: datetime | None = Field(None, validation_alias="polled_at")
    last_ok_at: datetime | None = None
    next_check_at: datetime | None = Field(None, validation_alias="next_poll_at")
    last_error: str | None = None
    failures: int = 0
    incomplete: tuple[IncompleteEntry, ...] = ()


class PolledFeed(Feed):
    """A feed and its state, which is null until it was polled."""

    state: PollingState | None = None


def redacted_feed(feed: Feed) -> Feed:
    """The feed as readers see it: an address of earlier days may hold a password."""
    url = feed.url
    if url.username is None and url.password is None:
        return feed
    path = (url.path or "").removeprefix("/")
    plain = HttpUrl.build(scheme=url.scheme, host=url.host or "", port=url.port, path=path, query=url.query)
    return feed.model_copy(update={"url": plain})


def polled_feed(feed: Feed, state: PollingState | None) -> PolledFeed:
    """The feed with its state."""
    return PolledFeed(**redacted_feed(feed).model_dump(), state=state)
