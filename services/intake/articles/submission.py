"""What is submitted as an article, and what of it is admitted."""

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

from claimwatch_contracts.fields import Flag, KnownFields, Moment
from services._runtime.errors import InvalidError
from services.intake.articles.identity import InvalidUrlError, canonical_url

MAX_TEXT_CHARACTERS = 300_000
MAX_TITLE_CHARACTERS = 2_000
MAX_URL_CHARACTERS = 4_000
_LANGUAGE = re.compile(r"([A-Za-z]{2})([-_][A-Za-z0-9]{1,8})*")
_SURROGATE = re.compile("[\ud800-\udfff]")


class TextTooLongError(InvalidError):
    """More text than is admitted."""


def storable(text: str) -> str:
    """The text itself.

    Raises:
        ValueError: it holds what cannot be stored or sent: a NUL, or half of a surrogate pair.
    """
    if "\0" in text:
        raise ValueError("a NUL character is not text")
    if found := _SURROGATE.search(text):
        raise ValueError(f"a lone surrogate at {found.start()} is not text")
    return text


Storable = AfterValidator(storable)
Line = Annotated[str, StringConstraints(strip_whitespace=True), Storable]


class SubmittedArticle(KnownFields):
    """An article as it comes in: its text, or a ``url`` alone, to be fetched. The text is kept as given, to the letter.

    Without a ``publisher`` the URL's host is named; without a ``language`` it is detected. ``replay`` marks what is
    sent again or filled in later: it is filed, and nobody is notified.
    """

    title: Annotated[Line, Field(max_length=MAX_TITLE_CHARACTERS)] = ""
    text: Annotated[str, Storable] | None = None
    url: Annotated[Line, Field(max_length=MAX_URL_CHARACTERS)] | None = None
    publisher: Annotated[Line, Field(min_length=1, max_length=200)] | None = None
    published_at: Moment | None = None
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
            return None if url is None else canonical_url(url)
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
        """The publisher, by name or by the URL's host."""
        return self.publisher or (urlsplit(self.url or "").hostname or "").removeprefix("www.")


class FeedArticle(SubmittedArticle):
    """An entry of a feed, as the feed shows it at present. ``url`` is canonical, but for a fragment that may be kept.

    ``key`` tells the entry from others of the feed that have its URL; ``shares_page``: it is a part of the page there.
    """

    feed_id: str
    key: str | None = None
    shares_page: bool = False

    @field_validator("url")
    @classmethod
    def _one_spelling(cls, url: str | None) -> str | None:
        return url


def admit(text: str, max_characters: int = MAX_TEXT_CHARACTERS) -> str:
    """The text itself.

    Raises:
        TextTooLongError: it has more code points than are admitted.
    """
    if len(text) > max_characters:
        raise TextTooLongError(f"the text has {len(text):,} characters, more than {max_characters:,}")
    return text
