"""The two ways out: HTTP to webhooks, guarded, and SMTP. Each makes one attempt and says what came of it.

What the operator can mend in the settings (no mail server, an address that is not allowed) is a temporary failure:
once it is mended, what waited is sent.
"""

import asyncio
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from typing import Any, Protocol

import aiosmtplib
import httpx

from claimwatch_contracts.documents import Channel, EmailTarget, WebhookTarget
from claimwatch_contracts.signing import SecretError
from services._runtime.http.outbound import GuardError
from services._runtime.redaction import redacted
from services.notify.delivery import Answer, Delivery, Outcome
from services.notify.mail import message
from services.notify.mail_address import AddressError, mailbox
from services.notify.schedule import retry_after
from services.notify.settings import NotifySettings
from services.notify.webhook import webhook_body, webhook_headers

EXCERPT_BYTES = 1_000
ASKS_TO_WAIT = (429, 503)


class Client(Protocol):
    """Sends to one kind of channel."""

    async def send(self, delivery: Delivery, channel: Channel, now: datetime) -> Answer:
        """Make one attempt. Failures of the network and the receiver are answers; anything raised is a bug."""


class WebhookClient:
    """Standard Webhooks calls. ``timeout_seconds`` bounds a whole attempt."""

    def __init__(self, http: httpx.AsyncClient, timeout_seconds: float) -> None:
        self._http = http
        self._timeout_seconds = timeout_seconds

    async def send(self, delivery: Delivery, channel: Channel, now: datetime) -> Answer:
        """Post the content; only 2xx is success, and a redirect is a failure."""
        if not isinstance(channel.target, WebhookTarget):
            raise TypeError(f"channel {channel.channel_id} is no webhook")
        body = webhook_body(delivery.content)
        answer: Answer | None = None
        try:
            headers = webhook_headers(delivery.delivery_id, body, channel.target.secrets, now)
            async with (
                asyncio.timeout(self._timeout_seconds),
                self._http.stream("POST", str(channel.target.url), content=body, headers=headers) as response,
            ):
                answer = answer_to_webhook(response.status_code, response.headers.get("retry-after"), now)
                if answer.outcome is Outcome.DELIVERED:
                    return answer
                return replace(answer, excerpt=await _beginning(response))
        except (SecretError, httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            return Answer(Outcome.PERMANENT_FAILURE, None, _in_words(error))
        except (GuardError, httpx.HTTPError, TimeoutError) as error:
            return answer or Answer(Outcome.TEMPORARY_FAILURE, None, _in_words(error))

    async def stop(self) -> None:
        """Close the connections."""
        await self._http.aclose()


def answer_to_webhook(status: int, wait: str | None, now: datetime) -> Answer:
    """What an HTTP status means; ``wait`` is the response's Retry-After header."""
    if 200 <= status < 300:
        return Answer(Outcome.DELIVERED, status)
    if status == httpx.codes.GONE:
        return Answer(Outcome.DISABLED_BY_RECEIVER, status, "HTTP 410: the receiver wants no more")
    asked = retry_after(wait, now) if status in ASKS_TO_WAIT else None
    return Answer(Outcome.TEMPORARY_FAILURE, status, f"HTTP {status}", asked)


async def _beginning(response: httpx.Response) -> str:
    """The first kilobyte of a body in words; nothing of one that is compressed, which may be of any size."""
    if "content-encoding" in response.headers:
        return ""
    read = b""
    async for chunk in response.aiter_raw():
        read += chunk
        if len(read) >= EXCERPT_BYTES:
            break
    text = read[:EXCERPT_BYTES].decode(errors="replace")
    return "".join(character if character.isprintable() else " " for character in text)


class MailClient:
    """E-mail through the configured server."""

    def __init__(self, settings: NotifySettings) -> None:
        self._settings = settings

    async def send(self, delivery: Delivery, channel: Channel, now: datetime) -> Answer:
        """Hand the message to the server; a recipient or a content that it refuses for good is a permanent failure."""
        settings = self._settings
        if not isinstance(channel.target, EmailTarget):
            raise TypeError(f"channel {channel.channel_id} is no e-mail address")
        if settings.smtp_host is None or settings.smtp_sender is None:
            return Answer(Outcome.TEMPORARY_FAILURE, None, "no mail server: CLAIMWATCH_NOTIFY_SMTP_HOST is not set")
        public_url = str(settings.public_url) if settings.public_url else None
        try:
            to = mailbox(channel.target.to)
            mail = message(
                delivery.content,
                delivery.delivery_id,
                sender=settings.smtp_sender,
                to=to,
                now=now,
                public_url=public_url,
            )
            async with asyncio.timeout(settings.timeout_seconds):
                _, said = await self._hand_over(mail, settings.smtp_host, settings.smtp_sender, to)
        except AddressError as error:
            return Answer(Outcome.PERMANENT_FAILURE, None, _in_words(error))
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            return answer_to_mail(error)
        return Answer(Outcome.DELIVERED, int(aiosmtplib.SMTPStatus.completed), excerpt=said)

    async def _hand_over(self, mail: EmailMessage, host: str, sender: str, to: str) -> tuple[Any, str]:
        settings = self._settings
        return await aiosmtplib.send(
            mail,
            sender=sender,
            recipients=[to],
            hostname=host,
            port=settings.smtp_port,
            username=settings.smtp_user,
            password=settings.smtp_password.get_secret_value() if settings.smtp_password else None,
            use_tls=settings.smtp_security == "tls",
            start_tls=settings.smtp_security == "starttls",
            timeout=settings.timeout_seconds,
        )


def answer_to_mail(error: Exception) -> Answer:
    """What an SMTP failure means. That the server refuses us, not the message, the operator can mend: temporary."""
    refusal = error.recipients[0] if isinstance(error, aiosmtplib.SMTPRecipientsRefused) else error
    status = refusal.code if isinstance(refusal, aiosmtplib.SMTPResponseException) else None
    of_the_message = isinstance(refusal, aiosmtplib.SMTPRecipientRefused | aiosmtplib.SMTPDataError)
    permanent = of_the_message and status is not None and 500 <= status < 600
    outcome = Outcome.PERMANENT_FAILURE if permanent else Outcome.TEMPORARY_FAILURE
    return Answer(outcome, status, _in_words(refusal))


def _in_words(error: Exception) -> str:
    return redacted(f"{type(error).__name__}: {error}")
