"""What is posted to intake for each article, document and archived page."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from services._cli.export.articles import submitted
from services._cli.importing.files import document_type, is_archive
from services.intake.articles.import_files import RefusedLine, read_articles
from services.intake.articles.submission import MAX_TITLE_CHARACTERS, SubmittedArticle
from services.intake.content_types import JSON, is_document
from services.intake.received.item import BrokenDocumentError
from services.intake.received.warc import Capture, read_captures


@dataclass(frozen=True)
class Post:
    """A request to intake: an article, or a document with its content type and parameters."""

    name: str
    article: dict[str, Any] | None = None
    document: bytes = b""
    content_type: str = JSON
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PassedOver:
    """What is not posted. Without a ``reason`` it was not meant to be one, such as a picture in a web archive."""

    name: str
    reason: str = ""


@dataclass(frozen=True)
class Importing:
    """What the person at the keyboard says of all that is imported."""

    replay: bool = False
    publisher: str | None = None

    def posts(self, file: Path) -> Iterator[tuple[Post | PassedOver, int]]:
        """What a file holds, in its order, each with the number of bytes that were read by then.

        Raises:
            OSError: the file cannot be read.
        """
        with file.open("rb") as content:
            if is_archive(file):
                yield from self._archived(file.name, content)
            elif kind := document_type(file):
                yield self._document(file.name, content.read(), kind), content.tell()
            else:
                for post in self.lines(content):
                    yield post, content.tell()

    def lines(self, lines: BinaryIO) -> Iterator[Post | PassedOver]:
        """The articles of JSON Lines."""
        for entry in read_articles(lines, translate=submitted):
            if isinstance(entry, RefusedLine):
                yield PassedOver(f"line {entry.number}", entry.reason)
            else:
                yield self._article(entry)

    def _document(self, name: str, body: bytes, kind: str) -> Post | PassedOver:
        """A document as it is. An article in JSON, of our own form, is posted as such."""
        try:
            if is_document(body, kind):
                stated = {"publisher": self.publisher, "replay": "true" if self.replay else None}
                return Post(name, None, body, kind, tuple((key, value) for key, value in stated.items() if value))
            return self._article(SubmittedArticle.model_validate(json.loads(body)))
        except (ValueError, RecursionError) as error:  # both ValidationError and JSONDecodeError are ValueErrors
            return PassedOver(name, " ".join(str(error).split()))

    def _article(self, article: SubmittedArticle) -> Post:
        body = article.model_dump(mode="json", exclude_none=True)
        named = {"publisher": self.publisher} if self.publisher and article.publisher is None else {}
        return Post(article.url or article.title, body | named | ({"replay": True} if self.replay else {}))

    def _archived(self, name: str, archive: BinaryIO) -> Iterator[tuple[Post | PassedOver, int]]:
        try:
            for capture in read_captures(archive):
                yield PassedOver(name) if capture is None else self._capture(capture), archive.tell()
        except BrokenDocumentError as error:
            yield PassedOver(name, str(error)), archive.tell()

    def _capture(self, capture: Capture) -> Post | PassedOver:
        """The article of an archived page: always a back-fill, dated by the page, or else by the fetch."""
        try:
            page = capture.article()
            if not page.text.strip():
                return PassedOver(capture.url)
            fields = {
                "url": capture.url,
                "title": page.title[:MAX_TITLE_CHARACTERS],
                "text": page.text,
                "publisher": self.publisher,
                "published_at": page.published_at or capture.fetched_at,
                "authors": page.authors,
                "replay": True,
            }
            return self._article(SubmittedArticle.model_validate(fields))
        except (BrokenDocumentError, ValidationError) as error:
            return PassedOver(capture.url, " ".join(str(error).split()))
