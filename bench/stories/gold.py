"""Articles in order of publication, and pairs of them that people have labelled."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator

from bench.gold_lines import GoldLine
from claimwatch_contracts.events import ArticlePublished, AttributionsExtracted, FiguresExtracted, MentionsExtracted
from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import ExtractionStatus
from services.archive.joining.join import join_report

Moment = Annotated[datetime, AfterValidator(lambda at: at if at.tzinfo else at.replace(tzinfo=UTC))]


class GoldArticle(GoldLine):
    """An article. A time without a zone is UTC."""

    id: str
    title: str = ""
    text: str
    publisher: str = "unknown"
    published_at: Moment


class Label(StrEnum):
    """What two articles are to one another."""

    REPRINT = "reprint"
    LIGHT_EDIT = "light_edit"
    UPDATE = "update"
    SAME_EVENT = "same_event"
    UNRELATED = "unrelated"

    @property
    def is_copy(self) -> bool:
        """Whether the two have to be in one story."""
        return self in (Label.REPRINT, Label.LIGHT_EDIT)


class GoldPair(GoldLine):
    """The ids of two articles, and their label."""

    a: str
    b: str
    label: Label


def report_of(article: GoldArticle, figures: tuple[Figure, ...]) -> Report:
    """The report of an article in which only figures were looked for."""
    published = ArticlePublished(
        article_id=article.id,
        revision=1,
        title=article.title,
        text=article.text,
        publisher=article.publisher,
        published_at=article.published_at,
        received_at=article.published_at,
        language="en",
    )
    answer = {
        "article_id": article.id,
        "revision": 1,
        "extractor_version": 1,
        "status": ExtractionStatus.OK,
        "extracted_at": article.published_at,
    }
    parts = (
        AttributionsExtracted.model_validate(answer),
        FiguresExtracted.model_validate({**answer, "figures": figures}),
        MentionsExtracted.model_validate(answer),
    )
    return join_report(published, *parts, story_id="", original=article.id)
