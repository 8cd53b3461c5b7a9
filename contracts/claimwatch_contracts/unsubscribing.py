"""The token in the unsubscribe link of a mail (RFC 8058): it names a channel, and is signed for one address.

``notify`` writes it and ``api`` reads it. It holds no address, and is worth nothing once the channel has another one.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode

PATH = "/unsubscribe/"


def unsubscribing_key(salt: str) -> bytes:
    """The key of an installation, from its secret salt."""
    return hashlib.sha256(f"unsubscribe {salt}".encode()).digest()


def unsubscribing_token(key: bytes, channel_id: str, address: str) -> str:
    """The token for a channel with that address: the channel's id and the signature, in base64 for URLs."""
    return f"{_encoded(channel_id.encode())}.{_signature(key, channel_id, address)}"


def channel_of_token(token: str) -> str | None:
    """The id of the channel that the token names, true or not; ``None`` if it has not the form of a token."""
    try:
        return urlsafe_b64decode(_padded(token.partition(".")[0])).decode()
    except ValueError:
        return None


def opens(token: str, key: bytes, channel_id: str, address: str) -> bool:
    """Whether the token was made for this channel with that address. The comparison takes the same time whatever."""
    return hmac.compare_digest(token.encode(), unsubscribing_token(key, channel_id, address).encode())


def _signature(key: bytes, channel_id: str, address: str) -> str:
    return _encoded(hmac.digest(key, f"{channel_id}\0{address}".encode(), hashlib.sha256))


def _encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _padded(text: str) -> str:
    return text + "=" * (-len(text) % 4)
