"""The channels one by one: what cannot be sent, what an answer means, what is kept of it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import aiosmtplib
import httpx
import pytest

from claimwatch_contracts.deliveries import Outcome
from claimwatch_contracts.targets import EmailTarget
from services._runtime.http.outbound import GuardError, PortError, PrivateAddressError
from services.notify.answer import Answer
from services.notify.channels.email import EmailTransport, answer_to_mail
from services.notify.channels.webhook import EXCERPT_BYTES, WebhookTransport, answer_to_webhook
from services.notify.mail_address import AddressError, mailbox
from services.notify.sending.secrecy import without_secrets
from services.notify.settings import NotifySettings
from tests.builders import NOW
from tests.unit.notify.alerts import ALERT, webhook_channel

KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
CHANNEL = webhook_channel("c1", "https://desk:p%40ss-word@hooks.test/", f"whsec_{KEY}")


async def answer_to(handler: httpx.MockTransport) -> Answer:
    """What the webhook transport makes of what the receiver answers."""
    transport = WebhookTransport(httpx.AsyncClient(transport=handler), 60)
    try:
        return await transport.send("d1", ALERT, CHANNEL.target, NOW)
    finally:
        await transport.stop()


def answering(status: int, **more: object) -> httpx.MockTransport:
    return httpx.MockTransport(lambda _request: httpx.Response(status, **more))  # type: ignore[arg-type]


async def endless() -> AsyncIterator[bytes]:
    while True:
        yield b"no\x00\n" * 100


async def test_the_beginning_of_a_refusal_is_kept_however_long_it_is() -> None:
    answer = await answer_to(answering(500, content=endless()))
    assert (answer.outcome, answer.status) == (Outcome.TEMPORARY_FAILURE, 500)
    assert answer.excerpt.startswith("no  no")
    assert len(answer.excerpt) <= EXCERPT_BYTES


async def test_the_beginning_of_what_a_receiver_says_is_kept_also_if_it_took_the_call() -> None:
    async def short() -> AsyncIterator[bytes]:
        yield b'{"queued": 7}'

    answer = await answer_to(answering(202, content=short()))
    assert (answer.outcome, answer.status, answer.excerpt) == (Outcome.DELIVERED, 202, '{"queued": 7}')


async def test_a_receiver_that_took_the_call_and_does_not_end_its_answer_has_taken_it() -> None:
    async def unending() -> AsyncIterator[bytes]:
        yield b"taken"
        await asyncio.Event().wait()

    transport = WebhookTransport(httpx.AsyncClient(transport=answering(200, content=unending())), 60, 0.01)
    answer = await transport.send("d1", ALERT, CHANNEL.target, NOW)
    await transport.stop()
    assert (answer.outcome, answer.status) == (Outcome.DELIVERED, 200)


async def test_a_compressed_refusal_is_not_inflated() -> None:
    answer = await answer_to(answering(500, content=endless(), headers={"content-encoding": "br"}))
    assert answer.excerpt == ""


async def test_a_body_that_breaks_off_changes_nothing_about_its_status() -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"gone"
        raise httpx.ReadError("reset")

    assert (await answer_to(answering(410, content=broken()))).outcome is Outcome.DISABLED_BY_RECEIVER


@pytest.mark.parametrize(
    "refusal",
    [
        PrivateAddressError("hooks.test leads to 10.0.0.1, which is not a public address"),
        PortError("port 27555 of 127.0.0.1 is none of 80, 443"),
    ],
)
async def test_what_is_not_allowed_is_tried_again_and_names_the_settings_that_allow_it(refusal: GuardError) -> None:
    def refuse(_request: httpx.Request) -> httpx.Response:
        raise refusal

    answer = await answer_to(httpx.MockTransport(refuse))
    assert answer.outcome is Outcome.TEMPORARY_FAILURE
    assert answer.detail.startswith(f"it was not sent: {refusal}. ")
    prefix = str(NotifySettings.model_config["env_prefix"])
    for setting in ("allowed_ports", "allow_private_addresses"):
        assert setting in NotifySettings.model_fields
        assert f"{prefix}{setting}".upper() in answer.detail


async def test_without_a_mail_server_a_mail_waits() -> None:
    answer = await EmailTransport(NotifySettings()).send("d1", ALERT, EmailTarget(to="reader@home.test"), NOW)
    assert answer.outcome is Outcome.TEMPORARY_FAILURE
    assert "CLAIMWATCH_NOTIFY_SMTP_HOST" in answer.detail


@pytest.mark.parametrize(
    "to",
    [
        *("a,b@home.test", "a;b@home.test", "a:b@home.test;", "group:a@home.test", "a@home.test,b@home.test"),
        *("a@home.test\x00", "a\x1b@home.test", "a@home\u202e.test", "a@ho\u200bme.test", "a(note)@home.test"),
        *("a..b@home.test", "@home.test", "a@", "", "Reader<a@home.test>", f"a@{'b' * 300}.test", "a\ud800@home.test"),
    ],
)
async def test_an_address_that_could_mean_another_mailbox_fails_for_good(to: str) -> None:
    with pytest.raises(AddressError):
        mailbox(to)
    settings = NotifySettings(smtp_host="127.0.0.1", smtp_port=1, smtp_sender="alerts@watch.test")
    answer = await EmailTransport(settings).send("d1", ALERT, EmailTarget.model_construct(to=to), NOW)
    assert answer.outcome is Outcome.PERMANENT_FAILURE
    assert "not one e-mail address" in answer.detail


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("o'neil+claims@home.test", "o'neil+claims@home.test"),
        ('"night desk"@home.test', '"night desk"@home.test'),
        ("desk@bücher.test", "desk@xn--bcher-kva.test"),
        ("desk@localhost", "desk@localhost"),
    ],
)
def test_an_ordinary_address_is_taken_and_its_domain_is_ascii(written: str, meant: str) -> None:
    assert mailbox(written) == meant


@pytest.mark.parametrize("said", [f"whsec_{KEY}", "p%40ss-word", "p@ss-word", "ZGVzazpwQHNzLXdvcmQ="])
def test_an_answer_that_repeats_a_secret_is_kept_without_it(said: str) -> None:
    kept = without_secrets(
        Answer(Outcome.TEMPORARY_FAILURE, 500, f"odd {said}", excerpt=f"got {said}!"), CHANNEL.target
    )
    assert "***" in kept.detail
    assert kept.excerpt.startswith("got ")
    assert said not in kept.detail + kept.excerpt


def test_what_is_kept_of_an_answer_is_short() -> None:
    kept = without_secrets(Answer(Outcome.BUG, None, "x " * 5_000, excerpt="y" * 5_000), CHANNEL.target)
    assert (len(kept.detail), len(kept.excerpt)) <= (300, 300)


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
