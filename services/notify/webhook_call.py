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
from claimwatch_contracts.webhooks import AlertCall, ChannelTestCall, ChannelUnderTest


def webhook_body(content: AlertRaised | ChannelTest) -> bytes:
    """``{type, timestamp, data}``, equal for equal contents. The body does not name the alert's other channels."""
    if isinstance(content, ChannelTest):
        return _json(_test_call(content))
    return _json(AlertCall(timestamp=content.raised_at, data=content))


def _test_call(test: ChannelTest) -> ChannelTestCall:
    channel = ChannelUnderTest(channel_id=test.channel_id, channel_name=test.channel_name, message=test.words)
    return ChannelTestCall(timestamp=test.requested_at, data=channel)


def _json(call: BaseModel) -> bytes:
    return to_json(call, inf_nan_mode="null")


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
