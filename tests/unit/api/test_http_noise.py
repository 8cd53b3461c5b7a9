"""What keeps alerts from becoming noise, over HTTP: schedules, the pace of channels, silences, acknowledgements."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from claimwatch_contracts.groups import GroupKind
from services.notify.grouping.seats import group_in
from services.notify.leaving.group_store import GroupStore
from services.watch.store import AlertStore
from tests.builders import NOW
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import WATCH, WEBHOOK, problem, read_all
from tests.unit.notify.alerts import alert

SILENCE = {
    "matchers": [
        {"label": "place", "value": "Aleppo"},
        {"label": "measure", "operator": "=~", "value": "killed|wounded"},
    ],
    "author": "Night editor",
    "ends_at": "2030-01-02T09:30:00Z",
}
ACKNOWLEDGED = {"by": "Night editor", "note": "Called the hospital"}


async def test_a_watch_has_a_schedule_and_without_one_it_tells_at_once(client: httpx.AsyncClient) -> None:
    plain = (await client.post("/watches", json=WATCH)).raise_for_status().json()
    assert plain["schedule"]["rhythm"] == "at_once"
    quiet = {"start": "22:00", "end": "06:30"}
    wanted = {"rhythm": "weekly", "at": "07:15", "weekday": "friday", "quiet": quiet, "time_zone": "Africa/Khartoum"}
    made = (await client.post("/watches", json=WATCH | {"schedule": wanted})).raise_for_status()
    assert made.json()["schedule"] == wanted | {"at": "07:15:00", "quiet": {"start": "22:00:00", "end": "06:30:00"}}
    again = await client.put(made.headers["location"], json=made.json())
    assert again.json()["schedule"] == made.json()["schedule"]
    merge = {"Content-Type": "application/merge-patch+json"}
    patched = await client.patch(made.headers["location"], json={"schedule": {"rhythm": "daily"}}, headers=merge)
    assert patched.json()["schedule"] == made.json()["schedule"] | {"rhythm": "daily"}


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        ({"rhythm": "monthly"}, "rhythm"),
        ({"time_zone": "Middle/Earth"}, "IANA"),
        ({"at": "08:00+01:00"}, "time_zone"),
        ({"at": "25:00"}, "at"),
        ({"quiet": {"start": "08:00", "end": "08:00"}}, "another time"),
        ({"quite": None}, "quiet"),
    ],
)
async def test_a_schedule_that_no_clock_can_keep_is_refused(
    client: httpx.AsyncClient, schedule: dict[str, Any], words: str
) -> None:
    assert words in str(problem(await client.post("/watches", json=WATCH | {"schedule": schedule}), 422))


async def test_a_channel_has_its_own_pace_and_somebody_to_escalate_to(client: httpx.AsyncClient) -> None:
    desk = (await client.post("/channels", json=WEBHOOK)).raise_for_status().json()
    pace = {
        "group_by": ["watch", "incident"],
        "group_wait_seconds": 30,
        "group_interval_seconds": 900,
        "most_an_hour": 5,
        "repeat_minutes": 60,
        "escalation": {"to": desk["channel_id"], "after_minutes": 30},
    }
    assert [desk[name] for name in pace] == [None] * len(pace)
    made = await client.post("/channels", json=WEBHOOK | pace)
    shown = (await client.get(made.headers["location"])).json()
    assert {name: shown[name] for name in pace} == pace
    assert made.json()["channel_id"] in str(problem(await client.delete(f"/channels/{desk['channel_id']}"), 409))
    nowhere = {"escalation": {"to": "nowhere", "after_minutes": 30}}
    assert "nowhere" in str(problem(await client.post("/channels", json=WEBHOOK | nowhere), 422))
    assert "group_wait_seconds" in str(
        problem(await client.post("/channels", json=WEBHOOK | {"group_wait_seconds": 3_601}), 422)
    )
    assert "story, incident" in str(
        problem(await client.post("/channels", json=WEBHOOK | {"group_by": ["cause"]}), 422)
    )


async def test_a_channel_names_who_hears_of_its_failures_and_when_its_note_comes(client: httpx.AsyncClient) -> None:
    desk = (await client.post("/channels", json=WEBHOOK)).raise_for_status().json()
    assert [desk[name] for name in ("failures_to", "system", "note")] == [None, False, None]
    asked = {"failures_to": desk["channel_id"], "system": True, "note": {"rhythm": "daily", "at": "07:30"}}
    made = (await client.post("/channels", json=WEBHOOK | asked)).raise_for_status()
    shown = (await client.get(made.headers["location"])).json()
    assert (shown["failures_to"], shown["system"]) == (desk["channel_id"], True)
    assert (shown["note"]["rhythm"], shown["note"]["at"]) == ("daily", "07:30:00")
    assert made.json()["channel_id"] in str(problem(await client.delete(f"/channels/{desk['channel_id']}"), 409))


@pytest.mark.parametrize(
    ("asked", "words"),
    [({"failures_to": "nowhere"}, "failures_to: unknown channel: nowhere"), ({"note": {}}, "hourly, daily or weekly")],
)
async def test_a_channel_whose_notices_go_nowhere_is_refused(
    client: httpx.AsyncClient, asked: dict[str, Any], words: str
) -> None:
    assert words in str(problem(await client.post("/channels", json=WEBHOOK | asked), 422))


async def test_a_silence_is_created_listed_changed_and_deleted(client: httpx.AsyncClient) -> None:
    made = (await client.post("/silences", json=SILENCE)).raise_for_status()
    assert made.json()["starts_at"] == made.json()["created_at"]
    assert [item["silence_id"] for item in (await client.get("/silences")).json()["items"]] == [
        made.json()["silence_id"]
    ]
    merge = {"Content-Type": "application/merge-patch+json"}
    patched = await client.patch(made.headers["location"], json={"ends_at": "2031-01-01T00:00:00Z"}, headers=merge)
    assert patched.json() == made.json() | {
        "ends_at": "2031-01-01T00:00:00Z",
        "updated_at": patched.json()["updated_at"],
    }
    assert (await client.delete(made.headers["location"])).status_code == 204


@pytest.mark.parametrize(
    ("operator", "written", "kept"),
    [
        ("=", "Raqqa", "Ar Raqqah"),
        ("!=", "raqqa", "Ar Raqqah"),
        ("=", "Ar Raqqah", "Ar Raqqah"),
        ("=", "Aleppo", "Aleppo"),
        ("=", "172955", "172955"),
        ("=", "Nowhere-upon-Nothing", "Nowhere-upon-Nothing"),
        ("=", "", ""),
        ("=~", "Raqqa", "Raqqa"),
    ],
)
async def test_a_silence_has_a_place_under_the_name_that_alerts_have(
    client: httpx.AsyncClient, operator: str, written: str, kept: str
) -> None:
    place = {"label": "place", "operator": operator, "value": written}
    made = await client.post("/silences", json=SILENCE | {"matchers": [place, SILENCE["matchers"][1]]})
    assert made.raise_for_status().json()["matchers"][0]["value"] == kept


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"matchers": []}, "must not be empty"),
        ({"matchers": [{"label": "place", "operator": "!=", "value": "Aleppo"}]}, "mutes all"),
        ({"matchers": [{"label": "place", "operator": "=~", "value": ".*"}]}, "mutes all"),
        ({"matchers": [{"label": "cause", "value": "x"}]}, "label"),
        ({"matchers": [{"label": "place", "operator": "=~", "value": "("}]}, "regular expression"),
        ({"starts_at": "2031-01-01T00:00:00Z"}, "ends after it starts"),
        ({"author": ""}, "author"),
    ],
)
async def test_a_silence_that_mutes_nothing_or_everything_is_refused(
    client: httpx.AsyncClient, change: dict[str, Any], words: str
) -> None:
    assert words in str(problem(await client.post("/silences", json=SILENCE | change), 422))


async def test_an_alert_fires_until_somebody_acknowledges_it(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    await AlertStore(database).keep_alert(alert("a1"))  # type: ignore[arg-type]
    assert (await client.get("/alerts/a1")).json()["state"] == "firing"
    made = await client.put("/alerts/a1/acknowledgement", json=ACKNOWLEDGED)
    assert (made.status_code, made.headers["location"]) == (201, "/alerts/a1/acknowledgement")
    shown = (await client.get("/alerts/a1")).json()
    assert (shown["state"], shown["acknowledgement"]["by"]) == ("acknowledged", "Night editor")
    resolved = await client.put("/alerts/a1/acknowledgement", json=ACKNOWLEDGED | {"state": "resolved"})
    assert (resolved.status_code, (await client.get("/alerts/a1")).json()["state"]) == (200, "resolved")
    assert (await client.delete("/alerts/a1/acknowledgement")).status_code == 204
    assert (await client.get("/alerts/a1")).json()["state"] == "firing"
    problem(await client.get("/alerts/a1/acknowledgement"), 404)
    problem(await client.put("/alerts/nothing/acknowledgement", json=ACKNOWLEDGED), 404)
    problem(await client.put("/alerts/a1/acknowledgement", json=ACKNOWLEDGED | {"state": "firing"}), 422)


async def test_what_was_said_of_several_alerts_is_asked_for_at_once(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    for alert_id in ("a1", "a2", "a3"):
        await AlertStore(database).keep_alert(alert(alert_id))  # type: ignore[arg-type]
        await client.put(f"/alerts/{alert_id}/acknowledgement", json=ACKNOWLEDGED)
    found = (await client.get("/acknowledgements", params={"alert_ids": "a1,a3,other"})).json()["items"]
    assert {each["alert_id"]: each["note"] for each in found} == dict.fromkeys(("a1", "a3"), "Called the hospital")
    problem(await client.get("/acknowledgements"), 422)


async def test_an_alert_that_waits_says_where_and_until_when(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    await AlertStore(database).keep_alert(alert("a1"))  # type: ignore[arg-type]
    group = group_in("c1", GroupKind.DIGEST, "daily")
    await GroupStore(database).join(group, alert("a1"), lambda _: NOW, NOW)  # type: ignore[arg-type]
    (waiting,) = (await client.get("/alerts/a1")).json()["waiting"]
    assert waiting == {"channel_id": "c1", "kind": "digest", "due_at": "2026-01-02T03:04:05Z"}


@pytest.mark.parametrize("limit", [1, 2, 3, 200])
async def test_alerts_are_listed_by_their_state(client: httpx.AsyncClient, database: FakeDatabase, limit: int) -> None:
    for number in range(9):
        made = alert(f"a{number}").model_copy(update={"raised_at": NOW + timedelta(minutes=number)})
        await AlertStore(database).keep_alert(made)  # type: ignore[arg-type]
    for alert_id, state in (("a1", "acknowledged"), ("a4", "resolved"), ("a5", "acknowledged"), ("a8", "resolved")):
        await client.put(f"/alerts/{alert_id}/acknowledgement", json=ACKNOWLEDGED | {"state": state})
    sent = {"watch_ids": ["w1"], "channel_id": "c1", "created_at": NOW}
    for delivery_id, ids, state in (("d1", ["a2", "a3", "a5"], "muted"), ("d2", ["a3"], "delivered")):
        await database["deliveries"].insert_one({"_id": delivery_id, "v": 2, "alert_ids": ids, "state": state, **sent})
    await database["deliveries"].insert_one({"_id": "d0", "v": 1, "alert_id": "a6", "state": "muted", "watch_id": "w1"})
    listed = {
        state: [each["alert_id"] for each in await read_all(client, "/alerts", state=state, limit=limit)]
        for state in ("firing", "acknowledged", "resolved", "muted")
    }
    assert listed == {
        "firing": ["a7", "a3", "a0"],
        "acknowledged": ["a5", "a1"],
        "resolved": ["a8", "a4"],
        "muted": ["a6", "a2"],
    }
    problem(await client.get("/alerts", params={"state": "settled"}), 422)


async def test_an_alert_that_was_muted_everywhere_says_so(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    await AlertStore(database).keep_alert(alert("a1"))  # type: ignore[arg-type]
    muted = {"alert_ids": ["a1"], "watch_ids": ["w1"], "channel_id": "c1", "state": "muted", "created_at": NOW}
    await database["deliveries"].insert_one({"_id": "d1", "v": 2, **muted, "reason": "silenced by the night editor"})
    assert (await client.get("/alerts/a1")).json()["state"] == "muted"
    (listed,) = (await client.get("/deliveries", params={"state": "muted"})).json()["items"]
    assert listed["reason"] == "silenced by the night editor"
