"""The e-mail: its headers survive anything, its HTML shows and never executes, its evidence is readable."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch_contracts.alert import AlertClaimant, Beside, Mark, NewsItem, Quote
from claimwatch_contracts.deliveries import ChannelTest, Notification, WhyNow
from claimwatch_contracts.vocabulary import ClaimantKind, Comparator, NoveltyKind
from services.notify.writing.letter import KINDS
from services.notify.writing.mail import message
from tests.builders import NOW, TEXT
from tests.unit.notify.alerts import NEWS, alert

STATEMENT = NEWS.model_copy(update={"figure": None})


def sent(**changes: Any) -> EmailMessage:
    """The message as its recipient's server parses it."""
    public_url = changes.pop("public_url", None)
    raised = alert(**changes.pop("article", {}))
    head = raised.article.model_copy(update=changes.pop("article_head", {}))
    raised = raised.model_copy(update={"article": head} | changes)
    mail = message(raised, "d1", sender="alerts@watch.test", to="reader@home.test", now=NOW, public_url=public_url)
    parsed = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_headers_say_what_has_changed_under_the_id_of_the_delivery() -> None:
    mail = sent(news=(NEWS, NEWS, NEWS))
    assert mail["Subject"] == "Health Ministry says more than 40 bodies found in Raqqa"
    assert mail["Message-ID"] == "<d1@watch.test>"
    assert (mail["From"], mail["To"]) == ("alerts@watch.test", "reader@home.test")
    assert mail["Date"].datetime == NOW


def test_an_alert_without_a_headline_is_headed_by_its_watch_and_first_news() -> None:
    older = sent(news=(NEWS, NEWS, NEWS), headline="")
    assert older["Subject"] == "[Graves] more than 40 bodies found, Raqqa, claimed by Health Ministry (+2 more claims)"
    assert sent(news=(NEWS, NEWS), headline="")["Subject"].endswith("(+1 more claim)")


def test_the_headline_comes_first_and_not_where_the_title_says_the_same() -> None:
    headline = "Graves, Raqqa: Health Ministry <b>now</b> says 41 (was 24)"
    assert part(sent(headline=headline), "plain").startswith(headline)
    assert part(sent(headline=headline), "html").startswith("<h3>Graves, Raqqa: Health Ministry &lt;b&gt;now")
    assert part(sent(headline="A title", article={"title": "A title"}), "plain").startswith("Watch: ")


def test_an_item_says_what_others_say_and_how_sure_it_is() -> None:
    mayor = AlertClaimant(key="mayor", name="Mayor <i>", kind=ClaimantKind.PERSON)
    number = {"comparator": Comparator.EXACT, "value": 31}
    other = Beside(claimant=mayor, publisher="The Herald", summary="Mayor <i>: 31", **number)
    told = {"beside": (other, other), "beside_left_out": 3, "sureness": "contested; read surely"}
    mail = sent(news=(NEWS.model_copy(update=told),))
    lines = part(mail, "plain").splitlines()
    assert "  Others: Mayor <i>: 31; Mayor <i>: 31 and 3 more" in lines
    assert "  How sure: contested; read surely" in lines
    assert "<br>Others: Mayor &lt;i&gt;: 31; Mayor &lt;i&gt;: 31 and 3 more<br>How sure:" in part(mail, "html")
    assert "Others" not in part(sent(), "plain")


def test_the_html_shows_the_sentence_with_the_claim_marked() -> None:
    assert "<blockquote>The ministry said that <mark>more than 40 bodies were found in Raqqa</mark>" in part(
        sent(), "html"
    )


def test_both_parts_carry_the_evidence_and_where_it_was_published() -> None:
    mail = sent()
    for kind in ("plain", "html"):
        text = part(mail, kind)
        assert "more than 40 bodies were found in Raqqa" in text
        assert "claimed by Health Ministry" in text
        assert "The Courier" in text
        assert "https://courier.test/1" in text


def test_each_thing_is_said_once() -> None:
    story = NewsItem(kind=NoveltyKind.NEW_STORY, key="story", summary="Graves found near Raqqa")
    statement = saying("more than 40 bodies were found in Raqqa")
    mail = sent(news=(story, statement), article={"title": "Graves found near Raqqa"}, headline="")
    for kind in ("plain", "html"):
        text = part(mail, kind)
        for once in ("Graves found near Raqqa", "40 bodies were found", "Health Ministry", "New story"):
            assert text.count(once) == 1, (kind, once)


def saying(words: str) -> NewsItem:
    """The usual statement, summed up in these words."""
    return STATEMENT.model_copy(update={"summary": f"Health Ministry: {words}"})


def test_a_statement_in_pieces_is_told_once() -> None:
    assert NEWS.quote is not None
    *others, content = NEWS.quote.marks
    left = TEXT.index("bodies ")
    pieces = (content.model_copy(update={"end": left - 1}), content.model_copy(update={"start": left + len("bodies ")}))
    quote = NEWS.quote.model_copy(update={"marks": (*others, *pieces)})
    statement = saying("more than 40 … were found in Raqqa").model_copy(update={"quote": quote})
    text = part(sent(news=(statement,), headline=""), "plain")
    assert "* New claim: Health Ministry: more than 40 … were found in Raqqa" in text.splitlines()
    assert text.count("found in Raqqa") == 1


