"""The parts of reports as they stand in the documents of ``reports``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar

from pymongo import UpdateOne

from claimwatch_contracts.base import Versioned
from claimwatch_contracts.events import (
    EXTRACTORS,
    ArticlePublished,
    AttributionsExtracted,
    Extracted,
    FiguresExtracted,
    MentionsExtracted,
)
from services._runtime.mongo import Document
from services._runtime.stored import packed, restored
from services.archive.joining.join import report_id

P = TypeVar("P", bound=Versioned)
Part = ArticlePublished | Extracted
ReadParts = dict[Any, Part]
"""Parts that need no reading, by their packed body."""

ARTICLE = "article"
"""The name of the part that is no extraction."""
PARTS = {"parts": 1, "changes": 1, "filed_at": 1, "erased_at": 1}
"""The projection with which the parts of a report are read."""
AS_READ = ("_id", "changes", "filed_at")
"""The fields by which a write finds its report unchanged since it was read."""


@dataclass(frozen=True)
class Parts:
    """The parts of one report. ``changes`` counts the writes to any of them.

    ``filed_at`` is the time at which a report of these or earlier parts was first filed.
    """

    article: ArticlePublished
    extractions: tuple[AttributionsExtracted, FiguresExtracted, MentionsExtracted]
    changes: int
    filed_at: datetime | None

    @property
    def report_id(self) -> str:
        """The id of the report."""
        return report_id(self.article.article_id, self.article.revision)


def part_name(part: Part) -> str:
    """What a part is called in its report's document."""
    return ARTICLE if isinstance(part, ArticlePublished) else part.EXTRACTOR


def part_fields(part: Part) -> Document:
    """A part as it stands in its report's document."""
    own = {} if isinstance(part, ArticlePublished) else {"extractor_version": part.extractor_version}
    return packed(part) | own


def with_part(held: Document | None, part: Part, fields: Document) -> Document:
    """A report's document with a part: the same one, if the part changes nothing."""
    name = part_name(part)
    if held is None:
        fixed = {"article_id": part.article_id, "revision": part.revision, "body": None, "filed_at": None}
        return {"_id": report_id(part.article_id, part.revision), **fixed, "parts": {name: fields}, "changes": 1}
    if not _takes(held, name, fields):
        return held
    return held | {"parts": held["parts"] | {name: fields}, "changes": held["changes"] + 1}


def putting(held: Document, after: Document, name: str) -> UpdateOne:
    """The write of a part into a report that is as it was read."""
    change = {"$set": {f"parts.{name}": after["parts"][name]}, "$inc": {"changes": 1}}
    return UpdateOne({field: held[field] for field in AS_READ}, change)


def has_part(now: Document | None, after: Document, name: str) -> bool:
    """Whether a report is as it was to be after a part."""
    return now is not None and now["changes"] == after["changes"] and now["parts"].get(name) == after["parts"][name]


def complete(document: Document | None, read: Mapping[Any, Any] = MappingProxyType({})) -> Parts | None:
    """All parts in the document of a report; ``None`` if one is missing."""
    parts = (document or {}).get("parts", {})
    if document is None or any(name not in parts for name in (ARTICLE, *EXTRACTORS)):
        return None
    return Parts(
        article=_part(ArticlePublished, parts[ARTICLE], read),
        extractions=(
            _part(AttributionsExtracted, parts["attribution"], read),
            _part(FiguresExtracted, parts["figures"], read),
            _part(MentionsExtracted, parts["mentions"], read),
        ),
        changes=document["changes"],
        filed_at=document["filed_at"],
    )


def _takes(held: Document, name: str, document: Document) -> bool:
    """Whether a part changes a report: not if it is the same, or of an older extractor, or if the report was erased."""
    kept = held["parts"].get(name, {})
    is_older = kept.get("extractor_version", 0) > document.get("extractor_version", 0)
    return "erased_at" not in held and not is_older and kept != document


def _part(model: type[P], part: Document, read: Mapping[Any, P]) -> P:
    return read.get(part.get("packed")) or restored(model, part)
