"""Lists of feeds in OPML: what is exported can be imported again, and what other readers export is read."""

import httpx
import pytest

from services.api.opml import BrokenListError, Outline, read_opml, written_opml
from tests.builders import NOW
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import FEED, problem

LIST = """<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="1.1"><head><title>My feeds</title></head><body>
 <outline text="Wires"><outline type="rss" text="Couri\u00e9" xmlUrl="https://courier.example/rss"/>
  <outline text="d"><outline TYPE="RSS" XMLURL="feed://herald.example/feed" title="Herald" text="h"/></outline>
 </outline>
 <outline text="a folder without feeds"/>
 <outline type="link" text="a page" url="https://page.example/"/>
 <outline type="rss" xmlUrl="https://www.unnamed.example/feed"/>
 <outline type="rss" text="off" xmlUrl="https://off.example/feed" isComment="true"/>
 <outline type="rss" text="again" xmlUrl="https://off.example/feed" isComment="true"/>
</body></opml>""".encode("latin-1")


def test_the_feeds_of_all_folders_are_read() -> None:
    assert read_opml(LIST) == (
        Outline("https://courier.example/rss", "Courié"),
        Outline("https://herald.example/feed", "Herald"),
        Outline("https://www.unnamed.example/feed", "unnamed.example"),
        Outline("https://off.example/feed", "again", enabled=False),
    )


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (b"", "not a list of feeds"),
        (LIST[:200], "not a list of feeds"),
        (b"<html><body/></html>", "the root html"),
        (b'<rss version="2.0"><channel/></rss>', "the root rss"),
    ],
)
def test_what_is_no_list_says_what_it_is(document: bytes, reason: str) -> None:
    with pytest.raises(BrokenListError, match=reason):
        read_opml(document)


def test_ampersands_that_are_not_escaped_are_read_as_themselves() -> None:
    written = b'<opml><body><outline text="A &amp; B &eacute; &c;" xmlUrl="https://a.example/?b=1&c=2&amp;d=3"/></body></opml>'
    assert read_opml(written) == (Outline("https://a.example/?b=1&c=2&d=3", "A & B é &c;"),)


def test_an_entity_of_the_list_itself_is_not_read() -> None:
    head = b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    (outline,) = read_opml(head + b'<opml><body><outline text="&a;" xmlUrl="https://a.example/"/></body></opml>')
    assert outline.name == "&a;"


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (
            b'<opml xmlns="http://opml.org/spec2"><body><outline text="A" xmlUrl="https://a.example/"/></body></opml>',
            "A",
        ),
        (b'<o:opml xmlns:o="urn:o"><o:outline text="A" xmlUrl="https://a.example/"/></o:opml>', "A"),
        (b'<opml xmlns><body><outline text="A" xmlUrl="https://a.example/"/></body></opml>', "A"),
        (b'<OPML><BODY><OUTLINE TEXT="A" XMLURL="https://a.example/"/></BODY></OPML>', "A"),
        (b'<opml><body><outline text="A" text="B" xmlUrl="https://a.example/"/></body></opml>', "A"),
        (b'<opml><body><outline text="a < b" xmlUrl="https://a.example/"/></body></opml>', "a < b"),
        (b'<opml><body><outline text="a\x0bb" xmlUrl="https://a.example/"/></body></opml>', "a\ufffdb"),
        (b'<opml><body><outline text="caf\xe9" xmlUrl="https://a.example/"/></body></opml>\n', "caf\ufffd"),
    ],
)
def test_a_faulty_list_is_read_if_no_feed_is_lost_by_its_faults(document: bytes, name: str) -> None:
    assert read_opml(document) == (Outline("https://a.example/", name),)


@pytest.mark.parametrize(
    "document",
    [
        b'<opml><body><outline text="A" xmlUrl="https://a.example/"/></body></wrong>',
        b'<opml><body><outline text="A" xmlUrl="https://a.example/"/><outline xmlUrl="https://b.exa',
        b'<opml><body><outline xmlUrl="https://a.example/"/><outline xmlUrl=https://b.example/ /></body></opml>',
        b'<opml><body><outline text="A" xmlUrl="https://a.example/"/>',
    ],
)
def test_a_list_of_which_a_feed_would_be_lost_is_refused(document: bytes) -> None:
    with pytest.raises(BrokenListError, match="OPML"):
        read_opml(document)


def test_a_name_is_one_line() -> None:
    (outline,) = read_opml(
        b'<opml><body><outline text="The&#13;&#10; Courier" xmlUrl="https://a.example/"/></body></opml>'
    )
    assert outline.name == "The Courier"


async def test_a_list_is_taken_in_once_and_given_out_again(client: httpx.AsyncClient) -> None:
    bad = LIST.replace(
        b"</body>",
        b'<outline text="b" xmlUrl="ftp://b.example/"/><outline text="u" xmlUrl="https://u:p@x.example/"/></body>',
    )
    first = await client.post("/feeds.opml", content=bad)
    statuses = [item["status"] for item in first.json()["items"]]
    assert (first.status_code, statuses) == (200, ["created"] * 4 + ["refused"] * 2)
    assert "no user name or password" in first.json()["items"][-1]["reason"]
    again = await client.post("/feeds.opml", content=LIST)
    assert [item["status"] for item in again.json()["items"]] == ["known"] * 4
    feeds = (await client.get("/feeds")).json()["items"]
    assert {(feed["url"], feed["publisher"], feed["enabled"]) for feed in feeds} == {
        ("https://courier.example/rss", "Courié", True),
        ("https://herald.example/feed", "Herald", True),
        ("https://www.unnamed.example/feed", "unnamed.example", True),
        ("https://off.example/feed", "again", False),
    }
    exported = await client.get("/feeds.opml")
    assert exported.headers["content-type"].startswith("text/x-opml")
    assert sorted(read_opml(exported.content), key=lambda outline: outline.url) == sorted(
        read_opml(LIST), key=lambda outline: outline.url
    )


