"""How long requests take, one after another over one connection."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import httpx

from bench.pages.weight import size

LEAST = 2
"""How often a request is made, however long it takes."""


@dataclass(frozen=True)
class Asked:
    """A request: the bytes of its answer, and the milliseconds that each time took, from the least on."""

    path: str
    bytes: int
    milliseconds: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The milliseconds that half of the times took no longer than."""
        return within(self.milliseconds, 0.5)

    @property
    def p95(self) -> float:
        """Those that 95 of a hundred times took no longer than."""
        return within(self.milliseconds, 0.95)


def asked(http: httpx.Client, path: str, times: int, seconds: float) -> Asked:
    """Make a request so many times, or fewer if they take longer than so many seconds. The first does not count."""
    answer = http.get(path).raise_for_status()
    taken: list[float] = []
    while len(taken) < times and (len(taken) < LEAST or sum(taken) < 1_000 * seconds):
        began = time.perf_counter()
        http.get(path)
        taken.append((time.perf_counter() - began) * 1_000)
    return Asked(path, size(answer), tuple(sorted(taken)))


def within(ordered: Sequence[float], share: float) -> float:
    """The least of the ordered values that so large a share of them does not exceed (nearest rank)."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)]
