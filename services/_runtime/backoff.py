"""How long to wait before the next try."""

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Backoff:
    """Exponential with jitter: half to all of ``base * 2**(attempt - 1)``, never above ``maximum`` (seconds)."""

    base: float
    maximum: float

    def delay(self, attempt: int, chance: random.Random | None = None) -> float:
        """Seconds to wait after the given failed attempt, the first being 1."""
        full = min(self.maximum, self.base * 2.0 ** min(attempt - 1, 32))
        return full * (0.5 + 0.5 * (chance or random).random())
