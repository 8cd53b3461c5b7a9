"""The posts of real articles."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bench.posts import Post
from bench.stories.gold import GoldArticle
from claimwatch_contracts.events import ArticlePublished, AttributionsExtracted, FiguresExtracted, MentionsExtracted
from claimwatch_contracts.vocabulary import ExtractionStatus


def read_posts(articles: Iterable[GoldArticle]) -> Iterator[Post]:
    """The posts of real articles, which the extractors read in this process."""
    read = _reader()
    for article in articles:
        yield read(article.published())


def _reader() -> Callable[[ArticlePublished], Post]:
    from services.attribution.extractor import AttributionExtractor
    from services.attribution.kind import ATTRIBUTION
    from services.figures.extractor import FigureExtractor
    from services.figures.kind import FIGURES
    from services.mentions.extractor import MentionExtractor
    from services.mentions.kind import MENTIONS

    extractors: list[tuple[Any, Any, tuple[object, ...], type[Any]]] = [
        (ATTRIBUTION, AttributionExtractor(), (), AttributionsExtracted),
        (FIGURES, FigureExtractor(), (), FiguresExtracted),
        (MENTIONS, MentionExtractor(), ((),), MentionsExtracted),
    ]

    def read(article: ArticlePublished) -> Post:
        answers: list[Any] = []
        for kind, extractor, more, event in extractors:
            found = extractor.read(*kind.arguments(article), *more, float("inf")).found
            status = {"status": ExtractionStatus.OK, "extracted_at": article.received_at}
            answers.append(event.model_validate(kind.answer(article, **status, **kind.fields(found))))
        return Post(article, *answers)

    return read
