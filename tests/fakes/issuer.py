"""A small issuer of accounts: OpenID Connect's authorization code flow with PKCE, and tokens with real signatures."""

import base64
import hashlib
import secrets
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, quote_plus, urlencode

from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT_ID, SECRET = "claimwatch", "s3cret & more: as long as a key"


def new_key(name: str | None = None) -> RSAKey:
    """A key to sign with, under this name or one of its own."""
    return RSAKey.generate_key(2048, {"kid": name or secrets.token_hex(4), "use": "sig", "alg": "RS256"})


@dataclass
class FakeIssuer:
    """Everybody who comes is ``person``: further claims of their token. ``wrongly`` are claims that it should not have.

    The token is signed with ``signs``; ``keys`` are those that are published. ``shown_by`` is how a client may show its
    secret. A client that has none shows nothing: ``is_public``.
    """

    address: str = ""
    person: dict[str, Any] = field(default_factory=lambda: {"sub": "u1", "name": "Ada", "groups": ["desk"]})
    wrongly: dict[str, Any] = field(default_factory=dict)
    signs: Any = field(default_factory=new_key)
    algorithm: str = "RS256"
    refuses: bool = False
    shown_by: str = "client_secret_basic"
    is_public: bool = False
    keys: list[RSAKey] = field(default_factory=list)
    asked: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.keys = self.keys or [self.signs]

    @property
    def app(self) -> Starlette:
        """What answers."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._described),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/keys", self._keys),
            ]
        )

    async def _described(self, _request: Request) -> Response:
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        return JSONResponse(
            {"issuer": self.address, "token_endpoint_auth_methods_supported": [self.shown_by]}
            | {name: f"{self.address}/{path}" for name, path in places.items()}
        )

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT_ID)
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe(8)
        self.asked[code] = asked
        answer = {"error": "access_denied", "error_description": "<b>no</b>"} if self.refuses else {"code": code}
        answered = answer | {"state": asked["state"], "iss": self.address, "session_state": "x"}
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(answered)}", 303)

    async def _token(self, request: Request) -> Response:
        form = dict(parse_qsl((await request.body()).decode()))
        asked = self.asked.pop(form["code"], None)
        if asked is None or not self._is_proved(request, form, asked):
            return JSONResponse({"error": "invalid_grant", "error_description": "a bad code"}, 400)
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT_ID, "iat": now, "exp": now + 60, "nonce": asked["nonce"]}
        header = {"alg": self.algorithm, "kid": self.signs.kid}
        token = jwt.encode(header, claims | self.person | self.wrongly, self.signs, algorithms=[self.algorithm])
        return JSONResponse({"access_token": "at", "token_type": "Bearer", "id_token": token})

    def _is_proved(self, request: Request, form: dict[str, str], asked: dict[str, str]) -> bool:
        digest = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
        return (
            digest.decode() == asked["code_challenge"]
            and form["redirect_uri"] == asked["redirect_uri"]
            and self._is_client(request.headers.get("authorization"), form.get("client_secret"))
        )

    def _is_client(self, header: str | None, secret: str | None) -> bool:
        basic = base64.b64encode(f"{CLIENT_ID}:{quote_plus(SECRET)}".encode()).decode()
        if self.is_public:
            return header is None and secret is None
        if self.shown_by == "client_secret_post":
            return header is None and secret == SECRET
        return header == f"Basic {basic}" and secret is None

    async def _keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [key.as_dict(private=False) for key in self.keys]})
