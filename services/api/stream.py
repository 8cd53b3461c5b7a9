"""Alerts as server-sent events: first what the client has missed, then new ones, without a gap in between."""

from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from claimwatch_contracts.desk import DEFAULT_DESK
from claimwatch_contracts.events import AlertRaised
from services.api.live import Client, Frame, LiveAlerts
from services.api.reached import At, Reached, event_id, resumption_of
from services.api.store.api_store import ApiStore

RECONNECT_MILLISECONDS = 2_000
READY = f"retry: {RECONNECT_MILLISECONDS}\nevent: ready\ndata: {{}}\n\n".encode()
HEARTBEAT = b": heartbeat\n\n"
LATENESS = timedelta(seconds=60)
REMEMBERED = 1_000

Still = Callable[[], Awaitable[bool]]


class Raised(Protocol):
    """The alerts that the broker keeps; ``RaisedAlerts`` describes the methods in full."""

    async def listening(self) -> None:
        """Return when every later alert will reach the streams."""

    async def end(self) -> Reached:
        """How far a client is who has been given all."""

    async def keeps(self, start: Reached, end: Reached) -> bool:
        """Whether all from ``start`` to the ``end`` of today is kept."""

    def between(self, start: Reached, end: Reached) -> AsyncGenerator[tuple[At, AlertRaised], None]:
        """The alerts from ``start`` on that are before ``end``."""


class Beginning(NamedTuple):
    """Where a client's stream begins.

    That is where it had come, if the broker still keeps what followed, or else at the time ``since`` of what is stored;
    without both, now. ``alert_id`` is the last alert that it got.
    """

    reached: Reached | None = None
    since: datetime | None = None
    alert_id: str | None = None


NOW = Beginning()


class _Missed(NamedTuple):
    """A missed alert; ``reached`` is how far the client is with it, if that is known."""

    alert: AlertRaised
    reached: Reached | None = None


def frame_of(alert: AlertRaised, desk: str = DEFAULT_DESK, at: At | None = None) -> Frame:
    """The alert in the format of server-sent events (HTML standard, section 9.2), without its ``id``."""
    return Frame(alert.alert_id, f"event: alert\ndata: {alert.model_dump_json()}\n\n".encode(), desk, at)


def line_of(alert_id: str, reached: Reached | None) -> bytes:
    """The line that tells the client what to ask for when it comes back."""
    return f"id: {event_id(alert_id, reached)}\n".encode()


async def always() -> bool:
    """Whoever was let in may stay."""
    return True


@dataclass(frozen=True)
class AlertStream:
    """The streams of one instance. Clients are told that they are connected once every later alert will reach them."""

    store: ApiStore
    live: LiveAlerts
    raised: Raised
    heartbeat_seconds: float

    async def beginning(self, last_event_id: str | None, since: datetime | None) -> Beginning:
        """Where the stream of a client of the caller's desk begins: after its last event, or else at that time."""
        asked = resumption_of(last_event_id)
        last = await self.store.alert(asked.alert_id) if asked.alert_id else None
        start = last.raised_at - LATENESS if isinstance(last, AlertRaised) else since
        return Beginning(asked.reached, start, asked.alert_id)

    async def events(
        self, beginning: Beginning = NOW, desk: str = DEFAULT_DESK, still: Still = always
    ) -> AsyncGenerator[bytes, None]:
        """The stream of one client, until the client leaves or is cut off, or the service stops.

        It ends before the next alert or heartbeat if the client may no longer have it, as ``still`` says.
        """
        with self.live.connected(desk) as client:
            await self.raised.listening()
            end = await self.raised.end()
            start = beginning.reached
            if start is not None and not await self.raised.keeps(start, end):
                start = None
            yield READY
            given: deque[str] = deque(maxlen=REMEMBERED)
            async with aclosing(self._missed(beginning, start, end, desk)) as missed:
                async for alert, reached in missed:
                    if client.ended:
                        return
                    given.append(alert.alert_id)
                    yield line_of(alert.alert_id, reached) + frame_of(alert).data
            yield line_of(given[-1] if given else beginning.alert_id or "", end) + b"\n"
            async for data in self._new(client, given, end, is_exact=start is not None, still=still):
                yield data

    async def _missed(
        self, beginning: Beginning, start: Reached | None, end: Reached, desk: str
    ) -> AsyncGenerator[_Missed, None]:
        """What the broker has had since ``start``, or else what is stored since a time, the oldest first.

        Of what is stored, alerts from up to ``LATENESS`` before the last alert are repeated, because an alert may be
        announced late.
        """
        if start is not None:
            reached = start
            async with aclosing(self.raised.between(start, end)) as raised:
                async for at, alert in raised:
                    reached = reached.after(at)
                    if await self.store.desk_of_alert(alert) == desk:
                        yield _Missed(alert, reached)
        elif beginning.since is not None:
            stored = self.store.alerts_since(beginning.since, but_not=beginning.alert_id, desk=desk)
            async with aclosing(stored) as alerts:
                async for alert in alerts:
                    yield _Missed(alert)

    async def _new(
        self, client: Client, given: deque[str], reached: Reached, *, is_exact: bool, still: Still
    ) -> AsyncGenerator[bytes, None]:
        """What is raised from now on. With ``is_exact`` all that is before ``reached`` was given already."""
        end = reached
        while not client.ended:
            frame = await client.next(self.heartbeat_seconds)
            if not await still():
                return
            if frame is None:
                if not client.ended:
                    yield HEARTBEAT
                continue
            is_old = is_exact and frame.at is not None and end.has(frame.at)
            reached = reached if frame.at is None else reached.after(frame.at)
            if not is_old and frame.id not in given:
                given.append(frame.id)
                yield line_of(frame.id, reached) + frame.data
