"""The benchmark of the pages, from the command line to the results."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.pages.measuring import Measured, Page, Wanted, measured
from bench.results import document, write
from bench.tables import print_rows

DESCRIPTION = "Measure how fast the dashboard's pages and lists are among many reports, and what the pages weigh."
KILOBYTE = 1_000


def run() -> None:
    """The command."""
    options = _options()
    wanted = Wanted(options.reports, options.data, options.times, options.seconds, options.paints)
    found = measured(wanted, Console(stderr=True))
    _show(found, options.reports)
    if options.out:
        results = _results(found) | {"reports": options.reports}
        write(options.out, document("pages", [], {}, results, date.today()))  # noqa: DTZ011 - the user's day


def _show(found: Measured, reports: int) -> None:
    console = Console()
    rows = [_row(page, found) for page in found.pages]
    columns = ["", "kB", "requests", "slowest, ms p50", "p95", "first paint, ms", "usable, ms"]
    print_rows(console, f"Pages, {reports:,} reports in the embedded MongoDB", columns, rows)
    if found.chromium is None:
        console.print("No first paint: Chromium is not installed, or --paints is 0.")
    answers = sorted(found.asked.values(), key=lambda each: -each.p95)
    requests = [
        (each.path[:70], f"{each.bytes / KILOBYTE:.0f}", f"{each.p50:.0f}", f"{each.p95:.0f}", len(each.milliseconds))
        for each in answers
    ]
    print_rows(console, "Requests, the slowest first", ["", "kB", "ms p50", "p95", "times"], requests)
    console.print(f"The search index was complete {found.index_seconds:.0f} s after the api was ready.")


def _row(page: Page, found: Measured) -> tuple[Any, ...]:
    slowest = max((found.asked[path] for path in page.asks), key=lambda each: each.p95)
    view = ("–", "–") if page.seen is None else (f"{page.seen.painted:.0f}", f"{page.seen.usable:.0f}")
    weight = f"{page.bytes / KILOBYTE:.0f}"
    return (page.name, weight, len(page.asks), f"{slowest.p50:.0f}", f"{slowest.p95:.0f}", *view)


def _results(found: Measured) -> dict[str, Any]:
    return {
        "pages": {
            page.name: {"bytes": page.bytes, "asks": list(page.asks)}
            | ({} if page.seen is None else {"painted": page.seen.painted, "usable": page.seen.usable})
            for page in found.pages
        },
        "requests": {
            each.path: {"bytes": each.bytes, "p50": each.p50, "p95": each.p95} for each in found.asked.values()
        },
        "index_seconds": found.index_seconds,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=DESCRIPTION)
    parser.add_argument("--reports", type=int, default=10_000, metavar="N", help="how many there are (10,000)")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="keep them here, for another run")
    parser.add_argument("--times", type=int, default=40, metavar="N", help="how often each request is made (40)")
    parser.add_argument("--seconds", type=float, default=20, metavar="S", help="at most so long for one request (20)")
    parser.add_argument("--paints", type=int, default=5, metavar="N", help="how often Chromium opens each page (5)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the results as JSON")
    return parser.parse_args()
