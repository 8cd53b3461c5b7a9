"""Whatever is sent, it is read, or refused with a reason: no other error comes out of a document."""

import json
import re
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.received.documents import read_document
from services.intake.received.item import BrokenDocumentError, ReceivedItem, UnreadableItem
from tests.unit.intake import wires
from tests.unit.intake.pdfs import pdf
from tests.unit.intake.test_mail import mail

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["http://[", "<p", "2026-06-02"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["value", "name", "uri", "role"]), inner)
    ),
    max_leaves=5,
)
FIELDS = sorted(
    {*wires.ninjs_1(), *wires.ninjs_2(), *wires.ninjs_3(), "altids", "renditions", "embargoed", "descriptions"}
)
XML = [wires.nitf(), wires.g2_message(wires.g2_item("<embargoed/>")), wires.newsml_1()]
PARTS = re.compile(r"(<[^>]*>)")
BINARY = [pdf("The water rose.", Title="t"), bytes(mail()), pdf("x", owner_password="o")]


def check(body: bytes, kind: str) -> None:
    """The document is read into items that say something, or refused with a reason."""
    try:
        items = read_document(body, kind, NOW)
    except BrokenDocumentError as error:
        assert str(error)
        return
    for item in items:
        assert isinstance(item, ReceivedItem | UnreadableItem)
        assert item.reason if isinstance(item, UnreadableItem) else item.text


@given(st.sampled_from([wires.ninjs_1, wires.ninjs_2, wires.ninjs_3]), st.dictionaries(st.sampled_from(FIELDS), ODD))
def test_odd_ninjs(item: Any, odd: dict[str, Any]) -> None:
    check(json.dumps(item(**odd)).encode(), "application/json")


@given(ODD)
def test_odd_json(odd: Any) -> None:
    check(json.dumps([odd, {"uri": "u", "associations": odd, "bodies": odd}]).encode(), "application/json")


@given(st.sampled_from(XML), st.data())
def test_xml_without_a_part(document: str, data: st.DataObject) -> None:
    parts = PARTS.split(document)
    lost = data.draw(st.sets(st.integers(0, len(parts) - 1), min_size=1, max_size=4))
    check("".join(part for number, part in enumerate(parts) if number not in lost).encode(), "application/xml")


@given(st.sampled_from(XML), st.data())
def test_xml_with_empty_elements(document: str, data: st.DataObject) -> None:
    names = sorted(set(re.findall(r"</([\w.:-]+)>", document)))
    name = data.draw(st.sampled_from(names))
    whole = re.compile(rf"<{re.escape(name)}(?:\s[^>]*)?>.*?</{re.escape(name)}>", re.DOTALL)
    check(whole.sub(f"<{name}/>", document).encode(), "text/xml")


@settings(max_examples=60)
@given(st.sampled_from(BINARY), st.data())
def test_damaged_files(body: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body) - 1))
    damaged = body[:start] + data.draw(st.binary(max_size=6)) + body[start + data.draw(st.integers(0, 30)) :]
    check(damaged, "message/rfc822")
