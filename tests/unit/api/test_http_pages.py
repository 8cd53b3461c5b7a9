"""The pages of the api ask for nothing that is not there, and nobody else."""

import re
from urllib.parse import urljoin

import httpx


async def test_the_page_reaches_nothing_but_its_own_service(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for file in ("alerts/alerts.js", "shared/page.css", "shared/icon.svg"):
        answer = await client.get(f"/page/{file}")
        assert answer.status_code == 200
        assert "http" not in answer.text.replace("http://www.w3.org/2000/svg", "").replace("https?:", "")


async def test_every_page_is_there_and_asks_for_nothing_that_is_not(client: httpx.AsyncClient) -> None:
    for path in (
        "/",
        "/login",
        "/page/watches",
        "/page/silences",
        "/page/channels",
        "/page/feeds",
        "/incidents/i1/page",
        "/page/reports/a1",
    ):
        page = await client.get(path)
        assert page.headers["content-type"].startswith("text/html")
        parts = re.findall(r'(?:href|src)="([^"#]+\.(?:js|css|svg))"', page.text)
        assert len(parts) >= 3
        for part in parts:
            found = await client.get(urljoin(path, part))
            assert found.status_code == 200, part
            if part.endswith(".js"):
                await require_imports(client, str(found.url.path), found.text, set())


async def require_imports(client: httpx.AsyncClient, path: str, text: str, seen: set[str]) -> None:
    """All modules that a script imports are there, and what they import."""
    for imported in re.findall(r'from "([^"]+)"', text):
        target = urljoin(path, imported)
        if target not in seen:
            seen.add(target)
            found = await client.get(target)
            assert found.status_code == 200, f"{path} imports {imported}"
            await require_imports(client, target, found.text, seen)
