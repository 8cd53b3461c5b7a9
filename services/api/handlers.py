"""Passes raised alerts on to all connected clients."""

from dataclasses import dataclass

from claimwatch_contracts.events import AlertRaised
from services.api.live import LiveAlerts
from services.api.stream import frame_of


@dataclass(frozen=True)
class LiveHandlers:
    """The handler of ``alert-raised``."""

    live: LiveAlerts

    async def on_alert(self, event: AlertRaised) -> None:
        """Offer the alert to all connected clients."""
        self.live.publish(frame_of(event))
