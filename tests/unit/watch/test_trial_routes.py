"""Trials of watches over HTTP, at the watch service's own door and through the api."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.trial import TriedWatch
from claimwatch_contracts.vocabulary import MatchOutcome
from services.api.clients import WatchClient
from services.api.places import Places
from services.watch.trials import routes
from services.watch.trials.routes import create_http
from services.watch.trials.store import FiledReports
from tests.builders import NOW, article, report, watch
from tests.fakes.api import http_client
from tests.fakes.mongo import FakeDatabase
from tests.unit.cli.test_watch import file

PORT = {"name": "Port", "topics": ["mass-graves"]}


def door(database: Any) -> httpx.AsyncClient:
    """A client of the watch service on that database, a day after the first report."""
    app = create_http(FiledReports(database), lambda: NOW + timedelta(days=1))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://watch")


async def filled() -> FakeDatabase:
    """A database with two reports of one claim, and one from before."""
    database = FakeDatabase()
    await file(database, report(article(article_id="before")), -60)
    await file(database, report(), 1)
    await file(database, report(article(article_id="b", title="Again")), 2)
    return database


async def tried(database: FakeDatabase, asking: Watch, **parameters: Any) -> TriedWatch:
    """The answer to a trial."""
    async with door(database) as http:
        answer = await http.post("/trials", params=parameters, json=asking.model_dump(mode="json"))
    assert answer.status_code == 200, answer.text
    return TriedWatch.model_validate_json(answer.content)


async def test_a_trial_tells_what_is_new_and_what_was_held_back() -> None:
    answer = await tried(await filled(), watch(), days=1)
    assert (answer.reports, answer.since, answer.watch_name) == (2, NOW, "Graves")
    assert [alert.article.article_id for alert in answer.alerts] == ["a1"]
    assert {reason: held.count for reason, held in answer.held_back.items()} == {MatchOutcome.RECAP: 1}
    assert answer.held_back[MatchOutcome.RECAP].articles[0].title == "Again"


async def test_a_trial_looks_at_the_last_reports_and_says_how_many_it_leaves_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(routes, "MOST_REPORTS", 1)
    answer = await tried(await filled(), watch(), days=1)
    assert (answer.reports, answer.reports_left_out) == (1, 1)
    assert [alert.article.article_id for alert in answer.alerts] == ["b"]


@pytest.mark.parametrize(
    ("asking", "days", "detail"),
    [(watch(query="flood ("), 1, "column 8"), (watch(), 91, "days"), (watch(), 0, "days")],
)
async def test_what_cannot_be_tried_is_refused(asking: Watch, days: float, detail: str) -> None:
    async with door(FakeDatabase()) as http:
        answer = await http.post("/trials", params={"days": days}, json=asking.model_dump(mode="json"))
    assert answer.status_code == 422
    assert detail in answer.json()["detail"]


@pytest.fixture(scope="module")
async def places() -> Places:
    """The gazetteer, opened once."""
    opened = Places()
    await opened.open()
    return opened


async def test_the_api_has_a_watch_tried_as_it_would_be_created(places: Places) -> None:
    database = await filled()
    async with door(database) as watching, http_client(database, places, trials=WatchClient(watching)) as http:
        answer = await http.post("/watches/test?days=1", json=PORT | {"places": [{"name": "Raqqa"}]})
        assert answer.status_code == 200, answer.text
        assert answer.json()["alerts"][0]["matched"] == ["place Raqqa", "topic mass-graves"]
        refused = await http.post("/watches/test", json=PORT | {"query": "flood ("})
        assert (refused.status_code, refused.json()["errors"][0]["column"]) == (422, 8)
        assert (await http.get("/watches")).json()["items"] == []


async def test_the_caller_is_shown_to_the_watch_service_and_its_refusals_are_the_answer(places: Places) -> None:
    shown: list[httpx.Headers] = []

    def answer(request: httpx.Request) -> httpx.Response:
        shown.append(request.headers)
        return httpx.Response(403, json={"detail": "not yours"})

    trials = WatchClient(httpx.AsyncClient(transport=httpx.MockTransport(answer), base_url="http://watch"))
    async with http_client(FakeDatabase(), places, trials=trials) as http:
        headers = {"authorization": "Bearer cwk_x", "cookie": "claimwatch_session=y", "x-other": "z"}
        refused = await http.post("/watches/test", json=PORT, headers=headers)
    assert (refused.status_code, refused.json()["detail"]) == (403, "not yours")
    assert (shown[0]["authorization"], shown[0]["cookie"]) == ("Bearer cwk_x", "claimwatch_session=y")
    assert "x-other" not in shown[0]


@pytest.mark.parametrize("failure", [httpx.ConnectError("refused"), httpx.Response(500), httpx.Response(404)])
async def test_without_the_watch_service_a_trial_can_be_asked_for_later(
    places: Places, failure: httpx.Response | Exception
) -> None:
    def answer(_request: httpx.Request) -> httpx.Response:
        if isinstance(failure, Exception):
            raise failure
        return failure

    trials = WatchClient(httpx.AsyncClient(transport=httpx.MockTransport(answer), base_url="http://watch"))
    async with http_client(FakeDatabase(), places, trials=trials) as http:
        refused = await http.post("/watches/test", json=PORT)
    assert refused.status_code == 503
    assert refused.headers["retry-after"]
