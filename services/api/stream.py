"""Alerts as server-sent events: first missed alerts from the collection, then new ones, without a gap in between."""

from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta

from claimwatch_contracts.desk import DEFAULT_DESK
from claimwatch_contracts.events import AlertRaised
from services._runtime.access.callers import caller
from services.api.live import Frame, LiveAlerts
from services.api.store.api_store import ApiStore

RECONNECT_MILLISECONDS = 2_000
READY = f"retry: {RECONNECT_MILLISECONDS}\nevent: ready\ndata: {{}}\n\n".encode()
HEARTBEAT = b": heartbeat\n\n"
LATENESS = timedelta(seconds=60)
REMEMBERED = 1_000

Missed = AsyncGenerator[AlertRaised, None]
Still = Callable[[], Awaitable[bool]]


def frame_of(alert: AlertRaised, desk: str = DEFAULT_DESK) -> Frame:
    """The alert in the format of server-sent events (HTML standard, section 9.2)."""
    data = f"id: {alert.alert_id}\nevent: alert\ndata: {alert.model_dump_json()}\n\n"
    return Frame(alert.alert_id, data.encode(), desk)


async def always() -> bool:
    """Whoever was let in may stay."""
    return True


async def nothing() -> Missed:
    """No missed alerts, for clients that do not ask for any."""
    return
    yield


@dataclass(frozen=True)
class AlertStream:
    """The streams of one instance.

    ``listening`` must return as soon as every later alert will reach the streams. Clients are told that they are
    connected only after that.
    """

    store: ApiStore
    live: LiveAlerts
    listening: Callable[[], Awaitable[None]]
    heartbeat_seconds: float

    async def missed(self, last_id: str | None, since: datetime | None) -> Callable[[], Missed]:
        """A function that reads the alerts after the client's last alert or, if that is unknown, since a time.

        Alerts from up to ``LATENESS`` before the last alert are repeated, because an alert may be announced late.
        """
        last = await self.store.alert(last_id) if last_id else None
        desk = caller().desk
        start = last.raised_at - LATENESS if isinstance(last, AlertRaised) else since
        return nothing if start is None else lambda: self.store.alerts_since(start, but_not=last_id, desk=desk)

    async def events(
        self, missed: Callable[[], Missed], desk: str = DEFAULT_DESK, still: Still = always
    ) -> AsyncGenerator[bytes, None]:
        """The stream of one client, until the client leaves or is cut off, or the service stops.

        It ends before the next alert or heartbeat if the client may no longer have it, as ``still`` says.
        """
        with self.live.connected(desk) as client:
            await self.listening()
            yield READY
            recent: deque[str] = deque(maxlen=REMEMBERED)
            async with aclosing(missed()) as alerts:
                async for alert in alerts:
                    if client.ended:
                        return
                    recent.append(alert.alert_id)
                    yield frame_of(alert).data
            while not client.ended:
                frame = await client.next(self.heartbeat_seconds)
                if not await still():
                    return
                if frame is not None and frame.id not in recent:
                    yield frame.data
                elif not client.ended:
                    yield HEARTBEAT
