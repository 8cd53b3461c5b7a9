"""What a feed would bring, before it is added."""

from typing import Annotated

from pydantic import Field, StringConstraints

from claimwatch_contracts.base import Contract, Instant
from claimwatch_contracts.fields import KnownFields

MAX_ADDRESS_CHARACTERS = 4_000
Count = Annotated[int, Field(ge=0)]


class AskedFeed(KnownFields):
    """The address of a feed, or of a page of the site whose feed is looked for."""

    url: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_ADDRESS_CHARACTERS)]


class PreviewedEntry(Contract):
    """An entry as it would come in. ``characters`` counts those of its text in the feed."""

    title: str
    url: str | None
    published_at: Instant | None
    characters: Count
    begins: str


class FeedPreview(Contract):
    """A feed as it is now. ``url`` is to be added; it differs from the address asked for if that is a site's page.

    ``also_found`` are other feeds of the site, ``flaw`` is what is wrong with a feed that can be read nevertheless.
    """

    url: str
    publisher: str
    entries: Count
    newest_at: Instant | None
    flaw: str | None
    also_found: tuple[str, ...]
    newest: tuple[PreviewedEntry, ...]
