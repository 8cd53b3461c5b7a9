"""Alerts or a test as a Standard Webhooks 1.0.0 call: its body, its headers, its signatures."""

import base64
import hashlib
import hmac
import itertools
from collections.abc import Iterable, Sequence
from datetime import datetime

from pydantic import BaseModel
from pydantic_core import to_json

from claimwatch_contracts.alert import Alert
from claimwatch_contracts.deliveries import ChannelTest, Notice, Notification
from claimwatch_contracts.signing import signing_key
from claimwatch_contracts.webhooks import (
    AlertCall,
    AlertHead,
    AlertsCall,
    ChannelTestCall,
    ChannelUnderTest,
    NoticeCall,
    NotifiedAlerts,
)
from services.notify.writing.content import Content
from services.notify.writing.several import watches_of

MOST_BYTES = 20_000
"""The size that Standard Webhooks 1.0.0 recommends at most."""
MOST_WATCHES = 10
HEAD_BYTES = 6_000
"""Of that, what is kept for the heads of alerts that have no room."""


def webhook_body(content: Content) -> bytes:
    """``{type, timestamp, data}``, equal for equal contents. The body does not name the alert's other channels."""
    if isinstance(content, ChannelTest):
        return _json(_test_call(content))
    if isinstance(content, Notice):
        return _json(NoticeCall(timestamp=content.noticed_at, data=content))
    if isinstance(content, Notification):
        return _json(_alerts_call(content))
    return _json(AlertCall(timestamp=content.raised_at, data=content))


def _test_call(test: ChannelTest) -> ChannelTestCall:
    channel = ChannelUnderTest(channel_id=test.channel_id, channel_name=test.channel_name, message=test.words)
    return ChannelTestCall(timestamp=test.requested_at, data=channel)


def _alerts_call(notification: Notification) -> AlertsCall:
    """The call with whole alerts while there is room for them, then heads, then a number.

    Of the first alert, news that have no room are counted.
    """
    first, *others = notification.alerts
    frame = len(_json(_call_of(notification, (first,), (), len(others)))) - len(_json(first))
    room = MOST_BYTES - frame
    alerts = (_cut_to(first, room), *others)
    whole = alerts[: max(1, _fitting(alerts, room - HEAD_BYTES))]
    heads = [_head(alert) for alert in alerts[len(whole) :]]
    shown = _fitting(heads, room - _bytes(whole))
    return _call_of(notification, whole, tuple(heads[:shown]), len(heads) - shown)


def _call_of(
    notification: Notification, whole: tuple[Alert, ...], further: tuple[AlertHead, ...], left_out: int
) -> AlertsCall:
    data = NotifiedAlerts(
        notification_id=notification.notification_id,
        group_key=notification.group_key,
        reason=notification.reason,
        watches=watches_of(notification.alerts)[:MOST_WATCHES],
        alerts=whole,
        further=further,
        left_out=left_out,
        held_back=notification.held_back,
    )
    return AlertsCall(timestamp=max(alert.raised_at for alert in notification.alerts), data=data)


def _cut_to(alert: Alert, most: int) -> Alert:
    """The alert with as many of its news as have room, one at least."""
    while _bytes([alert]) > most and len(alert.news) > 1:
        alert = alert.model_copy(update={"news": alert.news[:-1], "news_left_out": alert.news_left_out + 1})
    return alert


def _bytes(parts: Iterable[BaseModel]) -> int:
    """The size of the parts, each with the comma behind it."""
    return sum(len(_json(part)) + 1 for part in parts)


def _fitting(parts: Sequence[BaseModel], most: int) -> int:
    """How many of the parts, from the first on, have that many bytes together at most."""
    sizes = itertools.accumulate(len(_json(part)) + 1 for part in parts)
    return sum(1 for _ in itertools.takewhile(lambda size: size <= most, sizes))


def _head(alert: Alert) -> AlertHead:
    fields = {name: getattr(alert, name) for name in ("alert_id", "watch_id", "watch_name", "raised_at")}
    return AlertHead(**fields, title=alert.article.title, url=alert.article.url)


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
