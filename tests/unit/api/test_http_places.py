"""Places over HTTP: found by name, and accepted in watches only with a name that they have."""

from typing import Any

import httpx
import pytest

from tests.builders import report
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import ALIAS, WATCH, keep_report, problem

RAQQA, KENYA, ALEPPO = 172955, 192950, 170063


def watching(**place: Any) -> dict[str, Any]:
    """A watch on one place."""
    return WATCH | {"places": [place]}


async def test_places_are_found_by_any_of_their_names(client: httpx.AsyncClient) -> None:
    first = (await client.get("/places", params={"name": "Raqqa"})).json()["items"][0]
    assert first.items() >= {"geonames_id": RAQQA, "name": "Raqqa", "country": "SY", "precision": "city"}.items()
    assert (first["within"][-1], first["population"] > 100_000) == ("Syria", True)
    assert [area["name"] for area in first["ancestors"]] == first["within"]
    assert first["ancestors"][-1]["geonames_id"] == 163843
    assert (round(first["lat"]), round(first["lon"])) == (36, 39)
    assert len((await client.get("/places", params={"name": "San José"})).json()["items"]) == 10
    assert (await client.get("/places", params={"name": "Xyzzyville"})).json()["items"] == []
    problem(await client.get("/places"), 422)


@pytest.mark.parametrize(
    ("place", "field", "said"),
    [
        ({"name": "El Fasher", "geonames_id": RAQQA}, "geonames_id", "did you mean El Fasher (city, North Darfur"),
        ({"name": "Raqqa", "geonames_id": 999_999_999}, "geonames_id", "did you mean Raqqa (Ar Raqqah, city"),
        (
            {"name": "Xyzzyville"},
            "name",
            "no place called 'Xyzzyville' is known; try another spelling, or a larger place",
        ),
        ({"name": "Nairobbi"}, "name", "did you mean Nairobi (city, "),
    ],
)
async def test_a_place_that_is_not_what_it_says_is_refused(
    client: httpx.AsyncClient, place: dict[str, Any], field: str, said: str
) -> None:
    good = (await client.post("/watches", json=WATCH)).headers["location"]
    patch = client.patch(good, json={"places": [place]}, headers={"content-type": "application/merge-patch+json"})
    for answer in (
        await client.post("/watches", json=watching(**place)),
        await client.put("/watches/w1", json=watching(**place)),
        await patch,
    ):
        refused = problem(answer, 422)
        assert said in refused["detail"]
        assert refused["errors"][0]["pointer"] == f"#/places/0/{field}"
    assert [item["name"] for item in (await client.get("/watches")).json()["items"]] == [WATCH["name"]]


@pytest.mark.parametrize(
    ("place", "geonames_id"),
    [
        ({"name": "Kenya"}, KENYA),
        ({"name": "Haleb", "geonames_id": ALEPPO}, ALEPPO),
        ({"name": "Darfur"}, None),
        ({"name": "Around the camp", "lat": 1.0, "lon": 2.0, "radius_km": 5.0}, None),
    ],
)
async def test_a_place_by_name_is_given_its_id(
    client: httpx.AsyncClient, place: dict[str, Any], geonames_id: int | None
) -> None:
    made = await client.post("/watches", json=watching(**place), headers={"Idempotency-Key": "k"})
    assert made.status_code == 201, made.text
    assert made.json()["places"][0]["geonames_id"] == geonames_id
    again = await client.post("/watches", json=watching(**place), headers={"Idempotency-Key": "k"})
    assert again.json() == made.json()


@pytest.mark.parametrize("asked", ["health-ministry", "Health Ministry", "the HEALTH ministry", "Bureau"])
async def test_reports_are_found_by_a_name_of_their_claimant(
    client: httpx.AsyncClient, database: FakeDatabase, asked: str
) -> None:
    await keep_report(database, report(), minutes=0)
    await client.post("/aliases", json=ALIAS | {"name": "Health Ministry", "names": ["Bureau"]})
    assert len((await client.get("/reports", params={"claimant": asked})).json()["items"]) == 1
    assert (await client.get("/reports", params={"claimant": "Foreign Office"})).json()["items"] == []
    problem(await client.get("/reports", params={"claimant": "???"}), 422)


