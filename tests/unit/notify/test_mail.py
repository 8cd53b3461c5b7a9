"""The e-mail: its headers survive anything, its HTML shows and never executes, its evidence is readable."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch_contracts.base import Span
from claimwatch_contracts.deliveries import ChannelTest
from claimwatch_contracts.report import Novelty
from claimwatch_contracts.vocabulary import NoveltyKind
from services.notify.excerpt import excerpt, shortened
from services.notify.letter import KINDS
from services.notify.mail import message
from tests.builders import NOW
from tests.unit.notify.alerts import NEWS, alert


def sent(**changes: Any) -> EmailMessage:
    """The message as its recipient's server parses it."""
    public_url = changes.pop("public_url", None)
    raised = alert(**changes.pop("article", {})).model_copy(update=changes)
    mail = message(raised, "d1", sender="alerts@watch.test", to="reader@home.test", now=NOW, public_url=public_url)
    parsed = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_headers_say_watch_and_news_under_the_id_of_the_delivery() -> None:
    mail = sent(news=(NEWS, NEWS, NEWS))
    assert mail["Subject"] == "[Graves] more than 40 bodies found, Raqqa, claimed by Health Ministry (+2 more claims)"
    assert sent(news=(NEWS, NEWS))["Subject"].endswith("(+1 more claim)")
    assert mail["Message-ID"] == "<d1@watch.test>"
    assert (mail["From"], mail["To"]) == ("alerts@watch.test", "reader@home.test")
    assert mail["Date"].datetime == NOW


def test_both_parts_carry_the_evidence_and_where_it_was_published() -> None:
    mail = sent()
    for kind in ("plain", "html"):
        text = part(mail, kind)
        assert "more than 40 bodies were found in Raqqa" in text
        assert "claimed by Health Ministry" in text
        assert "The Courier" in text
        assert "https://courier.test/1" in text


def test_each_thing_is_said_once() -> None:
    story = Novelty(kind=NoveltyKind.NEW_STORY, key="story", summary="Graves found near Raqqa")
    statement = Novelty(
        kind=NoveltyKind.NEW_CLAIM,
        key="statement",
        summary="Health Ministry: more than 40 bodies were found in Raqqa",
        attribution=0,
    )
    mail = sent(news=(story, statement), article={"title": "Graves found near Raqqa"})
    for kind in ("plain", "html"):
        text = part(mail, kind)
        for once in ("Graves found near Raqqa", "40 bodies were found", "Health Ministry", "New story"):
            assert text.count(once) == 1, (kind, once)


def test_a_statement_in_pieces_is_told_once() -> None:
    pieces = NEWS.model_copy(update={"figure": None, "summary": "Health Ministry: more than 40 … were found in Raqqa"})
    usual = alert()
    (said, *rest) = usual.report.attributions
    (whole,) = said.content.spans
    start = whole.start + said.content.text.index("bodies ")
    pieces_of_it = (Span(start=whole.start, end=start - 1), Span(start=start + len("bodies "), end=whole.end))
    content = said.content.model_copy(update={"text": "more than 40 were found in Raqqa", "spans": pieces_of_it})
    report = usual.report.model_copy(update={"attributions": (said.model_copy(update={"content": content}), *rest)})
    text = part(sent(news=(pieces,), report=report), "plain")
    assert "* New claim: Health Ministry: more than 40 … were found in Raqqa" in text.splitlines()
    assert text.count("found in Raqqa") == 1


def test_what_several_figures_quote_is_quoted_behind_the_last() -> None:
    text = part(sent(news=(NEWS, NEWS.model_copy(update={"summary": "3 wounded, Raqqa"}))), "plain")
    assert text.count("  > more than 40 bodies were found in Raqqa") == 1
    assert text.index("3 wounded") < text.index("  > ")


def test_every_kind_of_news_has_its_words() -> None:
    assert KINDS.keys() == set(NoveltyKind)


def test_a_statement_that_is_cut_in_its_summary_is_told_as_far_as_its_quote_goes() -> None:
    words = "more than 40 bodies were found in Raqqa"
    cut = NEWS.model_copy(update={"figure": None, "summary": f"Health Ministry: {words[:20]}…"})
    assert f"* New claim: Health Ministry: {words}" in part(sent(news=(cut,)), "plain")


def test_the_mail_leads_to_the_article_and_with_a_public_address_to_its_alert() -> None:
    assert "dashboard" not in part(sent(), "plain") + part(sent(), "html")
    mail = sent(public_url="https://claims.desk.test/")
    assert "https://claims.desk.test/?alert=alert-1" in part(mail, "plain")
    assert 'href="https://claims.desk.test/?alert=alert-1"' in part(mail, "html")
    assert 'href="https://courier.test/1"' in part(mail, "html")


def test_mails_about_one_story_are_one_conversation() -> None:
    first, second = sent(), sent(alert_id="alert-2", watch_id="w2")
    other = sent(report=alert().report.model_copy(update={"story_id": "another story\r\nBcc: x"}))
    assert first["References"] == second["References"] != other["References"]
    assert first["References"] != first["Message-ID"]


def test_a_test_says_that_it_is_one() -> None:
    test = ChannelTest(request_id="r1", channel_id="c1", channel_name="Ночной <b>стол</b>", requested_at=NOW)
    mail = message(test, "d1", sender="alerts@watch.test", to="reader@home.test", now=NOW)
    assert mail["Subject"] == "[Claimwatch] Test of the channel “Ночной <b>стол</b>”"
    assert "test of the Claimwatch channel" in part(mail, "plain")
    assert "<b>" not in part(mail, "html")


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
