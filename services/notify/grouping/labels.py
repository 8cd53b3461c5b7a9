"""The labels of an alert as texts, and the matchers and group keys that go by them."""

from collections.abc import Callable, Iterable, Iterator

from claimwatch_contracts.alert import Alert
from claimwatch_contracts.patterns import matches
from claimwatch_contracts.silence import LabelName, Matcher, MatchOperator


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


def common(alert: Alert, names: Iterable[LabelName]) -> tuple[str, ...]:
    """The values of the labels by which the alert is grouped, as ``name=value``.

    An alert without an incident has its story instead: nothing else says what it is about.
    """
    return tuple(_common(alert, name) for name in sorted(set(names)))


def _common(alert: Alert, name: LabelName) -> str:
    if name is LabelName.WATCH:
        return f"watch={alert.labels.watch}"
    if name is LabelName.INCIDENT and alert.labels.incident is None:
        return f"story={alert.labels.story}"
    return f"{name}={', '.join(sorted(values_of(alert, name)))}"
