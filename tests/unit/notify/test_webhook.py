"""The webhook call: Standard Webhooks 1.0.0 as its own test vector and library see it, and a body that says it all."""

import json
import math
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError
from standardwebhooks import Webhook

from claimwatch_contracts.deliveries import ChannelTest
from claimwatch_contracts.events import AlertRaised
from services.notify.writing.webhook_call import signature, webhook_body, webhook_headers
from tests.builders import NOW, TEXT
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
    assert item["claim"]["claimant"]["name"] == "Health Ministry"
    assert item["place"]["geonames_id"] == 172955
    assert item["quote"]["text"] == "The ministry said that more than 40 bodies were found in Raqqa."
    assert [TEXT[mark["start"] : mark["end"]] for mark in item["quote"]["marks"]] == [
        "40",
        "The ministry",
        "said",
        "more than 40 bodies were found in Raqqa",
    ]


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


def test_where_else_an_alert_is_sent_is_not_told() -> None:
    assert b"mailbox" not in webhook_body(alert("alert-1", "hook", "mailbox"))


def test_what_is_no_number_is_null() -> None:
    (item,) = alert().news
    assert item.figure is not None
    endless = item.model_copy(update={"figure": item.figure.model_copy(update={"value": math.inf, "max": math.nan})})
    body = webhook_body(alert().model_copy(update={"news": (endless,)}))
    (sent,) = json.loads(body, parse_constant=pytest.fail)["data"]["news"]
    assert (sent["figure"]["value"], sent["figure"]["max"]) == (None, None)
