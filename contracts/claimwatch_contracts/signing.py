"""A webhook's signing secret, as Standard Webhooks 1.0.0 has it: ``whsec_`` and the base64 of 24 to 64 bytes, padded.

The one place that says which secrets can sign, for who stores them and who signs with them.
"""

import base64
import binascii
from typing import Annotated

from pydantic import AfterValidator

SECRET_PREFIX = "whsec_"  # noqa: S105 - the mark of a secret, not one
KEY_BYTES = range(24, 65)


class SecretError(ValueError):
    """A secret that receivers could not verify with."""


def signing_key(secret: str) -> bytes:
    """The bytes that sign.

    Raises:
        SecretError: it is no signing secret; the text does not repeat it.
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
