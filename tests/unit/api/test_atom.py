"""The Atom feed of a watch: valid XML whatever the alerts quote, with ids that stay."""

from typing import Any
from xml.etree import ElementTree

import feedparser
import httpx
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.events import AlertRaised
from services._runtime.stored import stored
from services.api.atom import atom_of
from tests.builders import watch
from tests.fakes.mongo import FakeDatabase
from tests.golden import messages
from tests.unit.api.over_http import problem

ADDRESS = "https://claims.test/"


def raised(**article: Any) -> AlertRaised:
    """The golden alert, on an article with these fields."""
    alert = AlertRaised.model_validate(messages("alert-raised", AlertRaised.VERSION)[0])
    return alert.model_copy(update={"article": alert.article.model_copy(update=article)})


def test_a_feed_reader_finds_what_is_new_and_where_it_stands() -> None:
    alert = raised(url="https://courier.test/graves?a=1&b=2")
    read = feedparser.parse(atom_of(watch(name="Graves & more"), [alert], ADDRESS))
    assert not read.bozo
    assert (read.feed.title, read.feed.id) == ("Graves & more: alerts", "urn:claimwatch:watch:w1")
    (entry,) = read.entries
    assert entry.id == f"urn:uuid:{alert.alert_id}"
    assert entry.title == (alert.headline or alert.article.title)
    assert entry.author == alert.article.publisher
    assert {link.rel: link.href for link in entry.links} == {
        "alternate": f"{ADDRESS}?alert={alert.alert_id}",
        "via": "https://courier.test/graves?a=1&b=2",
    }
    assert all(item.summary in entry.content[0].value for item in alert.news)
    assert {tag.term for tag in entry.tags} == set(alert.labels.topics)


def test_a_feed_without_alerts_is_as_old_as_its_watch() -> None:
    asking = watch()
    assert feedparser.parse(atom_of(asking, [], ADDRESS)).feed.updated == asking.updated_at.isoformat()


def test_no_script_is_a_link_and_no_mark_turns_the_text_around() -> None:
    body = atom_of(
        watch(), [raised(url="javascript:alert(1)", title="<b>\u202egnp.exe", publisher="\x00\u2066")], ADDRESS
    )
    assert b"javascript" not in body
    assert b"<b>" not in body
    assert not set("\u202e\u2066\x00") & set(body.decode())


@given(st.text(), st.text(), st.text(max_size=200))
def test_a_feed_is_xml_whatever_is_quoted(title: str, publisher: str, name: str) -> None:
    alert = raised(title=title, publisher=publisher).model_copy(update={"headline": ""})
    feed = ElementTree.fromstring(atom_of(watch(name=name or "x"), [alert], ADDRESS))  # noqa: S314 - our own
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1


async def test_the_feed_of_a_watch_has_its_own_alerts_the_last_first(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    created = (await client.post("/watches", json={"name": "Graves", "topics": ["mass-graves"]})).json()
    own, path = created["watch_id"], f"/watches/{created['watch_id']}/alerts.atom"
    alert = raised()
    for number, watch_id in enumerate([own, "another", own]):
        document = {"_id": f"a{number}", "watch_id": watch_id, "raised_at": alert.raised_at}
        body = stored(alert.model_copy(update={"alert_id": f"a{number}", "watch_id": watch_id}))
        await database["alerts"].insert_one(document | body)
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")
    read = feedparser.parse(answer.content)
    assert [entry.id for entry in read.entries] == ["urn:uuid:a2", "urn:uuid:a0"]
    again = await client.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    problem(await client.get("/watches/nothing/alerts.atom"), 404)
