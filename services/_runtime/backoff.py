"""The waiting time before the next attempt."""

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Backoff:
    """Exponential with jitter: between half and all of ``base * 2**(attempt - 1)`` seconds, at most ``maximum``."""

    base: float
    maximum: float

    def delay(self, attempt: int, chance: random.Random | None = None) -> float:
        """Seconds to wait after a failed attempt. Attempts count from 1."""
        full = min(self.maximum, self.base * 2.0 ** min(attempt - 1, 32))
        return full * (0.5 + 0.5 * (chance or random).random())
