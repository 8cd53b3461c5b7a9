"""The differences between extractors."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from claimwatch_contracts.events import ArticlePublished, Extracted


@dataclass(frozen=True, kw_only=True)
class ExtractorKind:
    """An extractor's ``event`` and ``version``; the version grows with each change of the extractor's results.

    ``arguments`` makes the arguments of the extractor's ``read`` from an article. ``fields`` makes the event's own
    fields from the findings. ``languages`` are the ISO 639-1 codes of the languages that it reads; ``None`` for any.
    """

    event: type[Extracted]
    version: int
    arguments: Callable[[ArticlePublished], tuple[object, ...]]
    fields: Callable[[Any], dict[str, Any]]
    languages: Collection[str] | None = frozenset({"en"})

    def reads(self, language: str) -> bool:
        """Whether the extractor reads articles in the language."""
        return self.languages is None or language in self.languages

    def answer(self, article: ArticlePublished, **fields: Any) -> Extracted:
        """The event that answers the article."""
        return self.event(
            article_id=article.article_id,
            revision=article.revision,
            extractor_version=self.version,
            replay=article.replay,
            **fields,
        )
