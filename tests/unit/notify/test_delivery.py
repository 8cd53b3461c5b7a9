"""What becomes of a delivery: planned once, tried by the schedule, ended by what the receiver answers."""

import random
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import aiosmtplib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services._runtime.errors import StartError
from services._runtime.settings import read_settings
from services.notify.channel_test import ChannelTest
from services.notify.clients import answer_to_mail, answer_to_webhook
from services.notify.delivery import Answer, Attempt, Outcome, State, after, planned
from services.notify.schedule import JITTER, STANDARD_DELAYS_SECONDS, next_attempt, retry_after
from services.notify.settings import NotifySettings
from tests.builders import NOW
from tests.unit.notify.alerts import alert, webhook_channel

CHANNEL = webhook_channel("c1", "https://hooks.test/", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
TEST = ChannelTest(request_id="r1", channel_id="c1", channel_name="Desk", requested_at=NOW)
ATTEMPT = Attempt(NOW, Outcome.TEMPORARY_FAILURE, 500, "HTTP 500")
FAILURE = Answer(Outcome.TEMPORARY_FAILURE, 500, "HTTP 500")


def test_delivery_has_one_id_for_an_alert_and_a_channel() -> None:
    first = planned(alert(), "c1", CHANNEL, NOW)
    assert planned(alert(), "c1", CHANNEL, NOW + timedelta(days=1)).delivery_id == first.delivery_id
    assert planned(alert(), "c2", CHANNEL, NOW).delivery_id != first.delivery_id
    assert (first.state, first.next_attempt_at) == (State.PENDING, NOW)


@pytest.mark.parametrize(
    ("channel", "disabled", "reason"),
    [
        (None, False, "does not exist"),
        (CHANNEL.model_copy(update={"enabled": False}), False, "is disabled"),
        (CHANNEL, True, "410"),
    ],
)
def test_delivery_to_where_nothing_can_be_sent_fails_with_the_reason(channel: Any, disabled: bool, reason: str) -> None:
    delivery = planned(alert(), "c1", channel, NOW, disabled=disabled)
    assert delivery.state is State.FAILED
    assert reason in (delivery.reason or "")
    assert delivery.next_attempt_at is None


def test_a_test_is_sent_where_alerts_are_not_and_tried_once() -> None:
    off = CHANNEL.model_copy(update={"enabled": False})
    delivery = planned(TEST, "c1", off, NOW, disabled=True)
    assert delivery.state is State.PENDING
    failed = after(delivery, FAILURE, NOW, STANDARD_DELAYS_SECONDS, random.Random(1))
    assert (failed.state, failed.reason, len(failed.attempts)) == (State.FAILED, "HTTP 500", 1)
    assert planned(TEST, "c1", None, NOW).state is State.FAILED


def test_the_schedule_starts_anew_for_what_is_asked_for_again() -> None:
    tried = replace(planned(alert(), "c1", CHANNEL, NOW), attempts=(ATTEMPT,) * 10, tries=0)
    again = after(tried, FAILURE, NOW, STANDARD_DELAYS_SECONDS, random.Random(1), seconds=0.25)
    assert (again.state, len(again.attempts), again.tries) == (State.PENDING, 11, 1)
    assert again.attempts[-1].seconds == 0.25


def test_failures_follow_the_standard_delays_and_end() -> None:
    delivery = planned(alert(), "c1", CHANNEL, NOW)
    waits = []
    while delivery.state is State.PENDING:
        delivery = after(delivery, FAILURE, NOW, STANDARD_DELAYS_SECONDS, random.Random(1))
        if delivery.next_attempt_at:
            waits.append((delivery.next_attempt_at - NOW).total_seconds())
    assert delivery.state is State.FAILED
    assert len(delivery.attempts) == 10
    hour = 3_600
    expected = [5, 300, 1_800, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]
    assert all(delay <= wait <= delay * 1.1 for delay, wait in zip(expected, waits, strict=True))
    assert "gave up after 10 attempts" in (delivery.reason or "")


@given(st.integers(0, 12), st.floats(0, 86_400), st.integers(0, 2**32))
def test_next_attempt_is_never_before_what_schedule_and_receiver_ask(failed: int, asked: float, seed: int) -> None:
    wait = timedelta(seconds=asked)
    again = next_attempt(NOW, failed, STANDARD_DELAYS_SECONDS, random.Random(seed), wait)
    if failed >= len(STANDARD_DELAYS_SECONDS):
        assert again is None
    else:
        assert again is not None
        delay = timedelta(seconds=STANDARD_DELAYS_SECONDS[failed])
        assert max(delay, wait) <= again - NOW <= max(delay * (1 + JITTER), wait) + timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        (format_datetime(NOW + timedelta(minutes=2), usegmt=True), 120),
        (format_datetime(NOW - timedelta(minutes=2), usegmt=True), 0),
        ("9" * 400, 86_400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
        *((nothing, None) for nothing in (None, "", "soon", "-5", "1.5", "²")),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_a_day_at_most(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOW) == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        *((status, Outcome.DELIVERED) for status in (200, 201, 204, 299)),
        *((status, Outcome.TEMPORARY_FAILURE) for status in (301, 307, 400, 404, 429, 500, 503)),
        (410, Outcome.DISABLED_BY_RECEIVER),
    ],
)
def test_only_2xx_is_success_and_410_disables(status: int, outcome: Outcome) -> None:
    assert answer_to_webhook(status, None, NOW).outcome is outcome


