"""Passwords in URLs: kept to be used, never shown again."""

from pydantic import HttpUrl

HIDDEN = "***"


def redacted_url(url: HttpUrl) -> HttpUrl:
    """The URL with asterisks in place of its password."""
    return _with_password(url, HIDDEN) if url.password else url


def chosen_url(given: HttpUrl, current: HttpUrl | None) -> HttpUrl:
    """The URL that is meant: asterisks stand for the password of the current one, on the same server only."""
    if given.password != HIDDEN or current is None or not current.password or _server(given) != _server(current):
        return given
    return _with_password(given, current.password)


def _server(url: HttpUrl) -> tuple[str, str | None, str | None, int | None]:
    return url.scheme, url.username, url.host, url.port


def _with_password(url: HttpUrl, password: str) -> HttpUrl:
    before, _, after = str(url).partition("@")
    return HttpUrl(f"{before.removesuffix(url.password or '')}{password}@{after}")
