"""What stands at the far end of each kind of channel: a real receiver on loopback that does what a test wants."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from email import message_from_bytes, policy
from enum import Enum, auto
from typing import Any

from aiosmtpd.smtp import SMTP
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from claimwatch_contracts.deliveries import ChannelTest, Notice, Notification, Outcome
from claimwatch_contracts.targets import AppriseTarget, EmailTarget, WebhookTarget
from claimwatch_contracts.targets.target import Target
from services._runtime.http.server import HttpServer
from services.notify.answer import Answer
from services.notify.channels.chat import AppriseTransport
from services.notify.channels.email import EmailTransport
from services.notify.channels.transport import Transport
from services.notify.channels.webhook import WebhookTransport
from services.notify.settings import NotifySettings
from services.notify.writing.content import Content, content_of
from tests.fakes.notify import BUSY, GONE, TAKEN, FakeTransport

HOST = "127.0.0.1"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Mood(Enum):
    """How a receiver treats what comes. One that is ``SILENT`` takes it and never answers."""

    TAKES = auto()
    IS_BUSY = auto()
    REFUSES = auto()
    SILENT = auto()


STATUSES = {Mood.TAKES: 204, Mood.IS_BUSY: 503, Mood.REFUSES: 410, Mood.SILENT: 204}
REPLIES = {Mood.TAKES: "250 OK", Mood.IS_BUSY: "451 later", Mood.REFUSES: "554 no such reader", Mood.SILENT: "250 OK"}
ANSWERS = {
    Mood.TAKES: TAKEN,
    Mood.IS_BUSY: BUSY,
    Mood.REFUSES: GONE,
    Mood.SILENT: Answer(Outcome.TEMPORARY_FAILURE, None, "TimeoutError"),
}


class Receiver:
    """``received`` are the ids of what came, in order, and ``texts`` what it said."""

    target: Target

    def __init__(self) -> None:
        self.mood = Mood.TAKES
        self.received: list[str] = []
        self.texts: list[str] = []
        self.released = asyncio.Event()

    async def start(self) -> None:
        """Listen."""

    async def stop(self) -> None:
        """Let go of whoever waits for an answer, and stop listening."""
        self.released.set()

    def transport(self, timeout_seconds: float = 60) -> Transport:
        """A transport of the receiver's kind, which is allowed to reach it."""
        raise NotImplementedError


class WebhookReceiver(Receiver):
    """An HTTP server."""

    target: Target

    async def start(self) -> None:
        """Listen on a free port."""
        self._server = HttpServer(Starlette(routes=[Route("/{path:path}", self._answer, methods=["POST"])]), HOST, 0)
        await self._server.start()
        url = f"http://desk:pa55word@{HOST}:{self._server.port}/"
        self.target = WebhookTarget.model_validate({"url": url, "secrets": [SECRET]})

    async def stop(self) -> None:
        """Stop listening."""
        await super().stop()
        await self._server.stop()

    def transport(self, timeout_seconds: float = 60) -> Transport:
        """Guarded HTTP that may reach loopback."""
        return WebhookTransport.from_settings(
            NotifySettings(allow_private_addresses=True, timeout_seconds=timeout_seconds, lease_seconds=90)
        )

    async def _answer(self, request: Request) -> Response:
        self.received.append(request.headers["webhook-id"])
        self.texts.append((await request.body()).decode())
        if self.mood is Mood.SILENT:
            await self.released.wait()
        return Response("I will not say pa55word", STATUSES[self.mood])


class MailServer(Receiver):
    """An SMTP server."""

    target = EmailTarget(to="reader@home.test")
    left_by: str | None = None
    """Where the last mail says that its reader can stop the mails."""

    async def start(self) -> None:
        """Listen on a free port."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: SMTP(self, enable_SMTPUTF8=True), HOST, 0)
        self._port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Stop listening."""
        await super().stop()
        self._server.close()

    def transport(self, timeout_seconds: float = 60) -> Transport:
        """SMTP to this server."""
        return EmailTransport(
            NotifySettings(
                smtp_host=HOST,
                smtp_port=self._port,
                smtp_security="none",
                smtp_sender="alerts@watch.test",
                timeout_seconds=timeout_seconds,
                lease_seconds=90,
            )
        )

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's
        """Keep a message and answer it."""
        mail = message_from_bytes(envelope.content, policy=policy.default)
        self.received.append(mail["Message-ID"].strip("<>").removesuffix("@watch.test"))
        self.left_by = mail["List-Unsubscribe"]
        body = mail.get_body(("plain",))
        self.texts.append(f"{mail['Subject']} {body.get_content() if body else ''}")
        if self.mood is Mood.SILENT:
            await self.released.wait()
        return REPLIES[self.mood]


class ChatServer(WebhookReceiver):
    """An HTTP server to which Apprise posts JSON."""

    async def start(self) -> None:
        """Listen on a free port."""
        await super().start()
        self.target = AppriseTarget(url=f"json://desk:pa55word@{HOST}:{self._server.port}/hook-s3cret/")

    def transport(self, timeout_seconds: float = 60) -> Transport:
        """Apprise that may reach loopback."""
        settings = NotifySettings(
            allow_private_addresses=True, timeout_seconds=timeout_seconds, lease_seconds=90, chat_workers=1
        )
        return AppriseTransport.from_settings(settings)

    async def _answer(self, request: Request) -> Response:
        said = await request.json()
        text, _, last = said["message"].rpartition("\n")
        self.received.append(last.rpartition(" ")[2])
        self.texts.append(f"{said['title']} {text}")
        if self.mood is Mood.SILENT:
            await self.released.wait()
        return Response("I will not say pa55word or hook-s3cret", STATUSES[self.mood])


class FakeReceiver(Receiver):
    """The channel in memory that other tests use."""

    target = WebhookTarget.model_validate({"url": "https://hooks.test/", "secrets": [SECRET]})

    async def stop(self) -> None:
        """Answer nothing any more."""
        self.mood = Mood.SILENT

    def transport(self, timeout_seconds: float = 60) -> Transport:
        """A fake that answers by this receiver's mood."""
        return MoodyTransport(self)


class MoodyTransport(FakeTransport):
    """The fake, told by a receiver what to answer."""

    def __init__(self, receiver: FakeReceiver) -> None:
        super().__init__()
        self._receiver = receiver

    async def send(
        self,
        delivery_id: str,
        notification: Notification,
        target: Target,
        now: datetime,
        *,
        leave_url: str | None = None,
    ) -> Answer:
        """Answer by the receiver's mood."""
        self.answers = [ANSWERS[self._receiver.mood]]
        content = content_of(notification)
        self._receiver.received.append(delivery_id)
        self._receiver.texts.append(_said(content))
        return await super().send(delivery_id, notification, target, now)


def _said(content: Content) -> str:
    if isinstance(content, Notification):
        return ", ".join(alert.watch_name for alert in content.alerts)
    if isinstance(content, Notice):
        return "\n".join((content.title, *content.lines))
    return content.words if isinstance(content, ChannelTest) else content.watch_name


RECEIVERS: dict[str, Callable[[], Receiver]] = {
    "webhook": WebhookReceiver,
    "email": MailServer,
    "apprise": ChatServer,
    "fake": FakeReceiver,
}
