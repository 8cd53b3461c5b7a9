"""Time limits of extractors, which are checked between pieces of work, and the findings until a limit."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

MonotonicClock = Callable[[], float]


class TimeLimit:
    """Ends ``seconds`` after its creation. ``clock`` is monotonic, in seconds."""

    def __init__(self, seconds: float, clock: MonotonicClock = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    @property
    def is_over(self) -> bool:
        """Whether no further piece of work may begin."""
        return self._clock() >= self._end


@dataclass(frozen=True)
class Findings(Generic[T]):
    """The findings (``found``) in the first ``characters`` code points of a text.

    ``lacking`` says in words what the extractor lacks for texts of this kind, if it lacks anything.
    """

    found: T
    characters: int
    lacking: str | None = None


def shortfall(findings: Findings[T], text: str, seconds: float) -> str | None:
    """The human-readable reason why the findings are incomplete; ``None`` if the whole text was read."""
    if findings.characters >= len(text):
        return findings.lacking
    return f"read {findings.characters:,} of {len(text):,} characters within {seconds:g} s"
