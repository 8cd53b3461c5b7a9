"""Mails are read with what is attached to them; the sender is the publisher."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from services.intake.received.documents import read_document
from services.intake.received.item import BrokenDocumentError, ReceivedItem, UnreadableItem
from tests.unit.intake import wires
from tests.unit.intake.pdfs import pdf

NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)
SENT = datetime(2026, 6, 2, 8, 30, tzinfo=UTC)
WHOLE = (
    "The harbour office said on Tuesday that four people were hurt when a ferry ran aground near Al-Rasi, and that "
    "nobody was missing."
)
BROKEN = (
    "The harbour office said on Tuesday that four people were hurt when a\n"
    "ferry ran aground near Al-Rasi, and that nobody was missing.\n"
)


def mail(text: str = BROKEN, **headers: str) -> EmailMessage:
    """A mail."""
    made = EmailMessage()
    usual = {"From": "Zoë of the Harbour Office <press@harbour.example>", "Subject": "Ferry stopped – four hurt"}
    usual |= {"Date": "Tue, 02 Jun 2026 10:30:00 +0200", "Message-ID": "<1@harbour.example>"}
    for name, value in (usual | headers).items():
        if value:
            made[name] = value
    made.set_content(text)
    return made


def read(made: EmailMessage | bytes) -> list[ReceivedItem | UnreadableItem]:
    """The items of a mail."""
    return list(read_document(bytes(made), "message/rfc822", NOW))


def test_a_mail_is_an_item_of_its_sender() -> None:
    assert read(mail(f"{BROKEN}\n-- \nZoë, tel. 12345")) == [
        ReceivedItem("mid:1@harbour.example", "Ferry stopped – four hurt", WHOLE, "Zoë of the Harbour Office", SENT)
    ]


def test_a_mail_in_html_alone_is_read_as_html() -> None:
    made = mail("See the HTML part.")
    made.add_alternative(f"<html><body><p>{WHOLE}</p><p>More.</p></body></html>", subtype="html")
    (item,) = read(made)
    assert isinstance(item, ReceivedItem)
    assert item.text == f"{WHOLE}\nMore."


def test_what_is_attached_is_read_as_well() -> None:
    made = mail()
    made.add_attachment(pdf(BROKEN.strip(), Title="Statement"), maintype="application", subtype="pdf", filename="s.pdf")
    made.add_attachment(wires.nitf().encode(), maintype="application", subtype="octet-stream", filename="d.xml")
    made.add_attachment(json.dumps(wires.ninjs_1()).encode(), maintype="application", subtype="json", filename="n.json")
    made.add_attachment(b"GIF", maintype="image", subtype="gif", filename="logo.gif")
    made.add_attachment(pdf("x", password="p"), maintype="application", subtype="pdf", filename="locked.pdf")
    own, statement, dispatch, item, locked = read(made)
    assert isinstance(statement, ReceivedItem)
    assert (statement.guid, statement.title, statement.text) == ("mid:1@harbour.example/s.pdf", "Statement", WHOLE)
    assert (statement.publisher, statement.published_at) == ("Zoë of the Harbour Office", SENT)
    named = [(each.guid, each.publisher) for each in (own, dispatch, item) if isinstance(each, ReceivedItem)]
    assert named == [
        ("mid:1@harbour.example", "Zoë of the Harbour Office"),
        ("Wire (synthetic):ferry-1", "Wire (synthetic)"),
        (wires.GUID, "Wire (synthetic)"),
    ]
    assert locked == UnreadableItem("locked.pdf", "the PDF is encrypted, and opens only with a password")


@pytest.mark.parametrize(
    ("headers", "guid", "publisher"),
    [
        ({"Message-ID": ""}, "", "Zoë of the Harbour Office"),
        ({"From": "press@harbour.example"}, "mid:1@harbour.example", "harbour.example"),
        ({"Date": "", "Subject": ""}, "mid:1@harbour.example", "Zoë of the Harbour Office"),
    ],
)
def test_a_mail_that_says_less_is_read_too(headers: dict[str, str], guid: str, publisher: str) -> None:
    (item,) = read(mail(**headers))
    assert isinstance(item, ReceivedItem)
    assert (item.guid, item.publisher, item.text) == (guid, publisher, WHOLE)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: b"no mail at all", "no mail"),
        (lambda: bytes(mail(From="")), "no mail"),
        (lambda: bytes(mail(" ")), "no text"),
        (lambda: bytes(mail(**{"Auto-Submitted": "auto-replied; x=y"})), "an automatic reply"),
        (lambda: bytes(mail()).replace(b"text/plain", b"multipart/report; boundary=b"), "a report on the delivery"),
    ],
)
def test_what_is_no_mail_says_why(made: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(BrokenDocumentError, match=reason):
        read(made())


def test_a_wrongly_named_encoding_loses_no_mail() -> None:
    raw = bytes(mail()).replace(b'charset="utf-8"', b'charset="no-such-thing"')
    (item,) = read(raw)
    assert isinstance(item, ReceivedItem)
    assert item.text == WHOLE


@pytest.mark.parametrize("named", ["gb2312", "iso-8859-1", "us-ascii", "windows-1256"])
@pytest.mark.parametrize(
    "text", ["港口办公室周二表示，一艘渡轮搁浅，四人受伤。" * 4, "В порту ранены четыре человека, пропавших нет. " * 4]
)
def test_a_mail_in_utf_8_that_names_another_encoding_is_read(named: str, text: str) -> None:
    made = mail()
    made.set_content(text, cte="8bit")
    (item,) = read(bytes(made).replace(b'charset="utf-8"', f'charset="{named}"'.encode()))
    assert isinstance(item, ReceivedItem)
    assert item.text == text.strip()


@pytest.mark.parametrize(
    "below",
    [
        "\nOn Tue, Jun 2, 2026 at 9:00 AM, Desk <desk@courier.example> wrote:\n> How many were hurt?\n>\n> Desk\n",
        "\nLe mar. 2 juin 2026 à 09:00, Desk <desk@courier.example>\na écrit :\n\n> Combien de blessés ?\n",
        "\n> On 2 Jun 2026, at 09:00, Desk wrote:\n> How many were hurt?\n",
        "\n-----Original Message-----\nFrom: Desk\nSent: Tuesday\nHow many were hurt?\n",
        "\n-----Ursprüngliche Nachricht-----\nVon: Desk\n\nWie viele?\n",
        "\n----- Original Message -----\n> How many?\n",
    ],
)
def test_the_mail_that_is_answered_is_no_part_of_the_text(below: str) -> None:
    (item,) = read(mail(BROKEN + below))
    assert isinstance(item, ReceivedItem)
    assert item.text == WHOLE


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (f"{BROKEN}\n> The mayor: we shall rebuild it.\n\nThe bridge stays closed.", "The bridge stays closed."),
        (f"---------- Forwarded message ---------\nFrom: Press\n\n{BROKEN}", "nobody was missing."),
        ("> " + BROKEN.strip().replace("\n", "\n> "), "nobody was missing."),
        (f"{BROKEN}\nThe office gave these figures:\n\n4 hurt, 1 ferry", "4 hurt, 1 ferry"),
    ],
)
def test_what_is_forwarded_and_what_is_quoted_in_the_middle_stays(text: str, last: str) -> None:
    (item,) = read(mail(text))
    assert isinstance(item, ReceivedItem)
    assert "four people were hurt" in item.text
    assert item.text.endswith(last)


@pytest.mark.parametrize("name", ["From", "Subject", "Date", "Message-ID", "Auto-Submitted"])
@pytest.mark.parametrize(
    "value", [b"=?utf-8?q?a=0d=0aX-Injected=3a_1?= <a@harbour.example>", b"a" + b",<" * 30, b"=?x"]
)
def test_a_header_that_cannot_be_read_loses_no_mail(name: str, value: bytes) -> None:
    lines = [line for line in bytes(mail()).split(b"\n") if not line.startswith(name.encode())]
    (item,) = read(b"\n".join([name.encode() + b": " + value, *lines]))
    assert isinstance(item, ReceivedItem)
    assert item.text == WHOLE
    assert "\n" not in item.title + item.publisher + item.guid


def test_parts_within_parts_without_end_are_refused_as_a_broken_mail() -> None:
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(1_500))
    with pytest.raises(BrokenDocumentError, match="the mail is broken: RecursionError"):
        read(b"From: a@harbour.example\n" + nested)
