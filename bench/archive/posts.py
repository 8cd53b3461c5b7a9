"""What comes to the archive of one article: the article, and the answers of the three extractors."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bench.stories.gold import GoldArticle
from claimwatch_contracts.events import ArticlePublished, AttributionsExtracted, FiguresExtracted, MentionsExtracted
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import ExtractionStatus
from services.archive.joining.join import join_report


@dataclass(frozen=True)
class Post:
    """An article's four events."""

    article: ArticlePublished
    attributions: AttributionsExtracted
    figures: FiguresExtracted
    mentions: MentionsExtracted

    def joined(self) -> Report:
        """The report before it is judged."""
        answers = (self.attributions, self.figures, self.mentions)
        return join_report(self.article, *answers, story_id="", original=self.article.article_id)


def post_of(article: ArticlePublished, attributions: Any = (), figures: Any = (), **mentions: Any) -> Post:
    """The post of an article with what was found in it."""
    answer: dict[str, Any] = {
        "article_id": article.article_id,
        "revision": article.revision,
        "extractor_version": 1,
        "status": ExtractionStatus.OK,
        "extracted_at": article.received_at,
    }
    return Post(
        article,
        AttributionsExtracted(**answer, attributions=tuple(attributions)),
        FiguresExtracted(**answer, figures=tuple(figures)),
        MentionsExtracted(**answer, **mentions),
    )


def read_posts(articles: Iterable[GoldArticle]) -> Iterator[Post]:
    """The posts of real articles, which the extractors read in this process."""
    read = _reader()
    for article in articles:
        yield read(_published(article))


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


def _published(article: GoldArticle) -> ArticlePublished:
    return ArticlePublished(
        article_id=article.id,
        revision=1,
        title=article.title,
        text=article.text,
        publisher=article.publisher,
        published_at=article.published_at,
        received_at=article.published_at,
        language="en",
    )
