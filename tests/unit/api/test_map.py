"""The map: recent incidents with their articles and disagreement, and what is watched, as points."""

import httpx
import pytest

from claimwatch_contracts.criteria import Box
from claimwatch_contracts.documents import Watch
from services.api.ledger.map import outlined
from services.archive.judging.sheets import sheet_of_incident
from services.archive.ledger.rows import rows_of
from services.archive.store.incidents import IncidentStore
from services.archive.store.sheets import SheetStore
from tests.builders import watch
from tests.contract.test_sheet_memory import total
from tests.fakes.mongo import FakeDatabase
from tests.ledger_builders import denial, entry
from tests.unit.api.over_http import problem
from tests.unit.api.test_incidents import ALDER, HOUR, filed
from tests.unit.archive.strikes import NEXT_TOWN, SAME_STRIKE, STRIKE


async def test_incidents_say_how_many_report_them_and_whether_claimants_disagree(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    strike, _, depot = await filed(database, STRIKE, SAME_STRIKE, NEXT_TOWN)
    store = IncidentStore(database)  # type: ignore[arg-type]
    incident = await store.by_id(strike)
    assert incident is not None
    given = [entry("Mayor", 24, incident_id=strike), denial("Army", 24, hours=1, incident_id=strike)]
    await SheetStore(database).keep([sheet_of_incident(incident, rows_of(given)), total(900)])  # type: ignore[arg-type]

    shown = (await client.get("/map")).raise_for_status().json()
    found = {each["incident_id"]: each for each in shown["incidents"]}
    assert set(found) == {strike, depot}, "standing totals are no incidents"
    assert (found[strike]["articles"], found[strike]["claimants"], found[strike]["is_contested"]) == (2, 2, True)
    assert (found[depot]["articles"], found[depot]["is_contested"]) == (1, False)
    assert found[strike]["place"]["name"] == "Alder"
    assert (shown["left_out"], shown["watched"]) == (0, [])
    in_alder = (await client.get("/map", params={"place": ALDER})).json()["incidents"]
    assert [each["incident_id"] for each in in_alder] == [strike]
    late = (await client.get("/map", params={"since": (SAME_STRIKE.at + HOUR).isoformat()})).json()["incidents"]
    assert [each["incident_id"] for each in late] == [depot]
    problem(await client.get("/map", params={"place": 0}), 422)


async def test_watched_places_are_points_unless_the_watch_is_off(client: httpx.AsyncClient) -> None:
    places = [
        {"name": "Raqqa", "geonames_id": 172955},
        {"name": "The bridge", "lat": 10.5, "lon": 20.25, "radius_km": 5},
    ]
    for name, enabled in (("on", True), ("off", False)):
        await client.put(f"/watches/{name}", json={"name": name, "places": places, "enabled": enabled})
    watched = (await client.get("/map")).json()["watched"]
    assert {each["watch_id"] for each in watched} == {"on"}
    raqqa = next(each for each in watched if each["name"] == "Raqqa")
    assert (round(raqqa["lat"]), round(raqqa["lon"]), raqqa["radius_km"]) == (36, 39, None)
    bridge = next(each for each in watched if each["name"] == "The bridge")
    assert (bridge["lat"], bridge["lon"], bridge["radius_km"]) == (10.5, 20.25, 5)


@pytest.mark.parametrize(
    ("west", "east", "middle"), [(10, 20, 15), (-20, 20, 0), (170, -170, 180), (175, -165, -175), (165, -175, 175)]
)
def test_a_box_is_at_its_middle_also_across_the_antimeridian(west: float, east: float, middle: float) -> None:
    box = Box(south=-10, north=30, west=west, east=east)
    boxed = watch().model_dump() | {"places": [{"name": "The sea", "box": box}]}
    (spot,), known = outlined([Watch.model_validate(boxed)])
    assert (spot.lat, spot.lon, known) == (10, middle, [])
