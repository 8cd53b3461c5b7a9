"""The revisions of an article: which are kept, and the hash of each text."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, Field

from claimwatch_contracts.base import Instant
from services.api.shown import UnreadableItem

HEAD = ("article_id", "title", "publisher", "url", "published_at", "received_at", "text")
FIELDS = ["revision", "filed_at", "erased_at", "body.removed_text", *(f"body.article.{name}" for name in HEAD)]


class Kept(StrEnum):
    """What is kept of a revision."""

    WHOLE = "whole"
    """Its report, text included."""
    WITHOUT_TEXT = "without_text"
    """Its report; the text was removed after a time."""
    UNFILED = "unfiled"
    """It waits for its extractors and has no report yet."""
    ERASED = "erased"
    """Nothing: the article was erased on request."""


class Revision(BaseModel):
    """One revision of an article. One that is ``unfiled`` or ``erased`` has a number and no content.

    ``characters`` is the length of the text in code points, ``sha256`` the hash of its UTF-8 in hexadecimal digits.
    Both are those of the text as it was published, also when it is no longer kept.
    """

    report_id: str
    revision: int
    kept: Kept
    title: str = ""
    publisher: str | None = None
    url: str | None = None
    published_at: Instant | None = None
    received_at: Instant | None = None
    filed_at: Instant | None = None
    removed_at: Instant | None = None
    erased_at: Instant | None = None
    characters: int | None = None
    sha256: Annotated[str | None, Field(pattern=r"^[0-9a-f]{64}$")] = None


class Revisions(BaseModel):
    """The revisions of an article, the first first; of very many, the last.

    ``unreadable`` names those that cannot be read.
    """

    items: tuple[Revision, ...]
    unreadable: tuple[UnreadableItem, ...] = ()


def revision_of(document: Mapping[str, Any]) -> Revision:
    """The revision of a stored report, complete or not."""
    known = {name: document.get(name) for name in ("revision", "filed_at", "erased_at")} | {
        "report_id": document["_id"]
    }
    body = document.get("body")
    if body is None:
        return Revision.model_validate(known | {"kept": Kept.ERASED if known["erased_at"] else Kept.UNFILED})
    article = body["article"]
    removed = body.get("removed_text")
    kept = {"kept": Kept.WITHOUT_TEXT, **removed} if removed else {"kept": Kept.WHOLE, **_measured(article["text"])}
    return Revision.model_validate({**article, **known, **kept})


def _measured(text: str) -> dict[str, Any]:
    return {"characters": len(text), "sha256": hashlib.sha256(text.encode()).hexdigest()}
