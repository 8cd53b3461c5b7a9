"""Feeds as readers see them: with intake's polling state, and without passwords."""

from datetime import datetime

from pydantic import AliasPath, BaseModel, Field, HttpUrl

from claimwatch_contracts.documents import Feed


class IncompleteEntry(BaseModel):
    """An entry of a feed that was lost or only partly read, and the reason."""

    at: datetime
    url: str | None
    title: str
    reason: str


class PollingState(BaseModel):
    """The polling state of a feed.

    ``last_error`` is null if the last document was read without a flaw. ``failures`` counts the failed polls since the
    last successful poll. ``incomplete`` are the latest entries that were lost or only partly read. ``quiet_since`` is
    the moment of the newest entry if the feed is silent for much longer than usual. ``taken``, ``duplicates`` and
    ``lost`` count entries since the feed was added; the content of a duplicate had come in before.
    """

    last_check_at: datetime | None = Field(None, validation_alias="polled_at")
    last_ok_at: datetime | None = None
    next_check_at: datetime | None = Field(None, validation_alias="next_poll_at")
    last_error: str | None = None
    failures: int = 0
    incomplete: tuple[IncompleteEntry, ...] = ()
    last_entry_at: datetime | None = Field(None, validation_alias=AliasPath("rhythm", "last_at"))
    quiet_since: datetime | None = None
    taken: int = Field(0, validation_alias=AliasPath("tally", "taken"))
    duplicates: int = Field(0, validation_alias=AliasPath("tally", "duplicates"))
    lost: int = Field(0, validation_alias=AliasPath("tally", "lost"))
    language: str | None = None


class PolledFeed(Feed):
    """A feed and its polling state, which is null before the first poll."""

    state: PollingState | None = None


def redacted_feed(feed: Feed) -> Feed:
    """The feed without user name and password. Requests cannot set these, but stored feeds may have them."""
    url = feed.url
    if url.username is None and url.password is None:
        return feed
    path = (url.path or "").removeprefix("/")
    plain = HttpUrl.build(scheme=url.scheme, host=url.host or "", port=url.port, path=path, query=url.query)
    return feed.model_copy(update={"url": plain})


def polled_feed(feed: Feed, state: PollingState | None) -> PolledFeed:
    """The feed as readers see it, with its polling state."""
    return PolledFeed(**redacted_feed(feed).model_dump(), state=state)
