"""Addresses of copies: in caches, in archives, by machine translation, and by readers of other pages.

Readers of other pages have the whole address as their path, whatever their host is.
"""

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

_AMP_CACHE = re.compile(
    r"(?:[\w-]+\.)?cdn\.ampproject\.org|(?:[\w-]+\.)?bing-amp\.com|(?:www\.)?(?:google|bing)\.[\w.]+"
)
_CACHED = re.compile(r"/(?:c|v|amp)/(s/)?(?P<address>[\w.-]+\.\w+/.*)", re.DOTALL)
_ARCHIVE = re.compile(r"web\.archive\.org|archive\.(?:today|ph|is|li|md|vn|fo)|ghostarchive\.org")
_ARCHIVED = re.compile(
    r"/(?:(?:web|archive|wip)/)?(?:(?:\d[\d.-]{3,}[\w*]*|newest|o/\w+)/)?(?P<address>https?:/.*)", re.DOTALL
)
_SEARCH_CACHE = re.compile(r"cache:(?:[\w-]+:)?(?P<address>(?:https?://)?[\w.-]+\.\w+/\S*)")
_READ = re.compile(r"/(?P<address>https?:/.*)", re.DOTALL)
_SCHEME = re.compile(r"^(https?):/+")
TRANSLATED = ".translate.goog"
OF_TRANSLATION = "_x_tr_"


def copied_address(url: str) -> str | None:
    """The address of the page that is copied at an address; ``None`` if that is no copy."""
    parts = urlsplit(url)
    host, query = parts.hostname or "", f"?{parts.query}" if parts.query else ""
    if host.endswith(TRANSLATED):
        return _translated(host.removesuffix(TRANSLATED), parts)
    if _AMP_CACHE.fullmatch(host) and (cached := _CACHED.fullmatch(parts.path)):
        return f"https://{cached['address']}{query}"
    if host == "webcache.googleusercontent.com":
        return _cached(parts)
    if copied := (_ARCHIVED if _ARCHIVE.fullmatch(host) else _READ).fullmatch(parts.path):
        return _SCHEME.sub(r"\1://", copied["address"]) + query
    return None


def _cached(parts: SplitResult) -> str | None:
    """The page in the cache of a search engine."""
    asked = dict(parse_qsl(parts.query)).get("q", "")
    cached = _SEARCH_CACHE.match(asked)
    return None if cached is None else _with_scheme(cached["address"])


def _with_scheme(address: str) -> str:
    return address if address.startswith("http") else f"https://{address}"


def _translated(label: str, parts: SplitResult) -> str:
    """The page of a translation: in the host's label a hyphen is a dot, and two are a hyphen."""
    host = ".".join(part.replace("\0", "-") for part in label.replace("--", "\0").split("-"))
    own = [(name, value) for name, value in parse_qsl(parts.query, True) if not name.startswith(OF_TRANSLATION)]
    return f"https://{host}{parts.path}{f'?{urlencode(own)}' if own else ''}"
