"""Until when alerts are silenced, by the rule of the service that sends them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.silence import Silence
from claimwatch_contracts.silencing import Patience
from services._runtime.clock import Clock
from services.api.shown import ListedAlert, SilencedAlert


def muting(alerts: Iterable[AlertRaised], silences: Iterable[Silence], now: datetime) -> dict[str, Silence]:
    """By its id the silence of each alert that is silenced now; of several silences the one that ends last."""
    patience = Patience()
    lasting = sorted((each for each in silences if each.is_on(now)), key=lambda each: each.ends_at, reverse=True)
    found = {alert.alert_id: patience.silenced_by(alert, lasting) for alert in alerts}
    return {alert_id: silence for alert_id, silence in found.items() if silence is not None}


@dataclass(frozen=True)
class Silencing:
    """Says which alerts are silenced now, by the ``silences`` of the caller's desk."""

    silences: Callable[[], Awaitable[list[Silence]]]
    clock: Clock

    async def of(self, alerts: Sequence[AlertRaised]) -> dict[str, SilencedAlert]:
        """Those of the alerts that are silenced now, by their ids."""
        if not alerts or not (silences := await self.silences()):
            return {}
        found = await asyncio.to_thread(muting, alerts, silences, self.clock())
        return {
            alert_id: SilencedAlert(alert_id=alert_id, silenced_until=silence.ends_at, silenced_by=silence.silence_id)
            for alert_id, silence in found.items()
        }

    async def listed(self, alerts: Sequence[AlertRaised]) -> tuple[ListedAlert, ...]:
        """The alerts as lists show them."""
        silenced = await self.of(alerts)
        return tuple(_listed(alert, silenced.get(alert.alert_id)) for alert in alerts)


def _listed(alert: AlertRaised, silenced: SilencedAlert | None) -> ListedAlert:
    muted = {} if silenced is None else silenced.model_dump(exclude={"alert_id"})
    return ListedAlert.model_validate({**dict(alert), **muted})
