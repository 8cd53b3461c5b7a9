"""One revision of an article: its head, which every message that names the article repeats, and its text.

``events.ArticlePublished`` and reports have all fields, alerts those of the head; who changes one adds an upcast
(``upcasts``).
"""

from typing import Annotated

from pydantic import Field

from claimwatch_contracts.base import Contract, Instant

MAX_AUTHORS = 20
MAX_AUTHOR_CHARACTERS = 200
AuthorName = Annotated[str, Field(min_length=1, max_length=MAX_AUTHOR_CHARACTERS)]


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


class SignedArticle(ArticleHead):
    """An article revision without its text. ``authors`` are the names in its byline, in their order."""

    authors: Annotated[tuple[AuthorName, ...], Field(max_length=MAX_AUTHORS)] = ()


class Article(SignedArticle):
    """An article revision as it was published."""

    text: str
