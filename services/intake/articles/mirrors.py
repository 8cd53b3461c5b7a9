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
    "vxtwitter.com": "x.com",
    "fxtwitter.com": "x.com",
    "fixupx.com": "x.com",
    "telegram.me": "t.me",
    "telegram.dog": "t.me",
    "old.reddit.com": "reddit.com",
    "new.reddit.com": "reddit.com",
    "youtube-nocookie.com": "youtube.com",
    "web.facebook.com": "facebook.com",
    "mbasic.facebook.com": "facebook.com",
}
"""By host, without the label of a version: the host at which the same path is the same page."""
_VIDEO = re.compile(r"/(?:shorts|live|embed|v)/([\w-]+)/?")
_POST = re.compile(r"/s(/\w+/\d+/?)")


def mirrored(host: str, parts: SplitResult) -> tuple[str, SplitResult]:
    """The host and the address under which this page goes. ``host`` has no label of a version."""
    host = SAME_PAGES.get(host, host)
    if host == "youtu.be":
        return "youtube.com", parts._replace(path="/watch", query=f"v={parts.path.strip('/')}")
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


OWN_PATHS: Mapping[str, Callable[[SplitResult], SplitResult]] = {"youtube.com": _of_youtube, "t.me": _of_telegram}
