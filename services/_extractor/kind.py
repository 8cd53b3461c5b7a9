"""What tells one extractor from the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from claimwatch_contracts.events import ArticlePublished, Extracted


@dataclass(frozen=True, kw_only=True)
class ExtractorKind:
    """``event`` is what it answers with, ``version`` its own, which grows when it reads otherwise.

    ``arguments`` are what its ``read`` needs of an article; ``fields`` turns what was read into the event's own fields.
    """

    event: type[Extracted]
    version: int
    arguments: Callable[[ArticlePublished], tuple[object, ...]]
    fields: Callable[[Any], dict[str, Any]]
