"""The common part of the benchmarks' commands: arguments, refusals, and the output at the end."""

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
    """The command's options. Without ``peers``, other extractors are left out, but spaCy's speed is still measured."""

    gold: Path
    out: Path | None
    peers: bool
    limit: int | None
    rounds: int


@dataclass(frozen=True)
class Measured:
    """The results of one benchmark: the texts, the versions of our extractors, and the measures by name."""

    benchmark: str
    texts: Sequence[str]
    extractors: dict[str, int]
    measures: dict[str, Any]


def read_options(benchmark: str, description: str, gold: str, gold_help: str) -> Options:
    """The options of the command line. An invalid command line ends the command with status 2."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.{benchmark}", description=description)
    parser.add_argument("gold", metavar=gold, type=Path, help=gold_help)
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the results as JSON")
    parser.add_argument("--no-peers", action="store_true", help="leave out other extractors; spaCy's speed stays")
    parser.add_argument("--limit", type=_positive, metavar="N", help="only the first N articles")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds of timing (5); 0 takes no times")
    arguments = parser.parse_args()
    return Options(arguments.gold, arguments.out, not arguments.no_peers, arguments.limit, arguments.rounds)


def read_out(benchmark: str, description: str) -> Path | None:
    """Where the results of a benchmark without other options are to be written, from the command line."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.{benchmark}", description=description)
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the results as JSON")
    out: Path | None = parser.parse_args().out
    return out


def require(package: str) -> None:
    """End the command with status 2 if the package of a peer is not installed."""
    if find_spec(package) is None:
        refuse(f"{package} is not installed: see bench/README.md, or leave the peers out with --no-peers")


def read_gold(read: Callable[[], list[Entry]]) -> list[Entry]:
    """The gold data. Missing or unreadable gold data end the command with status 2."""
    try:
        entries = read()
    except (OSError, ValueError) as error:
        refuse(f"the gold data cannot be read: {error}")
    return entries or refuse("there are no articles in the gold data")


def refuse(reason: str) -> NoReturn:
    """Print the reason on standard error and end the command with status 2."""
    print(reason, file=sys.stderr)
    raise SystemExit(2)


def finish(options: Options, measured: Measured, contestants: Sequence[Contestant], console: Console) -> None:
    """Measure and print the speeds, and write all results to the file that the user named, if any."""
    measures = dict(measured.measures)
    if options.rounds > 0:
        taken = in_turns(contestants, measured.texts, options.rounds)
        measures["speed"] = speed(taken, OURS, len(measured.texts))
        print_speed(console, measures["speed"])
    if options.out:
        today = date.today()  # noqa: DTZ011 - the day where the user is
        write(options.out, document(measured.benchmark, measured.texts, measured.extractors, measures, today))


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError(text)
    return number
