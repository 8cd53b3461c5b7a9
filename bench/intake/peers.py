"""Other readers of pages, each as it comes; those that are not installed are left out."""

import atexit
import base64
import json
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import trafilatura
from htmldate import find_date

from bench.intake.pages import GoldPage, Read, ReadPage

PEERS = Path(".venv-peers/bin/python")
"""The environment of readers whose packages conflict with ours: newspaper4k needs dateutil 2, dateparser dateutil 4."""
OURS = frozenset({"trafilatura", "htmldate", "htmldate, first date"})
"""The readers that intake itself uses, and that are always there."""


def installed() -> dict[str, Read]:
    """The peers that are installed, by name."""
    return {name: read for name, read in READERS.items() if name in OURS or PEERS.exists()}


def missing() -> list[str]:
    """The names of the peers that are not installed."""
    return [name for name in READERS if name not in installed()]


def _trafilatura(page: GoldPage, _now: datetime) -> ReadPage:
    found: Any = trafilatura.bare_extraction(page.html, url=page.url, with_metadata=True)
    if found is None:
        return ReadPage("")
    authors = tuple((found.author or "").split("; ")) if found.author else ()
    return ReadPage(found.text or "", found.title or "", found.date or None, authors)


def _htmldate(page: GoldPage, now: datetime) -> ReadPage:
    return ReadPage("", published_at=find_date(page.html, url=page.url, max_date=now.strftime("%Y-%m-%d")))


def _htmldate_first(page: GoldPage, now: datetime) -> ReadPage:
    latest = now.strftime("%Y-%m-%d")
    return ReadPage("", published_at=find_date(page.html, url=page.url, max_date=latest, original_date=True))


def _apart(reader: str) -> Read:
    """A reader in a process of its own, which starts with the first page and ends with this process."""
    process: list[subprocess.Popen[str]] = []

    def read(page: GoldPage, _now: datetime) -> ReadPage:
        if not process:
            command = [str(PEERS), str(Path(__file__).with_name("apart.py")), reader]
            process.append(
                subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
                )
            )
            atexit.register(process[0].kill)
        to, back = process[0].stdin, process[0].stdout
        if to is None or back is None:
            raise RuntimeError("the reader's process has no pipes")
        print(json.dumps({"html": base64.b64encode(page.html).decode(), "url": page.url}), file=to, flush=True)
        found = json.loads(back.readline())
        if "error" in found:
            raise RuntimeError(found["error"])
        return ReadPage(found["text"], found["title"], found["published_at"], tuple(found["authors"]))

    return read


READERS: dict[str, Read] = {
    "trafilatura": _trafilatura,
    "htmldate": _htmldate,
    "htmldate, first date": _htmldate_first,
    "readability-lxml": _apart("readability"),
    "newspaper4k": _apart("newspaper"),
}
