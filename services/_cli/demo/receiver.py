"""Where the demo's alerts arrive: a webhook receiver that trusts nothing unsigned, and a mail catcher."""

import asyncio
import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from services._runtime.errors import InvalidError
from services._runtime.http.server import HttpServer

HOST = "127.0.0.1"
TOLERANCE_SECONDS = 300


class RefusedError(InvalidError):
    """The call was not signed by who holds the secret, or not just now."""


def verified(secret: str, headers: Mapping[str, str], body: bytes, now: float) -> str:
    """The ``webhook-id`` of a call that verifies (Standard Webhooks 1.0.0). It shares no code with who signs.

    Raises:
        RefusedError: it does not.
    """
    try:
        name, stamp, signatures = (headers[f"webhook-{part}"] for part in ("id", "timestamp", "signature"))
        age = abs(now - int(stamp))
    except (KeyError, ValueError) as error:
        raise RefusedError("a header is missing or malformed") from error
    if age > TOLERANCE_SECONDS:
        raise RefusedError("the timestamp is too far from now")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    expected = hmac.digest(key, f"{name}.{stamp}.".encode() + body, hashlib.sha256)
    for signature in signatures.split(" "):
        version, _, given = signature.partition(",")
        if version == "v1" and hmac.compare_digest(expected, _decoded(given)):
            return name
    raise RefusedError("no signature matches")


def _decoded(signature: str) -> bytes:
    try:
        return base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _calls(call: dict[str, Any]) -> list[dict[str, Any]]:
    """The call, or one call for each alert of a call with several."""
    if call.get("type") != "alerts.raised":
        return [call]
    alerts = call["data"]["alerts"]
    return [{"type": "alert.raised", "timestamp": alert["raised_at"], "data": alert} for alert in alerts]


class WebhookReceiver:
    """Listens at ``url``; hands each new alert's body to ``on_alert`` and drops what has an id it has seen.

    ``received`` are the bodies of the new ones, ``duplicates`` and ``refused`` count the others. A call with several
    alerts counts as one call for each.
    """

    def __init__(self, secret: str, on_alert: Callable[[dict[str, Any]], None]) -> None:
        self._secret = secret
        self._on_alert = on_alert
        self._seen: set[str] = set()
        self.received: list[dict[str, Any]] = []
        self.duplicates = 0
        self.refused = 0
        self._server = HttpServer(Starlette(routes=[Route("/alerts", self._receive, methods=["POST"])]), HOST, 0)

    @property
    def url(self) -> str:
        """Where to send webhooks; known after the start."""
        return f"http://{HOST}:{self._server.port}/alerts"

    async def start(self) -> None:
        """Listen on a free port."""
        await self._server.start()

    async def stop(self) -> None:
        """Stop listening."""
        await self._server.stop()

    async def _receive(self, request: Request) -> Response:
        body = await request.body()
        try:
            webhook_id = verified(self._secret, request.headers, body, time.time())
        except RefusedError as error:
            self.refused += 1
            return Response(str(error), 401)
        if webhook_id in self._seen:
            self.duplicates += 1
            return Response(status_code=204)
        for call in _calls(json.loads(body)):
            if call.get("type") != "channel.test":
                self._on_alert(call)
            self.received.append(call)
        self._seen.add(webhook_id)
        return Response(status_code=204)


class MailCatcher:
    """An SMTP server that keeps what it gets in ``messages``; ``host`` and ``port`` are known after the start."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.host = HOST
        self.port = 0
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen on a free port."""
        from aiosmtpd.smtp import SMTP  # of the extra `embedded`

        self._server = await asyncio.get_running_loop().create_server(
            lambda: SMTP(self, enable_SMTPUTF8=True), self.host, self.port
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Keep a message."""
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"
