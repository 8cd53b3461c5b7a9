"""What the three commands have in common: arguments, refusals, and what is printed and written at the end."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from rich.console import Console

from bench.results import document, write
from bench.tables import print_speed
from bench.timing import Contestant, in_turns, speed

OURS = "claimwatch"
Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Options:
    """What the user asked for. ``peers`` is False where other extractors are left out; spaCy's speed stays."""

    gold: Path
    out: Path | None
    peers: bool
    limit: int | None
    rounds: int


@dataclass(frozen=True)
class Measured:
    """What one benchmark found: the texts it read, the versions of our extractors, and its measures by name."""

    benchmark: str
    texts: Sequence[str]
    extractors: dict[str, int]
    measures: dict[str, Any]


def read_options(benchmark: str, description: str, gold: str, gold_help: str) -> Options:
    """The command line; one that makes no sense ends the command with status 2."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.{benchmark}", description=description)
    parser.add_argument("gold", metavar=gold, type=Path, help=gold_help)
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the results as JSON")
    parser.add_argument("--no-peers", action="store_true", help="leave out other extractors; spaCy's speed stays")
    parser.add_argument("--limit", type=_positive, metavar="N", help="only the first N articles")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds of timing (5); 0 takes no times")
    given = parser.parse_args()
    return Options(given.gold, given.out, not given.no_peers, given.limit, given.rounds)


def require(package: str) -> None:
    """End the command, before anything is measured, if a peer is not installed."""
    if find_spec(package) is None:
        refuse(f"{package} is not installed: see bench/README.md, or leave the peers out with --no-peers")


def read_gold(read: Callable[[], list[Entry]]) -> list[Entry]:
    """The gold data; what is wrong with it ends the command."""
    try:
        found = read()
    except (OSError, ValueError) as error:
        refuse(f"the gold data cannot be read: {error}")
    return found or refuse("there are no articles in the gold data")


def refuse(reason: str) -> NoReturn:
    """Say why on standard error and end with status 2."""
    print(reason, file=sys.stderr)
    raise SystemExit(2)


def finish(options: Options, measured: Measured, contestants: Sequence[Contestant], console: Console) -> None:
    """Take the times, print them, and write everything where the user asked for it."""
    measures = dict(measured.measures)
    if options.rounds > 0:
        taken = in_turns(contestants, measured.texts, options.rounds)
        measures["speed"] = speed(taken, OURS, len(measured.texts))
        print_speed(console, measures["speed"])
    if options.out:
        today = date.today()  # noqa: DTZ011 - the day where the user is
        write(options.out, document(measured.benchmark, measured.texts, measured.extractors, measures, today))


def _positive(given: str) -> int:
    if (number := int(given)) < 1:
        raise ValueError(given)
    return number
