"""The benchmark of stories, from the command line to the results."""

import argparse
import gc
import multiprocessing
import time
import tracemalloc
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from bench.command import OURS, read_gold, require
from bench.gold_lines import read_lines
from bench.results import document, write
from bench.stories.gold import GoldArticle, GoldPair, report_of
from bench.stories.measuring import growth, scores
from bench.stories.systems import System, minhash_lsh, ours
from bench.tables import print_rows, print_side_by_side
from bench.timing import spread
from claimwatch_contracts.report import Report
from services.figures.extractor import VERSION as FIGURES
from services.figures.extractor import FigureExtractor

SIZES = (1_000, 10_000, 100_000)
USUAL, THRESHOLDS = 0.5, (0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)
"""The usual threshold of MinHash LSH, and those among which its best on these pairs is looked for."""
DESCRIPTION = "Measure which articles are put into one story, beside MinHash LSH, and how long it takes."
BAR = Console(stderr=True)


def run() -> None:
    """The command."""
    options = _options()
    if options.peers:
        require("datasketch")
    articles = read_gold(lambda: read_lines(options.articles, GoldArticle, None))
    pairs = read_gold(lambda: read_lines(options.pairs, GoldPair, None))
    reports = _reports(articles)
    systems = _systems(reports, pairs, peers=options.peers)
    results: dict[str, Any] = {"systems": {name: scores(pairs, stories(reports)) for name, stories in systems.items()}}
    results["documents_per_second"] = _speeds(systems, reports, options.rounds)
    results["bytes_each"] = {name: _bytes_each(stories, reports) for name, stories in systems.items()}
    results["growth"] = [_apart(size) for size in track(options.stored, "look-ups", console=BAR)]
    _show(results)
    if options.out:
        today = date.today()  # noqa: DTZ011 - the day where the user is
        texts = [article.text for article in articles]
        write(options.out, document("stories", texts, {"figures": FIGURES}, results, today))


def _reports(articles: Sequence[GoldArticle]) -> list[Report]:
    """The articles' reports with their figures, in order."""
    extractor = FigureExtractor()
    return [
        report_of(article, tuple(extractor.extract(article.text, article.published_at)))
        for article in track(articles, "figures", console=BAR)
    ]


def _systems(reports: Sequence[Report], pairs: Sequence[GoldPair], *, peers: bool) -> dict[str, System]:
    if not peers:
        return {OURS: ours}
    tried = track(THRESHOLDS, "thresholds", console=BAR)
    best = max(tried, key=lambda threshold: float(scores(pairs, minhash_lsh(threshold)(reports))["f1"] or 0))
    return {
        OURS: ours,
        f"MinHash LSH, {USUAL}": minhash_lsh(USUAL),
        f"MinHash LSH at its best, {best}": minhash_lsh(best),
    }


def _speeds(systems: Mapping[str, System], reports: Sequence[Report], rounds: int) -> dict[str, Any]:
    """Documents a second of processor time, all systems in turns."""
    taken: dict[str, list[float]] = {name: [] for name in systems}
    for _ in track(range(rounds), "taking times", console=BAR):
        for name, stories in systems.items():
            start = time.process_time()
            stories(reports)
            taken[name].append(len(reports) / (time.process_time() - start))
    return {name: spread(rates) for name, rates in taken.items() if rates}


def _bytes_each(stories: System, reports: Sequence[Report]) -> float:
    """The most memory that a system takes for a document while it puts all of them into stories, in bytes."""
    stories(reports[:1])  # what is loaded once is not counted
    gc.collect()
    tracemalloc.start()
    stories(reports)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / len(reports)


def _apart(size: int) -> dict[str, Any]:
    """The growth at one size, from a new process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(growth, size).result()


def _show(results: Mapping[str, Any]) -> None:
    console = Console()
    print_side_by_side(console, "Pairs in one story", results["systems"])
    rates = [(name, *rate.values()) for name, rate in results["documents_per_second"].items()]
    print_rows(console, "Documents a second of processor time", ["", "least", "median", "most"], rates)
    memory = [(name, each / 1024) for name, each in results["bytes_each"].items()]
    print_rows(console, "Memory", ["", "KiB for a document"], memory)
    rows = [
        (f"{size['stored']:,}", size["microseconds"]["median"], size["microseconds"]["most"], size["copies_found"])
        for size in results["growth"]
    ]
    print_rows(console, "Microseconds of a look-up", ["stored", "median", "most", "copies found"], rows)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.stories", description=DESCRIPTION)
    parser.add_argument("articles", metavar="ARTICLES.jsonl", type=Path, help="articles in order of publication")
    parser.add_argument("pairs", metavar="PAIRS.jsonl", type=Path, help="labelled pairs of them")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the results as JSON")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="leave out MinHash LSH")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds of timing (5)")
    parser.add_argument("--stored", type=int, nargs="*", default=SIZES, metavar="N", help="how many are stored")
    return parser.parse_args()
