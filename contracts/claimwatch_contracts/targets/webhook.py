"""The target of a webhook, and a user's request for one."""

from base64 import b64encode
from collections.abc import Collection
from typing import Annotated, Literal, Self
from urllib.parse import unquote

from pydantic import Field, HttpUrl

from claimwatch_contracts.fields import KnownFields
from claimwatch_contracts.signing import SECRET_PREFIX, SigningSecret
from claimwatch_contracts.targets.signing_secrets import chosen, rotated, shown
from claimwatch_contracts.targets.target import Target
from claimwatch_contracts.targets.url_passwords import chosen_url, redacted_url
from claimwatch_contracts.vocabulary import ChannelKind


class WebhookTarget(Target):
    """A Standard Webhooks 1.0.0 endpoint. ``secrets`` are newest first; all of them sign."""

    kind: Literal[ChannelKind.WEBHOOK] = ChannelKind.WEBHOOK
    url: HttpUrl
    secrets: Annotated[tuple[SigningSecret, ...], Field(min_length=1)]

    def secret_texts(self) -> frozenset[str]:
        """The signing secrets with and without prefix; the URL's password as written, decoded and as sent."""
        keys = {secret.removeprefix(SECRET_PREFIX) for secret in self.secrets}
        return frozenset({*self.secrets, *keys, *_passwords(self.url)})

    def shown(self, secrets_before: Collection[str]) -> Self:
        """The target without the password of its URL; ``secrets_before`` are redacted."""
        return self.model_copy(update={"secrets": shown(self.secrets, secrets_before), "url": redacted_url(self.url)})

    def rotated(self) -> Self:
        """The target with a new secret, then the newest of the current ones."""
        return self.model_copy(update={"secrets": rotated(self.secrets)})


class WebhookRequest(KnownFields):
    """A Standard Webhooks endpoint. Without ``secrets``, the channel keeps its secrets or gets a new one."""

    kind: Literal[ChannelKind.WEBHOOK]
    url: HttpUrl
    secrets: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=500)], ...], Field(max_length=10)] = ()

    def completed(self, current: Target | None) -> WebhookTarget:
        """The requested target. A redacted secret or password stands for the one that ``current`` has.

        Raises:
            SecretError: a requested secret cannot sign.
        """
        before = current if isinstance(current, WebhookTarget) else None
        return WebhookTarget(
            url=chosen_url(self.url, before.url if before else None),
            secrets=chosen(self.secrets, before.secrets if before else ()),
        )


def _passwords(url: HttpUrl) -> set[str]:
    if not url.password:
        return set()
    password = unquote(url.password)
    login = f"{unquote(url.username or '')}:{password}"
    return {url.password, password, b64encode(login.encode()).decode()}
