"""The page at ``/``: static files of this package, under a policy that lets them reach nothing but this service."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

PAGE = Path(__file__).parent.parent / "page"
FILES = {
    "/": "index.html",
    "/page.css": "page.css",
    "/page.js": "page.js",
    "/cards.js": "cards.js",
    "/evidence.js": "evidence.js",
    "/elements.js": "elements.js",
    "/health.js": "health.js",
    "/keys.js": "keys.js",
    "/places.js": "places.js",
    "/reading.js": "reading.js",
    "/service.js": "service.js",
    "/unreadable.js": "unreadable.js",
    "/watches.js": "watches.js",
    "/words.js": "words.js",
    "/icon.svg": "icon.svg",
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
    """One path for each file of the page."""
    return [Route(path, _answer) for path in FILES]


async def _answer(request: Request) -> Response:
    return FileResponse(PAGE / FILES[request.url.path], headers=HEADERS)
