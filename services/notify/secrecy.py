"""What is kept of an answer must not give away what only the sender and the receiver know."""

from base64 import b64encode
from dataclasses import replace
from urllib.parse import unquote

from claimwatch_contracts.documents import Channel, WebhookTarget
from claimwatch_contracts.shortening import shortened
from claimwatch_contracts.signing import SECRET_PREFIX
from services.notify.delivery import Answer

HIDDEN = "***"
KEPT_CHARACTERS = 300


def without_secrets(answer: Answer, channel: Channel) -> Answer:
    """The answer as it is recorded: short, and with asterisks where it repeats a signing secret or a password."""
    secrets = _secrets(channel)
    return replace(answer, detail=_kept(answer.detail, secrets), excerpt=_kept(answer.excerpt, secrets))


def _kept(text: str, secrets: list[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return shortened(text, KEPT_CHARACTERS)


def _secrets(channel: Channel) -> list[str]:
    """All that is secret of a channel, the longest first: one may be part of another."""
    if not isinstance(channel.target, WebhookTarget):
        return []
    secrets = {secret.removeprefix(SECRET_PREFIX) for secret in channel.target.secrets}
    url = channel.target.url
    if url.password:
        password = unquote(url.password)
        login = f"{unquote(url.username or '')}:{password}"
        secrets |= {url.password, password, b64encode(login.encode()).decode()}
    return sorted(secrets, key=len, reverse=True)
