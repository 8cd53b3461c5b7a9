"""Tells which part of a paragraph is worth parsing: from the first to the last sentence that may hold a result."""

import re

from claimwatch_language.number_words import PLURAL_NUMBER_WORD
from claimwatch_language.sentences import sentences
from services.attribution.cues.lookup import adjective_cue, may_be_cue, noun_cue
from services.attribution.factuality import reads
from services.attribution.patterns.according_to import SURVEYS
from services.attribution.patterns.adjectives import PLAIN
from services.attribution.patterns.announcements import ANNOUNCING, PAPERS
from services.attribution.patterns.reckonings import RECKONINGS
from services.attribution.text.paragraphs import Paragraph
from services.attribution.text.quotations import PieceIndex

_WORD = re.compile(r"[^\W\d_]+|[?:]")
_COUNTED = re.compile(
    rf"\d|\b(?:{PLURAL_NUMBER_WORD}|several|kill\w*|dead|die[sd]?|deaths?|wound\w*|injur\w*|arrest\w*|detain\w*"
    r"|missing|hurt|toll|casualt\w+|victims?)\b",
    re.IGNORECASE,
)
"""A number or a harm. Qualifying words matter only where there is a figure."""
_HAS_COUNT = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+){0,4}?(?:\d[\d,.]*|[a-z]+)\s+(?:people\s+)?(?:dead|deaths|killed|wounded|injured"
    r"|missing|cases|bodies|victims|casualties|fatalities|detained|arrested|displaced)\b",
    re.IGNORECASE,
)
""" "The clinic has 31 dead", where no other word reports."""
_BRACKETED = re.compile(r"\d[^().;:]{0,80}\([A-Za-z][^()\d]{2,60}\)|[A-Za-z] \(\d[^()]{0,60}[a-z][^()]{0,40}\)")
"""A number before a name in brackets, or after a name in brackets."""
_ANNOUNCES = re.compile(rf"\b(?:{'|'.join(sorted(ANNOUNCING))})\b[^.]{{0,60}}\b(?:{'|'.join(sorted(PAPERS))})\b")
"""A sentence after which the next one may give the count that it announces."""
_OTHERS = SURVEYS | PLAIN | RECKONINGS | {":", "according"}


def worth_parsing(paragraph: Paragraph, pieces: PieceIndex) -> Paragraph | None:
    """The part of a paragraph that may hold a cue or qualify a figure; ``None`` if no sentence may.

    A paragraph with quotation marks is whole, since its quotations may run over any of its sentences.
    """
    if pieces.touching((paragraph.start, paragraph.end)):
        return paragraph
    spans = list(sentences(paragraph.text))
    kept = [index for index, span in enumerate(spans) if _may_tell(paragraph.text[slice(*span)])]
    if not kept:
        return None
    announced = kept[-1] + 1 < len(spans) and _ANNOUNCES.search(paragraph.text, *spans[kept[-1]]) is not None
    start, end = spans[kept[0]][0], spans[kept[-1] + announced][1]
    return Paragraph(paragraph.start + start, paragraph.text[start:end].rstrip())


def _may_tell(sentence: str) -> bool:
    words = set(_WORD.findall(sentence.lower()))
    if not _OTHERS.isdisjoint(words) or any(may_be_cue(w) or noun_cue(w) or adjective_cue(w) for w in words):
        return True
    if not ANNOUNCING.isdisjoint(words) and _ANNOUNCES.search(sentence):
        return True
    if _HAS_COUNT.search(sentence) or _BRACKETED.search(sentence):
        return True
    return any(map(reads, words)) and _COUNTED.search(sentence) is not None
