"""A publisher's web server: in memory, or on loopback where a test wants the protocol."""

from dataclasses import dataclass, field
from zlib import crc32

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

TEXT = "“At least four bodies – one a child’s – were found near Al-Rasi,” Zoë Krüger of the ministry said on Tuesday."
PAGE = (
    "<html><head><title>Found</title></head><body><article><h1>Found</h1><p>{text}</p><p>The search in the hills "
    "went on for weeks, and neighbours said that they had been asked to stay at home.</p></article></body></html>"
)


def rss(*entries: tuple[str, str, str], more: str = "") -> str:
    """A feed with entries of (link, title, description), the newest first; ``more`` is in each of them."""
    items = "".join(
        f"<item><link>{link}</link><title>{title}</title><description>{description}</description>{more}</item>"
        for link, title, description in entries
    )
    return f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'


class _Web(httpx.ASGITransport):
    """Refuses what is no web address, as httpx does when it connects."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.scheme not in ("http", "https"):
            raise httpx.UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.")
        return await super().handle_async_request(request)


@dataclass
class Site:
    """What lies at each path (status and body), and what was asked for: path, entity tag sent along, status answered.

    The body of a redirect is where it leads. ``content_types`` are by path; without one it goes by the path's ending.
    """

    address: str = "https://wire.example"
    pages: dict[str, tuple[int, str | bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str | None, int]] = field(default_factory=list)
    content_types: dict[str, str] = field(default_factory=dict)

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"{self.address}{path}"

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(asked == path for asked, _, _ in self.asked)

    @property
    def app(self) -> Starlette:
        """What answers."""
        return Starlette(routes=[Route("/{path:path}", self._answer)])

    def client(self) -> httpx.AsyncClient:
        """A client that meets nothing but this site, whatever the address."""
        return httpx.AsyncClient(transport=_Web(self.app), follow_redirects=True)

    async def _answer(self, request: Request) -> Response:
        """With an entity tag, as well-behaved servers do; a known one gets 304."""
        path = request.url.path
        status, body = self.pages.get(path, (404, "gone"))
        content = body.encode() if isinstance(body, str) else body
        known, tag = request.headers.get("if-none-match"), f'"{crc32(content)}"'
        if status == 200 and known == tag:
            status, content = 304, b""
        self.asked.append((path, known, status))
        if status in (301, 302):
            return Response(status_code=status, headers={"location": content.decode()})
        media_type = self.content_types.get(path, "application/xml" if path.endswith(".xml") else "text/html")
        return Response(content, status, {"etag": tag}, media_type)
