"""What a feed would bring, asked of intake through the api."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from services.api.clients import IntakeClient
from services.api.places import Places
from tests.fakes.api import http_client
from tests.fakes.mongo import FakeDatabase
from tests.fakes.web import rss
from tests.unit.intake.world import LINK, World

Answer = httpx.Response | Exception


@asynccontextmanager
async def asking(answer: Answer, shown: list[httpx.Request] | None = None) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the api, to which intake answers so; ``shown`` are the requests that it got."""

    def intake(request: httpx.Request) -> httpx.Response:
        if shown is not None:
            shown.append(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    previews = IntakeClient(httpx.AsyncClient(transport=httpx.MockTransport(intake), base_url="http://intake"))
    async with http_client(FakeDatabase(), Places(), previews=previews) as http:
        yield http


async def test_a_feed_is_shown_as_intake_sees_it_and_nothing_is_stored() -> None:
    world = World()
    world.site.pages["/feed.xml"] = (200, rss((LINK, "Graves found", "Four bodies were found.")))
    async with world.http() as intake:
        previews = IntakeClient(intake)
        async with http_client(FakeDatabase(), Places(), previews=previews) as http:
            answer = await http.post("/previews", json={"url": "https://wire.example/feed.xml"})
            unknown = await http.post("/previews", json={"url": "https://wire.example/nothing.xml"})
            feeds = (await http.get("/feeds")).json()["items"]
    assert answer.status_code == 200, answer.text
    assert (answer.json()["url"], answer.json()["entries"]) == ("https://wire.example/feed.xml", 1)
    assert answer.json()["newest"][0]["title"] == "Graves found"
    assert (unknown.status_code, "answers 404" in unknown.json()["detail"]) == (422, True)
    assert feeds == world.published == []


async def test_the_caller_is_shown_to_intake() -> None:
    shown: list[httpx.Request] = []
    async with asking(httpx.Response(403, json={"detail": "not yours"}), shown) as http:
        headers = {"authorization": "Bearer cwk_x", "cookie": "claimwatch_session=y", "x-other": "z"}
        refused = await http.post("/previews", json={"url": "https://wire.example"}, headers=headers)
    assert (refused.status_code, refused.json()["detail"]) == (403, "not yours")
    assert (shown[0].headers["authorization"], shown[0].headers["cookie"]) == ("Bearer cwk_x", "claimwatch_session=y")
    assert "x-other" not in shown[0].headers


@pytest.mark.parametrize("answer", [httpx.ConnectError("refused"), httpx.Response(500), httpx.Response(404)])
async def test_without_intake_a_preview_can_be_asked_for_later(answer: Answer) -> None:
    async with asking(answer) as http:
        refused = await http.post("/previews", json={"url": "https://wire.example"})
    assert (refused.status_code, "intake" in refused.json()["detail"]) == (503, True)
    assert refused.headers["retry-after"]


@pytest.mark.parametrize(
    ("status", "setting"), [(401, "CLAIMWATCH_MONGO_DATABASE"), (421, "CLAIMWATCH_INTAKE_ALLOWED_HOSTS")]
)
async def test_a_refusal_of_ours_is_not_the_caller_s_and_names_the_setting(status: int, setting: str) -> None:
    async with asking(httpx.Response(status, json={"detail": "show a key"})) as http:
        refused = await http.post("/previews", json={"url": "https://wire.example"})
    assert (refused.status_code, setting in refused.json()["detail"]) == (502, True)
    assert "www-authenticate" not in refused.headers


async def test_a_refusal_without_words_is_that_of_something_else() -> None:
    async with asking(httpx.Response(403, text="<h1>Forbidden</h1>")) as http:
        refused = await http.post("/previews", json={"url": "https://wire.example"})
    assert (refused.status_code, "CLAIMWATCH_API_INTAKE_URL" in refused.json()["detail"]) == (503, True)


@pytest.mark.parametrize(
    "address",
    [
        "https://me:hush-hush@wire.example/feed",
        "https://hush-hush@wire.example",
        "me:hush-hush@wire.example/feed.xml",
        "  ftp://me:hush-hush@wire.example?x=1",
        "https://me:hush-hush@wire.example:8443#top",
        "//me:hush-hush@wire.example/",
        "https:/me:hush-hush@wire.example/",
        "https:\\\\me:hush-hush@wire.example",
        "HTTPS://me:hush%2Fhush-hush@wire.example/",
        "https://:hush-hush@wire.example\\@other.example/",
    ],
)
async def test_an_address_with_a_password_is_refused_and_repeated_nowhere(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[httpx.Request] = []
    async with asking(httpx.Response(500), shown) as http:
        refused = await http.post("/previews", json={"url": address})
    assert refused.status_code == 422
    assert "holds no user name or password" in refused.json()["detail"]
    assert "hush" not in refused.text
    assert "hush" not in "".join(capsys.readouterr())
    assert shown == []


@pytest.mark.parametrize(
    "address",
    ["https://wire.example/@desk", "https://wire.example?by=a@b.example", "wire.example/feed#@", "wire.example"],
)
async def test_an_address_may_have_an_at_elsewhere(address: str) -> None:
    async with asking(httpx.ConnectError("away")) as http:
        assert (await http.post("/previews", json={"url": address})).status_code == 503


async def test_a_site_that_does_not_answer_is_said_to_be_away() -> None:
    async with asking(httpx.Response(502, json={"detail": "https://wire.example answers 503"})) as http:
        refused = await http.post("/previews", json={"url": "https://wire.example"})
    assert (refused.status_code, refused.json()["detail"]) == (502, "https://wire.example answers 503")
