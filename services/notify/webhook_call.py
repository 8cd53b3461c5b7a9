"""An alert or a test as a Standard Webhooks 1.0.0 call: its body, its headers, its signatures."""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime

from pydantic import BaseModel
from pydantic_core import to_json

from claimwatch_contracts.deliveries import ChannelTest
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.signing import signing_key
from claimwatch_contracts.webhooks import AlertCall, ChannelTestCall, ChannelUnderTest, Notice, NoticeNews
from services.notify.notice import news_of, notice_of

MAX_BODY_BYTES = 20_000


def webhook_body(content: AlertRaised | ChannelTest) -> bytes:
    """``{type, timestamp, data}`` below 20 kB, equal for equal contents."""
    return _json(_test_call(content)) if isinstance(content, ChannelTest) else _alert_body(content)


def _test_call(test: ChannelTest) -> ChannelTestCall:
    channel = ChannelUnderTest(channel_id=test.channel_id, channel_name=test.channel_name, message=test.words)
    return ChannelTestCall(timestamp=test.requested_at, data=channel)


def _alert_body(alert: AlertRaised) -> bytes:
    notice = notice_of(alert)
    room = MAX_BODY_BYTES - len(_alert_call(notice)) - len(str(len(alert.news)))
    fitting: list[NoticeNews] = []
    for item in news_of(alert):
        room -= len(_json(item)) + 1
        if room <= 0:
            break
        fitting.append(item)
    return _alert_call(
        notice.model_copy(update={"news": tuple(fitting), "news_left_out": len(alert.news) - len(fitting)})
    )


def _alert_call(notice: Notice) -> bytes:
    return _json(AlertCall(timestamp=notice.raised_at, data=notice))


def _json(model: BaseModel) -> bytes:
    return to_json(model.model_dump(), inf_nan_mode="null")


def webhook_headers(delivery_id: str, body: bytes, secrets: Iterable[str], now: datetime) -> dict[str, str]:
    """The headers of one attempt, signed with every secret.

    Raises:
        SecretError: a secret is malformed.
    """
    timestamp = int(now.timestamp())
    return {
        "content-type": "application/json",
        "webhook-id": delivery_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signature(secret, delivery_id, timestamp, body) for secret in secrets),
    }


def signature(secret: str, webhook_id: str, timestamp: int, body: bytes) -> str:
    """``v1,`` and the base64 HMAC-SHA256 over ``id.timestamp.body``; ``timestamp`` in unix seconds."""
    signed = f"{webhook_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(signing_key(secret), signed, hashlib.sha256)).decode()