def test_retry_after_counts_where_it_means_something() -> None:
    waits = {status: answer_to_webhook(status, "60", NOW).retry_after for status in (429, 503, 500)}
    assert waits == {429: timedelta(seconds=60), 503: timedelta(seconds=60), 500: None}


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (
            aiosmtplib.SMTPRecipientsRefused([aiosmtplib.SMTPRecipientRefused(550, "no such user", "a@b.test")]),
            "permanent",
        ),
        (aiosmtplib.SMTPRecipientsRefused([aiosmtplib.SMTPRecipientRefused(450, "busy", "a@b.test")]), "temporary"),
        (aiosmtplib.SMTPDataError(554, "spam"), "permanent"),
        (aiosmtplib.SMTPDataError(451, "later"), "temporary"),
        (aiosmtplib.SMTPAuthenticationError(535, "who?"), "temporary"),
        (aiosmtplib.SMTPSenderRefused(550, "not you", "s@b.test"), "temporary"),
        (aiosmtplib.SMTPConnectTimeoutError("slow"), "temporary"),
        (ConnectionRefusedError("nobody there"), "temporary"),
    ],
)
def test_mail_that_is_refused_for_good_is_not_tried_again(error: Exception, outcome: str) -> None:
    assert answer_to_mail(error).outcome.value == f"{outcome}_failure"


@pytest.mark.parametrize(
    ("impossible", "named"),
    [
        ({"LEASE_SECONDS": "10", "TIMEOUT_SECONDS": "10"}, "LEASE_SECONDS"),
        ({"CONCURRENCY": "0"}, "CONCURRENCY"),
        ({"RETRY_DELAYS_SECONDS": "[]"}, "RETRY_DELAYS_SECONDS"),
        ({"SMTP_HOST": "mail.test"}, "SMTP_SENDER"),
        ({"SMTP_HOST": "mail.test", "SMTP_SENDER": "nobody"}, "SMTP_SENDER"),
        ({"SMTP_HOST": "mail.test", "SMTP_SENDER": "a@b.test, c@d.test"}, "SMTP_SENDER"),
        ({"SMTP_USER": "u"}, "SMTP_USER"),
        ({"SMTP_PASSWORD": "not-to-be-shown"}, "SMTP_USER"),
        ({"SMTP_USER": "u", "SMTP_PASSWORD": "p", "SMTP_SECURITY": "none"}, "SMTP_USER"),
    ],
)
def test_impossible_setting_stops_the_start_and_is_named(
    impossible: dict[str, str], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in impossible.items():
        monkeypatch.setenv(f"CLAIMWATCH_NOTIFY_{name}", value)
    with pytest.raises(StartError, match=f"CLAIMWATCH_NOTIFY_{named}: ") as error:
        read_settings(NotifySettings)
    assert "not-to-be-shown" not in str(error.value)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMWATCH_NOTIFY_ALLOW_PRIVATE_ADDRESSES", "true")
    monkeypatch.setenv("CLAIMWATCH_NOTIFY_RETRY_DELAYS_SECONDS", "[0, 1.5]")
    settings = read_settings(NotifySettings)
    assert settings.allow_private_addresses
    assert settings.retry_delays_seconds == (0.0, 1.5)
