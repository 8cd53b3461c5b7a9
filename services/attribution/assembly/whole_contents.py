"""Completes contents: adds quotations that a content reaches into, and cuts the article's own words, cue and source."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimwatch_language.sentences import sentence_starts
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.quotations import PieceIndex, Quotation
from services.attribution.text.surfaces import Range, covers, tidy, without

_FRAGMENT_CHARACTERS = 150
_INTRODUCED = re.compile(r"[:—–][\"'”’»)]*\s+")
_LAST_WORD_QUOTED = re.compile(
    r",[\"”’']+ (?!(?:and|but|or|nor|because|if|so|yet|that|then|when|where|who|whom)\b|[\"“‘'—–-])(?=[a-z])"
)
_CUT_MEANWHILE = {Pattern.OBJECT, Pattern.INFINITIVE, Pattern.PREPOSITION}
_CUT = {Pattern.CLAUSE, Pattern.ACCORDING_TO, Pattern.WORD_ORDER, Pattern.PASSIVE, *_CUT_MEANWHILE}
_MEANWHILE = re.compile(r", (?:(?!including|being|according)[a-z]+ing|who|which|where|whose)\b")
"""The beginning of a circumstance, or of a clause that explains: "blamed Orr, who fled"."""
_SPEAKING = re.compile(r", (?:(?!including|being|according)[a-z]+ing|which|where)\b")
"""The beginning of a circumstance of speaking. A clause with "who" describes the speaker."""
_JUDGED = re.compile(
    r", (?:(?:an? (?:claim|accusation|allegation|charge|assertion|contention|statement|denial|figure|toll|report)"
    r"|something) (?:that|which|it|he|she|they|the|denied|rejected|disputed|echoed)\b"
    r"|which (?:[\w’'.-]+ ){1,5}?(?:has |have |had )?"
    r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|dispute[sd]?|dismiss(?:es|ed)?)\b"
    r"|which (?:[A-Z][\w’'.-]* ){1,4}call(?:s|ed)\b"
    r"|which (?:could|can|has|have|had)(?:not|n[’']t| not| yet to) (?:yet )?be(?:en)? )"
)
"""Judgements of a claim by others: ", a claim that could not be verified", ", which the army denies"."""
_CALLED_AS = re.compile(r"[^.!?;:\"“]{0,60}?\bas (?:an? |the |his |her |their )?(?=[\"“])")


def completed(text: str, candidate: Candidate, index: PieceIndex) -> Candidate:
    """The candidate with its content complete and free of its own cue and source.

    The additions are searched from the pattern's content. Each later step works on the result of the one before.
    """
    content = [*_before_own_words(text, candidate), *_added(text, candidate, index)]
    content = _within_quotation_of_cue(content, candidate, index)
    candidate = _with_cue_outside(content, candidate)
    content = without(tidy(text, content), (*candidate.source, *candidate.cue))
    return replace(
        candidate,
        source=tidy(text, (_without_circumstance(text, part, candidate) for part in candidate.source)),
        cue=tidy(text, candidate.cue) or candidate.cue,
        content=tidy(text, (_unmarked(part, index) for part in content)),
    )


def _before_own_words(text: str, candidate: Candidate) -> Iterator[Range]:
    """The parts of the content, each cut where the article's own words resume."""
    return (_without_afterthought(text, part, candidate) for part in candidate.content)


def _added(text: str, candidate: Candidate, index: PieceIndex) -> Iterator[Range]:
    """Further parts of the content: quotations, and the words around a quoted fragment."""
    for quotation in candidate.quotations:
        yield from (piece.inner for piece in index.quotations[quotation].pieces)
    if not _quotations_around_cue(candidate, index):
        yield from _reached(candidate, index)
        yield from _named_in_quotes(text, candidate, index)
    yield from _around_fragment(text, candidate)


def _quotations_around_cue(candidate: Candidate, index: PieceIndex) -> list[Quotation]:
    """The quotations that contain the cue, which is then a word of the quoted speaker."""
    cue = candidate.cue[0]
    return [index.quotations[quotation] for piece, quotation in index.touching(cue) if covers((piece.outer,), cue)]


def _within_quotation_of_cue(content: list[Range], candidate: Candidate, index: PieceIndex) -> list[Range]:
    """The content, clipped to the quotation that contains the cue."""
    holding = _quotations_around_cue(candidate, index)
    if not holding:
        return content
    pieces = [piece.outer for piece in holding[0].pieces]
    clipped = [(max(a, start), min(b, end)) for a, b in content for start, end in pieces]
    return [(start, end) for start, end in clipped if start < end]