async def test_a_feed_that_is_followed_is_not_made_again(client: httpx.AsyncClient) -> None:
    made = (await client.post("/feeds", json=FEED, headers={"Idempotency-Key": "one"})).raise_for_status().json()
    repeated = await client.post("/feeds", json=FEED, headers={"Idempotency-Key": "one"})
    assert (repeated.status_code, repeated.json()["feed_id"]) == (201, made["feed_id"])
    for body, headers in (
        (FEED, {}),
        (FEED | {"publisher": "Another name", "interval_seconds": 60}, {}),
        (FEED | {"url": FEED["url"].replace("courier", "COURIER")}, {}),
        (FEED, {"Idempotency-Key": "two"}),
    ):
        refused = problem(await client.post("/feeds", json=body, headers=headers), 409)
        assert (refused["type"].rpartition(":")[2], refused["feed_id"]) == ("followed", made["feed_id"])
        assert made["feed_id"] in refused["detail"]
    other = FEED | {"url": f"{FEED['url']}/sport"}
    assert problem(await client.post("/feeds", json=other, headers={"Idempotency-Key": "one"}), 422)
    assert (await client.post("/feeds", json=other)).status_code == 201
    assert len((await client.get("/feeds")).json()["items"]) == 2
    assert (await client.delete(f"/feeds/{made['feed_id']}")).status_code == 204
    assert (await client.post("/feeds", json=FEED)).status_code == 201, "a deleted feed can be added anew"


async def test_a_feed_does_not_take_the_address_of_another(client: httpx.AsyncClient) -> None:
    made = (await client.post("/feeds", json=FEED)).raise_for_status().json()
    other = (await client.post("/feeds", json=FEED | {"url": f"{FEED['url']}/sport"})).raise_for_status().json()
    for answer in (
        await client.put(f"/feeds/{other['feed_id']}", json=FEED),
        await client.put("/feeds/new", json=FEED | {"url": FEED["url"].replace("courier", "COURIER")}),
        await client.patch(f"/feeds/{other['feed_id']}", json={"url": FEED["url"]}),
        await client.patch(f"/feeds/{other['feed_id']}", json={"url": FEED["url"], "enabled": False}),
    ):
        refused = problem(answer, 409)
        assert (refused["type"].rpartition(":")[2], refused["feed_id"]) == ("followed", made["feed_id"])
    urls = sorted(feed["url"] for feed in (await client.get("/feeds")).json()["items"])
    assert urls == sorted([made["url"], other["url"]]), "nothing was changed"
    own = f"/feeds/{made['feed_id']}"
    assert (await client.put(own, json=FEED | {"publisher": "Renamed"})).json()["publisher"] == "Renamed"
    assert (await client.patch(own, json={"url": FEED["url"], "interval_seconds": 60})).status_code == 200
    assert (await client.patch(own, json={"url": f"{FEED['url']}/moved"})).status_code == 200
    assert (await client.put(f"/feeds/{other['feed_id']}", json=FEED)).status_code == 200, "the address is free now"


async def test_feeds_that_share_an_address_already_can_be_changed(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    made = (await client.post("/feeds", json=FEED)).raise_for_status().json()
    held = await database["feeds"].find_one({"_id": made["feed_id"]})
    assert held is not None
    await database["feeds"].insert_one({**held, "_id": "twin", "body": {**held["body"], "feed_id": "twin"}})
    assert (await client.patch("/feeds/twin", json={"enabled": False})).status_code == 200
    assert (await client.patch("/feeds/twin", json={"publisher": "Twin"})).status_code == 200
    assert (await client.put(f"/feeds/{made['feed_id']}", json=FEED)).status_code == 200
    problem(await client.put("/feeds/third", json=FEED), 409)


async def test_a_feed_of_a_list_is_not_made_again_one_by_one(client: httpx.AsyncClient) -> None:
    taken_in = (await client.post("/feeds.opml", content=LIST)).json()["items"][0]
    refused = problem(await client.post("/feeds", json={"url": taken_in["url"], "publisher": "Mine"}), 409)
    assert refused["feed_id"] == taken_in["feed_id"]


async def test_what_is_no_list_is_a_problem(client: httpx.AsyncClient) -> None:
    answer = await client.post("/feeds.opml", content=b"{}")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert "not a list of feeds (OPML)" in answer.json()["detail"]


def test_a_name_that_xml_cannot_hold_is_written_without_the_characters_that_it_must_not_have() -> None:
    (outline,) = read_opml(written_opml([Outline("https://a.example/", "A\x01 b\ufffe")], NOW))
    assert outline == Outline("https://a.example/", "A\ufffd b\ufffd")
