"""The webhook call: Standard Webhooks 1.0.0 as its own test vector and library see it, and a body that always fits."""

import json
import uuid
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from standardwebhooks import Webhook

from claimwatch_contracts.base import Span, Surface
from claimwatch_contracts.deliveries import ChannelTest
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import Attribution, Claimant, DateInterval, Place
from claimwatch_contracts.report import Article, Extraction, Novelty, Report, ReportedFigure
from claimwatch_contracts.vocabulary import ExtractionStatus, NoveltyKind, SpeechType
from services.notify.webhook_call import MAX_BODY_BYTES, signature, webhook_body, webhook_headers
from tests.builders import NOW
from tests.unit.notify.alerts import alert

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OLD_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
TEST = ChannelTest(request_id="r1", channel_id="c1", channel_name="Desk", requested_at=NOW)
SCHEMAS = Path(__file__).parents[3] / "contracts" / "schemas" / "webhooks"
VECTOR = ("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')


def schema_of(call_type: str) -> Draft202012Validator:
    """The committed schema of a call's body."""
    return Draft202012Validator(json.loads((SCHEMAS / call_type / "v1.json").read_text()))


def test_signature_is_the_specification_s() -> None:
    assert signature(SECRET, *VECTOR) == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize("secret", [SECRET, OLD_SECRET])
def test_call_verifies_with_either_secret_while_they_rotate(secret: str) -> None:
    body = webhook_body(alert())
    headers = webhook_headers("d1", body, (SECRET, OLD_SECRET), datetime.now(UTC))
    assert headers["webhook-id"] == "d1"
    assert len(headers["webhook-signature"].split(" ")) == 2
    assert Webhook(secret).verify(body, headers)["type"] == "alert.raised"


def test_body_says_what_is_new_who_says_so_and_where_it_stands() -> None:
    data = json.loads(webhook_body(alert()))["data"]
    assert data["article"]["url"] == "https://courier.test/1"
    assert data["article"]["publisher"] == "The Courier"
    (item,) = data["news"]
    assert (item["figure"]["value"], item["figure"]["comparator"]) == (40.0, "more_than")
    assert item["figure"]["claimant"]["name"] == item["claim"]["claimant"]["name"] == "Health Ministry"
    assert item["figure"]["place"]["geonames_id"] == 172955
    assert item["quote"] == "more than 40 bodies were found in Raqqa"


def test_body_is_the_same_at_every_attempt_and_carries_no_article_text() -> None:
    assert webhook_body(alert()) == webhook_body(AlertRaised.model_validate_json(alert().model_dump_json()))
    assert b"We need help" not in webhook_body(alert())


@pytest.mark.parametrize("content", [alert(), TEST], ids=["alert.raised", "channel.test"])
def test_body_is_what_its_schema_promises(content: AlertRaised | ChannelTest, request: pytest.FixtureRequest) -> None:
    call = json.loads(webhook_body(content))
    assert call["type"] == request.node.callspec.id
    schema_of(call["type"]).validate(call)
    with pytest.raises(ValidationError):
        schema_of(call["type"]).validate(call | {"data": {}})


def test_a_test_says_that_it_is_one_and_of_which_channel() -> None:
    call = json.loads(webhook_body(TEST))
    assert call["timestamp"] == "2026-01-02T03:04:05Z"
    assert call["data"]["channel_id"] == "c1"
    assert "This is a test" in call["data"]["message"]
    assert "news" not in call["data"]


def test_long_url_is_left_out_rather_than_cut() -> None:
    data = json.loads(webhook_body(alert(url="https://courier.test/" + "a" * 3_000)))["data"]
    assert data["article"]["url"] is None


def test_what_does_not_fit_is_counted() -> None:
    item = alert().news[0]
    data = json.loads(webhook_body(alert().model_copy(update={"news": (item,) * 500})))["data"]
    assert data["news"]
    assert len(data["news"]) + data["news_left_out"] == 500


HUGE = st.builds(
    lambda unit, times: unit * times,
    st.sampled_from(["\x00", "\x07 ", "a", "word ", "\u2028", "\U0001f4a5", '"', "\\", "é", "</script>", "\n"]),
    st.integers(1, 30_000),
)
TEXTS = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), HUGE)
NUMBERS = st.one_of(st.none(), st.floats())


@st.composite
def alerts(draw: st.DrawFn) -> AlertRaised:
    """An alert whose every free text and number may be anything at all."""
    text = draw(TEXTS) or "x"
    start = draw(st.integers(0, len(text) - 1))
    span: dict[str, Any] = {"start": start, "end": draw(st.integers(start + 1, len(text)))}
    words = Surface(text=text[start : span["end"]], spans=(Span(**span),))
    source = Claimant(key="k", name=draw(TEXTS), text=draw(TEXTS))
    said = Attribution(source=words, cue=words, content=words, type=SpeechType.MIXED, claimant=source, via=source)
    where = Place(text=draw(TEXTS), name=draw(TEXTS), country=draw(TEXTS), **span)
    when = DateInterval(start=date.min, end=date.max, text=draw(TEXTS))
    counted = ReportedFigure(
        **span,
        **{name: draw(TEXTS) for name in ("text", "population", "unit")},
        **{name: draw(NUMBERS) for name in ("value", "min", "max")},
        date=when,
        claimant=source,
        place=where,
        attribution=0,
    )
    article = Article(
        **{name: draw(TEXTS) for name in ("url", "title", "publisher", "language")},
        article_id=_id(),
        revision=1,
        text=text,
        received_at=datetime.now(UTC),
    )
    report = Report(
        report_id=_id(),
        story_id=_id(),
        original=_id(),
        article=article,
        extractions={"figures": Extraction(extractor_version=1, status=ExtractionStatus.FAILED)},
        attributions=(said,),
        figures=(counted,),
    )
    item = Novelty(kind=NoveltyKind.CORRECTION, key="k", summary=draw(TEXTS), figure=0, attribution=0)
    return AlertRaised(
        alert_id=_id(),
        watch_id=_id(),
        watch_name=draw(TEXTS),
        matched=tuple(draw(st.lists(TEXTS, max_size=8))),
        raised_at=datetime.now(UTC),
        news=(item,) * draw(st.sampled_from([1, 2, 40])),
        report=report,
    )


def _id() -> str:
    return str(uuid.uuid4())


@settings(max_examples=60, deadline=None)
@given(alerts())
def test_body_is_below_the_limit_and_tells_something_whatever_the_alert(raised: AlertRaised) -> None:
    body = webhook_body(raised)
    assert len(body) < MAX_BODY_BYTES
    call = json.loads(body, parse_constant=pytest.fail)
    schema_of("alert.raised").validate(call)
    data = call["data"]
    assert data["news"]
    assert len(data["news"]) + data["news_left_out"] == len(raised.news)
