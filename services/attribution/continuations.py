"""Quotations without a cue that carry on what the sentence before them reports."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from services.attribution.candidates import Candidate, Pattern
from services.attribution.speech import Quoted

_SENTENCE_TOKENS = 5
_CARRYING = {Pattern.QUOTE, Pattern.CLAUSE, Pattern.PARENTHETICAL}


def with_continuations(doc: Doc, quoted: Sequence[Quoted], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a paragraph, each with the whole quoted sentences that follow it directly.

    ``He said the talks had failed. "We tried everything."``: the second sentence has no cue and is still his.
    """
    taken = {number for candidate in candidates for number in candidate.quotations}
    result = list(candidates)
    for piece in quoted:
        if piece.quotation in taken or not _is_sentence(doc, piece):
            continue
        position = _carrier(doc, piece, result)
        if position is not None:
            carrier = result[position]
            numbers = (*carrier.quotations, piece.quotation)
            result[position] = replace(carrier, content=(*carrier.content, piece.inner), quotations=numbers)
    return result


def _is_sentence(doc: Doc, piece: Quoted) -> bool:
    if piece.last - piece.first < _SENTENCE_TOKENS or doc.text[piece.inner[1] - 1] not in ".?!":
        return False
    return doc.text[piece.inner[0]].isupper()


def _carrier(doc: Doc, piece: Quoted, candidates: Sequence[Candidate]) -> int | None:
    """The candidate whose sentence ends just before the piece."""
    end = doc[piece.first].idx
    ending = [
        (candidate.cue[0][0], position)
        for position, candidate in enumerate(candidates)
        if candidate.pattern in _CARRYING and _reaches(doc.text, candidate, end)
    ]
    return min(ending)[1] if ending else None


def _reaches(text: str, candidate: Candidate, end: int) -> bool:
    last = max(stop for _, stop in (*candidate.content, *candidate.cue))
    between = text[last:end].strip()
    return (
        last <= end and between.strip("\"'“”’ ") in (".", "", "?", "!") and bool(between or text[last - 1] in ".?!\"”'")
    )
