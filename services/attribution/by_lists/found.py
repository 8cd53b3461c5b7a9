"""An attribution as it is found in a sentence. All offsets are code points of the sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimwatch_contracts.vocabulary import CueClass, SpeechType
from services.attribution.by_lists.layout import Sentence

Range = tuple[int, int]
SURE = 0.9
LIKELY = 0.8
STRIP = " \t,;:–—-.!?…"


@dataclass(frozen=True)
class Found:
    """An attribution. A ``source`` of ``None`` is not named."""

    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    type: SpeechType
    cue_class: CueClass
    negated: bool = False
    confidence: float = SURE


def built(
    sentence: Sentence,
    source: Range | None,
    cue: tuple[Range, ...],
    content: Sequence[Range],
    cue_class: CueClass,
    negated: bool = False,
    confidence: float = SURE,
) -> Found:
    """An attribution with the pieces of its content, without the marks around them."""
    pieces = tuple(piece for start, end in content if (piece := stripped(sentence.plain, start, end)))
    return Found(source, cue, pieces, _type(sentence, pieces), cue_class, negated, confidence)


def stripped(text: str, start: int, end: int) -> Range | None:
    """The range without the blanks and marks at its ends; ``None`` if nothing is left."""
    while start < end and text[start] in STRIP:
        start += 1
    while start < end and text[end - 1] in STRIP:
        end -= 1
    return (start, end) if start < end else None


def _type(sentence: Sentence, content: Sequence[Range]) -> SpeechType:
    quoted = sum(
        max(0, min(end, quote.end) - max(start, quote.start)) for start, end in content for quote in sentence.quotes
    )
    length = sum(end - start for start, end in content)
    if not quoted:
        return SpeechType.INDIRECT
    return SpeechType.DIRECT if quoted >= length else SpeechType.MIXED


def letters(text: str, clitic: Range) -> Range:
    """The pronoun of a clitic: "il" of "-t-il"."""
    start = text.rindex("-", *clitic) + 1
    return start, clitic[1]
