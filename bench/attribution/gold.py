"""Articles with standoff annotations (brat), in the layout in which PolNeAR is distributed.

``text/NAME.txt`` is an article; ``attributions/NAME_ANNOTATOR.ann`` has an annotator's marks in that article. A line
``T…`` names a stretch of text, which may be interrupted. A line ``E…`` joins stretches as the parts of an attribution.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from bench.attribution.marked import Marked, Spans

_STRETCH, _JOINED = re.compile(r"T\d+"), re.compile(r"E\d+")


@dataclass(frozen=True)
class GoldArticle:
    """A text and the attributions that its first annotator marked. Attributions without content are left out."""

    name: str
    text: str
    attributions: tuple[Marked, ...]


def read_articles(folder: Path, limit: int | None = None) -> list[GoldArticle]:
    """The annotated articles, ordered by name, at most ``limit``.

    If an article has several annotators, only the first by name counts, because annotations are alternatives.

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
    """The attributions of one file, in order. Parts that occur twice ("Content2") are joined.

    Other lines are ignored: notes, and the rest of a stretch's text after a line break.
    """
    stretches: dict[str, Spans] = {}
    joined: list[str] = []
    for line in annotations.split("\n"):
        name, _, rest = line.partition("\t")
        if _STRETCH.fullmatch(name):
            stretches[name] = _spans(rest.partition("\t")[0])
        elif _JOINED.fullmatch(name):
            joined.append(rest)
    attributions = (_marked(arguments, stretches) for arguments in joined)
    return tuple(marked for marked in attributions if marked.content)


def _spans(described: str) -> Spans:
    ranges = described.partition(" ")[2].split(";")
    return tuple((int(start), int(end)) for start, end in (span.split() for span in ranges))


def _marked(arguments: str, stretches: dict[str, Spans]) -> Marked:
    parts: dict[str, Spans] = {"source": (), "cue": (), "content": ()}
    for argument in arguments.split():
        role, _, name = argument.partition(":")
        part = role.rstrip("0123456789").lower()
        if part in parts:
            parts[part] += stretches.get(name, ())
    return Marked(parts["source"], parts["cue"], parts["content"])


def _exactly(path: Path) -> str:
    """The text with its own line ends: other line ends would move the offsets."""
    return path.read_bytes().decode("utf-8")
