"""Processor time of several contestants on the same texts, measured in turns."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.progress import track

Work = Callable[[str], object]
WARM_UP = "The ministry said on Monday that more than 20 people had been wounded near Paris."


@dataclass(frozen=True)
class Contestant:
    """A measured system. ``start`` loads it and returns the function of a text whose time is measured."""

    name: str
    start: Callable[[], Work]


def in_turns(
    contestants: Sequence[Contestant],
    texts: Sequence[str],
    rounds: int,
    clock: Callable[[], float] = time.process_time,
) -> dict[str, list[float]]:
    """By contestant: the seconds for all texts in each round.

    In each round every contestant is started anew, so that no contestant has seen the texts before. The order rotates
    from round to round.
    """
    count = len(contestants)
    turns = [contestants[(index + turn) % count] for index in range(rounds) for turn in range(count)]
    taken: dict[str, list[float]] = {contestant.name: [] for contestant in contestants}
    for contestant in track(turns, "taking times", console=Console(stderr=True)):
        work = contestant.start()
        work(WARM_UP)
        taken[contestant.name].append(_seconds(work, texts, clock))
    return taken


def speed(taken: dict[str, list[float]], ours: str, articles: int) -> dict[str, Any]:
    """Articles a second of every contestant, and the ratio of our speed to the others': 2 is twice as fast."""
    others = {name: seconds for name, seconds in taken.items() if name != ours}
    return {
        "rounds": len(taken[ours]),
        "articles_per_second": {name: spread([articles / time for time in times]) for name, times in taken.items()},
        "ratio_to": {
            name: spread([theirs / own for own, theirs in zip(taken[ours], seconds, strict=True)])
            for name, seconds in others.items()
        },
    }


def spread(values: Sequence[float]) -> dict[str, float]:
    """The least, median and largest of the values."""
    return {"least": min(values), "median": statistics.median(values), "most": max(values)}


def _seconds(work: Work, texts: Sequence[str], clock: Callable[[], float]) -> float:
    gc.collect()
    start = clock()
    for text in texts:
        work(text)
    return clock() - start
