"""``python -m bench.search``: searches among invented reports."""

import argparse
import sys

from rich.console import Console

from bench.search.measuring import measured
from bench.tables import print_rows


def run(arguments: list[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="bench.search", description="Measure searches among invented reports.")
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=7, help="how often each search is made")
    options = parser.parse_args(arguments)
    found = measured(options.reports, options.times)
    title = (
        f"{options.reports:,} reports, {found.entries:,} entries, {found.file_mb:.0f} MB: "
        f"{found.milliseconds_to_add:.2f} ms of processor time for each report; medians of searches in ms"
    )
    rows = [
        (
            each.query,
            each.kind.value,
            f"{each.found:,}",
            f"{each.page_milliseconds:.1f}",
            f"{each.counts_milliseconds:.1f}",
        )
        for each in found.searches
    ]
    print_rows(Console(), title, ["query", "kind", "found", "a page of 50", "counts"], rows)


if __name__ == "__main__":
    run(sys.argv[1:])
