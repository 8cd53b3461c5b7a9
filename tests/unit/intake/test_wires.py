"""What news agencies send is read the same in each of their formats, and what is not to be published is told apart."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from services.intake.received.documents import read_document
from services.intake.received.item import BrokenDocumentError, ReceivedItem, Status, UnreadableItem
from tests.unit.intake import wires
from tests.unit.intake.wires import FIRST, GUID, HEADLINE, SECOND, TEXT

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
SENT = datetime(2026, 6, 2, 8, 30, tzinfo=UTC)
WITHOUT_HEAD = wires.nitf().partition('dtd">')[2]
LATER = datetime(2026, 6, 3, 6, 0, tzinfo=UTC)


def read(document: Any) -> list[ReceivedItem | UnreadableItem]:
    """The items of a document: a text, or what becomes JSON."""
    text = document if isinstance(document, str) else json.dumps(document)
    return list(read_document(text.encode(), "application/xml", NOW))


@pytest.mark.parametrize(
    ("document", "guid", "language"),
    [
        (wires.ninjs_1(), GUID, "en"),
        (wires.ninjs_2(), GUID, "en"),
        (wires.ninjs_3(), GUID, "en"),
        (wires.g2_item(), GUID, "en"),
        (wires.g2_message(wires.g2_item()), GUID, "en"),
        (wires.g2_item(content=f"<inlineXML>{WITHOUT_HEAD}</inlineXML>"), GUID, "en"),
        (wires.newsml_1(revision=3), GUID, "en"),
        (wires.nitf(), "Wire (synthetic):ferry-1", "en-GB"),
    ],
    ids=["ninjs 1", "ninjs 2", "ninjs 3", "G2", "G2 message", "NITF in G2", "NewsML 1", "NITF"],
)
def test_an_item_is_the_same_in_every_format(document: Any, guid: str, language: str) -> None:
    authors = ("Somebody",) if guid != GUID else ()
    assert read(document) == [ReceivedItem(guid, HEADLINE, TEXT, "Wire (synthetic)", SENT, language, authors=authors)]


@pytest.mark.parametrize(
    ("document", "status", "until"),
    [
        (wires.ninjs_1(embargoed="2026-06-03T08:00:00+02:00"), Status.USABLE, LATER),
        (wires.ninjs_1(embargoed="until the speech begins"), Status.WITHHELD, None),
        (wires.ninjs_1(pubstatus="withheld"), Status.WITHHELD, None),
        (wires.ninjs_3(pubStatus="canceled"), Status.CANCELED, None),
        (wires.g2_item("<embargoed>2026-06-03T06:00:00Z</embargoed>"), Status.USABLE, LATER),
        (wires.g2_item("<embargoed/>"), Status.WITHHELD, None),
        (wires.g2_item(status="stat:canceled"), Status.CANCELED, None),
        (wires.g2_item(status="stat:unheardof"), Status.WITHHELD, None),
        (wires.newsml_1("Canceled"), Status.CANCELED, None),
        (wires.newsml_1("Embargoed"), Status.WITHHELD, None),
        (
            wires.newsml_1(
                "Embargoed", "<StatusWillChange><DateAndTime>20260603T060000Z</DateAndTime></StatusWillChange>"
            ),
            Status.USABLE,
            LATER,
        ),
        (wires.nitf('<date.release norm="20260603T060000Z"/>'), Status.USABLE, LATER),
        (wires.nitf().replace('status="usable"', 'status="canceled"'), Status.CANCELED, None),
        (wires.nitf().replace('status="usable"', 'status="embargoed"'), Status.WITHHELD, None),
    ],
)
def test_the_senders_status_and_embargo_are_read(document: Any, status: Status, until: datetime | None) -> None:
    (item,) = read(document)
    assert isinstance(item, ReceivedItem)
    assert (item.status, item.embargoed_until) == (status, until)


def test_a_release_in_the_past_is_no_embargo() -> None:
    (item,) = read(wires.nitf('<date.release norm="20260602T060000Z"/>'))
    assert isinstance(item, ReceivedItem)
    assert (item.status, item.embargoed_until) == (Status.USABLE, None)


@pytest.mark.parametrize(
    "document",
    [
        [wires.ninjs_1(), wires.ninjs_1(uri="urn:2")],
        {"items": [wires.ninjs_1(), wires.ninjs_1(uri="urn:2")]},
        {"total": 2, "item": [wires.ninjs_1(), wires.ninjs_1(uri="urn:2")]},
        {"data": {"items": [{"item": wires.ninjs_1()}, {"item": wires.ninjs_1(uri="urn:2")}]}},
        wires.ninjs_1(associations={"side": wires.ninjs_1(uri="urn:2")}),
        {"uri": "urn:0", "type": "composite", "associations": [wires.ninjs_1(), wires.ninjs_1(uri="urn:2")]},
        wires.g2_message(wires.g2_item(), wires.g2_item(guid="urn:2")),
    ],
    ids=["list", "items", "item", "an API's answer", "a side piece", "a package", "a message"],
)
def test_several_items_are_several_articles(document: Any) -> None:
    assert [(item.guid, item.text) for item in read(document) if isinstance(item, ReceivedItem)] == [
        (GUID, TEXT),
        ("urn:2", TEXT),
    ]


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (wires.ninjs_1(type="picture"), "of the type picture, not a text"),
        (wires.g2_item().replace("ninat:text", "ninat:video"), "of the class video, not a text"),
        (wires.ninjs_1(headline="", body_xhtml=""), "neither a body nor a headline"),
        (
            wires.ninjs_1(body_xhtml="", renditions={"a": {"type": "text", "href": "https://w.example/1"}}),
            "https://w.example/1",
        ),
        (wires.g2_item(content='<remoteContent href="https://w.example/2"/>'), "https://w.example/2"),
        (wires.g2_item(guid=""), "no guid"),
        ('<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:p"/>', "no news item"),
        ('<planningItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:p"/>', "no news item"),
        (wires.newsml_1().replace("<DateId>20260602</DateId>", ""), "lacks the provider, the date or the item"),
    ],
)
def test_what_is_no_article_says_why(document: Any, reason: str) -> None:
    (item,) = read(document)
    assert isinstance(item, UnreadableItem)
    assert reason in item.reason


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ('{"uri": "urn:1", ', "not JSON"),
        ('{"title": "t"}', "no ninjs"),
        (wires.nitf()[:-30], "not well-formed"),
        ("<html><body>page</body></html>", "root html"),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf>&a;</nitf>', "entities of its own"),
        ('<!DOCTYPE n [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]><nitf/>', "entities of its own"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_document_says_why(document: str, reason: str) -> None:
    with pytest.raises(BrokenDocumentError, match=reason):
        read(document)


def test_a_headline_alone_is_an_article_and_a_summary_is_more() -> None:
    flash, brief = read([wires.ninjs_1(body_xhtml=""), wires.ninjs_1(body_xhtml="", description_text="In brief.")])
    assert isinstance(flash, ReceivedItem)
    assert isinstance(brief, ReceivedItem)
    assert (flash.text, brief.text) == (HEADLINE, "In brief.")


def test_an_address_with_a_session_is_not_the_items_name() -> None:
    first, second = (
        wires.ninjs_1(uri=f"https://api.wire.example/content/1?qt={session}", altids={"itemid": "1"})
        for session in "ab"
    )
    assert [item.guid for item in read([first, second]) if isinstance(item, ReceivedItem)] == ["api.wire.example:1"] * 2


def test_an_address_as_identifier_is_the_articles_address() -> None:
    (item,) = read(wires.ninjs_1(uri="http://wire.example/ferry-1"))
    assert isinstance(item, ReceivedItem)
    assert item.url == "http://wire.example/ferry-1"


def test_lines_that_a_dispatch_breaks_by_elements_are_put_together() -> None:
    broken = FIRST.replace("ran aground", "ran<br/>aground")
    (item,) = read(wires.nitf().replace(FIRST, broken))
    assert isinstance(item, ReceivedItem)
    assert item.text == TEXT


def test_code_that_embeds_something_of_another_site_is_no_text() -> None:
    embedded = "<p>&lt;div class=&quot;embed&quot;&gt;&lt;/div&gt;&lt;script async src=&quot;/e.js&quot;&gt;"
    embedded += "&lt;/script&gt;</p>"
    (item,) = read(wires.nitf(more=f"{embedded}<p>Winds of &lt;90 km/h&gt; are ahead.</p>"))
    assert isinstance(item, ReceivedItem)
    assert item.text == f"{TEXT}\nWinds of <90 km/h> are ahead."


def test_the_source_of_an_item_is_its_publisher_rather_than_who_passes_it_on() -> None:
    (item,) = read(wires.ninjs_1(source="Other Wire"))
    assert isinstance(item, ReceivedItem)
    assert item.publisher == "Other Wire"


def test_a_private_note_to_editors_is_not_the_note() -> None:
    notes = '<edNote role="own:private">call me</edNote><edNote role="own:public">Kill the ferry story.</edNote>'
    (item,) = read(wires.g2_item(notes))
    assert isinstance(item, ReceivedItem)
    assert item.note == "Kill the ferry story."


def test_plain_text_broken_at_a_width_has_its_paragraphs_back() -> None:
    broken = FIRST.replace("hurt when", "hurt when\r\n").replace("Al-Rasi,", "Al-Rasi,\r\n") + "\r\n\r\n" + SECOND
    (item,) = read(wires.ninjs_1(body_xhtml="", body_text=broken))
    assert isinstance(item, ReceivedItem)
    assert item.text == TEXT
