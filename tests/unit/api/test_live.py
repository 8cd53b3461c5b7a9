"""Live alerts: every client gets every frame in order, and a slow client is cut off alone."""

import asyncio

from prometheus_client import CollectorRegistry

from services.api.live import Client, Frame, LiveAlerts
from services.api.metrics import stream_metrics

BACKLOG = 3
FRAMES = [Frame(str(number), b"data") for number in range(20)]


class Counted:
    """The values of the metrics."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._registry = registry

    def __getattr__(self, name: str) -> float | None:
        return self._registry.get_sample_value(f"claimwatch_api_stream_{name}")


def fan_out() -> tuple[LiveAlerts, Counted]:
    registry = CollectorRegistry()
    return LiveAlerts(BACKLOG, stream_metrics(registry)), Counted(registry)


async def read_all(client: Client) -> list[Frame]:
    frames = []
    while not client.ended:
        if frame := await client.next(within_seconds=60):
            frames.append(frame)
    return frames


async def test_a_slow_client_is_cut_off_and_the_others_get_everything() -> None:
    live, counted = fan_out()
    with live.connected() as quick, live.connected() as slow, live.connected() as quick_too:
        readers = [asyncio.create_task(read_all(client)) for client in (quick, quick_too)]
        for frame in FRAMES:
            live.publish(frame)
            await asyncio.sleep(0.01)
        assert slow.cut_off
        assert await slow.next(within_seconds=60) is None, "unread frames are dropped; the client asks for them again"
        assert counted.clients == 2
        assert counted.clients_cut_off_total == 1
        await live.close()
        assert await asyncio.gather(*readers) == [FRAMES, FRAMES]
        assert not quick.cut_off
    assert counted.clients == 0


async def test_a_client_may_be_as_far_behind_as_the_backlog() -> None:
    live, _ = fan_out()
    with live.connected() as client:
        for frame in FRAMES[:BACKLOG]:
            live.publish(frame)
        assert [await client.next(1) for _ in range(BACKLOG)] == FRAMES[:BACKLOG]
        assert await client.next(within_seconds=0.01) is None
        assert not client.ended


async def test_closing_ends_waiting_clients_and_those_that_still_come() -> None:
    live, _ = fan_out()
    with live.connected() as client:
        waiting = asyncio.create_task(client.next(within_seconds=60))
        await asyncio.sleep(0)
        await live.close()
        assert await asyncio.wait_for(waiting, 60) is None
        assert client.ended
    with live.connected() as late:
        assert await read_all(late) == []
