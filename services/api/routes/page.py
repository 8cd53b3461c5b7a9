"""The pages: static files of this package, each page in a folder of its own, and what they share in ``shared``.

They are sent under a policy that lets them reach nothing but this service.
"""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

PAGE = Path(__file__).parent.parent / "page"
PATHS = {
    "alerts/alerts.html": "/",
    "channels/channels.html": "/page/channels",
    "feeds/feeds.html": "/page/feeds",
    "incident/incident.html": "/incidents/{incident_id}/page",
    "login/login.html": "/login",
    "report/report.html": "/page/reports/{article_id}",
    "silences/silences.html": "/page/silences",
    "watches/watches.html": "/page/watches",
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def page_routes() -> list[BaseRoute]:
    """One path for each file: that of its page, or else ``/page/`` and where it lies."""
    return [_route(path) for path in sorted(PAGE.rglob("*.*"))]


def _route(path: Path) -> Route:
    async def answer(_request: Request) -> Response:
        return FileResponse(path, headers=HEADERS)

    name = path.relative_to(PAGE).as_posix()
    return Route(PATHS.get(name, f"/page/{name}"), answer)
