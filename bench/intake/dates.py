"""On how many pages a reader finds the day of publication, on how many another day, and on how many none."""

import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bench.intake.pages import GoldPage, Read, ReadPage, same_day

READERS = ("claimwatch", "htmldate", "htmldate, first date")
"""Those that are compared: htmldate looks for nothing but days."""


def measured(pages: Sequence[GoldPage], read: Read, now: datetime) -> dict[str, Any]:
    """Counts of the pages whose gold states the day, or states that there is none.

    A page on which the reader fails counts as one on which it finds nothing.
    """
    stated = [page for page in pages if page.published_at is not None]
    began = time.process_time()
    found = [_found(page, read, now) for page in stated]
    seconds = time.process_time() - began
    dated = [(page, day) for page, day in zip(stated, found, strict=True) if page.published_at]
    right = sum(same_day(page.published_at or "", day, page.url) for page, day in dated)
    none = sum(day is None for _, day in dated)
    undated = [day for page, day in zip(stated, found, strict=True) if not page.published_at]
    return {
        "pages": len(dated),
        "right": right,
        "wrong": len(dated) - right - none,
        "none": none,
        "pages_without_a_date": len(undated),
        "invented": sum(day is not None for day in undated),
        "pages_per_second": len(stated) / seconds if seconds else None,
    }


def _found(page: GoldPage, read: Read, now: datetime) -> str | None:
    try:
        answer = read(page, now)
    except Exception:  # a crash is what is counted
        answer = ReadPage("")
    return answer.published_at or None
