"""The spelling of an address, which is the same on every instance and at every submission."""

import re
from urllib.parse import SplitResult, quote, unquote_plus, urlsplit, urlunsplit

from services._runtime.errors import InvalidError

TRACKING_PREFIXES = ("utm_", "mtm_", "hsa_", "pk_", "_ga", "__hs")
TRACKING_NAMES = frozenset(
    {
        *("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid"),
        *("li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "oly_anon_id"),
        *("oly_enc_id", "at_medium", "at_campaign", "at_custom1", "at_custom2", "at_custom3", "at_custom4"),
        *("at_link_id", "at_link_type", "at_link_origin", "at_format", "at_ptr_name", "at_bbc_team", "ns_mchannel"),
        *("ns_source", "ns_campaign", "ns_linkname", "ns_fee", "cmpid", "cmp", "icid", "ncid", "smid", "smtyp"),
        *("ocid", "xtor", "ito", "maca", "traffic_source", "rssfeed", "campaign_id", "ref_src", "ref_url", "ftag"),
        *("guccounter", "guce_referrer", "guce_referrer_sig", "spm", "taid", "tpcc", "wtrid"),
    }
)
ORIGIN_NAMES = frozenset({"from", "ref", "referrer", "origin", "source", "src"})
ORIGINS = re.compile(
    r"(?:rss|feed|atom|share|social|newsletter|e?mail|app|push|home(?:page)?|google|bing|yahoo|facebook|fb|instagram"
    r"|twitter|x|telegram|tg|whatsapp|linkedin|reddit|flipboard|msn)(?:[-_.+ ].*|\d*)",
    re.IGNORECASE,
)
ROUTES = ("!", "/")
DEFAULT_PORTS = {"http": 80, "https": 443}
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
    parts, host, port = _parsed(url.strip())
    if port is not None and port != DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    path, query = _one_spelling(parts.path) or "/", _kept_parameters(parts.query)
    return urlunsplit((parts.scheme, host, path, query, _kept_fragment(parts.fragment)))


def fragment_of(url: str) -> str:
    """The URL's fragment in its canonical spelling, or an empty text."""
    return _one_spelling(url.partition("#")[2])


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


def _kept_parameters(query: str) -> str:
    parameters = [parameter for parameter in query.split("&") if parameter and not _tracks(parameter)]
    return "&".join(_one_spelling(parameter) for parameter in parameters)


def _tracks(parameter: str) -> bool:
    name, _, value = unquote_plus(parameter).partition("=")
    name = name.lower()
    tracked = name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES)
    return tracked or (name in ORIGIN_NAMES and ORIGINS.fullmatch(value) is not None)


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
