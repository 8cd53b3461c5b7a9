"""How long silences may take to be compared with the alerts of one notification.

A silence with a slow regular expression mutes nothing instead of holding up everybody's alerts: what is told although
somebody wanted it muted does less harm than what comes late.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from claimwatch_contracts.alert import Alert
from claimwatch_contracts.patterns import LONGEST_SECONDS, matches
from claimwatch_contracts.silence import Silence
from services._runtime.errors import InvalidError
from services.notify.grouping.labels import fits


class TooSlowError(InvalidError):
    """A comparison took too long, or there is no time left for it."""


@dataclass
class Patience:
    """``each`` is for one silence and ``together`` for all, in seconds. ``slow`` are the silences that used theirs up.

    ``compare`` says whether a value has the form of a pattern, in so many seconds at most; ``None`` if it cannot.
    ``stopwatch`` shows seconds from any start.
    """

    each: float = 0.1
    together: float = 0.5
    compare: Callable[[str, str, float], bool | None] = matches
    stopwatch: Callable[[], float] = time.perf_counter
    slow: set[str] = field(default_factory=set)
    _used: dict[str, float] = field(default_factory=dict)

    def silenced_by(self, alert: Alert, silences: Iterable[Silence]) -> Silence | None:
        """The first of the silences whose matchers the alert meets, without those that are slow."""
        return next((silence for silence in silences if self._mutes(silence, alert)), None)

    def _mutes(self, silence: Silence, alert: Alert) -> bool:
        if silence.silence_id in self.slow:
            return False

        def compare(pattern: str, value: str) -> bool:
            return self._compare(silence.silence_id, pattern, value)

        try:
            return all(fits(alert, matcher, compare) for matcher in silence.matchers)
        except TooSlowError:
            self.slow.add(silence.silence_id)
            return False

    def _compare(self, silence_id: str, pattern: str, value: str) -> bool:
        used = self._used.get(silence_id, 0.0)
        left = min(self.each - used, self.together - sum(self._used.values()))
        if left <= 0:
            raise TooSlowError
        begun = self.stopwatch()
        result = self.compare(pattern, value, min(left, LONGEST_SECONDS))
        self._used[silence_id] = used + self.stopwatch() - begun
        if result is None:
            raise TooSlowError
        return result
