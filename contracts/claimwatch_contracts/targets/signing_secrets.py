"""A webhook's signing secrets (Standard Webhooks 1.0.0). A secret is shown once; rotation keeps the previous secret."""

import base64
import secrets
from collections.abc import Collection, Iterable

from claimwatch_contracts.signing import SECRET_PREFIX, signing_key

NEW_BYTES = 32
SHOWN_CHARACTERS = 4
MAX_SECRETS = 2


def new_secret() -> str:
    """A fresh secret from the operating system's randomness."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(NEW_BYTES)).decode()


def redacted(secret: str) -> str:
    """The secret without most of its characters: enough to tell two secrets apart, too little to sign with."""
    return f"{SECRET_PREFIX}…{secret.rstrip('=')[-SHOWN_CHARACTERS:]}"


def shown(current: Iterable[str], before: Collection[str]) -> tuple[str, ...]:
    """The secrets as an answer shows them: those that the channel had before the request are redacted."""
    return tuple(redacted(secret) if secret in before else secret for secret in current)


def chosen(requested: Collection[str], before: Collection[str]) -> tuple[str, ...]:
    """A channel's secrets after a request. A request without secrets keeps those from before, or makes a new secret.

    A requested secret may be redacted, as an answer shows it: it stands for the channel's whole secret.

    Raises:
        SecretError: a requested secret is neither a signing secret nor a redacted secret of this channel.
    """
    if not requested:
        return tuple(before) or (new_secret(),)
    originals = {redacted(secret): secret for secret in before}
    whole = tuple(originals.get(secret, secret) for secret in requested)
    for secret in whole:
        signing_key(secret)
    return whole


def rotated(current: Collection[str]) -> tuple[str, ...]:
    """A new secret, then the newest of the current ones. Receivers verify with either until the next rotation."""
    return (new_secret(), *current)[:MAX_SECRETS]
