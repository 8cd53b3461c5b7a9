"""Submitted articles, and the limits on what is admitted."""

import re
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from claimwatch_contracts.article import MAX_AUTHOR_CHARACTERS, MAX_AUTHORS
from claimwatch_contracts.fields import Flag, KnownFields, Moment
from services._runtime.errors import InvalidError
from services.intake.articles.addresses import InvalidUrlError, canonical_url, post_of

MAX_TEXT_CHARACTERS = 300_000
MAX_TITLE_CHARACTERS = 2_000
MAX_URL_CHARACTERS = 4_000
_LANGUAGE = re.compile(r"([A-Za-z]{2})([-_][A-Za-z0-9]{1,8})*")
_SURROGATE = re.compile("[\ud800-\udfff]")


class TextTooLongError(InvalidError):
    """The text has more characters than are admitted."""


def storable(text: str) -> str:
    """The text itself.

    Raises:
        ValueError: the text holds a NUL or half of a surrogate pair, which can be neither stored nor sent.
    """
    if "\0" in text:
        raise ValueError("a NUL character is not text")
    if surrogate := _SURROGATE.search(text):
        raise ValueError(f"a lone surrogate at character {surrogate.start()} is not text")
    return text


Storable = AfterValidator(storable)
Line = Annotated[str, StringConstraints(strip_whitespace=True), Storable]
Author = Annotated[Line, Field(min_length=1, max_length=MAX_AUTHOR_CHARACTERS)]


class SubmittedArticle(KnownFields):
    """An article as it comes in. Without a ``text`` the text is fetched from ``url``. A given text is kept unchanged.

    A missing ``publisher`` is replaced by the URL's host, and a missing ``language`` is detected. ``authors`` are the
    names in its byline. An article with ``replay`` was sent before or is old: it is filed, and nobody is notified.
    """

    title: Annotated[Line, Field(max_length=MAX_TITLE_CHARACTERS)] = ""
    text: Annotated[str, Storable] | None = None
    url: Annotated[Line, Field(max_length=MAX_URL_CHARACTERS)] | None = None
    publisher: Annotated[Line, Field(min_length=1, max_length=200)] | None = None
    published_at: Moment | None = None
    authors: Annotated[tuple[Author, ...], Field(max_length=MAX_AUTHORS)] = ()
    language: Annotated[
        str | None, Field(description="ISO 639-1; of a longer tag (en-GB) the language is kept", examples=["en"])
    ] = None
    replay: Flag = False

    @field_validator("text")
    @classmethod
    def _has_words(cls, text: str | None) -> str | None:
        if text is not None and not text.strip():
            raise ValueError("the text is empty")
        return text

    @field_validator("url")
    @classmethod
    def _one_spelling(cls, url: str | None) -> str | None:
        try:
            return None if url is None else canonical_url(url) + post_of(url)
        except InvalidUrlError as error:
            raise ValueError(str(error)) from error

    @field_validator("language")
    @classmethod
    def _primary_language(cls, language: str | None) -> str | None:
        if language is None:
            return None
        tag = _LANGUAGE.fullmatch(language)
        if tag is None:
            raise ValueError("a language is an ISO 639-1 code such as en")
        return tag[1].lower()

    @model_validator(mode="after")
    def _says_enough(self) -> Self:
        if self.text is None and self.url is None:
            raise ValueError("an article needs its text, or a url to fetch it from")
        if self.publisher is None and self.url is None:
            raise ValueError("an article without a url needs its publisher")
        return self

    @property
    def named_publisher(self) -> str:
        """The submitted publisher, or the URL's host."""
        return self.publisher or (urlsplit(self.url or "").hostname or "").removeprefix("www.")


class FeedArticle(SubmittedArticle):
    """An entry of a feed. ``url`` is canonical, except that it may keep a fragment.

    ``key`` distinguishes the feed's entries at one URL. ``shares_page``: the entry is one part of the page at ``url``.
    """

    feed_id: str
    key: str | None = None
    shares_page: bool = False

    @field_validator("url")
    @classmethod
    def _one_spelling(cls, url: str | None) -> str | None:
        return url


class ReceivedArticle(SubmittedArticle):
    """An item of a document that was sent to us. All versions of an item without a ``url`` have the same ``guid``."""

    guid: str


def admit(text: str, max_characters: int = MAX_TEXT_CHARACTERS) -> str:
    """The text itself.

    Raises:
        TextTooLongError: the text has more than ``max_characters`` code points.
    """
    if len(text) > max_characters:
        raise TextTooLongError(f"the text has {len(text):,} characters, more than {max_characters:,}")
    return text
