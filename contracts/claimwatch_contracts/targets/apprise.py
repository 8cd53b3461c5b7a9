"""The target of a chat or push channel, which is an address of Apprise, and a user's request for one."""

import re
from base64 import b64encode
from collections.abc import Collection
from typing import Annotated, Literal, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import AfterValidator, Field

from claimwatch_contracts.fields import nearest, shaped
from claimwatch_contracts.signing import SecretError
from claimwatch_contracts.targets.apprise_schemes import SCHEMES
from claimwatch_contracts.targets.target import Target
from claimwatch_contracts.targets.url_passwords import HIDDEN
from claimwatch_contracts.vocabulary import ChannelKind

ADDRESS = r"[a-z][a-z0-9+.-]*://\S+"
AppriseUrl = Annotated[
    str,
    Field(min_length=1, max_length=2_000),
    shaped(ADDRESS, "an address of Apprise, such as slack://TokenA/TokenB/TokenC/#desk"),
]
SHORTEST_SECRET = 4
"""Shorter parts of an address are taken for no secret: they occur in any text."""


def _of_a_known_service(url: str) -> str:
    scheme = url.partition("://")[0]
    if scheme not in SCHEMES:
        near = nearest(scheme, SCHEMES)
        hint = f"; did you mean {near}://?" if near else ""
        raise ValueError(f"Apprise sends nothing to {scheme}:// here{hint}")
    return url


class AppriseTarget(Target):
    """An address of Apprise: one of https://appriseit.com/services/. All of it but the scheme is secret."""

    kind: Literal[ChannelKind.APPRISE] = ChannelKind.APPRISE
    url: AppriseUrl

    def secret_texts(self) -> frozenset[str]:
        """The address, what follows its scheme, and its parts, as written and decoded; name and password as sent."""
        _, _, rest = self.url.partition("://")
        texts = {self.url, rest, *_parts(rest)}
        texts |= {*map(unquote, texts), *_logins(rest)}
        return frozenset(text for text in texts if len(text) >= SHORTEST_SECRET)

    def shown(self, secrets_before: Collection[str]) -> Self:
        """The target with nothing of its address but the scheme, also right after it was written."""
        return self.model_copy(update={"url": redacted(self.url)})


class AppriseRequest(AppriseTarget):
    """An address of Apprise: one of https://appriseit.com/services/. It is not shown again."""

    kind: Literal[ChannelKind.APPRISE]
    url: Annotated[AppriseUrl, AfterValidator(_of_a_known_service)]

    def completed(self, current: Target | None) -> AppriseTarget:
        """The requested target. A redacted address stands for that of ``current``.

        Raises:
            SecretError: the address is redacted, and ``current`` has none of its scheme.
        """
        if not self.url.endswith(f"://{HIDDEN}"):
            return AppriseTarget(url=self.url)
        if isinstance(current, AppriseTarget) and redacted(current.url) == self.url:
            return current
        raise SecretError("the address is redacted, and the channel has none of its scheme")


def redacted(url: str) -> str:
    """The scheme of an address, with asterisks for the rest."""
    return f"{url.partition('://')[0]}://{HIDDEN}"


def _logins(rest: str) -> set[str]:
    """The name and password as HTTP sends them, which a receiver may repeat."""
    login, at, _ = urlsplit(f"//{rest}").netloc.rpartition("@")
    return {b64encode(unquote(login).encode()).decode()} if at else set()


def _parts(rest: str) -> set[str]:
    split = urlsplit(f"//{rest}")
    values = {value for _, value in parse_qsl(split.query, keep_blank_values=True)}
    return values | set(re.split(r"[/:@?#&=,]+", rest))
