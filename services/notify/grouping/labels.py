"""The keys of groups, by the labels of an alert."""

from collections.abc import Iterable

from claimwatch_contracts.alert import Alert
from claimwatch_contracts.silence import LabelName
from claimwatch_contracts.silencing import values_of


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
