"""The demo's receivers: what is signed is taken once, what is not is refused; mail is kept."""

import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiosmtplib
import httpx
import pytest
from standardwebhooks import Webhook

from services._cli.demo.receiver import MailCatcher, WebhookReceiver

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
BODY = '{"type": "alert.raised", "data": {}}'


@pytest.fixture
async def receiver() -> AsyncIterator[WebhookReceiver]:
    receiver = WebhookReceiver(SECRET, lambda alert: None)
    await receiver.start()
    yield receiver
    await receiver.stop()


async def call(receiver: WebhookReceiver, *secrets: str, age: float = 0, sent: str = BODY, **headers: str) -> int:
    """Post ``sent`` with signatures over ``BODY``; the answer's status."""
    then = time.time() - age
    signatures = [Webhook(secret).sign("msg_1", datetime.fromtimestamp(then, UTC), BODY) for secret in secrets]
    signed: dict[str, Any] = {"webhook-id": "msg_1", "webhook-timestamp": str(int(then))}
    signed["webhook-signature"] = " ".join(signatures)
    async with httpx.AsyncClient() as client:
        return (await client.post(receiver.url, content=sent, headers=signed | headers)).status_code


async def test_signed_call_is_taken_once(receiver: WebhookReceiver) -> None:
    assert await call(receiver, SECRET) == 204
    assert await call(receiver, SECRET) == 204
    assert (len(receiver.received), receiver.duplicates, receiver.refused) == (1, 1, 0)


async def test_one_of_several_signatures_is_enough(receiver: WebhookReceiver) -> None:
    assert await call(receiver, OTHER, SECRET) == 204


@pytest.mark.parametrize(
    "wrong",
    [
        {"secrets": (OTHER,)},
        {"secrets": ()},
        {"secrets": (SECRET,), "sent": BODY + " "},
        {"secrets": (SECRET,), "age": 400},
        {"secrets": (SECRET,), "age": -400},
        {"secrets": (SECRET,), "webhook-timestamp": "soon"},
        {"secrets": (SECRET,), "webhook-signature": "v1,%%%"},
    ],
)
async def test_anything_else_is_refused(receiver: WebhookReceiver, wrong: dict[str, Any]) -> None:
    assert await call(receiver, *wrong.pop("secrets"), **wrong) == 401
    assert (receiver.received, receiver.refused) == ([], 1)


async def test_mail_is_kept() -> None:
    catcher = MailCatcher()
    await catcher.start()
    text = "Subject: H\u00e4llo\r\nMessage-ID: <1@x>\r\n\r\nA line.\r\n"
    await aiosmtplib.send(
        text.encode(), sender="a@x.test", recipients="b@x.test", hostname=catcher.host, port=catcher.port
    )
    await catcher.stop()
    assert [message["Message-ID"] for message in catcher.messages] == ["<1@x>"]
    assert catcher.messages[0].get_content().strip() == "A line."
