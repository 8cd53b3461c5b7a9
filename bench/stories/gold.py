"""Articles in order of publication, and pairs of them that people have labelled."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator

from bench.gold_lines import GoldLine
from bench.posts import post_of
from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.report import Report

Moment = Annotated[datetime, AfterValidator(lambda at: at if at.tzinfo else at.replace(tzinfo=UTC))]


class GoldArticle(GoldLine):
    """An article. A time without a zone is UTC."""

    id: str
    title: str = ""
    text: str
    publisher: str = "unknown"
    published_at: Moment

    def published(self) -> ArticlePublished:
        """The article as it comes to the services."""
        return ArticlePublished(
            article_id=self.id,
            revision=1,
            title=self.title,
            text=self.text,
            publisher=self.publisher,
            published_at=self.published_at,
            received_at=self.published_at,
            language="en",
        )


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
    return post_of(article.published(), figures=figures).joined()
