"""``/-/healthy`` (the process is alive), ``/-/ready`` (the service can do its work) and ``/metrics``."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from services._runtime.http.problems import Problem, ProblemResponse

Check = Callable[[], Awaitable[None]]
CHECK_TIMEOUT_SECONDS = 3.0
METRICS_ARE_CLOSED = "show CLAIMWATCH_METRICS_TOKEN as a bearer token, or set CLAIMWATCH_OPEN_METRICS=true"


def metrics_gate(token: SecretStr | None, *, is_open: bool) -> Callable[[Request], bool]:
    """Who may read the metrics: who shows the token as a bearer; without a token everybody, if they are open."""

    def may(request: Request) -> bool:
        if token is None:
            return is_open
        shown = request.headers.get("authorization", "").encode()
        return hmac.compare_digest(shown, f"Bearer {token.get_secret_value()}".encode())

    return may


def health_routes(
    checks: Mapping[str, Check],
    registry: CollectorRegistry,
    started: Callable[[], bool],
    may_measure: Callable[[Request], bool],
) -> list[BaseRoute]:
    """The three routes. A failing check raises; the service is ready if all checks succeed and ``started`` is true."""

    async def healthy(_request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def ready(_request: Request) -> Response:
        results = dict(zip(checks, await asyncio.gather(*map(_outcome, checks.values())), strict=True))
        results["start"] = "ok" if started() else "in progress"
        well = all(result == "ok" for result in results.values())
        return JSONResponse({"status": "ok" if well else "unavailable", "checks": results}, 200 if well else 503)

    async def metrics(request: Request) -> Response:
        if not may_measure(request):
            return ProblemResponse(Problem(401, detail=METRICS_ARE_CLOSED, headers={"WWW-Authenticate": "Bearer"}))
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return [Route("/-/healthy", healthy), Route("/-/ready", ready), Route("/metrics", metrics)]


async def _outcome(check: Check) -> str:
    try:
        await asyncio.wait_for(check(), CHECK_TIMEOUT_SECONDS)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:200]
    return "ok"
