"""Passwords in URLs: kept to be used, never shown again."""

from pydantic import HttpUrl

HIDDEN = "***"


def redacted_url(url: HttpUrl) -> HttpUrl:
    """The URL with asterisks in place of its password."""
    return _with_password(url, HIDDEN) if url.password else url


def chosen_url(requested: HttpUrl, current: HttpUrl | None) -> HttpUrl:
    """The requested URL. Asterisks stand for the current URL's password if server and user are the same."""
    if requested.password != HIDDEN or current is None or not current.password:
        return requested
    return _with_password(requested, current.password) if _server(requested) == _server(current) else requested


def _server(url: HttpUrl) -> tuple[str, str | None, str | None, int | None]:
    return url.scheme, url.username, url.host, url.port


def _with_password(url: HttpUrl, password: str) -> HttpUrl:
    before, _, after = str(url).partition("@")
    return HttpUrl(f"{before.removesuffix(url.password or '')}{password}@{after}")
