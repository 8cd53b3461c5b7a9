"""The issuer of the organisation's accounts, over OpenID Connect: authorization code with PKCE."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import BadSignatureError, InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from services._runtime.errors import InvalidError, TransientError
from services.api.access.attempts import Attempt
from services.api.access.people import Claims

SIGNED_WITH = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"]
"""Signatures by a key of the issuer's own. None is by the secret that it shares with us."""
SECONDS = 15.0
LEEWAY_SECONDS = 60
KNOWN_FOR_SECONDS = 3_600.0
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class IssuerAwayError(TransientError):
    """The issuer does not answer, or not as an issuer does."""


class UntrustedError(InvalidError):
    """The issuer refused the code, or its token does not prove who somebody is."""


@dataclass(frozen=True)
class Client:
    """What we are to the issuer. Without a secret we are a public client, which PKCE protects."""

    issuer: str
    client_id: str
    secret: str | None
    scopes: str


def issuer_http(issuer: str) -> httpx.AsyncClient:
    """A client for the issuer at that URL. On this machine no proxy is asked."""
    return httpx.AsyncClient(timeout=SECONDS, trust_env=httpx.URL(issuer).host not in LOOPBACK)


class Issuer:
    """The issuer over HTTP. It is asked for its addresses at the first login, so that we start without it."""

    def __init__(self, http: httpx.AsyncClient, client: Client) -> None:
        self._http = http
        self._client = client
        self._metadata: dict[str, Any] = {}
        self._known_at = float("-inf")
        self._keys: KeySet | None = None

    async def way(self, attempt: Attempt, back_to: str) -> str:
        """The address at which the browser asks for an attempt; ``back_to`` is ours, to which it comes back.

        Raises:
            IssuerAwayError: the issuer does not say where that is.
        """
        address = str((await self._described())["authorization_endpoint"])
        asked = {
            "response_type": "code",
            "client_id": self._client.client_id,
            "redirect_uri": back_to,
            "scope": self._client.scopes,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": attempt.challenge,
            "code_challenge_method": "S256",
        }
        return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"

    async def claims(self, attempt: Attempt, code: str, back_to: str) -> Claims:
        """Who the bearer of the code is, as the issuer has signed it.

        Raises:
            UntrustedError: the code is refused, or the token is not for us, not of this attempt, or not signed.
            IssuerAwayError: the issuer does not answer.
        """
        answer = await self._tokens(attempt, code, back_to)
        if not isinstance(text := answer.get("id_token"), str):
            raise UntrustedError("the issuer sent no ID token; the scope openid asks for one")
        try:
            token = await self._read(text)
            given = {"nonce": attempt.nonce, "client_id": self._client.client_id}
            expected = {
                "iss": {"essential": True, "value": self._client.issuer},
                "aud": {"essential": True, "value": self._client.client_id},
                "sub": {"essential": True},
            }
            claims = CodeIDToken(
                token.claims, token.header, expected, given | {"access_token": answer.get("access_token")}
            )
            claims.validate(leeway=LEEWAY_SECONDS)
        except (JoseError, ValueError, TypeError) as error:
            raise UntrustedError(f"the ID token does not hold: {error}") from error
        return dict(claims)

    async def _tokens(self, attempt: Attempt, code: str, back_to: str) -> Mapping[str, Any]:
        asked = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back_to,
            "code_verifier": attempt.verifier,
            "client_id": self._client.client_id,
        }
        described, secret, auth = await self._described(), self._client.secret, None
        if secret is not None and _takes_secrets_in_forms_only(described):
            asked["client_secret"] = secret
        elif secret is not None:
            auth = httpx.BasicAuth(_form(self._client.client_id), _form(secret))
        return await self._asked("POST", str(described["token_endpoint"]), data=asked, auth=auth)

    async def _read(self, text: str) -> jwt.Token:
        """The token, if it is signed with a key of the issuer's. A key that is new to us is asked for.

        New keys of some issuers have no name, or an old one.
        """
        registry = JWSRegistry(algorithms=SIGNED_WITH, strict_check_header=False)
        if self._keys is not None:
            try:
                return jwt.decode(text, self._keys, registry=registry)
            except (InvalidKeyIdError, BadSignatureError):
                pass
        address = str((await self._described())["jwks_uri"])
        self._keys = KeySet.import_key_set(dict(await self._asked("GET", address)))  # type: ignore[arg-type]
        return jwt.decode(text, self._keys, registry=registry)

    async def _described(self) -> Mapping[str, Any]:
        """The issuer's addresses (OpenID Connect Discovery 1.0), asked for at most once an hour."""
        if time.monotonic() - self._known_at < KNOWN_FOR_SECONDS:
            return self._metadata
        address = f"{self._client.issuer.rstrip('/')}/.well-known/openid-configuration"
        found = dict(await self._asked("GET", address))
        if found.get("issuer") != self._client.issuer:
            raise IssuerAwayError(f"{address} describes {str(found.get('issuer'))[:200]}, not {self._client.issuer}")
        if missing := {"authorization_endpoint", "token_endpoint", "jwks_uri"} - found.keys():
            raise IssuerAwayError(f"{address} lacks {', '.join(sorted(missing))}")
        self._metadata, self._known_at = found, time.monotonic()
        return found

    async def _asked(self, method: str, address: str, **how: Any) -> Mapping[str, Any]:
        try:
            answer = await self._http.request(method, address, headers={"Accept": "application/json"}, **how)
            body = answer.json()
        except (httpx.TransportError, httpx.InvalidURL, ValueError) as error:
            raise IssuerAwayError(f"the issuer does not answer: {type(error).__name__}") from error
        if answer.is_success and isinstance(body, dict):
            return body
        if answer.is_client_error and method == "POST":
            words = body.get("error_description") or body.get("error") if isinstance(body, dict) else None
            raise UntrustedError(f"the issuer refuses the code: {str(words)[:200]}")
        raise IssuerAwayError(f"the issuer answers {answer.status_code}")


def _takes_secrets_in_forms_only(described: Mapping[str, Any]) -> bool:
    """Whether the issuer names its ways to show a secret, and the usual one is none of them."""
    ways = described.get("token_endpoint_auth_methods_supported") or ()
    return "client_secret_post" in ways and "client_secret_basic" not in ways


def _form(text: str) -> str:
    """As a client's name and secret are written in Basic authentication (RFC 6749, 2.3.1)."""
    return urlencode({"": text})[1:]
