"""Refuses requests from pages of other sites, by the request's host name and by the browser's headers."""

import ipaddress
import re
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from services._runtime.http.methods import READING
from services._runtime.http.problems import Problem, ProblemResponse

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_AUTHORITY = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?")


class OwnOrigin:
    """Middleware that passes only requests that are for this service and do not come from a page of another site.

    ``Host`` must be one of ``names``, a loopback name, or the address that the connection came to. Otherwise a foreign
    name that points here (DNS rebinding) would share our origin. An ``Origin`` must be ours, for every method.
    ``names`` without a port count as origins too, for proxies that do not pass ``Host`` on. If the browser says that
    the request comes from another site, it is answered only if the user follows a link.

    Pages of the ``invited`` origins may ask, but with no cookie, which would be the session of somebody else's page.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str], invited: Iterable[str] = ()) -> None:
        self._app = app
        self._invited = frozenset(invited)
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
        if self._is_invited(headers):
            return None
        if self._is_foreign_origin(headers, host) or _is_asked_by_another_site(headers, scope["method"]):
            return Problem(403, detail="this request comes from a page of another origin")
        return None

    def _is_own_host(self, host: str, scope: Scope) -> bool:
        authority = _AUTHORITY.fullmatch(host)
        return authority is not None and (authority[1] in self._names or authority[1] == _own_address(scope))

    def _is_invited(self, headers: Headers) -> bool:
        origins = headers.getlist("origin")
        return len(origins) == 1 and origins[0] in self._invited and "cookie" not in headers

    def _is_foreign_origin(self, headers: Headers, host: str) -> bool:
        origins = [origin.lower().partition("://")[2] for origin in headers.getlist("origin")]
        configured = self._names - LOOPBACK_NAMES
        return any(origin != host and origin not in configured for origin in origins)


def _own_address(scope: Scope) -> str | None:
    """The address that the connection came to, in the form of a ``Host``; ``None`` if the server has no address."""
    name = (scope.get("server") or ("", None))[0]
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return None
    return f"[{address}]" if address.version == 6 else str(address)


def _is_asked_by_another_site(headers: Headers, method: str) -> bool:
    if headers.get("sec-fetch-site", "none") in ("same-origin", "none"):
        return False
    return method not in READING or headers.get("sec-fetch-mode") != "navigate"
