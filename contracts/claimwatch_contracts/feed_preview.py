"""What a feed would bring, before it is added."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from claimwatch_contracts.base import Contract, Instant
from claimwatch_contracts.fields import KnownFields

MAX_ADDRESS_CHARACTERS = 4_000
Count = Annotated[int, Field(ge=0)]
_BEFORE_AUTHORITY = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\]+")


def free_of_credentials(address: str) -> str:
    """The address itself.

    Raises:
        ValueError: the address has a user name or a password, which everybody who reads of the feed would see.
    """
    authority = re.split(r"[/?#\\]", _BEFORE_AUTHORITY.sub("", address), maxsplit=1)[0]
    if "@" in authority:
        raise ValueError("a feed's address is stored and shown: it holds no user name or password")
    return address


class AskedFeed(KnownFields):
    """The address of a feed, or of a page of the site whose feed is looked for."""

    url: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_ADDRESS_CHARACTERS),
        AfterValidator(free_of_credentials),
    ]


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
