"""A webhook's signing secrets: made here, shown once, rotated with the previous one kept (Standard Webhooks 1.0.0)."""

import base64
import binascii
import secrets
from collections.abc import Collection, Iterable

PREFIX = "whsec_"
NEW_BYTES = 32
ALLOWED_BYTES = range(24, 65)
SHOWN_CHARACTERS = 4
MAX_SECRETS = 2


class SecretError(ValueError):
    """A secret that receivers could not verify with."""


def new_secret() -> str:
    """A fresh secret from the operating system's randomness."""
    return PREFIX + base64.b64encode(secrets.token_bytes(NEW_BYTES)).decode()


def redacted(secret: str) -> str:
    """Enough of a secret to tell it from another, and not enough to sign with."""
    return f"{PREFIX}…{secret.rstrip('=')[-SHOWN_CHARACTERS:]}"


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
        _require_usable(secret)
    return whole


def rotated(current: Collection[str]) -> tuple[str, ...]:
    """A new secret first, then the newest so far; receivers verify with either until the next rotation."""
    return (new_secret(), *current)[:MAX_SECRETS]


def _require_usable(secret: str) -> None:
    try:
        size = len(base64.b64decode(secret.removeprefix(PREFIX), validate=True))
    except (binascii.Error, ValueError):
        size = 0
    if not secret.startswith(PREFIX) or size not in ALLOWED_BYTES:
        raise SecretError(f"a signing secret is {PREFIX} and the base64 of 24 to 64 bytes")
