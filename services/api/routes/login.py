"""``/login``: people show their key once and get a session, and ``/me``: who the caller is.

The session's cookie is out of reach for scripts, and browsers do not send it along with what other sites ask for.
"""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import Field

from claimwatch_contracts.access import Caller
from claimwatch_contracts.fields import KnownFields
from services._runtime.access.callers import caller, caller_of
from services._runtime.access.door import COOKIE, shown_key
from services._runtime.access.failures import Failures
from services._runtime.access.keyring import Keys
from services._runtime.access.tokens import session_token, shown_id
from services._runtime.http.problems import Problem
from services.api.access.keys import SESSION_LASTS, Sessions
from services.api.routes.parameters import answers


class Login(KnownFields):
    """The key of whoever logs in."""

    key: Annotated[str, Field(min_length=1, max_length=200)]


def login_routes(keys: Keys, sessions: Sessions, failures: Failures) -> APIRouter:
    """Log in, log out, and say who is logged in. Wrong keys are counted in ``failures``."""
    router = APIRouter(tags=["access"])

    @router.post("/login", responses=answers(401, 408, 413, 429))
    async def log_in(login: Login, request: Request, response: Response) -> Caller:
        """Open a session for the bearer of a key; the answer sets its cookie. It lasts a week, or until `/logout`."""
        address, now = request.client.host if request.client else "", sessions.clock()
        try:
            key = await shown_key(keys, login.key)
        except Problem as wrong:
            raise failures.counted(address, shown_id(login.key), wrong, now) from wrong
        let_in(request, response, await sessions.open(key), SESSION_LASTS)
        return caller_of(key)

    @router.post("/logout", status_code=204, responses=answers())
    async def log_out(request: Request, response: Response) -> None:
        """End the caller's session, if there is one."""
        if token := session_token(request.cookies.get(COOKIE, "")):
            await sessions.end(token)
        response.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=is_secure(request))

    @router.get("/me", responses=answers(401))
    async def me() -> Caller:
        """The caller: the name and role of the key that was shown."""
        return caller()

    return router


def let_in(request: Request, response: Response, cookie: str, lasts: timedelta) -> None:
    """Give the browser its session."""
    secure, seconds = is_secure(request), int(lasts.total_seconds())
    response.set_cookie(COOKIE, cookie, max_age=seconds, httponly=True, samesite="strict", secure=secure)


def is_secure(request: Request) -> bool:
    """Whether the browser reached us by TLS, here or at a proxy in front of us."""
    return "https" in (request.url.scheme, request.headers.get("x-forwarded-proto", "").partition(",")[0].strip())
