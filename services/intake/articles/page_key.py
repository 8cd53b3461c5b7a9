"""The key of a page: the same for all addresses under which publishers serve one article.

Publishers serve an article with and without ``www.``, for telephones (``m.``, ``/amp``), for printers, and with session
ids. The spellings are those that occur in newsrooms' feeds and shares; what may be another article keeps another key.
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote_plus, urlsplit, urlunsplit

import idna

from services.intake.articles.addresses import canonical_url, post_of
from services.intake.articles.wrappers import unwrapped

VERSION_LABELS = frozenset(
    {"www", "www1", "www2", "www3", "www-m", "m", "mobile", "mobil", "mobi", "amp", "wap", "touch", "lite", "print"}
)
VERSION_SEGMENTS = frozenset({"amp", "amphtml", "amp.html", "amp.htm", "print", "printable"})
SWITCHES = frozenset(
    {
        *(
            "amp",
            "print",
            "printable",
            "printer",
            "printerfriendly",
            "printview",
            "printversion",
            "printpage",
            "pf",
            "mobile",
        ),
        *("noredirect", "noamp", "nomobile", "rss", "nb", "fullsite", "desktop", "showcomments"),
    }
)
"""Parameters that switch a version on. Hyphens, underscores, and an ``is`` before the name do not count."""
SWITCHED_ON = frozenset({"", "1", "true", "yes", "y", "on", "amp", "print", "mobile", "printable"})
CHOICES = frozenset(
    {
        *("outputtype", "view", "output", "format", "layout", "type", "mode", "action", "display", "template", "tmpl"),
        *("service", "version", "style"),
    }
)
"""Parameters that choose a version by its name; other values may be an article's."""
CHOSEN = frozenset({"amp", "amp-type", "amphtml", "print", "printable", "printart", "printer", "mobile", "component"})
PASSING_NAMES = frozenset(
    {
        *("sessionid", "session_id", "phpsessid", "jsessionid", "aspsessionid", "cfid", "cftoken"),
        *("amp_js_v", "amp_gsa", "amp_r", "usqp"),
        *("nocache", "cachebuster", "cache_buster", "cb", "rnd", "rand", "random", "_", "replytocom"),
    }
)
"""Parameters of a session, of a cache of AMP pages, against caching, and of a comment's form."""
LONGEST_NUMBER = 12
INDEX = re.compile(r"(?:index|default)\.(?:html?|php\d?|aspx?|jsp|shtml)", re.IGNORECASE)
_AMP_CACHE = re.compile(r"[\w-]+\.cdn\.ampproject\.org|(?:www\.)?(?:google|bing)\.[\w.]+")
_ARCHIVED = re.compile(r"/web/\d+\w*/(?P<address>https?:/.*)", re.DOTALL)
_CACHED = re.compile(r"/(?:c|v|amp)/(s/)?(?P<address>[\w.-]+\.\w+/.*)", re.DOTALL)
_SCHEME = re.compile(r"^(https?):/+")
_VERSION_ENDING = re.compile(r"\.(?:amp|print)(?=(?:\.html?)?$)", re.IGNORECASE)
_PATH_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)


def page_key(url: str) -> str:
    """The key of the page at an address, which has the form of an address itself.

    Raises:
        InvalidUrlError: as for ``canonical_url``.
    """
    parts, post = urlsplit(_original(canonical_url(url))), post_of(url).removeprefix("#")
    return urlunsplit(("https", _host(parts), _path(parts.path), _query(parts.query), parts.fragment or post))


def shared_page_key(url: str) -> str:
    """The key of the page at an address, without the post of a live blog that the address names on it."""
    key = page_key(url)
    return key.removesuffix(post_of(key))


def _original(url: str) -> str:
    """The address that a wrapper carries, or of which a cache or an archive has a copy; any other address itself."""
    if (carried := unwrapped(url)) != url:
        url = canonical_url(carried)
    parts = urlsplit(url)
    cached = _CACHED.fullmatch(parts.path) if _AMP_CACHE.fullmatch(parts.hostname or "") else None
    archived = _ARCHIVED.fullmatch(parts.path) if parts.hostname == "web.archive.org" else None
    if cached is None and archived is None:
        return url
    address = (
        f"https://{cached['address']}" if cached else _SCHEME.sub(r"\1://", archived["address"] if archived else "")
    )
    return canonical_url(f"{address}{f'?{parts.query}' if parts.query else ''}")


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
    while segments and (_is_version(segments) or INDEX.fullmatch(segments[-1])):
        segments.pop()
    if len(segments) > 1 and segments[0].lower() in VERSION_SEGMENTS:
        segments = segments[1:]
    if segments:
        segments[-1] = _VERSION_ENDING.sub("", segments[-1])
    return "/" + "/".join(segments)


def _is_version(segments: list[str]) -> bool:
    """Whether the last segment only chooses a version. Alone it may be a section's name."""
    return len(segments) > 1 and segments[-1].lower() in VERSION_SEGMENTS


def _query(query: str) -> str:
    """The parameters in order, each once, without those that only choose a version or name a session."""
    return "&".join(sorted({parameter.replace("+", "%20").removesuffix("=") for parameter in _own_parameters(query)}))


def _own_parameters(query: str) -> Iterator[str]:
    for parameter in filter(None, query.split("&")):
        name, _, value = unquote_plus(parameter).lower().partition("=")
        if not _passes(name, value):
            yield parameter


def _passes(name: str, value: str) -> bool:
    """Whether the parameter says nothing about which article it is."""
    letters = name.strip("_").removeprefix("is").replace("_", "").replace("-", "")
    is_switched = letters in SWITCHES and value in SWITCHED_ON
    is_chosen = name in CHOICES and value in CHOSEN
    is_session = name == "sid" and not (value.isdecimal() and len(value) < LONGEST_NUMBER)
    return is_switched or is_chosen or is_session or name in PASSING_NAMES or (name, value) == ("page", "1")
