"""Keys, documents and alerts of desks."""

from typing import Any

import httpx

from claimwatch_contracts.access import Role
from claimwatch_contracts.events import AlertRaised
from services.api.access.keys import KeyRequest, fresh_key
from services.api.access.store import AccessStore
from services.notify.delivery import planned
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.group import group_of_one
from services.notify.store import NotifyStore
from services.watch.store import AlertStore
from tests.builders import NOW
from tests.unit.api.over_http import WATCH, WEBHOOK
from tests.unit.api.test_http_noise import SILENCE
from tests.unit.notify.alerts import alert

NIGHT = "night-desk"
VIEW = {"name": "Tolls in Syria", "page": "ledger", "chosen": {"place": "163843", "measure": "killed"}}
NAMES = {"/watches": "watch_id", "/channels": "channel_id", "/silences": "silence_id", "/views": "view_id"}
BODIES = {"/watches": WATCH, "/channels": WEBHOOK, "/silences": SILENCE, "/views": VIEW}


async def desk_key(database: Any, desk: str, role: Role = Role.ANALYST) -> dict[str, str]:
    """The header that shows a new key of that desk."""
    made, token = fresh_key(KeyRequest(name=desk, role=role, desk=desk), NOW)
    await AccessStore(database).keys.insert(made.key_id, made, created_at=NOW, request="")
    return {"Authorization": f"Bearer {token}"}


async def made(client: httpx.AsyncClient, path: str, **fields: Any) -> str:
    """The path of a new document."""
    return str((await client.post(path, json=BODIES[path] | fields)).raise_for_status().headers["location"])


async def ids(client: httpx.AsyncClient, path: str) -> set[str]:
    """The ids in a list."""
    items = (await client.get(path)).raise_for_status().json()["items"]
    return {item[NAMES[path]] for item in items}


async def raised(database: Any, watch_path: str, alert_id: str, desk: str = "default") -> AlertRaised:
    """An alert of that watch, stored as the watch service does."""
    watched = alert(alert_id).model_copy(update={"watch_id": watch_path.split("/")[2]})
    return await AlertStore(database).keep_alert(watched, desk=desk)


async def delivered(database: Any, raised: AlertRaised, channel_path: str) -> str:
    """The id of the alert's delivery to the channel, stored as notify does."""
    store, notification = NotifyStore(database), group_of_one(raised)
    channel = await store.channel(channel_path.split("/")[2])
    assert channel is not None
    delivery = planned(Decision(Reason.NOT_SENT_BEFORE, notification), channel.channel_id, channel, NOW)
    assert await store.add(delivery, notification)
    return delivery.delivery_id
