"""An attribution as offsets, whoever marked it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Marked:
    """Each part as half-open code-point ranges, empty if there is none.

    ``cue_class`` and ``confidence`` are a prediction's; gold has neither, nor have peers.
    """

    source: Spans
    cue: Spans
    content: Spans
    cue_class: str = ""
    confidence: float = 1.0


def merged(found: Iterable[Marked]) -> list[Marked]:
    """Those with the same cue and the same source as one, which is how the gold has them.

    The contents are put together; class and confidence are those of the first. Without a cue nothing is merged.
    """
    kept: list[Marked] = []
    where: dict[tuple[Spans, Spans], int] = {}
    for one in found:
        key = (tuple(sorted(one.cue)), tuple(sorted(one.source)))
        if one.cue and key in where:
            first = kept[where[key]]
            kept[where[key]] = replace(first, content=first.content + one.content)
        else:
            where[key] = len(kept)
            kept.append(one)
    return kept
