"""The two ways out, before any server is asked: what cannot be sent, what is kept of an answer."""

from collections.abc import AsyncIterator

import httpx
import pytest

from services._runtime.http.outbound import PrivateAddressError
from services.notify.clients import EXCERPT_BYTES, MailClient, WebhookClient
from services.notify.delivery import Answer, Outcome, planned
from services.notify.mail_address import AddressError, mailbox
from services.notify.secrecy import without_secrets
from services.notify.settings import NotifySettings
from tests.builders import NOW
from tests.unit.notify.alerts import alert, email_channel, webhook_channel

KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
CHANNEL = webhook_channel("c1", "https://desk:p%40ss-word@hooks.test/", f"whsec_{KEY}")
DELIVERY = planned(alert(), "c1", CHANNEL, NOW)


async def answer_to(handler: httpx.MockTransport) -> Answer:
    """What a webhook client makes of what the transport answers."""
    client = WebhookClient(httpx.AsyncClient(transport=handler), 5)
    try:
        return await client.send(DELIVERY, CHANNEL, NOW)
    finally:
        await client.stop()


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


async def test_a_compressed_refusal_is_not_inflated() -> None:
    answer = await answer_to(answering(500, content=endless(), headers={"content-encoding": "br"}))
    assert answer.excerpt == ""


async def test_a_body_that_breaks_off_changes_nothing_about_its_status() -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"gone"
        raise httpx.ReadError("reset")

    assert (await answer_to(answering(410, content=broken()))).outcome is Outcome.DISABLED_BY_RECEIVER


async def test_an_address_that_is_not_allowed_is_tried_again() -> None:
    def refuse(_request: httpx.Request) -> httpx.Response:
        raise PrivateAddressError("hooks.test leads to 10.0.0.1, which is not a public address")

    answer = await answer_to(httpx.MockTransport(refuse))
    assert answer.outcome is Outcome.TEMPORARY_FAILURE
    assert "not a public address" in answer.detail


async def test_without_a_mail_server_a_mail_waits() -> None:
    answer = await MailClient(NotifySettings()).send(DELIVERY, email_channel("m", "reader@home.test"), NOW)
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
    channel = email_channel("m", "reader@home.test")
    channel = channel.model_copy(update={"target": channel.target.model_copy(update={"to": to})})
    answer = await MailClient(settings).send(DELIVERY, channel, NOW)
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
    kept = without_secrets(Answer(Outcome.TEMPORARY_FAILURE, 500, f"odd {said}", excerpt=f"got {said}!"), CHANNEL)
    assert "***" in kept.detail
    assert kept.excerpt.startswith("got ")
    assert said not in kept.detail + kept.excerpt


def test_what_is_kept_of_an_answer_is_short() -> None:
    kept = without_secrets(Answer(Outcome.BUG, None, "x " * 5_000, excerpt="y" * 5_000), CHANNEL)
    assert (len(kept.detail), len(kept.excerpt)) <= (300, 300)
