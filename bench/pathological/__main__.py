"""``python -m bench.pathological``: processor seconds of each extractor on each text, and their growth with length."""

import argparse
import sys
import time
from collections.abc import Callable

from bench.pathological.texts import texts
from services.attribution.extractor import AttributionExtractor
from services.figures.extractor import FigureExtractor
from services.mentions.extractor import MentionExtractor
from services.mentions.topics.finder import OwnTopic

PER = 10_000
TOPICS = tuple(
    OwnTopic(f"own-{n}", (f"{'the ' * 20}x{n}", f"{'barrel ' * 6}x{n}", f"said said {n}", f"killed {n}"))
    for n in range(20)
)

Read = Callable[[str, float], object]


def main() -> None:
    """Print a row for each extractor and text that costs at least ``--least`` seconds per 10,000 code points."""
    arguments = _arguments()
    mentions = MentionExtractor()
    readers: dict[str, Read] = {
        "figures": lambda text, seconds: FigureExtractor().read(text, "", None, seconds),
        "mentions": lambda text, seconds: mentions.read(text, "", TOPICS, seconds),
        "attribution": AttributionExtractor().read,
    }
    sizes = [arguments.characters << step for step in range(arguments.steps)]
    print(f"| extractor | text | {' | '.join(f'{size:,}' for size in sizes)} | per {PER:,} | growth |")
    print("|---|---|" + "---|" * (len(sizes) + 2))
    for name, read in readers.items():
        if arguments.only in (None, name):
            _measure(name, read, sizes, arguments)


def _measure(name: str, read: Read, sizes: list[int], arguments: argparse.Namespace) -> None:
    read("Warm-up said 5 people were killed in Aleppo.", arguments.deadline)
    for kind in texts(1):
        print(name, kind, file=sys.stderr)
        taken = [_seconds(read, texts(size)[kind], arguments.deadline) for size in sizes]
        cost = taken[-1] * PER / sizes[-1]
        growth = taken[-1] / max(taken[-2], 0.001)
        if cost >= arguments.least:
            columns = " | ".join(f"{seconds:.2f}" for seconds in taken)
            print(f"| {name} | {kind} | {columns} | {cost:.2f} | {growth:.1f} |")


def _seconds(read: Read, text: str, deadline: float) -> float:
    start = time.process_time()
    read(text, deadline)
    return time.process_time() - start


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.pathological", description=__doc__)
    parser.add_argument("--characters", type=int, default=PER, help="length of the shortest text")
    parser.add_argument(
        "--steps", type=int, default=3, choices=range(2, 7), help="each twice as long as the one before"
    )
    parser.add_argument("--least", type=float, default=0.0, help="rows from so many seconds per 10,000 characters on")
    parser.add_argument("--deadline", type=float, default=60.0, help="seconds for each reading")
    parser.add_argument("--only", choices=("figures", "mentions", "attribution"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
