"""One revision of an article: its head, which every message that names the article repeats, and its text.

``events.ArticlePublished``, reports and alerts have these fields; who changes one adds an upcast (``upcasts``).
"""

from typing import Annotated

from pydantic import Field

from claimwatch_contracts.base import Contract, Instant


class ArticleHead(Contract):
    """An article revision without its text. ``revision`` counts from 1; ``language`` is an ISO 639-1 code."""

    article_id: str
    revision: Annotated[int, Field(ge=1)]
    url: str | None = None
    title: str = ""
    publisher: str
    published_at: Instant | None = None
    received_at: Instant
    language: str


class Article(ArticleHead):
    """An article revision as it was published."""

    text: str
