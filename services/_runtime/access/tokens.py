"""The tokens that callers show: ``cwk_<key id>_<secret>`` for a key, ``cws_<secret>`` for a browser's session."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

_KEY = re.compile(r"cwk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})")
_SESSION = re.compile(r"cws_([A-Za-z0-9_-]{43})")


@dataclass(frozen=True)
class Token:
    """A token as it was shown. It never appears in a log: ``repr`` leaves out the secret."""

    key_id: str | None
    digest: str

    def opens(self, digest: str) -> bool:
        """Whether the token's secret has that digest. The comparison takes the same time whatever differs."""
        return hmac.compare_digest(self.digest, digest)


def new_key(key_id: str | None = None) -> tuple[str, Token]:
    """A new key as it is shown once, and what is kept of it. Its id is random if none is given."""
    key_id, secret = key_id or secrets.token_hex(8), secrets.token_urlsafe(32)
    return f"cwk_{key_id}_{secret}", Token(key_id, _digest(secret))


def new_session() -> tuple[str, Token]:
    """A new session's cookie, and what is kept of it."""
    secret = secrets.token_urlsafe(32)
    return f"cws_{secret}", Token(None, _digest(secret))


def key_token(text: str) -> Token | None:
    """The token of a key; ``None`` if the text has not the form of one."""
    match = _KEY.fullmatch(text.strip())
    return match and Token(match[1], _digest(match[2]))


def shown_id(text: str) -> str:
    """The id in a key that was shown, right or wrong; empty if the text has not the form of a key."""
    token = key_token(text)
    return "" if token is None else str(token.key_id)


def session_token(text: str) -> Token | None:
    """The token of a session; ``None`` if the text has not the form of one."""
    match = _SESSION.fullmatch(text)
    return match and Token(None, _digest(match[1]))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
