"""Addresses that wrap the address of an article, and addresses whose page does not hold the article's text."""

from urllib.parse import parse_qs, urlsplit

WRAPPERS = {
    ("google.com", "/url"): ("url", "q"),
    ("bing.com", "/news/apiclick.aspx"): ("url",),
    ("l.facebook.com", "/l.php"): ("u",),
}
PAGELESS_HOSTS = frozenset({"t.me", "telegram.me", "news.google.com"})


def unwrapped(url: str) -> str:
    """The article's own address if ``url`` is a wrapper that carries it as a parameter; otherwise ``url``."""
    values = [value for name in _parameters_of_wrapper(url) for value in parse_qs(urlsplit(url).query).get(name, ())]
    return next((value for value in values if value.startswith(("https://", "http://"))), url)


def has_page(url: str) -> bool:
    """Whether the page at an address may hold the article's text. Other pages only frame a post or redirect."""
    return _host(url) not in PAGELESS_HOSTS and not _parameters_of_wrapper(url)


def _parameters_of_wrapper(url: str) -> tuple[str, ...]:
    return WRAPPERS.get((_host(url), urlsplit(url).path.rstrip("/").lower()), ())


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
