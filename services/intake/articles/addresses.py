"""The spelling of an address, which is the same on every instance and at every submission."""

import re
from urllib.parse import SplitResult, quote, unquote_plus, urlsplit, urlunsplit

from services._runtime.errors import InvalidError
from services.intake.articles.tracking import tracks

ROUTES = ("!", "/")
DEFAULT_PORTS = {"http": 80, "https": 443}
_POST = re.compile(
    r"(?:live-?)?(?:blog-?)?(?:post|entry|block|update|moment|message|msg|pid|lb|live)[-_:=/]?[\w:-]*\d[\w:-]*"
    r"|(?:story|article|news|item|n?id)[=/][\w-]+",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"(?:^|&)(?:amp;)+")
_STRAY_PARAMETERS = re.compile(
    r"(?:&(?:amp;)?|%3F|%26)(?P<name>[a-z][\w.-]*)(?:=|%3D)(?P<value>[^&#%]*)", re.IGNORECASE
)
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_STRAY_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = "%!$&'()*+,;=:@/?"


class InvalidUrlError(InvalidError):
    """The URL cannot be the address of an article; the message says why."""


def canonical_url(url: str) -> str:
    """The common spelling of all URLs that plainly lead to one page (RFC 3986, section 6.2.2, and 6.2.3 in part).

    Scheme and host become lower case, and escapes get one spelling. The default port and tracking parameters are
    removed; other parameters stay, in their order. A trailing slash of the path is significant. A fragment is removed,
    unless a script reads it as the page's path (``#!/story/1``, ``#/story/1``).

    Raises:
        InvalidUrlError: the URL is malformed, is not http or https, or has no host, or has a user name or password.
    """
    parts, host, port = _parsed(_with_question_mark(url.strip()))
    if port is not None and port != DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    path, query = _one_spelling(parts.path) or "/", _kept_parameters(parts.query, url)
    return urlunsplit((parts.scheme, host, path, query, _kept_fragment(parts.fragment)))


def fragment_of(url: str) -> str:
    """The URL's fragment in its canonical spelling, or an empty text."""
    return _one_spelling(url.partition("#")[2])


def post_of(url: str) -> str:
    """The URL's fragment with its ``#``, if it names a post of a live blog or one article of several on the page."""
    fragment = fragment_of(url)
    return f"#{fragment}" if _POST.fullmatch(fragment) else ""


def _parsed(url: str) -> tuple[SplitResult, str, int | None]:
    if any(ord(character) < 0x20 or 0x7F <= ord(character) <= 0x9F for character in url):
        raise InvalidUrlError("a URL has no control characters")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise InvalidUrlError(f"not a URL: {error}") from error
    if parts.scheme not in DEFAULT_PORTS:
        raise InvalidUrlError("only http and https URLs are articles' addresses")
    if not host or any(character.isspace() or character in '<>"\\^`{|}%' for character in host):
        raise InvalidUrlError("the URL has no usable host")
    if "@" in parts.netloc:
        raise InvalidUrlError("a URL with a user name or password is not stored")
    return parts, f"[{host}]" if ":" in host else host, port


def _with_question_mark(url: str) -> str:
    """The address with a question mark before parameters of tracking that stand right after the path.

    Systems that add them join them by ``&``, or escape the question mark.
    """
    stray = None if "?" in url else _STRAY_PARAMETERS.search(url)
    if stray is None or not tracks(stray["name"], stray["value"], url, is_alone=False):
        return url
    return f"{url[: stray.start()]}?{stray['name']}={url[stray.start('value') :]}"


def _kept_parameters(query: str, url: str) -> str:
    parameters = [parameter for parameter in _ESCAPED.sub("&", query).split("&") if parameter]
    is_alone = len(parameters) == 1
    kept = (parameter for parameter in parameters if not _tracks(parameter, url, is_alone=is_alone))
    return "&".join(map(_one_spelling, kept))


def _tracks(parameter: str, url: str, *, is_alone: bool) -> bool:
    name, _, value = unquote_plus(parameter).partition("=")
    return tracks(name, value, url, is_alone=is_alone)


def _kept_fragment(fragment: str) -> str:
    """The fragment if a script reads it as the page's path. Any other fragment points into the page and is removed."""
    return _one_spelling(fragment) if fragment.startswith(ROUTES) else ""


def _one_spelling(part: str) -> str:
    """The part with upper-case escapes, and with an escape exactly for each character that needs one."""
    encoded = quote(_STRAY_PERCENT.sub("%25", part), safe=_KEPT)
    return _ESCAPE.sub(lambda match: _plain_or_upper(match[1]), encoded)


def _plain_or_upper(digits: str) -> str:
    character = chr(int(digits, 16))
    return character if character in _UNRESERVED else f"%{digits.upper()}"
