"""What a page weighs: the bytes of its HTML, of all files that this leads to, and of what it asks of the api."""

import re
from collections.abc import Iterable
from posixpath import normpath
from urllib.parse import urljoin

import httpx

_IN_HTML = re.compile(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"]+)"')
_IN_SCRIPT = re.compile(r'^(?:import|export)\b[^;]*?"(\.[^"]+)"', re.MULTILINE)


def fetched(http: httpx.Client, path: str) -> dict[str, int]:
    """The bytes of the page at a path, and of each file that it loads, by their paths. Links to pages are no files."""
    answer = http.get(path).raise_for_status()
    weights = {path: size(answer)}
    waiting = [_from(path, link) for link in _IN_HTML.findall(answer.text)]
    while waiting:
        file = waiting.pop()
        if file in weights:
            continue
        answer = http.get(file).raise_for_status()
        weights[file] = size(answer)
        if file.endswith(".js"):
            waiting += [_from(file, link) for link in _IN_SCRIPT.findall(answer.text)]
    return weights


def size(answer: httpx.Response) -> int:
    """The bytes of an answer as they came: its body as it was encoded, and its headers."""
    heads: Iterable[tuple[bytes, bytes]] = answer.headers.raw
    body = int(answer.headers.get("content-length", 0)) or answer.num_bytes_downloaded
    return body + sum(len(name) + len(value) + 4 for name, value in heads)


def _from(path: str, link: str) -> str:
    """The path that a relative link on the page or in the file leads to."""
    return normpath(urljoin(f"/{path}", link)).removeprefix("/")
