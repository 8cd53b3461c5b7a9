"""The e-mail transport, which hands messages to the configured mail server over SMTP."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

import aiosmtplib

from claimwatch_contracts.deliveries import Notification, Outcome
from claimwatch_contracts.targets.email import EmailTarget
from services.notify.answer import Answer
from services.notify.channels.transport import in_words
from services.notify.mail_address import AddressError, mailbox
from services.notify.settings import NotifySettings
from services.notify.writing.content import content_of
from services.notify.writing.mail import message
from services.notify.writing.mail_headers import add_leave_headers

GOODBYE_SECONDS = 1.0
NO_SERVER = Answer(
    Outcome.TEMPORARY_FAILURE, None, "no mail server: CLAIMWATCH_NOTIFY_SMTP_HOST is not set", is_our_fault=True
)


@dataclass(frozen=True)
class EmailTransport:
    """Hands messages to the configured mail server, over one connection for each message."""

    settings: NotifySettings

    async def send(
        self,
        delivery_id: str,
        notification: Notification,
        target: EmailTarget,
        now: datetime,
        *,
        leave_url: str | None = None,
    ) -> Answer:
        """Hand the message over. A lasting refusal of the recipient or the content is a permanent failure."""
        settings = self.settings
        if settings.smtp_host is None or settings.smtp_sender is None:
            return NO_SERVER
        public_url = str(settings.public_url) if settings.public_url else None
        try:
            to = mailbox(target.to)
            mail = await asyncio.to_thread(  # a chart takes half a second to draw
                message,
                content_of(notification),
                delivery_id,
                sender=settings.smtp_sender,
                to=to,
                now=now,
                public_url=public_url,
            )
            if leave_url is not None:
                add_leave_headers(mail, leave_url)
            reply = await self._hand_over(mail, settings.smtp_host, settings.smtp_sender, to)
        except AddressError as error:
            return Answer(Outcome.PERMANENT_FAILURE, None, in_words(error))
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            return answer_to_mail(error)
        return Answer(Outcome.DELIVERED, int(aiosmtplib.SMTPStatus.completed), excerpt=reply)

    async def stop(self) -> None:
        """Do nothing: each attempt closes its own connection."""

    async def _hand_over(self, mail: EmailMessage, host: str, sender: str, to: str) -> str:
        """The server's words when it took the mail. What it does after that changes nothing about it."""
        server = self._server(host)
        try:
            async with asyncio.timeout(self.settings.timeout_seconds):
                await server.connect()
                _, reply = await server.send_message(mail, sender=sender, recipients=[to])
            return reply
        finally:
            await _leave(server)

    def _server(self, host: str) -> aiosmtplib.SMTP:
        settings = self.settings
        return aiosmtplib.SMTP(
            hostname=host,
            port=settings.smtp_port,
            username=settings.smtp_user,
            password=settings.smtp_password.get_secret_value() if settings.smtp_password else None,
            use_tls=settings.smtp_security == "tls",
            start_tls=settings.smtp_security == "starttls",
            timeout=settings.timeout_seconds,
        )


async def _leave(server: aiosmtplib.SMTP) -> None:
    """End the session, without waiting long for a server that does not say goodbye."""
    with suppress(aiosmtplib.SMTPException, OSError, TimeoutError):
        async with asyncio.timeout(GOODBYE_SECONDS):
            await server.quit()
    server.close()


def answer_to_mail(error: Exception) -> Answer:
    """The answer for an SMTP failure. A refusal of us, not of the message, is temporary: the operator can mend it."""
    refusal = error.recipients[0] if isinstance(error, aiosmtplib.SMTPRecipientsRefused) else error
    status = refusal.code if isinstance(refusal, aiosmtplib.SMTPResponseException) else None
    of_the_message = isinstance(refusal, aiosmtplib.SMTPRecipientRefused | aiosmtplib.SMTPDataError)
    permanent = of_the_message and status is not None and 500 <= status < 600
    outcome = Outcome.PERMANENT_FAILURE if permanent else Outcome.TEMPORARY_FAILURE
    return Answer(outcome, status, in_words(refusal))
