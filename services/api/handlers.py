"""Raised alerts in, to everyone who is connected."""

from claimwatch_contracts.events import AlertRaised
from services.api.live import LiveAlerts
from services.api.stream import frame_of


class LiveHandlers:
    """The handler of ``alert-raised``."""

    def __init__(self, live: LiveAlerts) -> None:
        self._live = live

    async def on_alert(self, event: AlertRaised) -> None:
        """Show a new alert."""
        self._live.publish(frame_of(event))
