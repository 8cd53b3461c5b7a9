"""Articles with standoff annotations (brat), in the layout in which PolNeAR is distributed.

``text/NAME.txt`` is an article, ``attributions/NAME_ANNOTATOR.ann`` what one annotator marked in it. There, a line
``T…`` names a stretch of text, which may be interrupted; a line ``E…`` joins stretches as the parts of one attribution.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from bench.attribution.marked import Marked, Spans

_STRETCH, _JOINED = re.compile(r"T\d+"), re.compile(r"E\d+")


@dataclass(frozen=True)
class GoldArticle:
    """A text and what its first annotator marked. An attribution without content is left out: it says nothing."""

    name: str
    text: str
    attributions: tuple[Marked, ...]


def read_articles(folder: Path, limit: int | None = None) -> list[GoldArticle]:
    """The annotated articles by name, at most ``limit``.

    Of several annotators of one article the first by name counts: their marks are alternatives, not additions.

    Raises:
        OSError: an article's text is missing, or a file cannot be read.
        ValueError: a file is not UTF-8, or an offset is not a number.
    """
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0], path)
    return [
        GoldArticle(name, _exactly(folder / "text" / f"{name}.txt"), read_standoff(_exactly(first[name])))
        for name in sorted(first)[:limit]
    ]


def read_standoff(annotations: str) -> tuple[Marked, ...]:
    """The attributions of one file, in its order. Parts that occur twice ("Content2") are put together.

    Lines that are neither are passed over: notes, and what follows a line break in the text of a stretch.
    """
    stretches: dict[str, Spans] = {}
    joined: list[str] = []
    for line in annotations.split("\n"):
        name, _, rest = line.partition("\t")
        if _STRETCH.fullmatch(name):
            stretches[name] = _spans(rest.partition("\t")[0])
        elif _JOINED.fullmatch(name):
            joined.append(rest)
    marked = (_marked(arguments, stretches) for arguments in joined)
    return tuple(one for one in marked if one.content)


def _spans(described: str) -> Spans:
    ranges = described.partition(" ")[2].split(";")
    return tuple((int(start), int(end)) for start, end in (each.split() for each in ranges))


def _marked(arguments: str, stretches: dict[str, Spans]) -> Marked:
    parts: dict[str, Spans] = {"source": (), "cue": (), "content": ()}
    for argument in arguments.split():
        role, _, name = argument.partition(":")
        part = role.rstrip("0123456789").lower()
        if part in parts:
            parts[part] += stretches.get(name, ())
    return Marked(parts["source"], parts["cue"], parts["content"])


def _exactly(path: Path) -> str:
    """The text without any change of its line ends, which would move the offsets."""
    return path.read_bytes().decode("utf-8")
