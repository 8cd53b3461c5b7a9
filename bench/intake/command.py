"""The benchmark of intake, from the command line to the results."""

import argparse
import asyncio
import logging
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from rich.console import Console
from rich.progress import track

from bench.archive.filing import running_mongo
from bench.command import read_gold, refuse
from bench.intake import dates, feeds, pages, pairs, peers
from bench.intake.polling import Load, polled
from bench.results import document, write
from bench.tables import print_rows, print_side_by_side
from services._runtime.clock import utc_now

OURS = "claimwatch"
DESCRIPTION = "Measure what intake makes of feeds, pages and addresses, and poll many feeds for a while."
BAR = Console(stderr=True)


def run() -> None:
    """The command."""
    options = _options()
    if not (options.feeds or options.pages or options.dates or options.pairs or options.poll):
        refuse("nothing to measure: name a corpus with --feeds, --pages, --dates or --pairs, or --poll feeds")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    results: dict[str, Any] = {}
    texts: list[str] = []
    if options.feeds:
        bodies = feeds.documents(options.feeds, options.limit) or refuse("there are no documents of feeds")
        readers = feeds.READERS if options.peers else {OURS}
        results["feeds"] = feeds.measured(bodies, readers, utc_now())
        texts += [body.decode("latin-1") for body in bodies]
    if options.pages:
        gold = read_gold(lambda: pages.gold_pages(options.pages, options.limit))
        results["pages"] = _pages(gold, with_peers=options.peers)
        texts += [page.html.decode("latin-1") for page in gold]
    for number, folder in enumerate(options.dates):
        gold = read_gold(partial(pages.gold_pages, folder, options.limit))
        results.setdefault("dates", []).append(_dates(gold, number, with_peers=options.peers))
        texts += [page.html.decode("latin-1") for page in gold]
    if options.pairs:
        results["pairs"] = pairs.measured(read_gold(lambda: pairs.gold_pairs(options.pairs)))
    if options.poll:
        results["polls"] = _polls(options)
    _show(results)
    if options.out:
        write(options.out, document("intake", texts, {}, results, date.today()))  # noqa: DTZ011 - the user's day


def _pages(gold: list[pages.GoldPage], *, with_peers: bool) -> dict[str, Any]:
    readers = {OURS: pages.ours} | (peers.installed() if with_peers else {})
    if with_peers and (missing := peers.missing()):
        BAR.print(f"not installed, and left out: {', '.join(missing)}; `make bench` installs them")
    now = utc_now()
    return {name: pages.measured(gold, read, now) for name, read in track(readers.items(), "pages", console=BAR)}


def _dates(gold: list[pages.GoldPage], number: int, *, with_peers: bool) -> dict[str, Any]:
    readers = {OURS: pages.ours} | (peers.READERS if with_peers else {})
    now = utc_now()
    return {
        name: dates.measured(gold, readers[name], now)
        for name in track([name for name in dates.READERS if name in readers], f"dates {number + 1}", console=BAR)
    }


def _polls(options: argparse.Namespace) -> list[dict[str, Any]]:
    """The same load with no feed that hangs, and with some."""
    loads = [Load(options.poll, hanging, options.entries, options.rounds) for hanging in (0, options.hanging)]
    with running_mongo() as address:
        return [
            asyncio.run(polled(address, f"poll-{number}", load))
            for number, load in enumerate(track(loads, "polling", console=BAR))
        ]


def _show(results: Mapping[str, Any]) -> None:
    console = Console()
    if found := results.get("feeds"):
        print_side_by_side(console, "Feeds", found)
    if read := results.get("pages"):
        print_side_by_side(console, "Pages", read)
    for number, days in enumerate(results.get("dates", ()), start=1):
        print_side_by_side(console, f"Days of publication, corpus {number}", days)
    if known := results.get("pairs"):
        rows = [(name.replace("_", " "), each["pairs"], each["right"]) for name, each in known.items()]
        print_rows(console, "Pairs of addresses", ["", "pairs", "right"], rows)
    for poll in results.get("polls", ()):
        rows = [(str(number), *each.values()) for number, each in enumerate(poll["rounds"], start=1)]
        title = f"{poll['feeds']} feeds, of which {poll['hanging']} hang"
        print_rows(console, title, ["round", "seconds", "entries", "entries/s"], rows)
        delays = [(name.replace("_", " "), value) for name, value in poll["delay_seconds"].items()]
        print_rows(console, "Seconds until a feed was first read", ["", "s"], delays)
        console.print(f"memory: {poll['memory_mebibytes']:.0f} MiB, with the processes that read documents")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.intake", description=DESCRIPTION)
    parser.add_argument("--feeds", type=Path, metavar="FOLDER", help="documents of feeds, in any folders below")
    parser.add_argument("--pages", type=Path, metavar="FOLDER", help="ground-truth.json and html/, see bench/README.md")
    parser.add_argument("--dates", type=Path, metavar="FOLDER", nargs="+", default=[], help="as --pages; days alone")
    parser.add_argument("--pairs", type=Path, metavar="FILE.jsonl", help="pairs of addresses: {a, b, same} a line")
    parser.add_argument("--poll", type=int, metavar="N", help="poll so many feeds that are served on loopback")
    parser.add_argument("--hanging", type=int, default=50, metavar="N", help="feeds that never answer (50)")
    parser.add_argument("--entries", type=int, default=10, metavar="N", help="entries of a feed (10)")
    parser.add_argument("--rounds", type=int, default=2, metavar="N", help="how often each feed is polled (2)")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N documents and pages")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="leave out other readers")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the results as JSON")
    return parser.parse_args()