@pytest.mark.parametrize("asked", [str(ALEPPO), f" {ALEPPO} ", f"000{ALEPPO}"])
async def test_a_place_is_found_by_its_geonames_id(client: httpx.AsyncClient, asked: str) -> None:
    found = (await client.get("/places", params={"name": asked})).json()["items"]
    assert (found[0]["geonames_id"], found[0]["own_name"]) == (ALEPPO, "Aleppo")


@pytest.mark.parametrize("asked", ["0", "99999999999999999999", "2147483648", "\u0661\u0662", "-170063"])
async def test_a_number_that_is_no_place_s_id_finds_no_place_by_it(client: httpx.AsyncClient, asked: str) -> None:
    answer = await client.get("/places", params={"name": asked})
    assert answer.status_code == 200
    assert all(asked.strip("-") != str(each["geonames_id"]) for each in answer.json()["items"])


async def test_head_says_what_get_does_without_a_body(client: httpx.AsyncClient) -> None:
    location = (await client.post("/watches", json=WATCH)).headers["location"]
    for path in ("/", "/watches", location, "/alerts/stream"):
        head = await client.head(path)
        assert (head.status_code, head.content) == (200, b""), path
    assert (await client.head(location)).headers["etag"] == (await client.get(location)).headers["etag"]
    assert (await client.head("/watches/none")).status_code == 404
    assert (await client.patch("/watches")).headers["allow"] == "GET, HEAD, POST"
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert all(("head" in operations) == ("get" in operations) for operations in paths.values())


async def test_the_towns_of_a_stretch_of_land_come_with_the_largest_first(client: httpx.AsyncClient) -> None:
    around_idlib = {"south": 35, "west": 36, "north": 37, "east": 38}
    towns = (await client.get("/places/towns", params=around_idlib)).json()["items"]
    assert towns[0]["name"] == "Aleppo"
    assert 10 < len(towns) <= 250
    assert [town["population"] for town in towns] == sorted((town["population"] for town in towns), reverse=True)
    assert all(35 <= town["lat"] <= 37 and 36 <= town["lon"] <= 38 for town in towns)
    assert (
        len((await client.get("/places/towns", params={**around_idlib, "west": -180, "east": 180})).json()["items"])
        == 250
    )
    assert (await client.get("/places/towns", params={**around_idlib, "east": 30})).json()["items"] == []
    refused = await client.get("/places/towns", params={**around_idlib, "south": 40})
    assert (refused.status_code, refused.json()["errors"][0]["parameter"]) == (422, "south")
    assert (await client.get("/places/towns", params={**around_idlib, "north": 91})).status_code == 422


LISTS = ("/search", "/reports", "/incidents", "/ledger", "/alerts", "/claimants", "/map")


@pytest.mark.parametrize("path", LISTS)
async def test_a_place_that_is_none_is_refused_with_a_hint(client: httpx.AsyncClient, path: str) -> None:
    unknown = problem(await client.get(path, params={"place": 999_999_999}), 422)
    assert "there is no place 999999999; GET /places?name= finds places" in unknown["detail"]
    assert [(error["parameter"], error["in"]) for error in unknown["errors"]] == [("place", "query")]
    named = problem(await client.get(path, params={"place": "Raqqa"}), 422)
    assert "a GeoNames id is needed, not 'Raqqa'; did you mean" in named["detail"]
    assert "172955" in named["detail"]
    assert "did you mean" in problem(await client.get(path, params={"place": "Alepo"}), 422)["detail"]
    for wrong in ("0", "-1", "1.5", " ", "9" * 30):
        assert "place" in problem(await client.get(path, params={"place": wrong}), 422)["detail"]
    assert (await client.get(path, params={"place": 172955})).status_code == 200


async def test_a_place_that_only_reports_know_is_one(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    problem(await client.get("/alerts", params={"place": 999_999_999}), 422)
    body = {"places": [{"geonames_id": 1, "within": [{"geonames_id": 999_999_999}]}]}
    await database["reports"].insert_one({"_id": "r1", "body": body})
    assert (await client.get("/alerts", params={"place": 999_999_999})).json()["items"] == []
