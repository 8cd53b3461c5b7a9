"""The benchmark of the archive, from the command line to the results."""

import argparse
import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress, track

from bench.archive.filing import compared, database_at, judged_in_memory, running_mongo
from bench.archive.invented import Newsroom
from bench.archive.lookups import growth
from bench.archive.posts import read_posts
from bench.archive.stored_reports import writes_growth
from bench.command import read_gold
from bench.gold_lines import read_lines
from bench.posts import Post
from bench.results import document, write
from bench.stories.gold import GoldArticle
from bench.tables import print_rows
from bench.timing import spread

SIZES = STORED_SIZES = (1_000, 10_000, 100_000)
REPORT_SIZES = (1_000, 10_000, 100_000)
LARGE = (100, 200, 400)
"""The articles on one occurrence by which the cost of a large incident is measured."""
WARM_UP = 100
"""The reports that are filed before times are taken."""
LOOKUPS = ("stories", "incidents", "entries of an incident")
PROCESSOR = ("processor", "processor_of_mongo")
COUNTS = ("commands", "writes", "written_documents", "documents")
DESCRIPTION = "Measure how many reports a second are filed and judged, beside bare writes of the same documents."
BAR = Console(stderr=True)


def run() -> None:
    """The command."""
    options = _options()
    posts = _posts(options)
    results: dict[str, Any] = {
        "articles": len(posts),
        "together": options.together,
        "in_memory": _in_memory(posts, options.rounds),
    }
    results["one_incident"] = [_one_incident(size) for size in track(options.large, "large incidents", console=BAR)]
    with running_mongo() as address:
        asyncio.run(compared(address, "warm-up", list(Newsroom().posts(WARM_UP)), options.together))
        results["filing"] = [
            asyncio.run(compared(address, f"bench-{turn}", posts, options.together))
            for turn in track(range(options.rounds), "filing", console=BAR)
        ]
        results["lookups_stored"] = _growth(options.stored, address)
        results["writes_stored"] = asyncio.run(writes_growth(options.reports, database_at(address, "reports")))
    results["lookups_in_memory"] = _growth(options.lookups, None)
    _show(results)
    if options.out:
        texts = [post.article.text for post in posts]
        write(options.out, document("archive", texts, {}, results, date.today()))  # noqa: DTZ011 - the user's day


def _posts(options: argparse.Namespace) -> list[Post]:
    if options.gold is None:
        return list(Newsroom().posts(options.articles))
    articles = read_gold(lambda: read_lines(options.gold, GoldArticle, None))[: options.articles]
    return list(track(read_posts(articles), "reading", total=len(articles), console=BAR))


def _in_memory(posts: Sequence[Post], rounds: int) -> list[dict[str, float]]:
    return [asyncio.run(judged_in_memory(posts)) for _ in track(range(rounds), "judging in memory", console=BAR)]


def _one_incident(size: int) -> dict[str, float]:
    """Milliseconds of processor time for each of the last reports of so many on one occurrence."""
    last = max(1, size // 10)
    posts = list(Newsroom(articles_each=10**9, at_once=1).posts(size))
    before, whole = (asyncio.run(judged_in_memory(some))["judge"] for some in (posts[:-last], posts))
    return {"articles": size, "milliseconds_each": 1000 * (whole - before) / last}


def _growth(sizes: Sequence[int], address: str | None) -> list[dict[str, Any]]:
    if not sizes:
        return []
    database = None if address is None else database_at(address, "lookups")
    where = "in memory" if address is None else "stored"
    with Progress(console=BAR) as progress:
        task = progress.add_task(f"look-ups {where}", total=max(sizes))
        return asyncio.run(growth(sizes, database, lambda kept: progress.update(task, completed=kept)))


def _show(results: Mapping[str, Any]) -> None:
    console, articles = Console(), results["articles"]
    if rounds := results["filing"]:
        names = list(rounds[0]["seconds"])
        rows = [
            (
                name,
                spread([articles / each["seconds"][name] for each in rounds])["median"],
                *spread([each["seconds"][name] / each["seconds"]["filing"] for each in rounds]).values(),
            )
            for name in names
        ]
        columns = ["", "reports/s", "filing/this, least", "median", "most"]
        print_rows(console, f"{articles} reports in the embedded MongoDB", columns, rows)
        rows = [
            (name, *(1000 * spread([each[kind][name] for each in rounds])["median"] / articles for kind in PROCESSOR))
            for name in names
        ]
        print_rows(console, "Processor time of it", ["", "ms a report, this process", "MongoDB"], rows)
        counts = [(name, rounds[-1][name] / articles) for name in COUNTS]
        print_rows(console, "What filing a report takes", ["", "a report"], counts)
    rows = [
        (name, 1000 * spread([each[name] for each in results["in_memory"]])["median"] / articles)
        for name in ("join", "judge")
        if results["in_memory"]
    ]
    print_rows(console, "In memory", ["", "ms of processor time a report"], rows)
    rows = [(f"{each['articles']:,}", each["milliseconds_each"]) for each in results["one_incident"]]
    print_rows(console, "A report on an incident with many", ["articles", "ms of processor time"], rows)
    rows = [
        (f"{size['stored']:,}", size["part"]["median"], size["file"]["median"]) for size in results["writes_stored"]
    ]
    print_rows(console, "Microseconds of a write, stored, medians", ["reports", "a part", "a report filed"], rows)
    for where in ("stored", "in_memory"):
        rows = [
            (f"{size['stored']:,}", *(size[name]["median"] for name in LOOKUPS), size["incidents_found"])
            for size in results[f"lookups_{where}"]
        ]
        print_rows(
            console, f"Microseconds of a look-up, {where}, medians", ["reports", *LOOKUPS, "incidents found"], rows
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.archive", description=DESCRIPTION)
    parser.add_argument("gold", metavar="ARTICLES.jsonl", nargs="?", type=Path, help="real articles, in order")
    parser.add_argument("--articles", type=int, default=300, metavar="N", help="how many articles are filed (300)")
    parser.add_argument("--together", type=int, default=50, metavar="N", help="messages of a topic at a time (50)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds of filing (3)")
    parser.add_argument("--lookups", type=int, nargs="*", default=SIZES, metavar="N", help="reports in memory")
    parser.add_argument("--stored", type=int, nargs="*", default=STORED_SIZES, metavar="N", help="reports stored")
    parser.add_argument("--reports", type=int, nargs="*", default=REPORT_SIZES, metavar="N", help="filed reports")
    parser.add_argument("--large", type=int, nargs="*", default=LARGE, metavar="N", help="articles on one incident")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the results as JSON")
    return parser.parse_args()
