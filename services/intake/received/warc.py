"""Reads web archives (WARC, ISO 28500, and the older ARC), as crawlers and the Internet Archive write them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator

from services.intake.dates.reading import read_moment
from services.intake.pages.article import Page
from services.intake.received.item import BrokenDocumentError
from services.intake.received.web import read_web
from services.intake.text.encodings import named_charset

MOST_BYTES = 8 * 1024 * 1024
PAGES = ("text/html", "application/xhtml+xml", "application/pdf")
PLAIN, BETWEEN = b"WARC/", b"\r\n\r\n"
WEB = ("http://", "https://")


@dataclass(frozen=True)
class Capture:
    """A page or PDF as it was fetched from ``url`` at ``fetched_at``."""

    url: str
    fetched_at: datetime
    content_type: str
    body: bytes

    def article(self) -> Page:
        """The article in the page; its text is empty if there is none. Dates after the fetch are not believed.

        Raises:
            BrokenDocumentError: it is a PDF that cannot be read.
        """
        return read_web(self.body, named_charset(self.content_type), self.url, self.fetched_at)


def read_captures(archive: BinaryIO) -> Iterator[Capture | None]:
    """The pages and PDFs of an archive, in its order; ``None`` for each record that is neither.

    The file is seekable, and compressed or not.

    Raises:
        BrokenDocumentError: it is no archive, or is broken from here on.
    """
    try:
        for record in ArchiveIterator(archive, arc2warc=True):
            capture = _capture(record)
            _be_whole(record)
            yield capture
        _end_with_a_record(archive)
    except Exception as error:  # a broken archive makes the library raise nearly anything
        raise BrokenDocumentError("no web archive, or broken from here on") from error


def _capture(record: Any) -> Capture | None:
    """The capture of a record with status 200. A record of what was not fetched anew (``revisit``) has no page."""
    kind, headers, http = record.rec_type, record.rec_headers, record.http_headers
    url = str(headers.get_header("WARC-Target-URI") or "").strip("<>")
    if kind not in ("response", "resource") or not url.startswith(WEB):
        return None
    if kind == "response" and (http is None or http.get_statuscode() != "200"):
        return None
    content_type = str((http or headers).get_header("Content-Type") or "")
    if not content_type.lower().startswith(PAGES):
        return None
    body = record.content_stream().read(MOST_BYTES + 1)
    fetched_at = read_moment(str(headers.get_header("WARC-Date") or ""), UTC)
    if len(body) > MOST_BYTES or fetched_at is None:
        return None
    return Capture(url, fetched_at, content_type, body)


def _be_whole(record: Any) -> None:
    """Read the record to its end.

    Raises:
        EOFError: the archive ends within it.
    """
    while record.raw_stream.read(MOST_BYTES):
        pass
    if record.rec_headers.get_header("Content-Length") is None or record.raw_stream.limit > 0:
        raise EOFError("the archive ends within a record")


def _end_with_a_record(archive: BinaryIO) -> None:
    """Check the end of a file that is not compressed; the library passes over the head of a last record in silence.

    Raises:
        EOFError: the archive ends within the head of a record.
    """
    archive.seek(0)
    is_plain = archive.read(len(PLAIN)) == PLAIN
    end = archive.seek(0, io.SEEK_END)
    archive.seek(max(0, end - len(BETWEEN)))
    if is_plain and archive.read() != BETWEEN:
        raise EOFError("the archive ends within the head of a record")
