"""How far an extractor gets in the time it is given: asked between pieces of work, never in the middle of one."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

MonotonicClock = Callable[[], float]


class TimeLimit:
    """Runs out ``seconds`` after it was made. ``clock`` is monotonic, in seconds."""

    def __init__(self, seconds: float, clock: MonotonicClock = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    @property
    def is_over(self) -> bool:
        """Whether no further piece may be begun."""
        return self._clock() >= self._end


@dataclass(frozen=True)
class Findings(Generic[T]):
    """What was found in the first ``characters`` code points of a text."""

    found: T
    characters: int


def shortfall(findings: Findings[T], text: str, seconds: float) -> str | None:
    """Why these are not all, for people; ``None`` when the reading got to the end of the text."""
    if findings.characters >= len(text):
        return None
    return f"read {findings.characters:,} of {len(text):,} characters within {seconds:g} s"
