"""The pages and the files that they are made of.

They are sent under a policy that lets them reach nothing but this service.
"""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from services.api.pages import notice, rendered, root_of, static_files

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


OF_NOTICES = HEADERS | {"Cache-Control": "no-store"}
"""Those of a page that says one thing once."""

UNDER = "/page/"
NO_PAGE = f"{UNDER}{{path:path}}"
"""All that lies beside the pages and their files."""


def page_routes() -> list[BaseRoute]:
    """One path for each page, one for each file, ``/page/`` and where it lies, and one for what is neither."""
    pages = [_page(path, html) for path, html in rendered().items()]
    return [*pages, *(_file(path, file) for path, file in static_files().items()), Route(NO_PAGE, _no_page)]


async def _no_page(request: Request) -> Response:
    path = f"{UNDER}{request.path_params['path']}"
    html = notice(path, "There is no such page", way=root_of(path), words="To the alerts")
    return HTMLResponse(html, status_code=404, headers=OF_NOTICES)


def _page(path: str, html: str) -> Route:
    async def answer(_request: Request) -> Response:
        return HTMLResponse(html, headers=HEADERS)

    return Route(path, answer)


def _file(path: str, file: Path) -> Route:
    async def answer(_request: Request) -> Response:
        return FileResponse(file, headers=HEADERS)

    return Route(path, answer)
