"""The pages at ``/``, ``/login`` and ``/incidents/{id}/page``: static files of this package.

They are sent under a policy that lets them reach nothing but this service.
"""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

PAGE = Path(__file__).parent.parent / "page"
PATHS = {"index.html": "/", "incident.html": "/incidents/{incident_id}/page", "login.html": "/login"}
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
    """One path for each file: that of its page, or else its name."""
    return [_route(path) for path in sorted(PAGE.iterdir())]


def _route(path: Path) -> Route:
    async def answer(_request: Request) -> Response:
        return FileResponse(path, headers=HEADERS)

    return Route(PATHS.get(path.name, f"/{path.name}"), answer)
