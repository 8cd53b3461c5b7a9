"""Quotations without a cue that continue the speech of the sentence or paragraph before them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claimwatch_language.sentences import sentence_starts
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.paragraphs import Paragraph
from services.attribution.text.parsed_paragraph import ParsedParagraph, QuotedPiece
from services.attribution.text.quotations import Quotation

_SENTENCE_TOKENS = 5
_REST_CHARACTERS = 200
_ASIDE_CHARACTERS = 80
_MARKS = "\"'“”’ "
_CARRYING = {Pattern.QUOTE, Pattern.CLAUSE, Pattern.PARENTHETICAL}


def with_continuations(paragraph: ParsedParagraph, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a paragraph, each with the whole quoted sentences that follow it directly.

    ``He said the talks had failed. "We tried everything."``: the second sentence has no cue and is still his. So it is
    if one short sentence without a speaker stands between.
    """
    taken = {number for candidate in candidates for number in candidate.quotations}
    result = list(candidates)
    for piece in paragraph.quoted:
        if piece.quotation in taken or not _is_sentence(piece):
            continue
        position = _carrier(paragraph, piece, result)
        if position is not None:
            carrier = result[position]
            numbers = (*carrier.quotations, piece.quotation)
            result[position] = replace(carrier, content=(*carrier.content, piece.inner), quotations=numbers)
    return result


def _is_sentence(piece: QuotedPiece) -> bool:
    if piece.last - piece.first < _SENTENCE_TOKENS or piece.words[-1] not in ".?!":
        return False
    return piece.words[0].isupper()


def _carrier(paragraph: ParsedParagraph, piece: QuotedPiece, candidates: Sequence[Candidate]) -> int | None:
    """The candidate whose sentence ends just before the piece."""
    text, end = paragraph.text, paragraph.doc[piece.first].idx
    carrying = [(each.cue[0][0], k) for k, each in enumerate(candidates) if each.pattern in _CARRYING]
    ending = [pair for pair in carrying if _reaches(text, candidates[pair[1]], end)]
    if ending:
        return min(ending)[1]
    last = max((pair for pair in carrying if pair[0] < end), default=None)
    return last[1] if last and _reaches(text, candidates[last[1]], end, over_aside=True) else None


def _reaches(text: str, candidate: Candidate, end: int, *, over_aside: bool = False) -> bool:
    """Whether only the rest of the candidate's own sentence stands between the candidate and a position.

    With ``over_aside`` one short sentence more stands between.
    """
    last = max(stop for _, stop in (*candidate.content, *candidate.cue))
    if last > end or end - last > _REST_CHARACTERS:
        return False
    between = text[last:end].strip().strip(_MARKS)
    if not between:
        return bool(text[last:end].strip()) or text[last - 1] in ".?!\"'”"
    if between[-1] not in ".?!" or any(mark in between for mark in '"“”'):
        return False
    starts = sentence_starts(between)
    if over_aside:
        return len(starts) == 2 and len(between) - starts[1] <= _ASIDE_CHARACTERS
    return len(starts) == 1


def with_paragraphs_after(
    text: str, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """The candidates, each with the paragraphs of nothing but a quotation that follow it and have no cue.

    A paragraph ending in a colon introduces the next; one ending with what somebody said is carried on by it.
    """
    taken = {number: position for position, candidate in enumerate(candidates) for number in candidate.quotations}
    standing = _by_paragraph(paragraphs, candidates)
    result = list(candidates)
    starts = {paragraph.start: k for k, paragraph in enumerate(paragraphs)}
    fills: dict[int, int] = {}
    for number, quotation in enumerate(quotations):
        k = starts.get(quotation.pieces[0].outer[0])
        if not k:
            continue
        last = _last_paragraph(paragraphs, k, quotation)
        position = taken.get(number)
        if position is None and (last is not None or paragraphs[k - 1].text.endswith(":")):
            position = fills.get(k - 1, _carrier_across(text, paragraphs[k - 1], standing.get(k - 1, ()), result))
            if position is not None:
                numbers = (*result[position].quotations, number)
                result[position] = replace(result[position], quotations=numbers)
        if position is not None and last is not None:
            fills[last] = position
    return result


def _last_paragraph(paragraphs: Sequence[Paragraph], first: int, quotation: Quotation) -> int | None:
    """The paragraph in which a quotation ends, if the quotation fills all its paragraphs."""
    last = first + len(quotation.pieces) - 1
    if last >= len(paragraphs):
        return None
    return last if quotation.pieces[-1].outer[1] >= paragraphs[last].end - 1 else None


def _by_paragraph(paragraphs: Sequence[Paragraph], candidates: Sequence[Candidate]) -> dict[int, list[int]]:
    """The indexes of candidates by the paragraph of their cue."""
    starts = [paragraph.start for paragraph in paragraphs]
    positions: dict[int, list[int]] = {}
    for position, candidate in enumerate(candidates):
        positions.setdefault(bisect_right(starts, candidate.cue[0][0]) - 1, []).append(position)
    return positions


def _carrier_across(
    text: str, paragraph: Paragraph, positions: Sequence[int], candidates: Sequence[Candidate]
) -> int | None:
    if paragraph.text.endswith(":"):
        return next((position for position in positions if not candidates[position].content), None)
    ending = [
        (candidates[position].cue[0][0], position)
        for position in positions
        if candidates[position].pattern in _CARRYING
        and candidates[position].content
        and _reaches(text, candidates[position], paragraph.end)
    ]
    return min(ending)[1] if ending else None
