"""Processor time of several contestants on the same texts, taken in turns."""

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
    """``start`` loads what is needed and gives what works on one text; only the work is timed."""

    name: str
    start: Callable[[], Work]


def in_turns(
    contestants: Sequence[Contestant],
    texts: Sequence[str],
    rounds: int,
    clock: Callable[[], float] = time.process_time,
) -> dict[str, list[float]]:
    """Seconds that each contestant took for all texts, a list with one entry a round.

    Everybody starts anew each round, so that nobody has seen the texts, and another one begins each time.
    """
    turns = [
        contestants[(number + place) % len(contestants)]
        for number in range(rounds)
        for place in range(len(contestants))
    ]
    taken: dict[str, list[float]] = {contestant.name: [] for contestant in contestants}
    for contestant in track(turns, "taking times", console=Console(stderr=True)):
        work = contestant.start()
        work(WARM_UP)
        taken[contestant.name].append(_seconds(work, texts, clock))
    return taken


def speed(taken: dict[str, list[float]], ours: str, articles: int) -> dict[str, Any]:
    """Articles a second of everyone, and our speed as a ratio to each other's: 2 is twice as fast."""
    others = {name: seconds for name, seconds in taken.items() if name != ours}
    return {
        "rounds": len(taken[ours]),
        "articles_per_second": {name: spread([articles / each for each in times]) for name, times in taken.items()},
        "ratio_to": {
            name: spread([theirs / own for own, theirs in zip(taken[ours], seconds, strict=True)])
            for name, seconds in others.items()
        },
    }


def spread(values: Sequence[float]) -> dict[str, float]:
    """Least, median and most."""
    return {"least": min(values), "median": statistics.median(values), "most": max(values)}


def _seconds(work: Work, texts: Sequence[str], clock: Callable[[], float]) -> float:
    gc.collect()
    start = clock()
    for text in texts:
        work(text)
    return clock() - start
