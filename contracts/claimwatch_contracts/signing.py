"""Signing secrets of Standard Webhooks 1.0.0: ``whsec_`` and the padded base64 of 24 to 64 bytes.

``api``, which stores secrets, and ``notify``, which signs with them, both check secrets with this module.
"""

import base64
import binascii
from typing import Annotated

from pydantic import AfterValidator

SECRET_PREFIX = "whsec_"  # noqa: S105 - the mark of a secret, not one
KEY_BYTES = range(24, 65)


class SecretError(ValueError):
    """A text is not a signing secret."""


def signing_key(secret: str) -> bytes:
    """The bytes of the key.

    Raises:
        SecretError: ``secret`` is no signing secret. The message does not repeat ``secret``.
    """
    try:
        key = base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not secret.startswith(SECRET_PREFIX) or len(key) not in KEY_BYTES:
        raise SecretError(f"a signing secret is {SECRET_PREFIX} and the base64 of 24 to 64 bytes")
    return key


def _usable(secret: str) -> str:
    signing_key(secret)
    return secret


SigningSecret = Annotated[str, AfterValidator(_usable)]