def _with_cue_outside(content: Iterable[Range], candidate: Candidate) -> Candidate:
    """The candidate with its cue less the content: the parser may give the quotation's last adverb to the cue."""
    if not candidate.quotations:
        return candidate
    return replace(candidate, cue=tuple(without(candidate.cue, content)) or candidate.cue)


def _without_circumstance(text: str, part: Range, candidate: Candidate) -> Range:
    """A source after its cue, without its circumstances: ``said the mayor, speaking to reporters``."""
    match = _SPEAKING.search(text, *part) if part[0] > candidate.cue[0][0] else None
    return (part[0], match.start()) if match else part


def _without_afterthought(text: str, part: Range, candidate: Candidate) -> Range:
    """A part of the content, cut where the article's own words resume.

    They resume after a quotation that ends in a comma, and at a judgement of the claim by others.
    """
    if candidate.pattern not in _CUT or candidate.cue[0][0] > part[0]:
        return part
    match = _LAST_WORD_QUOTED.search(text, *part)
    end = match.end() - 1 if match else part[1]
    judged = _JUDGED.search(text, part[0], end)
    end = judged.start() if judged else end
    meanwhile = _MEANWHILE.search(text, part[0], end) if candidate.pattern in _CUT_MEANWHILE else None
    return part[0], meanwhile.start() if meanwhile else end


def _reached(candidate: Candidate, index: PieceIndex) -> Iterator[Range]:
    """The rest of quotations that open inside the content and close beyond it."""
    for part in candidate.content:
        for piece, quotation in index.touching(part):
            if part[0] <= piece.outer[0] + 1 and piece.outer[1] > part[1]:
                yield max(part[0], piece.outer[0]), piece.outer[1]
                yield from (other.inner for other in index.quotations[quotation].pieces if other is not piece)


def _named_in_quotes(text: str, candidate: Candidate, index: PieceIndex) -> list[Range]:
    """The quotation, and its "as", of ``called it "a disgrace"`` and ``described the plan as "a remnant"``."""
    if candidate.pattern is not Pattern.OBJECT:
        return []
    end = max(stop for _, stop in candidate.content)
    piece = index.starting_at(end + 1)
    if piece:
        return [piece.inner]
    called = _CALLED_AS.match(text, end)
    piece = index.starting_at(called.end()) if called else None
    return [(text.rindex("as ", end, called.end()), piece.inner[1])] if called and piece else []


def _around_fragment(text: str, candidate: Candidate) -> list[Range]:
    """The unquoted words that belong to a quotation that begins in mid-sentence.

    In ``Salem "has a role to play," said Doyle`` they are the name before the quotation. In ``The sources, he said,
    "all point that way"`` they are the words before the source and the cue.
    """
    if candidate.pattern is not Pattern.QUOTE or not candidate.content or not text[candidate.content[0][0]].islower():
        return []
    start, cue = candidate.content[0][0], candidate.cue[0][0]
    if start < cue:
        opened = _sentence_start(text, start)
        return [(opened, start)] if start - opened <= _FRAGMENT_CHARACTERS else []
    said = min(part[0] for part in (*candidate.source, *candidate.cue))
    opened = _sentence_start(text, said)
    if text[said - 2 : said] != ", " or text[candidate.cue[-1][1] : start].strip(" \"'“‘") != "," or said - opened < 2:
        return []
    return [(opened, said)]


def _sentence_start(text: str, position: int) -> int:
    """The position where a sentence begins, or where the words after its last colon or dash begin."""
    line = text.rfind("\n", 0, position) + 1
    floor = max(line, position - 2 * _FRAGMENT_CHARACTERS)
    begun = (floor + start for start in sentence_starts(text[floor : position + 1]) if start)
    introduced = (match.end() for match in _INTRODUCED.finditer(text, floor, position))
    return max((line, *begun, *introduced))


def _unmarked(part: Range, index: PieceIndex) -> Range:
    """A range without the marks of the quotation that contains it; any other range unchanged."""
    for piece, _ in index.touching(part):
        if covers((piece.outer,), part):
            start, end = max(part[0], piece.inner[0]), min(part[1], piece.inner[1])
            return (start, end) if start < end else part
    return part
