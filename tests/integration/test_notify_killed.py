"""Two notify services on real servers, killed ten times while receivers fail: each alert arrives, under one id."""

import asyncio
import random
import uuid
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from claimwatch_contracts.documents import Channel
from claimwatch_contracts.events import AlertRaised, DeliveryRequested
from services._cli.stack import ServiceStack
from services._runtime.clock import utc_now
from services._runtime.http.server import HttpServer
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services._runtime.stored import stored
from tests.integration.kafka_client import send
from tests.unit.notify.alerts import alert, webhook_channel
from tests.waiting import answered

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ALERTS, CHANNELS, INCIDENTS, KILLS, AT_ONCE = 1_000, 10, 20, 10, 4
GONE = "c0"
OK, ILL, RATED, LATE = (200, 0, {}), (500, 0, {}), (429, 0, {"retry-after": "1"}), (504, 12, {})
"""What a receiver answers, after how many seconds, with which headers; 12 s are later than anybody waits."""
MOODS = (ILL, OK, LATE, OK, RATED, *[OK] * 8, (200, 0.2, {}), ILL, OK, ILL, *[OK] * 8, RATED, *[OK] * 6, (200, 0.2, {}))
PACE = {
    "CLAIMWATCH_NOTIFY_ALLOW_PRIVATE_ADDRESSES": "true",
    "CLAIMWATCH_NOTIFY_CONCURRENCY": str(AT_ONCE),
    "CLAIMWATCH_NOTIFY_POLL_SECONDS": "0.2",
    "CLAIMWATCH_NOTIFY_LONGEST_POLL_SECONDS": "1",
    "CLAIMWATCH_NOTIFY_TIMEOUT_SECONDS": "5",
    "CLAIMWATCH_NOTIFY_LEASE_SECONDS": "15",
    "CLAIMWATCH_NOTIFY_RETRY_DELAYS_SECONDS": str([0, *[0.3] * 40]),
    "CLAIMWATCH_NOTIFY_GROUP_WAIT_SECONDS": "0.3",
    "CLAIMWATCH_NOTIFY_GROUP_INTERVAL_SECONDS": "2",
    "CLAIMWATCH_NOTIFY_MOST_AN_HOUR": "10000",
}


class Receivers:
    """All channels' receivers, ill in a turn of moods. ``taken`` counts the calls that were accepted, by their id."""

    def __init__(self) -> None:
        self._moods = cycle(MOODS)
        self._server = HttpServer(
            Starlette(routes=[Route("/{channel}", self._answer, methods=["POST"])]), "127.0.0.1", 0
        )
        self.is_gone = True
        self.taken: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()

    async def start(self) -> None:
        await self._server.start()

    async def stop(self) -> None:
        await self._server.stop()

    def channel(self, name: str) -> Channel:
        """The channel to one of them."""
        return webhook_channel(name, f"http://127.0.0.1:{self._server.port}/{name}", SECRET)

    async def _answer(self, request: Request) -> Response:
        status, seconds, headers = self._mood(request.path_params["channel"])
        self.statuses[status] += 1
        await asyncio.sleep(seconds)
        if status == 200:
            self.taken[request.headers["webhook-id"]] += 1
        return Response(status_code=status, headers=headers)

    def _mood(self, channel: str) -> tuple[int, float, dict[str, str]]:
        if channel == GONE and self.is_gone:
            return 410, 0, {}
        return next(self._moods)


@pytest.fixture
def instances(shared_settings: SharedSettings, tmp_path: Path) -> Iterator[list[ServiceStack]]:
    """Two notify services on the test's database, as processes."""
    own = PACE | {
        "CLAIMWATCH_KAFKA": shared_settings.kafka,
        "CLAIMWATCH_MONGO": shared_settings.mongo,
        "CLAIMWATCH_MONGO_DATABASE": shared_settings.mongo_database,
        "CLAIMWATCH_COMMIT_INTERVAL_SECONDS": "0.2",
    }
    stacks = [ServiceStack(tmp_path / name, own) for name in ("first", "second")]
    for stack in stacks:
        stack.spawn("notify")
    for stack in stacks:
        stack.wait_ready(["notify"])
    yield stacks
    for stack in stacks:
        stack.stop()


def raised(mine: str) -> list[AlertRaised]:
    """Alerts on many incidents for all channels in turn."""
    usual, alerts = alert(), []
    for number in range(ALERTS):
        labels = usual.labels.model_copy(update={"incident": f"{mine}-{number % INCIDENTS}"})
        fields = {"alert_id": f"{mine}-{number}", "channels": (f"c{number % CHANNELS}",), "labels": labels}
        alerts.append(usual.model_copy(update=fields))
    return alerts


async def arrived(database: Database, receivers: Receivers, mine: str) -> dict[str, list[str]]:
    """The ids under which each alert was taken."""
    found: dict[str, list[str]] = {}
    async for delivery in database["deliveries"].find({}, {"alert_ids": 1}):
        for one in delivery["alert_ids"] if delivery["_id"] in receivers.taken else ():
            if one.startswith(mine):
                found.setdefault(one, []).append(delivery["_id"])
    return found


async def unanswered(database: Database) -> Counter[str]:
    """How many attempts of each delivery had no answer in time: its receiver may have taken them all the same."""
    found: Counter[str] = Counter()
    async for delivery in database["deliveries"].find({}, {"attempts": 1}):
        found[delivery["_id"]] = sum(attempt["status"] is None for attempt in delivery["attempts"])
    return found


async def test_every_alert_arrives_under_one_id_though_notify_is_killed_and_receivers_fail(
    shared_settings: SharedSettings, instances: list[ServiceStack]
) -> None:
    mine, chance, database, receivers = uuid.uuid4().hex[:8], random.Random(7), connect(shared_settings), Receivers()
    await receivers.start()
    channels = [receivers.channel(f"c{number}") for number in range(CHANNELS)]
    for channel in channels:
        await database["channels"].insert_one({"_id": channel.channel_id, **stored(channel)})
    sending = asyncio.create_task(send(shared_settings.kafka, *raised(mine)))
    for _ in range(KILLS):
        await asyncio.sleep(chance.uniform(0.5, 2.5))
        victim = chance.choice(instances)
        await asyncio.to_thread(victim.kill, "notify")
        victim.spawn("notify")
    await sending

    async def count(wanted: int) -> dict[str, list[str]] | None:
        found = await arrived(database, receivers, mine)
        return found if len(found) >= wanted else None

    out_of_reach = ALERTS // CHANNELS
    await answered(lambda: count(ALERTS - out_of_reach))
    receivers.is_gone = False
    mended = {**stored(channels[0].model_copy(update={"updated_at": utc_now()}))}
    await database["channels"].update_one({"_id": GONE}, {"$set": mended})
    request = DeliveryRequested(
        request_id=mine, channel_id=GONE, requested_at=utc_now(), kind="again", since=alert().raised_at
    )
    await send(shared_settings.kafka, request)
    found = await answered(lambda: count(ALERTS))
    await receivers.stop()
    given_up = await unanswered(database)
    database.client.close()
    assert [one for one, ids in found.items() if len(ids) != 1] == [], "told under two ids"
    twice = {one: taken - 1 - given_up[one] for one, taken in receivers.taken.items()}
    assert sum(surplus for surplus in twice.values() if surplus > 0) <= KILLS * AT_ONCE
    assert len(receivers.taken) < ALERTS, "some left together"
    assert {200, 410, 429, 500, 504} <= set(receivers.statuses)
