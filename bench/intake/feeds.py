"""What is read of the documents of a folder with feeds, by intake and by plain feedparser."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser

from services.intake.feeds.document import BrokenFeedError
from services.intake.feeds.documents import read_feed

URL = "https://feed.example/feed"
SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf", ".json", ".html", ".feed"})
LONGEST_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True)
class Found:
    """What a reader found in an entry: whether it has an address, a title, a text, a date."""

    address: bool
    title: bool
    text: bool
    date: bool


Read = Callable[[bytes, datetime], list[Found] | None]
"""The entries of a document; ``None`` if it is refused."""


def documents(folder: Path, limit: int | None) -> list[bytes]:
    """The documents of a folder and of those below it, by their names."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    bodies = (path.read_bytes() for path in paths[:limit] if path.stat().st_size <= LONGEST_BYTES)
    return [body for body in bodies if body.strip()]


def ours(body: bytes, now: datetime) -> list[Found] | None:
    """The entries as intake reads them."""
    try:
        entries = read_feed(body, "", URL, now).entries
    except BrokenFeedError:
        return None
    return [Found(bool(e.url), bool(e.title), bool(e.text), e.published_at is not None) for e in entries]


def plain(body: bytes, now: datetime) -> list[Found] | None:
    """The entries as feedparser reads them. What it does not know as a feed is refused."""
    parsed = feedparser.parse(body, response_headers={"content-location": URL})
    if not parsed.get("version"):
        return None
    return [
        Found(
            bool(entry.get("link")),
            bool(entry.get("title")),
            bool(entry.get("content") or entry.get("summary")),
            _is_credible(entry.get("published_parsed") or entry.get("updated_parsed"), now),
        )
        for entry in parsed.entries
    ]


READERS: dict[str, Read] = {"claimwatch": ours, "feedparser": plain}


def measured(bodies: Sequence[bytes], readers: Iterable[str], now: datetime) -> dict[str, dict[str, Any]]:
    """By reader: how many documents it read, refused and failed on, and what it found in how many entries."""
    return {name: _of_reader(bodies, READERS[name], now) for name in readers}


def _of_reader(bodies: Sequence[bytes], read: Read, now: datetime) -> dict[str, Any]:
    refused = failed = 0
    entries: list[Found] = []
    began = time.process_time()
    for body in bodies:
        try:
            found = read(body, now)
        except Exception:  # a crash is what is counted
            failed += 1
            continue
        refused += found is None
        entries += found or []
    seconds = time.process_time() - began
    return {
        "documents": len(bodies),
        "read": len(bodies) - refused - failed,
        "refused": refused,
        "failed": failed,
        "entries": len(entries),
        **{f"with_{name}": sum(getattr(entry, name) for entry in entries) for name in Found.__dataclass_fields__},
        "documents_per_second": len(bodies) / seconds if seconds else None,
    }


def _is_credible(moment: time.struct_time | None, now: datetime) -> bool:
    """Whether it is a moment that a piece of news may have: after 1990 and not ahead."""
    if moment is None:
        return False
    try:
        return datetime(1990, 1, 1, tzinfo=UTC) <= datetime(*moment[:6], tzinfo=UTC) <= now
    except ValueError:
        return False
