"""An alert or a test as a Standard Webhooks 1.0.0 call: its body, its headers, its signatures."""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic_core import to_json

from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.signing import signing_key
from services.notify.channel_test import ChannelTest
from services.notify.notice import NoticeNews, news_of, notice_of

ALERT, TEST = "alert.raised", "channel.test"
MAX_BODY_BYTES = 20_000


def webhook_body(content: AlertRaised | ChannelTest) -> bytes:
    """``{type, timestamp, data}`` below 20 kB, equal for equal contents.

    ``timestamp`` is when the alert was raised or the test asked for.
    """
    if isinstance(content, ChannelTest):
        named = {"channel_id": content.channel_id, "channel_name": content.channel_name}
        return _body(TEST, named | {"message": content.words}, content.requested_at)
    return _alert_body(content)


def _alert_body(alert: AlertRaised) -> bytes:
    notice = notice_of(alert)
    room = MAX_BODY_BYTES - len(_body(ALERT, notice.model_dump(), notice.raised_at)) - len(str(len(alert.news)))
    fitting: list[NoticeNews] = []
    for item in news_of(alert):
        room -= len(_json(item.model_dump())) + 1
        if room <= 0:
            break
        fitting.append(item)
    told = notice.model_copy(update={"news": tuple(fitting), "news_left_out": len(alert.news) - len(fitting)})
    return _body(ALERT, told.model_dump(), notice.raised_at)


def _body(kind: str, data: dict[str, Any], timestamp: datetime) -> bytes:
    return _json({"type": kind, "timestamp": timestamp, "data": data})


def _json(value: dict[str, Any]) -> bytes:
    return to_json(value, inf_nan_mode="null")


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
