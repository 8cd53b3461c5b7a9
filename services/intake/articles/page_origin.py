"""The page that an article's text was taken from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageOrigin:
    """Where a text was taken from, and by what the page is asked for again.

    ``asked`` is the address that was asked for and ``address`` the one after all redirects. ``canonical`` is the
    article's own address by the page's words, ``title`` the page's. ``etag`` and ``last_modified`` are the answer's.
    ``is_live``: the page is that of a live blog.
    """

    asked: str
    address: str
    canonical: str | None = None
    title: str = ""
    etag: str | None = None
    last_modified: str | None = None
    is_live: bool = False
