"""The e-mail: its headers survive anything, its HTML shows and never executes, its evidence is readable."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from services.notify.excerpt import excerpt, shortened
from services.notify.mail import message
from tests.builders import NOW
from tests.unit.notify.alerts import NEWS, alert


def sent(**changes: Any) -> EmailMessage:
    """The message as its recipient's server parses it."""
    raised = alert(**changes.pop("article", {})).model_copy(update=changes)
    mail = message(raised, "d1", sender="alerts@watch.test", to="reader@home.test", now=NOW)
    parsed = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_headers_say_watch_and_news_under_the_id_of_the_delivery() -> None:
    mail = sent(news=(NEWS, NEWS, NEWS))
    assert mail["Subject"] == "[Graves] more than 40 bodies found, Raqqa, claimed by Health Ministry (+2 more)"
    assert mail["Message-ID"] == "<d1@watch.test>"
    assert (mail["From"], mail["To"]) == ("alerts@watch.test", "reader@home.test")
    assert mail["Date"].datetime == NOW


def test_both_parts_carry_the_evidence_and_where_it_was_published() -> None:
    mail = sent()
    for kind in ("plain", "html"):
        text = part(mail, kind)
        assert "more than 40 bodies were found in Raqqa" in text
        assert "Claimant: Health Ministry" in text
        assert "The Courier" in text
        assert "https://courier.test/1" in text


def test_markup_of_others_is_text_and_only_web_links_are_links() -> None:
    html = part(sent(article={"title": "<img src=x onerror=alert(1)>", "url": "javascript:alert(1)"}), "html")
    assert "<img" not in html
    assert "&lt;img" in html
    assert "href" not in html


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_no_name_or_title_can_add_a_header(words: str) -> None:
    mail = sent(watch_name=f"{words}\r\nBcc: all@home.test", news=(NEWS.model_copy(update={"summary": words}),))
    assert mail["Bcc"] is None
    assert mail.keys() == sent().keys()


@given(st.text(max_size=300), st.integers(1, 80))
def test_shortened_text_is_one_line_within_the_limit(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert len(short.splitlines()) <= 1


@given(st.text(min_size=1, max_size=600), st.data())
def test_excerpt_is_within_the_limit_and_shows_the_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 40)))
    found = excerpt(text, start, end, 100)
    assert len(found) <= 100
    assert " ".join(text[start:end].split()) in found


def test_excerpt_is_the_sentence_around_the_place() -> None:
    text = "Rain fell. The ministry counted 40 graves there. Nobody else did."
    start = text.index("40")
    assert excerpt(text, start, start + 2, 100) == "The ministry counted 40 graves there."
    assert excerpt(text, start, start + 2, 24) == "…counted 40 graves…"
