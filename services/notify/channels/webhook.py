"""Webhooks: Standard Webhooks calls over guarded HTTP."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime

import httpx

from claimwatch_contracts.deliveries import Notification, Outcome
from claimwatch_contracts.signing import SecretError
from claimwatch_contracts.targets.webhook import WebhookTarget
from services._runtime.http.outbound import GuardError, guarded_client
from services.notify.answer import Answer
from services.notify.channels.transport import in_words, refused_in_words
from services.notify.schedule import retry_after
from services.notify.settings import NotifySettings
from services.notify.writing.content import content_of
from services.notify.writing.webhook_call import webhook_body, webhook_headers

EXCERPT_BYTES = 1_000
EXCERPT_SECONDS = 2.0
ASKS_TO_WAIT = (429, 503)


@dataclass(frozen=True)
class WebhookTransport:
    """Posts signed calls. ``timeout_seconds`` bounds a whole attempt.

    A receiver that has answered with its status has ``excerpt_seconds`` for the beginning of the body.
    """

    http: httpx.AsyncClient
    timeout_seconds: float
    excerpt_seconds: float = EXCERPT_SECONDS

    @classmethod
    def from_settings(cls, settings: NotifySettings) -> "WebhookTransport":
        """A transport that reaches the addresses and ports that the settings allow."""
        http = guarded_client(
            allow_private=settings.allow_private_addresses,
            ports=settings.allowed_ports,
            timeout_seconds=settings.timeout_seconds,
        )
        return cls(http, settings.timeout_seconds)

    async def send(
        self,
        delivery_id: str,
        notification: Notification,
        target: WebhookTarget,
        now: datetime,
        *,
        leave_url: str | None = None,
    ) -> Answer:
        """Post the content. Only a 2xx status is success; a redirect is a failure."""
        body = webhook_body(content_of(notification))
        answer: Answer | None = None
        try:
            headers = webhook_headers(delivery_id, body, target.secrets, now)
            async with (
                asyncio.timeout(self.timeout_seconds),
                self.http.stream("POST", str(target.url), content=body, headers=headers) as response,
            ):
                answer = answer_to_webhook(response.status_code, response.headers.get("retry-after"), now)
                async with asyncio.timeout(self.excerpt_seconds):
                    return replace(answer, excerpt=await _beginning(response))
        except (SecretError, httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            return Answer(Outcome.PERMANENT_FAILURE, None, in_words(error))
        except GuardError as error:
            return answer or Answer(Outcome.TEMPORARY_FAILURE, None, refused_in_words(str(error)))
        except (httpx.HTTPError, TimeoutError) as error:
            return answer or Answer(Outcome.TEMPORARY_FAILURE, None, in_words(error))

    async def stop(self) -> None:
        """Close the connections."""
        await self.http.aclose()


def answer_to_webhook(status: int, wait: str | None, now: datetime) -> Answer:
    """The answer for an HTTP status. ``wait`` is the response's Retry-After header."""
    if 200 <= status < 300:
        return Answer(Outcome.DELIVERED, status)
    if status == httpx.codes.GONE:
        return Answer(Outcome.DISABLED_BY_RECEIVER, status, "HTTP 410: the receiver wants no more")
    asked = retry_after(wait, now) if status in ASKS_TO_WAIT else None
    return Answer(Outcome.TEMPORARY_FAILURE, status, f"HTTP {status}", asked)


async def _beginning(response: httpx.Response) -> str:
    """The first 1,000 bytes of a body as text; empty for a compressed body, whose size is unknown."""
    if "content-encoding" in response.headers:
        return ""
    read = b""
    async for chunk in response.aiter_raw():
        read += chunk
        if len(read) >= EXCERPT_BYTES:
            break
    text = read[:EXCERPT_BYTES].decode(errors="replace")
    return "".join(character if character.isprintable() else " " for character in text)
