"""A webhook's signing secrets: made here, shown once, rotated with the previous one kept (Standard Webhooks 1.0.0)."""

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
    """Enough of a secret to tell it from another, and not enough to sign with."""
    return f"{SECRET_PREFIX}…{secret.rstrip('=')[-SHOWN_CHARACTERS:]}"


def shown(current: Iterable[str], known_before: Collection[str]) -> tuple[str, ...]:
    """The secrets as they may be answered: whole when this very request brought them, redacted otherwise."""
    return tuple(redacted(secret) if secret in known_before else secret for secret in current)


def chosen(given: Collection[str], known_before: Collection[str]) -> tuple[str, ...]:
    """The secrets a channel has after a request. None given: those it had, or a new one.

    A redacted secret stands for the one it was made from, so that what was read can be sent back.

    Raises:
        SecretError: one is neither a secret nor a redacted one of this channel.
    """
    if not given:
        return tuple(known_before) or (new_secret(),)
    originals = {redacted(secret): secret for secret in known_before}
    whole = tuple(originals.get(secret, secret) for secret in given)
    for secret in whole:
        signing_key(secret)
    return whole


def rotated(current: Collection[str]) -> tuple[str, ...]:
    """A new secret first, then the newest so far; receivers verify with either until the next rotation."""
    return (new_secret(), *current)[:MAX_SECRETS]
