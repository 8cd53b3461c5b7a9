"""Requests that another site's page makes are refused: by the name it calls us, and by what browsers say of it."""

import ipaddress
import re
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from services._runtime.http.problems import Problem, ProblemResponse

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_AUTHORITY = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?")


class OwnOrigin:
    """Middleware that lets requests through that are meant for us and come from nobody else's page.

    ``Host`` must be one of our names, the loopback's or the address that the connection came to: otherwise any name
    that somebody lets point here (DNS rebinding) would share an origin with us. An ``Origin`` must be ours, whatever
    the method; ``names`` without a port count as origins too, for a proxy that does not pass ``Host`` on. What a
    browser says another site asks for is answered only if it is a link that was followed.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str]) -> None:
        self._app = app
        self._names = LOOPBACK_NAMES | {name.lower() for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        await (self._app if refusal is None else ProblemResponse(refusal))(scope, receive, send)

    def _refusal(self, scope: Scope) -> Problem | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if not self._is_own_host(host, scope):
            return Problem(
                421, detail=f"{host[:100]!r} is no name of this service; the setting ALLOWED_HOSTS adds some"
            )
        if self._is_foreign_origin(headers, host) or _is_asked_by_another_site(headers, scope["method"]):
            return Problem(403, detail="this request comes from a page of another origin")
        return None

    def _is_own_host(self, host: str, scope: Scope) -> bool:
        authority = _AUTHORITY.fullmatch(host)
        return authority is not None and (authority[1] in self._names or authority[1] == _own_address(scope))

    def _is_foreign_origin(self, headers: Headers, host: str) -> bool:
        origins = [origin.lower().partition("://")[2] for origin in headers.getlist("origin")]
        configured = self._names - LOOPBACK_NAMES
        return any(origin != host and origin not in configured for origin in origins)


def _own_address(scope: Scope) -> str | None:
    """The address the connection came to, as ``Host`` writes it; ``None`` where the server has no address."""
    name = (scope.get("server") or ("", None))[0]
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return None
    return f"[{address}]" if address.version == 6 else str(address)


def _is_asked_by_another_site(headers: Headers, method: str) -> bool:
    if headers.get("sec-fetch-site", "none") in ("same-origin", "none"):
        return False
    return method not in ("GET", "HEAD") or headers.get("sec-fetch-mode") != "navigate"
