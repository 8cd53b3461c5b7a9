"""Several alerts in one message: each report once, every watch named, figures in a table, and a count of the rest."""

import json
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest

from claimwatch_contracts.alert import AlertClaimant, Beside
from claimwatch_contracts.deliveries import Notification, WhyNow
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.vocabulary import ClaimantKind, Comparator
from services.notify.writing.chat import chat_message
from services.notify.writing.content import content_of
from services.notify.writing.mail import message
from services.notify.writing.webhook_call import MOST_BYTES, webhook_body
from tests.builders import NOW
from tests.unit.notify.alerts import NEWS, SEVERAL, alert
from tests.unit.notify.test_mail import part
from tests.unit.notify.test_webhook import schema_of


def of(*alerts: AlertRaised) -> Notification:
    """A notification of these alerts."""
    return SEVERAL.model_copy(update={"alerts": alerts})


def on_report(number: int, **changes: Any) -> AlertRaised:
    """An alert on a report of its own."""
    title = f"Report number {number}"
    raised = alert(f"a{number}", article_id=f"article-{number}", url=f"https://courier.test/{number}", title=title)
    return raised.model_copy(update=changes)


def mailed(notification: Notification, public_url: str | None = None) -> EmailMessage:
    """The mail as its recipient's server parses it."""
    mail = message(notification, "d1", sender="alerts@watch.test", to="r@home.test", now=NOW, public_url=public_url)
    parsed = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def test_what_several_watches_fire_on_in_one_report_is_told_as_one_alert() -> None:
    mail = mailed(of(*SEVERAL.alerts[:2]))
    assert mail["Subject"] == "Health Ministry says more than 40 bodies found in Raqqa"
    for kind in ("plain", "html"):
        assert part(mail, kind).count("claimed by Health Ministry") == 1
    assert "Watch: Graves, Rivers" in part(mail, "plain").splitlines()


def test_of_several_watches_the_headline_is_that_of_the_one_with_most_news() -> None:
    narrow = alert("a1").model_copy(update={"headline": "Raqqa: 40 bodies found"})
    wide = {"watch_id": "w2", "news": (NEWS, NEWS), "headline": "Raqqa: the army denies; 40 bodies found"}
    for alerts in ((narrow, narrow.model_copy(update=wide)), (narrow.model_copy(update=wide), narrow)):
        assert mailed(of(*alerts))["Subject"] == "Raqqa: the army denies; 40 bodies found"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": WhyNow.NOT_ACKNOWLEDGED}, "Nobody has acknowledged this in time."),
        ({"reason": WhyNow.REPEAT}, "Sent again: nobody has acknowledged this yet."),
        ({"reason": WhyNow.DIGEST, "held_back": "31 reprints"}, "Not told: 31 reprints."),
    ],
)
def test_one_alert_says_why_it_is_sent_again_and_what_was_held_back(changes: dict[str, Any], said: str) -> None:
    notification = of(SEVERAL.alerts[0]).model_copy(update=changes)
    content = content_of(notification)
    assert isinstance(content, Notification)
    mail = mailed(content)
    assert mail["Subject"] == mailed(of(SEVERAL.alerts[0]))["Subject"]
    for text in (part(mail, "plain"), part(mail, "html"), "\n".join(chat_message(content, "d1", None).lines)):
        assert text.count(said) == 1
    data = json.loads(webhook_body(content))["data"]
    assert (data["reason"], data["held_back"]) == (notification.reason.value, notification.held_back)


def test_several_reports_are_told_one_by_one_with_why_now() -> None:
    mail = mailed(SEVERAL)
    assert mail["Subject"].endswith("(+1 more report)")
    for kind in ("plain", "html"):
        text = part(mail, kind)
        assert "2 reports for Graves, Rivers (new alerts added)" in text
        assert text.count("Another report") == 1
        assert "https://courier.test/2" in text


def test_the_figures_are_in_a_table_of_who_what_where_and_before() -> None:
    figure = NEWS.figure
    assert figure is not None
    was = figure.model_copy(update={"value": 24.0, "text": "24"})
    item = NEWS.model_copy(update={"figure": figure.model_copy(update={"was": was})})
    mail = mailed(of(on_report(1), on_report(2, news=(item,))))
    lines = part(mail, "plain").splitlines()
    assert lines[lines.index("Figures") + 1 :][:7] == [
        "   Who             | Figure                    | Where | Before",
        "   Health Ministry | more than 40 bodies found | Raqqa",
        "     Words: more than 40 bodies were found in Raqqa",
        "     How sure: read surely",
        "   Health Ministry | more than 40 bodies found | Raqqa | more than 24",
        "     Words: more than 40 bodies were found in Raqqa",
        "     How sure: read surely",
    ]
    assert "New claim" not in part(mail, "plain"), "a figure in the table is not told a second time"
    assert "<th>Before</th>" in part(mail, "html")


