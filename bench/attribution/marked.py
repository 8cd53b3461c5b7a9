"""An attribution as offsets, of the gold or of a prediction."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Marked:
    """The parts of an attribution as half-open ranges of code points; a missing part is empty.

    Only our own predictions have a ``cue_class`` and a ``confidence``.
    """

    source: Spans
    cue: Spans
    content: Spans
    cue_class: str = ""
    confidence: float = 1.0


def merged(attributions: Iterable[Marked]) -> list[Marked]:
    """The attributions, those with the same cue and the same source joined into one, as in the gold.

    The contents are joined; class and confidence are those of the first. Attributions without a cue are not merged.
    """
    kept: list[Marked] = []
    indexes: dict[tuple[Spans, Spans], int] = {}
    for marked in attributions:
        key = (tuple(sorted(marked.cue)), tuple(sorted(marked.source)))
        if marked.cue and key in indexes:
            first = kept[indexes[key]]
            kept[indexes[key]] = replace(first, content=first.content + marked.content)
        else:
            indexes[key] = len(kept)
            kept.append(marked)
    return kept