def quoted_in_mail(before: str, after: str) -> str:
    """What a mail quotes of a statement with 40 bodies between those words."""
    start, figure = 7, 7 + len(before)
    marks = (
        Mark(start=figure, end=figure + 2, kind="figure"),
        Mark(start=start, end=figure + len(f"40 bodies{after}"), kind="content"),
    )
    quote = Quote(start=start, text=f"{before}40 bodies{after}", marks=marks)
    mail = sent(news=(NEWS.model_copy(update={"quote": quote}),))
    (quoted,) = (line for line in part(mail, "plain").splitlines() if line.startswith("  > "))
    return quoted.removeprefix("  > ")


def test_of_a_long_statement_the_sentence_of_the_figure_is_quoted() -> None:
    words = "So it went on. " * 30
    assert quoted_in_mail(f"{words}We buried ", f" there. {words}") == "We buried 40 bodies there."


def test_of_a_long_sentence_the_words_around_the_figure_are_quoted() -> None:
    quoted = quoted_in_mail("and so on, " * 40, " and so on" * 40)
    assert "so on, 40 bodies and so" in quoted
    assert 250 < len(quoted) <= 300
    assert (quoted[0], quoted[-1]) == ("…", "…")


def test_what_is_left_out_is_counted_and_the_report_has_it() -> None:
    many = {"news": (NEWS,) * 25, "news_left_out": 100, "matched_left_out": 7}
    assert sent(**many, headline="")["Subject"].endswith("(+124 more claims)")
    mail = sent(**many, public_url="https://claims.desk.test/")
    assert "... and 105 more in the report: https://claims.desk.test/reports/a1:1" in part(mail, "plain").splitlines()
    assert 'href="https://claims.desk.test/reports/a1:1"' in part(mail, "html")
    assert "... and 105 more in the report: a1:1" in part(sent(**many), "plain").splitlines()
    assert "Matched: topic mass-graves and 7 more" in part(mail, "plain").splitlines()


def test_what_several_figures_quote_is_quoted_after_the_last() -> None:
    text = part(sent(news=(NEWS, NEWS.model_copy(update={"summary": "3 wounded, Raqqa"}))), "plain")
    assert text.count("  > more than 40 bodies were found in Raqqa") == 1
    assert text.index("3 wounded") < text.index("  > ")


def test_every_kind_of_news_has_its_words() -> None:
    assert KINDS.keys() == set(NoveltyKind)


def test_a_statement_that_is_cut_in_its_summary_is_told_as_far_as_its_quote_goes() -> None:
    words = "more than 40 bodies were found in Raqqa"
    assert f"* New claim: Health Ministry: {words}" in part(sent(news=(saying(f"{words[:20]}…"),)), "plain")


def test_the_mail_leads_to_the_article_and_with_a_public_address_to_its_alert() -> None:
    assert "dashboard" not in part(sent(), "plain") + part(sent(), "html")
    mail = sent(public_url="https://claims.desk.test/")
    assert "https://claims.desk.test/?alert=alert-1" in part(mail, "plain")
    assert 'href="https://claims.desk.test/?alert=alert-1"' in part(mail, "html")
    assert 'href="https://courier.test/1"' in part(mail, "html")


def test_mails_about_one_story_are_one_conversation() -> None:
    first, second = sent(), sent(alert_id="alert-2", watch_id="w2")
    other = sent(article_head={"story_id": "another story\r\nBcc: x"})
    assert first["References"] == second["References"] != other["References"]
    assert first["References"] != first["Message-ID"]


def test_mails_about_one_incident_are_one_conversation_whatever_the_story() -> None:
    labels = alert().labels.model_copy(update={"incident": "i1"})
    first, second = sent(labels=labels), sent(labels=labels, article_head={"story_id": "another story"})
    alone = sent(labels=labels.model_copy(update={"incident": "i2"}))
    assert first["References"] == second["References"] != alone["References"]
    both = tuple(alert(name, title=name).model_copy(update={"labels": labels}) for name in ("a1", "a2"))
    several = Notification(notification_id="n", group_key="g", reason=WhyNow.NEW_ALERTS, alerts=both)
    mail = message(several, "d1", sender="alerts@watch.test", to="reader@home.test", now=NOW)
    assert mail["References"] == first["References"]


def test_no_title_turns_the_words_around_or_breaks_the_mail() -> None:
    mail = sent(article_head={"title": "\u202egnp.exe \u2066x\x00\x1b[31m \ud800 \u0627\u0644\u0633\u0644\u0627\u0645"})
    for text in (part(mail, "plain"), part(mail, "html")):
        assert not set(text) & set("\u202e\u2066\x00\x1b\ud800")
        assert "gnp.exe x[31m  \u0627\u0644\u0633\u0644\u0627\u0645" in text


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
