"""Which silence mutes an alert: one rule for whoever sends alerts and for whoever says what is sent.

A silence with a slow regular expression mutes nothing instead of holding up everybody's alerts: what is told although
somebody wanted it muted does less harm than what comes late.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from claimwatch_contracts.alert import Alert
from claimwatch_contracts.patterns import LONGEST_SECONDS, matches
from claimwatch_contracts.silence import LabelName, Matcher, MatchOperator, Silence


class _TooSlowError(ValueError):
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
        except _TooSlowError:
            self.slow.add(silence.silence_id)
            return False

    def _compare(self, silence_id: str, pattern: str, value: str) -> bool:
        used = self._used.get(silence_id, 0.0)
        left = min(self.each - used, self.together - sum(self._used.values()))
        if left <= 0:
            raise _TooSlowError
        begun = self.stopwatch()
        result = self.compare(pattern, value, min(left, LONGEST_SECONDS))
        self._used[silence_id] = used + self.stopwatch() - begun
        if result is None:
            raise _TooSlowError
        return result


def values_of(alert: Alert, name: LabelName) -> frozenset[str]:
    """All values that the alert has for a label: ids, keys and names; empty if it has none."""
    return frozenset(_values(alert, name))


def _values(alert: Alert, name: LabelName) -> Iterator[str]:
    labels = alert.labels
    match name:
        case LabelName.WATCH:
            yield from (labels.watch, alert.watch_name)
        case LabelName.PLACE:
            for place in labels.places:
                for area in (place, *place.within):
                    yield area.name
                    if area.geonames_id is not None:
                        yield str(area.geonames_id)
        case LabelName.TOPIC:
            yield from labels.topics
        case LabelName.CLAIMANT:
            for claimant in labels.claimants:
                yield from (claimant.key, claimant.name)
        case LabelName.MEASURE:
            yield from (measure.value for measure in labels.measures)
        case LabelName.PUBLISHER:
            yield labels.publisher
        case LabelName.STORY:
            yield labels.story
        case LabelName.INCIDENT:
            yield from filter(None, [labels.incident])


def fits(alert: Alert, matcher: Matcher, compare: Callable[[str, str], bool | None] = matches) -> bool:
    """Whether the alert meets the condition; not if a regular expression takes too long, so that nothing is muted.

    ``compare`` says whether a value has the form of a pattern, ``None`` if that takes too long.
    """
    values = values_of(alert, matcher.label)
    match matcher.operator:
        case MatchOperator.EQUALS:
            return matcher.value in values
        case MatchOperator.DIFFERS:
            return matcher.value not in values
        case MatchOperator.MATCHES:
            return any(compare(matcher.value, value) for value in values)
    return all(compare(matcher.value, value) is False for value in values)
