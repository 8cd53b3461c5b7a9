"""What comes to the archive of one article: the article, and the answers of the three extractors."""

from dataclasses import dataclass
from typing import Any

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
