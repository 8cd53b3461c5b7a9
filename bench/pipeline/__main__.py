"""``python -m bench.pipeline TEXTS.jsonl``: processor time of every process while articles go through the stack."""

from bench.threads import one_thread

one_thread()

import argparse  # noqa: E402
import json  # noqa: E402
import statistics  # noqa: E402
import time  # noqa: E402
from collections import Counter  # noqa: E402
from datetime import UTC, date, datetime  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from rich.console import Console  # noqa: E402

from bench.command import read_gold  # noqa: E402
from bench.pipeline.alone import seconds_alone  # noqa: E402
from bench.pipeline.processes import since  # noqa: E402
from bench.pipeline.stack import running_stack  # noqa: E402
from bench.results import document, write  # noqa: E402
from bench.tables import print_rows  # noqa: E402
from claimwatch_contracts.events import EXTRACTORS  # noqa: E402

WORKERS = tuple(f"{name} workers" for name in EXTRACTORS)


def main() -> None:
    """Measure, print the tables, and write the results to the file that the user named, if any."""
    arguments = _arguments()
    given = read_gold(lambda: _texts(arguments.texts))
    texts, first = given[: arguments.articles], given[arguments.articles :][: arguments.warm_up]
    progress, now = Console(stderr=True), datetime.now(UTC)
    with running_stack() as stack:
        stack.put_watches()
        stack.feed([_article("warm-up", "The ministry said on Monday that 20 people had died near Paris.")], progress)
        stack.feed([_article(f"warm-up-{index}", text) for index, text in enumerate(first)], progress)
        idle, before, began = stack.idle_rates(), stack.usage(), time.monotonic()
        stack.feed([_article(f"{index}", text) for index, text in enumerate(texts)], progress)
        after, took = stack.usage(), time.monotonic() - began
        start_seconds = stack.start_seconds
    spent = {name: max(0.0, seconds - took * idle[name]) for name, seconds in since(before, after).items()}
    alone = seconds_alone(texts, now)
    extraction = sum(spent[name] for name in WORKERS) / sum(spent.values())
    _print(spent, idle, alone, after.mebibytes, len(texts))
    print(
        f"extraction's share {extraction:.3f}; started in {start_seconds:.0f} s with {before.seconds.total():.0f} s of "
        f"processor time; memory {before.mebibytes.total():,.0f} MiB before the articles, "
        f"{after.mebibytes.total():,.0f} MiB after them"
    )
    if arguments.out:
        measures: dict[str, Any] = {
            "warm_up_articles": len(first),
            "median_words": statistics.median(len(text.split()) for text in texts),
            "processor_seconds": spent,
            "idle_processor_seconds_a_second": idle,
            "extractors_alone_seconds": alone,
            "extraction_share": extraction,
            "start": {"seconds": start_seconds, "processor_seconds": before.seconds.total()},
            "mebibytes": {"before": dict(before.mebibytes), "after": dict(after.mebibytes)},
        }
        write(arguments.out, document("pipeline", texts, {}, measures, date.today()))  # noqa: DTZ011 - the user's day


def _print(
    spent: dict[str, float], idle: dict[str, float], alone: dict[str, float], mebibytes: Counter[str], articles: int
) -> None:
    console, total = Console(), sum(spent.values())
    rows = [
        [name, seconds, 1000 * seconds / articles, seconds / total, 1000 * idle[name], round(mebibytes[name])]
        for name, seconds in sorted(spent.items(), key=lambda item: -item[1])
    ]
    whole = ["all", total, 1000 * total / articles, 1.0, 1000 * sum(idle.values()), round(mebibytes.total())]
    columns = ["process", "seconds", "ms an article", "share", "ms an idle second", "MiB"]
    print_rows(console, f"The stack on {articles} articles, what it does when idle left out", columns, [*rows, whole])
    rows = [[name, seconds, 1000 * seconds / articles] for name, seconds in alone.items()]
    print_rows(console, "The extractors in one process", columns[:3], rows)


def _texts(path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _article(name: str, text: str) -> dict[str, str]:
    return {"url": f"https://bench.example/{name}", "publisher": "Bench", "title": "", "text": text, "language": "en"}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.pipeline", description=__doc__)
    parser.add_argument("texts", metavar="TEXTS.jsonl", type=Path, help="an article's text a line, as {text}")
    parser.add_argument("--articles", type=int, default=150, metavar="N", help="only the first N (150)")
    parser.add_argument(
        "--warm-up",
        type=int,
        default=50,
        metavar="N",
        help="before them, unmeasured, so many of the articles after them, so that Java has compiled itself (50)",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the results as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
