"""The key of a page: the same for all addresses under which publishers serve one article.

Publishers serve an article with and without ``www.``, for telephones (``m.``, ``/amp``), for printers, and with session
ids. The spellings are those that occur in newsrooms' feeds and shares; what may be another article keeps another key.
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote_plus, urlsplit, urlunsplit

import idna

from services.intake.articles.addresses import canonical_url

VERSION_LABELS = frozenset({"www", "m", "mobile", "amp", "wap", "touch", "www-m"})
VERSION_SEGMENTS = frozenset({"amp", "amphtml", "print", "printable"})
VERSION_NAMES = frozenset({"amp", "outputtype", "print", "printable", "mobile", "view", "output", "format", "layout"})
VERSION_VALUES = frozenset({"", "1", "true", "yes", "on", "amp", "print", "mobile", "printable"})
PASSING_NAMES = frozenset(
    {
        *("sid", "sessionid", "session_id", "phpsessid", "jsessionid", "aspsessionid"),
        *("amp_js_v", "amp_gsa", "amp_r", "usqp"),
    }
)
"""Parameters of a session, and of a cache of AMP pages."""
INDEX = re.compile(r"(?:index|default)\.(?:html?|php\d?|aspx?|jsp|shtml)", re.IGNORECASE)
_AMP_CACHE = re.compile(r"[\w-]+\.cdn\.ampproject\.org|(?:www\.)?google\.[\w.]+")
_CACHED = re.compile(r"/(?:c|v|amp)/(s/)?(?P<address>[\w.-]+\.\w+/.*)", re.DOTALL)
_AMP_ENDING = re.compile(r"\.amp(?=(?:\.html?)?$)", re.IGNORECASE)
_PATH_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)


def page_key(url: str) -> str:
    """The key of the page at an address, which has the form of an address itself.

    Raises:
        InvalidUrlError: as for ``canonical_url``.
    """
    parts = urlsplit(_original(canonical_url(url)))
    return urlunsplit(("https", _host(parts), _path(parts.path), _query(parts.query), parts.fragment))


def _original(url: str) -> str:
    """The address that an AMP cache serves a copy of; any other address itself."""
    parts = urlsplit(url)
    cached = _CACHED.fullmatch(parts.path) if _AMP_CACHE.fullmatch(parts.hostname or "") else None
    if cached is None:
        return url
    return canonical_url(f"https://{cached['address']}{f'?{parts.query}' if parts.query else ''}")


def _host(parts: SplitResult) -> str:
    """The host without the label of a version, in its ASCII form, with a port that is not usual."""
    labels = (parts.hostname or "").split(".")
    while len(labels) > 2 and labels[0] in VERSION_LABELS:
        labels = labels[1:]
    host = ".".join(labels)
    try:
        host = idna.encode(host, uts46=True).decode()
    except idna.IDNAError:  # an address of digits, or a name that no registry would give
        host = f"[{host}]" if ":" in host else host
    return host if parts.port in (None, 80, 443) else f"{host}:{parts.port}"


def _path(path: str) -> str:
    """The path without the segments of a version, an index page and a slash at its end."""
    segments = [segment for segment in posixpath.normpath(_PATH_SESSION.sub("", path)).split("/") if segment]
    while segments and (segments[-1].lower() in VERSION_SEGMENTS or INDEX.fullmatch(segments[-1])):
        segments.pop()
    if len(segments) > 1 and segments[0].lower() in VERSION_SEGMENTS:
        segments = segments[1:]
    if segments:
        segments[-1] = _AMP_ENDING.sub("", segments[-1])
    return "/" + "/".join(segments)


def _query(query: str) -> str:
    """The parameters in order, without those that only choose a version or name a session."""
    return "&".join(sorted(parameter.replace("+", "%20") for parameter in _own_parameters(query)))


def _own_parameters(query: str) -> Iterator[str]:
    for parameter in filter(None, query.split("&")):
        name, _, value = unquote_plus(parameter).lower().partition("=")
        chooses_version = name in VERSION_NAMES and value in VERSION_VALUES
        if name not in PASSING_NAMES and not chooses_version:
            yield parameter
