"""An attempt to log in with an account: what we must still know when the browser comes back from the issuer.

The browser keeps it in a cookie. ``state`` ties the answer to this browser (RFC 6749, 10.12), ``verifier`` the code to
us (RFC 7636), ``nonce`` the token to this attempt.
"""

import hmac
import re
import secrets
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from authlib.oauth2.rfc7636 import create_s256_code_challenge

_OWN_PATH = re.compile(r"/(?![/\\])[!-\[\]-~]{0,1999}")
_PATH_SIGNS = "/?&=%:,;+@!$()*~"


def _random() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True)
class Attempt:
    """One attempt; ``back`` is the path to go on to."""

    back: str = "/"
    state: str = field(default_factory=_random)
    nonce: str = field(default_factory=_random)
    verifier: str = field(default_factory=_random)

    @property
    def challenge(self) -> str:
        """What the issuer is told of the verifier."""
        return str(create_s256_code_challenge(self.verifier))

    def is_answered_by(self, state: str) -> bool:
        """Whether the issuer's answer is to this attempt."""
        return hmac.compare_digest(self.state.encode(), state.encode())

    def cookie(self) -> str:
        """The value of the cookie."""
        return ".".join((self.state, self.nonce, self.verifier, quote(self.back, safe="")))


def attempt_of(cookie: str) -> Attempt | None:
    """The attempt that a cookie holds; ``None`` if it holds none."""
    parts = cookie.split(".", 3)
    if len(parts) != 4 or not all(len(part) == 43 for part in parts[:3]):
        return None
    state, nonce, verifier, back = parts
    return Attempt(own_path(unquote(back)), state, nonce, verifier)


def own_path(back: str) -> str:
    """The path, if it leads nowhere but into this service, and ``/`` otherwise."""
    return quote(back, safe=_PATH_SIGNS) if _OWN_PATH.fullmatch(back) else "/"
