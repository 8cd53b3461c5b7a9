"""The benchmark of watches, from the command line to the results."""

import argparse
import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from bench.results import document, write
from bench.tables import print_rows
from bench.watches.invented import World
from bench.watches.measuring import Size, measure

SIZES = (100, 10_000, 100_000, 1_000_000)
DESCRIPTION = "Measure how many reports a second are compared with how many watches; both are invented."


def run() -> None:
    """The command."""
    options = _options()
    sizes = [Size(watches, options.reports, options.rounds) for watches in options.watches]
    measured = [_apart(size) for size in track(sizes, "measuring", console=Console(stderr=True))]
    _show(measured)
    if options.out:
        world = World()
        texts = [world.report(index).article.text for index in range(options.reports)]
        today = date.today()  # noqa: DTZ011 - the day where the user is
        write(options.out, document("watches", texts, {}, {"rounds": options.rounds, "sizes": measured}, today))


def _apart(size: Size) -> dict[str, Any]:
    """The measures of one size, from a new process, so that memory is that of this size alone."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(measure, size).result()


def _show(measured: Sequence[Mapping[str, Any]]) -> None:
    def median(size: Mapping[str, Any], measure: str) -> float:
        return float(size[measure]["median"])

    rows = [
        (
            f"{size['watches']:,}",
            f"{size['share_matched']:.3%}",
            f"{median(size, 'reports_per_second'):,.0f}",
            f"{median(size, 'reports_per_second_facts_apart'):,.0f}",
            f"{size['plain_reports_per_second']:,.1f}",
            f"{size['candidates']:,.1f}",
            f"{size['bytes_per_watch']:,.0f}",
            f"{size['microseconds_to_add_one']:,.0f}",
        )
        for size in measured
    ]
    columns = ["watches", "matched", "reports/s", "facts apart", "plain", "candidates", "bytes each", "µs to add"]
    print_rows(Console(), "Reports a second of processor time, medians", columns, rows)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.watches", description=DESCRIPTION)
    parser.add_argument("--watches", type=int, nargs="+", default=SIZES, metavar="N", help="how many watches")
    parser.add_argument("--reports", type=int, default=300, metavar="N", help="how many reports (300)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds of timing (5)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the results as JSON")
    return parser.parse_args()
