"""The key of a page: the same for all addresses under which publishers serve one article.

Publishers serve an article with and without ``www.``, for telephones (``m.``, ``/amp``), for printers, and with session
ids. The spellings are those that occur in newsrooms' feeds and shares; what may be another article keeps another key.
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, unquote_plus, urlsplit, urlunsplit

import idna

from services.intake.articles.addresses import canonical_url, post_of
from services.intake.articles.copies import copied_address
from services.intake.articles.mirrors import mirrored
from services.intake.articles.versions import (
    AMP_SEGMENTS,
    CHOICES,
    CHOSEN,
    FIRST_SEGMENTS,
    HOST_LABELS,
    LAST_SEGMENTS,
    PASSING_NAMES,
    SWITCHED_ON,
    SWITCHES,
    TELLING_NAMES,
    WHOLE,
)
from services.intake.articles.wrappers import unwrapped

LONGEST_NUMBER = 12
INDEX = re.compile(r"(?:index|default)\.(?:html?|php\d?|aspx?|jsp|shtml|amp)", re.IGNORECASE)
_VERSION_ENDING = re.compile(r"(?:[._](?:amp|print)(?=(?:\.html?)?$)|-amp(?=\.html?$)|(?<=\d)-amp$)", re.IGNORECASE)
_LANGUAGE_LABEL = re.compile(r"[a-z]{2,3}")
_ARTICLE_SEGMENT = re.compile(r"[\d_.-]")
_BLANKS = re.compile(r"(?:%20|%0A|%0D|%09|%C2%A0)+$", re.IGNORECASE)
_PANGEA = re.compile(r"^/a/(?=(?:[^/]+/)?\d+\.html$)")
"""The first segment of articles of RFE/RL, VOA and their sister sites, which ``/amp/`` replaces."""
_BETWEEN_WORDS = re.compile(r"[-_ ]+")
_DATED_OR_NUMBERED = re.compile(r"/(?:19|20)\d\d[-/]\d\d?(?:[-/]|$)|\d{4,}(?:\.\w+)?$")
_PATH_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)


def page_key(url: str) -> str:
    """The key of the page at an address, which has the form of an address itself.

    Raises:
        InvalidUrlError: as for ``canonical_url``.
    """
    parts, post = urlsplit(_original(canonical_url(url))), post_of(url).removeprefix("#")
    host, parts = mirrored(_host(parts), parts)
    path = _path(parts.path)
    query = _query(parts.query, is_in_words=_is_in_words(path))
    return urlunsplit(("https", host, path, query, parts.fragment or post))


def shared_page_key(url: str) -> str:
    """The key of the page at an address, without the post of a live blog that the address names on it."""
    key = page_key(url)
    return key.removesuffix(post_of(key))


def _original(url: str) -> str:
    """The address that a wrapper carries, or of which a cache, an archive or a translation has a copy; or itself."""
    if (carried := unwrapped(url)) != url:
        url = canonical_url(carried)
    copied = copied_address(url)
    return url if copied is None else canonical_url(copied)


def _host(parts: SplitResult) -> str:
    """The host without the label of a version, in its ASCII form, with a port that is not usual."""
    labels = (parts.hostname or "").split(".")
    while len(labels) > 2 and labels[0] in HOST_LABELS:
        labels = labels[1:]
    if len(labels) > 3 and labels[1] in HOST_LABELS and _LANGUAGE_LABEL.fullmatch(labels[0]):
        del labels[1]
    host = ".".join(labels)
    try:
        host = idna.encode(host, uts46=True).decode()
    except idna.IDNAError:  # an address of digits, or a name that no registry would give
        host = f"[{host}]" if ":" in host else host
    return host if parts.port in (None, 80, 443) else f"{host}:{parts.port}"


def _path(path: str) -> str:
    """The path without the segments of a version, an index page and a slash at its end.

    What is left when one of them is taken off may end in another one.
    """
    while (shorter := _shorter(path)) != path:
        path = shorter
    return path


def _shorter(path: str) -> str:
    plain = _PANGEA.sub("/", _BLANKS.sub("", _PATH_SESSION.sub("", path)))
    segments = [segment for segment in posixpath.normpath(plain).split("/") if segment]
    while segments and (_ends_in_version(segments) or INDEX.fullmatch(segments[-1])):
        segments.pop()
    if len(segments) > 2 and (segments[-1].lower() == "platform" or segments[:2] == ["platform", "amp"]):
        segments = segments[2:] if segments[0] == "platform" else segments[:-1]
    if len(segments) > FIRST_SEGMENTS.get(segments[0].lower() if segments else "", len(segments)):
        segments = segments[1:]
    above = (each.removeprefix("amp_") for each in segments[:-1] if each.lower() not in AMP_SEGMENTS)
    segments = [*above, *segments[-1:]]
    if segments:
        segments[-1] = _VERSION_ENDING.sub("", segments[-1])
    return "/" + "/".join(segments)


def _ends_in_version(segments: list[str]) -> bool:
    """Whether the last segment only chooses a version. Alone, or after a plain word, it may be a section's name."""
    if len(segments) < 2:
        return False
    last, before = segments[-1].lower(), segments[-2]
    if (before.lower(), last) in (("amp", "1"), ("platform", "amp")):
        return True
    is_behind_article = _ARTICLE_SEGMENT.search(before) is not None or before.lower() in LAST_SEGMENTS
    return last in AMP_SEGMENTS or (last in LAST_SEGMENTS and is_behind_article)


def _is_in_words(path: str) -> bool:
    """Whether the path has the article's own words: three, or two with a date or a number of the article."""
    last = unquote(path.rpartition("/")[2]).partition(".")[0]
    words = [word for word in _BETWEEN_WORDS.split(last) if len(word) > 1 and word.isalpha()]
    return len(words) >= 3 or (len(words) == 2 and _DATED_OR_NUMBERED.search(path) is not None)


def _query(query: str, *, is_in_words: bool) -> str:
    """The parameters in order, each once, without those that only choose a version or name a session.

    If the path has the article's own words, names of parameters that nobody knows say where a reader came from.
    """
    own = (each for each in _own_parameters(query) if not (is_in_words and _tells_nothing(each)))
    return "&".join(sorted({parameter.replace("+", "%20").removesuffix("=") for parameter in own}))


def _tells_nothing(parameter: str) -> bool:
    name, _, value = unquote_plus(parameter).lower().partition("=")
    return name not in TELLING_NAMES and (not value.isdecimal() or value in ("0", "1"))


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
    is_empty = not value and name in TELLING_NAMES
    is_session = name == "sid" and not (value.isdecimal() and len(value) < LONGEST_NUMBER)
    return is_switched or is_chosen or is_empty or is_session or name in PASSING_NAMES or (name, value) in WHOLE
