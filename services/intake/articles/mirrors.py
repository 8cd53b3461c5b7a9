"""Hosts of one site that serve the same pages, and paths of a host that lead to one page."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import SplitResult, parse_qs

SAME_PAGES: Mapping[str, str] = {
    "bbc.co.uk": "bbc.com",
    "edition.cnn.com": "cnn.com",
    "us.cnn.com": "cnn.com",
    "twitter.com": "x.com",
    "nitter.net": "x.com",
    "nitter.poast.org": "x.com",
    "xcancel.com": "x.com",
    "vxtwitter.com": "x.com",
    "fxtwitter.com": "x.com",
    "fixupx.com": "x.com",
    "telegram.me": "t.me",
    "telegram.dog": "t.me",
    "old.reddit.com": "reddit.com",
    "new.reddit.com": "reddit.com",
    "youtube-nocookie.com": "youtube.com",
    "music.youtube.com": "youtube.com",
    "web.facebook.com": "facebook.com",
    "mbasic.facebook.com": "facebook.com",
}
"""By host, without the label of a version: the host at which the same path is the same page."""
_VIDEO = re.compile(r"/(?:shorts|live|embed|v)/([\w-]+)/?")
_STATUS = re.compile(r"/(?:\w+|i/web)/status(?:es)?/(\d+)(?:/.*)?")
_POST = re.compile(r"/s(/\w+/\d+/?)")
_NEWS = re.compile(r"/(?:rss/)?(?:articles|read)/([\w-]+)/?")


def mirrored(host: str, parts: SplitResult) -> tuple[str, SplitResult]:
    """The host and the address under which this page goes. ``host`` has no label of a version."""
    host = SAME_PAGES.get(host, host)
    if host == "youtu.be":
        return "youtube.com", parts._replace(path="/watch", query=f"v={parts.path.strip('/')}")
    if host.endswith(".t.me"):
        return "t.me", parts._replace(path=f"/{host.removesuffix('.t.me')}{parts.path}")
    return host, OWN_PATHS[host](parts) if host in OWN_PATHS else parts


def _of_youtube(parts: SplitResult) -> SplitResult:
    if video := _VIDEO.fullmatch(parts.path):
        return parts._replace(path="/watch", query=f"v={video[1]}")
    videos = parse_qs(parts.query).get("v") if parts.path == "/watch" else None
    return parts._replace(query=f"v={videos[0]}") if videos else parts


def _of_telegram(parts: SplitResult) -> SplitResult:
    """A post in the preview of its channel is the post."""
    post = _POST.fullmatch(parts.path)
    return parts._replace(path=post[1]) if post else parts


def _of_x(parts: SplitResult) -> SplitResult:
    """A post has its number, whoever is named before it, and whichever of its pictures is shown."""
    status = _STATUS.fullmatch(parts.path)
    return parts._replace(path=f"/i/status/{status[1]}", query="") if status else parts


def _of_google_news(parts: SplitResult) -> SplitResult:
    """An article in a feed, a search or a reader of Google News, in any edition, has its identifier."""
    article = _NEWS.fullmatch(parts.path)
    return parts._replace(path=f"/read/{article[1]}", query="") if article else parts


def _of_cnn(parts: SplitResult) -> SplitResult:
    return parts._replace(path=parts.path.removeprefix("/cnn")) if parts.path.startswith("/cnn/") else parts


OWN_PATHS: Mapping[str, Callable[[SplitResult], SplitResult]] = {
    "news.google.com": _of_google_news,
    "youtube.com": _of_youtube,
    "t.me": _of_telegram,
    "x.com": _of_x,
    "cnn.com": _of_cnn,
}
