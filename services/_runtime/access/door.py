"""The door of a service's HTTP: who comes in, and with which role. Backend and scopes as Starlette parts them."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

from starlette.authentication import AuthCredentials, SimpleUser
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from claimwatch_contracts.access import AccessKey, Role
from services._runtime.access.callers import caller_of, enter
from services._runtime.access.failures import Failures
from services._runtime.access.keyring import Keys
from services._runtime.access.tokens import key_token, session_token, shown_id
from services._runtime.classification import TRANSIENT, classify
from services._runtime.clock import Clock
from services._runtime.errors import ErrorClass
from services._runtime.http.methods import SAFE
from services._runtime.http.problems import Problem, ProblemResponse, unavailable

COOKIE = "claimwatch_session"
STILL = "claimwatch.still"
"""Where a request's scope has what says whether its caller may still come in; for answers that last."""
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="claimwatch"'}
Needed = Callable[[str, str], Role | None]
"""The role that a request needs, by its method and path; ``None`` if nobody has to be known."""


class KeyBackend:
    """Recognises the caller by ``Authorization: Bearer``, or else by the session's cookie."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    async def authenticate(self, connection: HTTPConnection) -> AccessKey | None:
        """The caller's key; ``None`` if nothing was shown, or a session that is over.

        Raises:
            Problem: 401, a key was shown that is none of this installation, or no longer one.
        """
        if "authorization" in connection.headers:
            return await shown_key(self._keys, _bearer(connection))
        session = session_token(connection.cookies.get(COOKIE, ""))
        return None if session is None else await self._keys.by_session(session)


def _bearer(connection: HTTPConnection) -> str:
    """The key that the headers show; empty if they show none."""
    scheme, _, text = connection.headers.get("authorization", "").partition(" ")
    return text if scheme.lower() == "bearer" else ""


async def shown_key(keys: Keys, text: str) -> AccessKey:
    """The key whose token the text is.

    Raises:
        Problem: 401, the text is no token, or that of a key that is none of this installation, or no longer one.
    """
    token = key_token(text)
    key = None if token is None else await keys.by_key(token)
    if key is None:
        raise unauthorized("this key is unknown or was revoked")
    return key


class Door:
    """Middleware that passes a request on if its caller has the role that the request needs.

    Wrong keys are counted in ``failures``, together with those that are shown elsewhere. A key that is right comes in
    however many wrong ones were shown from its address.
    """

    def __init__(
        self,
        app: ASGIApp,
        keys: Keys,
        needed: Needed,
        clock: Clock,
        login: str | None = None,
        failures: Failures | None = None,
    ) -> None:
        self._app = app
        self._backend = KeyBackend(keys)
        self._needed = needed
        self._clock = clock
        self._failures = failures or Failures()
        self._login = login

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            answer = await self._refusal(scope)
        except Exception as error:
            if classify(error) is not ErrorClass.TRANSIENT:
                raise
            answer = ProblemResponse(unavailable(f"{type(error).__name__}; try again"))
        await (answer or self._app)(scope, receive, send)

    async def _refusal(self, scope: Scope) -> Response | None:
        connection = HTTPConnection(scope)
        needed = self._needed(scope["method"], scope["path"])
        address = connection.client.host if connection.client else ""
        if needed is None:
            return None
        try:
            key = await self._backend.authenticate(connection)
        except Problem as wrong:
            shown = shown_id(_bearer(connection))
            return ProblemResponse(self._failures.counted(address, shown, wrong, self._clock()))
        if key is None:
            return self._ask(connection)
        if not key.role.may(needed):
            return ProblemResponse(
                Problem(403, detail=f"the key {key.name!r} has the role {key.role}; this needs {needed}")
            )
        scope["auth"] = AuthCredentials([role for role in Role if key.role.may(role)])
        scope["user"] = SimpleUser(key.name)
        scope[STILL] = partial(self._still_may, connection, key)
        enter(caller_of(key))
        return None

    async def _still_may(self, connection: HTTPConnection, key: AccessKey) -> bool:
        """Whether the caller would still come in, with the same key, role and desk. Not while nobody can tell."""
        try:
            now = await self._backend.authenticate(connection)
        except (Problem, *TRANSIENT):
            return False
        return now is not None and (now.key_id, now.role, now.desk) == (key.key_id, key.role, key.desk)

    def _ask(self, connection: HTTPConnection) -> Response:
        """What is answered to somebody who showed nothing: a browser that opens a page is led to the login."""
        wants_page = "text/html" in connection.headers.get("accept", "")
        if self._login is not None and connection.scope["method"] in SAFE and wants_page:
            return RedirectResponse(f"{self._login}?{urlencode({'back': _address(connection)})}", 303)
        return ProblemResponse(unauthorized("show a key: Authorization: Bearer cwk_…; `claimwatch keys` makes some"))


def _address(connection: HTTPConnection) -> str:
    """The path that was asked for, with its query."""
    query = connection.scope.get("query_string", b"").decode("latin-1")
    return f"{connection.scope['path']}?{query}" if query else str(connection.scope["path"])


def unauthorized(detail: str) -> Problem:
    """The refusal of a caller who is not known."""
    return Problem(401, detail=detail, headers=CHALLENGE)
