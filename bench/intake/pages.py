"""How much of an article is found on its page, by the method of scrapinghub's article-extraction-benchmark.

Text is cut into tokens, and the shingles of four tokens are compared: precision and recall are means over the pages, F1
is of these two (https://github.com/scrapinghub/article-extraction-benchmark).
"""

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from services.intake.pages.article import read_page

TOKEN = re.compile(r"\w+", re.UNICODE)
SHINGLE = 4
GOLD, FOLDER = "ground-truth.json", "html"


@dataclass(frozen=True)
class GoldPage:
    """A page with what is to be found on it. What is ``None`` is not stated, and not measured.

    An empty ``published_at`` says that the page has no date. ``begins`` is how the article's text begins, where the
    rest of it is not stated. ``wanted`` and ``unwanted`` are pieces of text that it has and has not, as the evaluation
    of trafilatura states them.
    """

    name: str
    html: bytes
    url: str
    text: str | None = None
    title: str | None = None
    published_at: str | None = None
    authors: tuple[str, ...] | None = None
    begins: str | None = None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadPage:
    """What a reader found on a page. ``published_at`` is in ISO 8601."""

    text: str
    title: str = ""
    published_at: str | None = None
    authors: tuple[str, ...] = ()


Read = Callable[[GoldPage, datetime], ReadPage]


def gold_pages(folder: Path, limit: int | None) -> list[GoldPage]:
    """The pages of a folder with ``ground-truth.json`` and ``html/NAME.html``, or the same compressed.

    Each name may have ``articleBody`` or ``begins``, ``url``, ``title``, ``published_at`` (``null`` if the page has no
    date), ``authors``, ``with`` and ``without``.

    Raises:
        OSError, ValueError: the folder is not of that form.
    """
    stated: Mapping[str, Mapping[str, Any]] = json.loads((folder / GOLD).read_text(encoding="utf-8"))
    return [_page(folder / FOLDER, name, stated[name]) for name in sorted(stated)[:limit]]


def _page(folder: Path, name: str, stated: Mapping[str, Any]) -> GoldPage:
    packed = folder / f"{name}.html.gz"
    html = gzip.decompress(packed.read_bytes()) if packed.exists() else (folder / f"{name}.html").read_bytes()
    authors = stated.get("authors")
    return GoldPage(
        name=name,
        html=html,
        url=stated.get("url") or f"https://page.example/{name}",
        text=stated.get("articleBody"),
        title=stated.get("title"),
        published_at=stated["published_at"] or "" if "published_at" in stated else None,
        authors=None if authors is None else tuple(authors),
        begins=stated.get("begins"),
        wanted=tuple(stated.get("with", ())),
        unwanted=tuple(stated.get("without", ())),
    )


def ours(page: GoldPage, now: datetime) -> ReadPage:
    """The article as intake reads it."""
    read = read_page(page.html, None, page.url, now)
    moment = read.published_at.isoformat() if read.published_at else None
    return ReadPage(read.text, read.title, moment, read.authors)


def measured(pages: Sequence[GoldPage], read: Read, now: datetime) -> dict[str, Any]:
    """The rates of a reader. A page on which it fails counts as one on which it finds nothing."""
    found, failed = [], 0
    began = time.process_time()
    for page in pages:
        try:
            found.append(read(page, now))
        except Exception:  # a crash is what is counted
            failed += 1
            found.append(ReadPage(""))
    seconds = time.process_time() - began
    pairs = list(zip(pages, found, strict=True))
    return {
        **text_rates([(page.text, each.text) for page, each in pairs if page.text is not None]),
        "begins_found": _share([begins_in(page.begins, each.text) for page, each in pairs if page.begins is not None]),
        **_pieces(pairs),
        "empty": sum(not each.text.strip() for each in found),
        "failed": failed,
        "title_exact": _share([each.title == page.title for page, each in pairs if page.title is not None]),
        "day_right": _share(
            [same_day(page.published_at, each.published_at, page.url) for page, each in pairs if page.published_at]
        ),
        "none_invented": _share([not each.published_at for page, each in pairs if page.published_at == ""]),
        "minute_right": _share([_minute(each) == _minute(page) for page, each in pairs if _has_time(page)]),
        "authors_exact": _share([each.authors == page.authors for page, each in pairs if page.authors is not None]),
        "pages_per_second": len(pages) / seconds if seconds else None,
    }


def text_rates(pairs: Sequence[tuple[str, str]]) -> dict[str, float | None]:
    """Precision, recall and F1 of texts. Each pair is what was to be found and what was."""
    counted = [(_shingles(gold), _shingles(found)) for gold, found in pairs]
    shared = [(sum((gold & found).values()), sum(gold.values()), sum(found.values())) for gold, found in counted]
    precision = _mean([both / found if found else 0.0 for both, _, found in shared if found])
    recall = _mean([both / gold for both, gold, _ in shared if gold])
    both = (precision or 0.0) + (recall or 0.0)
    f1 = 2 * (precision or 0.0) * (recall or 0.0) / both if both else None
    return {"precision": precision, "recall": recall, "f1": f1}


def _pieces(pairs: Sequence[tuple[GoldPage, ReadPage]]) -> dict[str, float | None]:
    """Precision and recall of the pieces of text that are stated, over all pages."""
    wanted = [piece in found.text for page, found in pairs for piece in page.wanted]
    unwanted = [piece in found.text for page, found in pairs for piece in page.unwanted]
    taken = sum(wanted) + sum(unwanted)
    return {
        "pieces_precision": sum(wanted) / taken if taken else None,
        "pieces_recall": _share(wanted),
    }


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = TOKEN.findall(text)
    last = max(1, len(tokens) - SHINGLE + 1)
    return Counter(tuple(tokens[start : start + SHINGLE]) for start in range(last)) if tokens else Counter()


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _share(right: Sequence[bool]) -> float | None:
    return sum(right) / len(right) if right else None


def begins_in(beginning: str, text: str) -> bool:
    """Whether the text has the beginning in its first half or first 500 characters, whatever its white space is."""
    words, found = " ".join(beginning.split()), " ".join(text.split())
    place = found.find(words)
    return 0 <= place <= max(500, len(found) // 2)


def same_day(gold: str, found: str | None, url: str = "") -> bool:
    """Whether what was found is of the day. A moment that was found is of the day that it is in the gold's zone.

    Gold without a zone is the day of the zone that a reader states with the moment. A reader that has the moment in UTC
    alone is right too if the page's address has the gold's day and that day had it somewhere.
    """
    if found is None:
        return False
    zone = datetime.fromisoformat(gold).tzinfo if "T" in gold else None
    moment = datetime.fromisoformat(found)
    is_midnight = moment.time() == datetime.min.time()
    day = moment if zone is None or moment.tzinfo is None or is_midnight else moment.astimezone(zone)
    if day.date().isoformat() == gold[:10]:
        return True
    is_in_utc = zone is None and not is_midnight and moment.utcoffset() == timedelta(0)
    return is_in_utc and gold[:10].replace("-", "/") in url and _had_somewhere(gold[:10], moment)


def _had_somewhere(day: str, moment: datetime) -> bool:
    zones = (timezone(timedelta(hours=hours)) for hours in (-12, 14))
    return any(moment.astimezone(zone).date().isoformat() == day for zone in zones)


def _has_time(page: GoldPage) -> bool:
    return page.published_at is not None and "T" in page.published_at


def _minute(page: GoldPage | ReadPage) -> datetime | None:
    moment = page.published_at and datetime.fromisoformat(page.published_at)
    return moment.replace(second=0, microsecond=0) if moment else None
