"""The benchmark of pages: what is filled can be shown, each page is known, and its weight is that of all its files."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from bench.pages.asking import Asked
from bench.pages.filling import Filling
from bench.pages.loads import PAGES, Chosen
from bench.pages.weight import fetched
from services._runtime.clock import utc_now
from services.api.pages import PAGES as SERVED
from services.api.places import Places
from tests.fakes.api import http_client
from tests.fakes.mongo import FakeDatabase

REPORTS = 12


async def test_what_is_filled_can_be_read_at_the_api() -> None:
    database: Any = FakeDatabase()
    told: list[int] = []
    now = utc_now()
    await Filling(database, now, told.append).file(REPORTS)
    assert told == list(range(1, REPORTS + 1))
    async with http_client(database, Places()) as http:
        found = {
            name: (await http.get(f"/{name}")).raise_for_status().json()
            for name in ("reports", "incidents", "ledger", "alerts", "deliveries")
        }
        assert not [name for name, each in found.items() if each["unreadable"]]
        assert len(found["reports"]["items"]) == REPORTS
        assert len(found["deliveries"]["items"]) == len(found["alerts"]["items"]) > 0
        newest = found["incidents"]["items"][0]
        incident = (await http.get(f"/incidents/{newest['incident_id']}")).json()
        history = (await http.get(f"/incidents/{newest['incident_id']}/history")).json()
    assert incident["rows"]
    assert incident["timeline"]
    assert history["figures"]
    assert newest["last_at"] >= f"{now - timedelta(hours=1):%Y-%m-%dT%H:%M:%S}"


def test_every_page_that_is_served_is_measured() -> None:
    assert {page.name for page in SERVED} - {load.name for load in PAGES} == {"login"}
    what = Chosen("i1", "a1", "w1", "c1", "mayor", "x,y", 1, "2026-01-01T00:00:00Z")
    for load in PAGES:
        assert not [each for each in load.of(what).asks if "{" in each]


FILES = {
    "/page/map": '<link rel="stylesheet" href="../page/a.css"><script type="module" src="../page/map/map.js"></script>'
    '<a href="../page/ledger">Ledger</a>',
    "/page/a.css": "p { margin: 0 }",
    "/page/map/map.js": 'import { one } from "../shared/one.js";\nimport {\n  two,\n} from "./two.js";\n',
    "/page/shared/one.js": 'import { two } from "../map/two.js";',
    "/page/map/two.js": "export const two = 2;",
}


def test_a_page_weighs_all_files_that_it_leads_to_each_once() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, text=FILES[request.url.path])

    with httpx.Client(base_url="http://api", transport=httpx.MockTransport(answer)) as http:
        weights = fetched(http, "page/map")
    assert {f"/{path}" for path in weights} == set(FILES)
    assert all(weights[path.removeprefix("/")] > len(text) for path, text in FILES.items())


@pytest.mark.parametrize(("count", "p50", "p95"), [(1, 1, 1), (4, 2, 4), (20, 10, 19), (100, 50, 95)])
def test_p50_and_p95_are_by_nearest_rank(count: int, p50: float, p95: float) -> None:
    times = Asked("reports", 0, tuple(float(number) for number in range(1, count + 1)))
    assert (times.p50, times.p95) == (p50, p95)
