"""``/login/oidc``: people log in with an account of their organisation (OpenID Connect).

The browser is sent to the issuer and comes back with a code. What it came with is kept in a cookie meanwhile, which has
to be ``Lax``: a strict one is not sent when another site leads here. For the same reason the answer is a page that goes
on by itself: a redirect would go on without the session that it gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel
from starlette.routing import BaseRoute, Route

from services._runtime.access.failures import ACCOUNT, Failures
from services._runtime.http.problems import Problem
from services.api.access.attempts import Attempt, attempt_of, own_path
from services.api.access.clients import Issuer, IssuerAwayError, UntrustedError
from services.api.access.editing import KeyDesk
from services.api.access.keys import Sessions
from services.api.access.people import Membership, NoMemberError
from services.api.pages import notice
from services.api.routes.login import is_secure, let_in
from services.api.routes.page import OF_NOTICES
from services.api.routes.parameters import answers

ATTEMPT = "claimwatch_attempt"
ATTEMPT_SECONDS = 600
WAY, RETURN = "/login/oidc", "/login/oidc/return"
NO_ACCOUNTS = Problem(404, detail="here people log in with keys only; CLAIMWATCH_API_OIDC_ISSUER would change that")

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Accounts:
    """Whose accounts are taken, what they may do, what the login page calls them, and how long a session lasts."""

    issuer: Issuer
    membership: Membership
    label: str
    lasts: timedelta
    redirect_url: str | None = None


class Ways(BaseModel):
    """How people may log in, beside with a key: ``account`` is what they have, or ``null``."""

    account: str | None


def account_routes(accounts: Accounts | None) -> APIRouter:
    """Say how to log in."""
    router = APIRouter(tags=["access"])

    @router.get("/login/ways", responses=answers())
    async def ways() -> Ways:
        """How people may log in, beside with a key. Who has an account begins at `/login/oidc`."""
        return Ways(account=None if accounts is None else accounts.label)

    return router


def account_pages(accounts: Accounts | None, desk: KeyDesk, sessions: Sessions, failures: Failures) -> list[BaseRoute]:
    """Lead to the issuer, and let in who comes back. Issuers add parameters of their own, which are passed over.

    Refused logins are counted in ``failures``.
    """

    def known() -> Accounts:
        if accounts is None:
            raise NO_ACCOUNTS
        return accounts

    async def lead(request: Request) -> Response:
        attempt = Attempt(own_path(request.query_params.get("back", "/")))
        try:
            answer = RedirectResponse(await known().issuer.way(attempt, _back_to(request, known())), 303)
        except IssuerAwayError as away:
            return _refusal(503, away)
        _keep(request, answer, attempt.cookie(), ATTEMPT_SECONDS)
        return answer

    async def come_back(request: Request) -> Response:
        address, now = request.client.host if request.client else "", sessions.clock()
        try:
            attempt, code = _answered(request)
            claims = await known().issuer.claims(attempt, code, _back_to(request, known()))
            key = await desk.of_account(claims, known().membership.seat(claims))
        except (UntrustedError, NoMemberError) as refusal:
            refused = failures.counted(address, ACCOUNT, Problem(403, detail=str(refusal)), now)
            return _refusal(refused.status, refused, refused.headers)
        except IssuerAwayError as away:
            return _refusal(503, away)
        page = notice(RETURN, "Logged in", way=attempt.back, words="Go on", goes_on=True)
        answer = HTMLResponse(page, headers=OF_NOTICES)
        let_in(request, answer, await sessions.open(key, known().lasts), known().lasts)
        _keep(request, answer, "", 0)
        return answer

    return [Route(WAY, lead), Route(RETURN, come_back)]


def _answered(request: Request) -> tuple[Attempt, str]:
    """The attempt to which the issuer has answered, and its code.

    Raises:
        UntrustedError: it answers none of this browser's, or does not let the person in.
    """
    said, attempt = request.query_params, attempt_of(request.cookies.get(ATTEMPT, ""))
    if attempt is None or not attempt.is_answered_by(said.get("state", "")):
        raise UntrustedError("this login was not begun in this browser within the last ten minutes")
    if not (code := said.get("code")):
        reason = said.get("error_description") or said.get("error") or "it gives no reason"
        raise UntrustedError(f"the issuer did not let you in: {reason[:500]}")
    return attempt, code


def _keep(request: Request, answer: Response, cookie: str, seconds: int) -> None:
    """Have the browser keep the attempt for so long."""
    secure = is_secure(request)
    answer.set_cookie(ATTEMPT, cookie, max_age=seconds, path=WAY, httponly=True, samesite="lax", secure=secure)


def _back_to(request: Request, accounts: Accounts) -> str:
    """Our address for browsers that come back. Whoever the request is for was checked by its ``Host``."""
    scheme = "https" if is_secure(request) else request.url.scheme
    return accounts.redirect_url or f"{scheme}://{request.url.netloc}{RETURN}"


def _refusal(status: int, reason: Exception, headers: Mapping[str, str] | None = None) -> Response:
    log.warning("login refused", status=status, reason=str(reason))
    page = notice(RETURN, f"Not logged in: {reason}", way="/login", words="Try again")
    return HTMLResponse(page, status, {**OF_NOTICES, **(headers or {})})