def test_also_among_several_it_is_said_what_others_say_how_sure_it_is_and_in_which_words() -> None:
    mayor = AlertClaimant(key="mayor", name="Mayor <i>", kind=ClaimantKind.PERSON)
    other = Beside(
        claimant=mayor, publisher="The Herald", summary="Mayor <i>: 31", comparator=Comparator.EXACT, value=31
    )
    told = {"beside": (other,), "sureness": "contested"}
    figure = NEWS.model_copy(update=told)
    statement = figure.model_copy(update={"figure": None, "beside": (), "summary": "Health Ministry speaks"})
    mail = mailed(of(on_report(1, news=(figure, statement)), on_report(2, news=(figure,))))
    lines = part(mail, "plain").splitlines()
    table = lines[lines.index("Figures") + 2 :]
    words = "Words: more than 40 bodies were found in Raqqa"
    assert [line.strip() for line in table[1:4]] == [words, "Others: Mayor <i>: 31", "How sure: contested"]
    assert len(table) == 4, "the same figure of the same claimant is one row"
    at = lines.index("   * New claim: Health Ministry speaks")
    assert lines[at + 1 : at + 3] == ["     > more than 40 bodies were found in Raqqa", "     How sure: contested"]
    markup = part(mail, "html")
    assert f"more than 40 bodies found<br>{words}<br>Others: Mayor &lt;i&gt;: 31<br>How sure: contested</td>" in markup
    assert "<mark>more than 40 bodies were found in Raqqa</mark>" in markup


def test_titles_of_others_are_escaped() -> None:
    hostile = on_report(1)
    head = hostile.article.model_copy(update={"title": "<script>alert(1)</script>", "url": "javascript:alert(1)"})
    markup = part(mailed(of(on_report(2), hostile.model_copy(update={"article": head}))), "html")
    assert "<script>" not in markup
    assert 'href="javascript' not in markup


def test_a_call_has_whole_alerts_while_there_is_room_then_heads_then_a_number() -> None:
    body = webhook_body(of(*(on_report(number) for number in range(200))))
    call = json.loads(body)
    schema_of("alerts.raised").validate(call)
    data = call["data"]
    assert len(body) <= MOST_BYTES
    assert 1 < len(data["alerts"]) < len(data["further"]) < data["left_out"]
    assert len(data["alerts"]) + len(data["further"]) + data["left_out"] == 200
    ids = [each["alert_id"] for each in (*data["alerts"], *data["further"])]
    assert ids == [f"a{number}" for number in range(len(ids))]
    assert "channels" not in data["alerts"][0]


@pytest.mark.parametrize("name", ["Graves", "Ж" * 200])
@pytest.mark.parametrize("items", [10, 20, 40])
def test_a_call_with_a_long_first_alert_is_no_longer_than_any_other(items: int, name: str) -> None:
    long = on_report(0, news=(NEWS,) * items)
    others = (on_report(number, watch_id=f"w{number}", watch_name=name) for number in range(1, 60))
    body = webhook_body(of(long, *others))
    call = json.loads(body)
    schema_of("alerts.raised").validate(call)
    assert len(body) <= MOST_BYTES
    first = call["data"]["alerts"][0]
    assert first["news"]
    assert len(first["news"]) + first["news_left_out"] == items
    assert sum(len(call["data"][part]) for part in ("alerts", "further")) + call["data"]["left_out"] == 60


def test_a_digest_says_what_was_held_back() -> None:
    digest = SEVERAL.model_copy(update={"held_back": "31 reprints, 12 recaps"})
    for notification in (digest, digest.model_copy(update={"alerts": SEVERAL.alerts[:2]})):
        for kind in ("plain", "html"):
            assert "Not told: 31 reprints, 12 recaps." in part(mailed(notification), kind)
    assert json.loads(webhook_body(digest))["data"]["held_back"] == "31 reprints, 12 recaps"
    assert "Not told" not in part(mailed(SEVERAL), "plain")


def test_a_call_says_why_now_and_names_the_watches() -> None:
    data = json.loads(webhook_body(SEVERAL))["data"]
    assert (data["reason"], data["watches"], data["group_key"]) == ("new alerts added", ["Graves", "Rivers"], "g1")
    assert [each["alert_id"] for each in data["alerts"]] == ["a1", "a2", "a3"]
    assert (data["further"], data["left_out"]) == ([], 0)
