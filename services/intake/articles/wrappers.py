"""Addresses that wrap the address of an article, and addresses whose page does not hold the article's text."""

import base64
import binascii
import re
from collections.abc import Mapping
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

WRAPPERS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("google.com", "/url"): ("url", "q"),
    ("bing.com", "/news/apiclick.aspx"): ("url",),
    ("l.facebook.com", "/l.php"): ("u",),
    ("lm.facebook.com", "/l.php"): ("u",),
    ("youtube.com", "/redirect"): ("q",),
    ("duckduckgo.com", "/l"): ("uddg",),
    ("vk.com", "/away.php"): ("to",),
    ("t.umblr.com", "/redirect"): ("z",),
    ("linkedin.com", "/redir/redirect"): ("url",),
    ("news.google.com", "/news/url"): ("url",),
    ("getpocket.com", "/redirect"): ("url",),
    ("translate.google.com", "/translate"): ("u",),
    ("translate.google.com", "/website"): ("u",),
    ("translate.yandex.com", "/translate"): ("url",),
    ("translate.yandex.ru", "/translate"): ("url",),
    ("microsofttranslator.com", "/bv.aspx"): ("a",),
    ("papago.naver.net", "/website"): ("url",),
    ("12ft.io", "/proxy"): ("q",),
    ("removepaywall.com", "/search"): ("url",),
    ("medium.com", "/r"): ("url",),
    ("instapaper.com", "/text"): ("u",),
    ("instapaper.com", "/read"): ("u", "url"),
    ("yandex.ru", "/clck/jsredir"): ("url",),
    ("l.messenger.com", "/l.php"): ("u",),
    ("facebook.com", "/sharer/sharer.php"): ("u",),
    ("facebook.com", "/sharer.php"): ("u",),
    ("facebook.com", "/dialog/share"): ("href",),
    ("twitter.com", "/intent/tweet"): ("url",),
    ("x.com", "/intent/tweet"): ("url",),
    ("x.com", "/intent/post"): ("url",),
    ("twitter.com", "/share"): ("url",),
    ("t.me", "/share/url"): ("url",),
    ("telegram.me", "/share/url"): ("url",),
    ("api.whatsapp.com", "/send"): ("text",),
    ("wa.me", ""): ("text",),
    ("linkedin.com", "/sharing/share-offsite"): ("url",),
    ("linkedin.com", "/sharearticle"): ("url",),
    ("reddit.com", "/submit"): ("url",),
    ("vk.com", "/share.php"): ("url",),
}
"""By host and path: the parameters that carry the address."""
HOSTS: Mapping[str, tuple[str, ...]] = {
    "l.instagram.com": ("u",),
    "l.threads.net": ("u",),
    "out.reddit.com": ("url",),
    "safelinks.protection.outlook.com": ("url",),
}
"""The same for all paths of a host, and of those under its name."""
BARE_HOSTS = frozenset({"href.li", "anonym.to", "anonymz.com", "anon.to", "dereferer.me", "nullrefer.com"})
"""Hosts whose whole query is the address."""
CARRYING = ("url", "u", "to", "target", "dest", "destination", "redirect", "redirect_url", "link", "goto", "q")
_LEADING_HOST = re.compile(r"(?:l|lm|out|exit|go|click|clicks|redir|redirect|away|link|links|track)\.|[\w-]*-?redir\.")
_LEADING_PATH = re.compile(
    r"/(?:l|away|out|go|link|links|linkfilter|redir|redirect|redirecting|exit|leave|leaving|jump|click|external)"
    r"(?:\.(?:php|aspx?|html?))?/?$",
    re.IGNORECASE,
)
PAGELESS_HOSTS = frozenset({"t.me", "telegram.me", "news.google.com"})
_GOOGLE = re.compile(r"(?:url\.|news\.url\.)?google\.(?:com?\.)?[a-z]{2,3}")
_GOOGLE_NEWS = re.compile(r"/(?:rss/)?(?:articles|read|__i/rss/rd/articles)/([\w-]+)")
_IN_BYTES = re.compile(rb"https?://[\x21-\x7e]+")
_IN_PATH = re.compile(r"/RU=([^/]+)/")
_DEFENDED = re.compile(r"__(https?:/.+?)__(?:;|$)")
MOST_LAYERS = 3


def unwrapped(url: str) -> str:
    """The article's own address if ``url`` is a wrapper that carries it, also in several layers; otherwise ``url``.

    Of Google News only the older links carry it; the newer ones hold an id that Google alone resolves.
    """
    for _ in range(MOST_LAYERS):
        carried = next((each for each in _carried(url) if each.startswith(("https://", "http://"))), None)
        if carried is None:
            break
        url = carried
    return url


def has_page(url: str) -> bool:
    """Whether the page at an address may hold the article's text. Other pages only frame a post or redirect."""
    return _host(url) not in PAGELESS_HOSTS and not _parameters_of_wrapper(url)


def _carried(url: str) -> list[str]:
    """The addresses that a wrapper carries; none if the address is no wrapper."""
    parts, host = urlsplit(url), _host(url)
    if host == "news.google.com" and (article := _GOOGLE_NEWS.fullmatch(parts.path)):
        return _in_google_news(article[1])
    if host in ("urldefense.com", "urldefense.proofpoint.com"):
        return _in_defence(parts)
    if host in ("r.search.yahoo.com", "search.yahoo.com"):
        return [unquote(address) for address in _IN_PATH.findall(parts.path)]
    if host in BARE_HOSTS:
        return [unquote(parts.query) if "%3a" in parts.query.lower()[:10] else parts.query]
    names = _parameters_of_wrapper(url) or (CARRYING if _leads_away(host, parts.path) else ())
    return [value for name in names for value in parse_qs(parts.query).get(name, ())]


def _in_defence(parts: SplitResult) -> list[str]:
    """The address in a link that Proofpoint has rewritten in a mail, in its second and third form."""
    if defended := _DEFENDED.search(unquote(parts.path)):
        return [defended[1]]
    encoded = parse_qs(parts.query).get("u", ())
    return [unquote(each.replace("_", "/").replace("-", "%")) for each in encoded]


def _leads_away(host: str, path: str) -> bool:
    """Whether an address is named as one is that only leads away from its site."""
    return _LEADING_HOST.match(host) is not None or _LEADING_PATH.search(path) is not None


def _in_google_news(identifier: str) -> list[str]:
    """The address in the identifier of an older link: base64 of a message that has it as a field."""
    try:
        message = base64.urlsafe_b64decode(identifier + "=" * (-len(identifier) % 4))
    except (binascii.Error, ValueError):
        return []
    return [address.decode() for address in _IN_BYTES.findall(message)[:1]]


def _parameters_of_wrapper(url: str) -> tuple[str, ...]:
    host = _host(url)
    if _GOOGLE.fullmatch(host):
        host = "google.com"
    of_host = next((names for name, names in HOSTS.items() if f".{host}".endswith(f".{name}")), ())
    return WRAPPERS.get((host, urlsplit(url).path.rstrip("/").lower()), of_host)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
