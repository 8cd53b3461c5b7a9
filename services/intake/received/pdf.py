"""Reads PDFs: situation reports, statements and press releases."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError

from services.intake.dates.reading import first_credible
from services.intake.pages.titles import without_headline
from services.intake.received.item import BrokenDocumentError, ReceivedItem
from services.intake.text.markup import visible
from services.intake.text.wrapping import unwrapped_lines

START = b"%PDF-"
START_BYTES = 1_024
MOST_PAGES = 500
MOST_CHARACTERS = 2_000_000
LEAST_LETTERS_OF_A_PAGE = 8
LONGEST_TITLE = 200
LEAST_PAGES_WITH_EDGES = 3
EDGE_LINES = 3
_NO_TITLE = re.compile(
    r"\.(?:docx?|pdf|indd|pptx?|rtf|odt|xlsx?)\b|^untitled|^(?:microsoft|slide|layout) ?\w* ?\d*$|^\W*$", re.IGNORECASE
)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\W*)?\d{1,4}(?:\W*(?:of|/|\|)\W*\d{1,4})?\W*", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True)
class Pdf:
    """What a PDF says. ``page_starts`` are the characters of ``text`` with which its pages begin, from the first page.

    ``published_at`` is the time at which the file was made, as it says itself.
    """

    text: str
    title: str
    published_at: datetime | None
    language: str | None
    page_starts: tuple[int, ...]


def is_pdf(body: bytes) -> bool:
    """Whether a document is a PDF: its first bytes say so, whatever its name and type."""
    return START in body[:START_BYTES]


def read_pdf(body: bytes, now: datetime) -> Pdf:
    """The text of a PDF, with a line for each paragraph, and without what stands on top and bottom of every page.

    Raises:
        BrokenDocumentError: it is encrypted, holds pictures of pages only, has too many pages, or cannot be read.
    """
    try:
        reader = _opened(body)
        pages = _pages(reader)
        metadata: Mapping[str, Any] = reader.metadata or {}
        language = reader.root_object.get("/Lang")
        stated_title = _plain(metadata.get("/Title"))
        dates = [_iso(_plain(metadata.get(name))) for name in ("/CreationDate", "/ModDate")]
    except BrokenDocumentError:
        raise
    except (FileNotDecryptedError, DependencyError) as error:
        raise BrokenDocumentError(f"the PDF is encrypted in a way that is not read: {error}") from error
    except Exception as error:  # a broken file makes the library raise nearly anything
        raise BrokenDocumentError(f"the PDF is broken: {type(error).__name__}: {error}"[:300]) from error
    return _assembled(pages, stated_title, first_credible(filter(None, dates), UTC, now), _plain(language) or None)


def _opened(body: bytes) -> pypdf.PdfReader:
    """The PDF. Many are encrypted only against changes, and open with the empty password."""
    reader = pypdf.PdfReader(io.BytesIO(body), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise BrokenDocumentError("the PDF is encrypted, and opens only with a password")
    return reader


def as_item(pdf: Pdf, guid: str = "") -> ReceivedItem:
    """The PDF as an item of a document."""
    return ReceivedItem(
        guid=guid,
        title=pdf.title,
        text=pdf.text,
        published_at=pdf.published_at,
        language=pdf.language,
        page_starts=pdf.page_starts,
    )


def _pages(reader: pypdf.PdfReader) -> list[str]:
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise BrokenDocumentError(f"the PDF has {count:,} pages, more than {MOST_PAGES}")
    pages: list[str] = []
    for page in reader.pages:
        pages.append(visible(page.extract_text()).translate(_LIGATURES))
        if sum(map(len, pages)) > MOST_CHARACTERS:
            raise BrokenDocumentError(f"the PDF has more than {MOST_CHARACTERS:,} characters")
    if not count:
        raise BrokenDocumentError("the PDF has no pages")
    if sum(len(_NO_LETTERS.sub("", page)) for page in pages) < LEAST_LETTERS_OF_A_PAGE * min(count, 3):
        raise BrokenDocumentError(
            f"the PDF has {count} pages without text: they are pictures, in which text is to be recognised (OCR) first"
        )
    return pages


def _assembled(pages: list[str], stated_title: str, published_at: datetime | None, language: str | None) -> Pdf:
    texts = [unwrapped_lines("\n".join(lines)) for lines in without_edges([page.split("\n") for page in pages])]
    first = next(filter(None, texts), "").partition("\n")[0]
    stated = stated_title if stated_title and not _NO_TITLE.search(stated_title) else ""
    title = " ".join((stated or (first if len(first) <= LONGEST_TITLE else "")).split())
    texts[0] = without_headline(texts[0], [title])
    starts, position = [], 0
    for text in texts:
        starts.append(position)
        position += len(text) + 1 if text else 0
    whole = "\n".join(filter(None, texts))
    return Pdf(whole, title, published_at, language, tuple(min(start, len(whole)) for start in starts))


def without_edges(pages: list[list[str]]) -> list[list[str]]:
    """The pages' lines without headers and footers: lines at an edge that most pages share but for their digits.

    The number of a page at an edge is left out as well.
    """
    pages = [[line for line in lines if line.strip()] for lines in pages]
    shared: set[str] = set()
    if len(pages) >= LEAST_PAGES_WITH_EDGES:
        seen = Counter(shape for lines in pages for shape in {_shape(line) for line in _edges(lines)})
        shared = {shape for shape, count in seen.items() if count * 2 > len(pages)}
    return [_trimmed(lines, shared) for lines in pages]


def _trimmed(lines: list[str], shared: set[str]) -> list[str]:
    def is_edge(line: str) -> bool:
        return _shape(line) in shared or _PAGE_NUMBER.fullmatch(line.strip()) is not None

    kept = [*(line for line in lines[:EDGE_LINES] if not is_edge(line)), *lines[EDGE_LINES:]]
    tail = kept[-EDGE_LINES:] if len(kept) >= EDGE_LINES else kept
    return [*kept[: len(kept) - len(tail)], *(line for line in tail if not is_edge(line))]


def _edges(lines: list[str]) -> Iterable[str]:
    return (*lines[:EDGE_LINES], *lines[-EDGE_LINES:])


def _shape(line: str) -> str:
    return _DIGITS.sub("0", "".join(line.split()).casefold())


def _plain(value: Any) -> str:
    return visible(str(value)).strip() if isinstance(value, str) else ""


def _iso(date: str) -> str:
    """A date of a PDF (``D:20260602103000+02'00'``) in ISO 8601; empty for anything else."""
    match = re.match(r"D?:?(\d{8})(\d{6})?(?:([+-]\d\d)'?(\d\d)|Z)?", date)
    if match is None:
        return ""
    time = f"T{match[2]}{f'{match[3]}{match[4]}' if match[3] else 'Z'}" if match[2] else ""
    return match[1] + time
