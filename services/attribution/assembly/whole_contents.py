"""Contents made whole: the quotations they reach into taken in, what is no longer theirs cut off, own words removed."""

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
_CUT = {Pattern.CLAUSE, Pattern.ACCORDING_TO, Pattern.WORD_ORDER, *_CUT_MEANWHILE}
_MEANWHILE = re.compile(r", (?!including|being|according)[a-z]+ing\b")
_JUDGED = re.compile(
    r", (?:an? (?:claim|accusation|allegation|charge|assertion|contention|statement|denial) "
    r"(?:that|which|it|he|she|they|the|denied|rejected|disputed|echoed)\b"
    r"|which (?:[\w’'.-]+ ){1,5}?(?:has |have |had )?"
    r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|dispute[sd]?|dismiss(?:es|ed)?)\b"
    r"|which (?:[A-Z][\w’'.-]* ){1,4}call(?:s|ed)\b)"
)
"""What others hold of a claim: ", a claim that could not be verified", ", which the army denies"."""
_CALLED_AS = re.compile(r"[^.!?;:\"“]{0,60}?\bas (?:an? |the |his |her |their )?(?=[\"“])")


def completed(text: str, candidate: Candidate, index: PieceIndex) -> Candidate:
    """The candidate with its content whole, and without its own cue and source in it.

    What is added is found from the content as the pattern gave it; each later step takes what the one before it left.
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
    """The content, each part up to where the article's own words go on."""
    return (_without_afterthought(text, part, candidate) for part in candidate.content)


def _added(text: str, candidate: Candidate, index: PieceIndex) -> Iterator[Range]:
    """What belongs to the content beyond what the pattern found: quotations, and what is around a quoted fragment."""
    for number in candidate.quotations:
        yield from (piece.inner for piece in index.quotations[number].pieces)
    if not _quotations_around_cue(candidate, index):
        yield from _reached(candidate, index)
        yield from _named_in_quotes(text, candidate, index)
    yield from _around_fragment(text, candidate)


def _quotations_around_cue(candidate: Candidate, index: PieceIndex) -> list[Quotation]:
    """The quotations that the cue stands in: it is somebody else's word."""
    cue = candidate.cue[0]
    return [index.quotations[number] for piece, number in index.touching(cue) if covers((piece.outer,), cue)]


def _within_quotation_of_cue(content: list[Range], candidate: Candidate, index: PieceIndex) -> list[Range]:
    """A content less what lies beyond the quotation its cue stands in: nobody speaks out of another's words."""
    holding = _quotations_around_cue(candidate, index)
    if not holding:
        return content
    pieces = [piece.outer for piece in holding[0].pieces]
    clipped = [(max(a, start), min(b, end)) for a, b in content for start, end in pieces]
    return [(start, end) for start, end in clipped if start < end]


def _with_cue_outside(content: Iterable[Range], candidate: Candidate) -> Candidate:
    """The cue less what is said: an adverb that the parser gives to the verb may be the last word of the quotation."""
    if not candidate.quotations:
        return candidate
    return replace(candidate, cue=tuple(without(candidate.cue, content)) or candidate.cue)


def _without_circumstance(text: str, part: Range, candidate: Candidate) -> Range:
    """A source after its cue, less what it did meanwhile: ``said the mayor, speaking to reporters``."""
    match = _MEANWHILE.search(text, *part) if part[0] > candidate.cue[0][0] else None
    return (part[0], match.start()) if match else part


def _without_afterthought(text: str, part: Range, candidate: Candidate) -> Range:
    """A part of the content, cut where the article's own words go on.

    They do after a quotation whose closing mark follows a comma, and where it says what others hold of the claim.
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
        for piece, number in index.touching(part):
            if part[0] <= piece.outer[0] + 1 and piece.outer[1] > part[1]:
                yield max(part[0], piece.outer[0]), piece.outer[1]
                yield from (other.inner for other in index.quotations[number].pieces if other is not piece)


def _named_in_quotes(text: str, candidate: Candidate, index: PieceIndex) -> list[Range]:
    """``called it "a disgrace"``, ``described the plan at the meeting as "a remnant"``: the quotation and its "as"."""
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
    """What belongs to a quotation that begins in mid-sentence: a mixed one.

    ``Salem "has a role to play," said Doyle``: the name before it. ``The sources, he said, "all point that way" now``:
    what stands before the cue, and the rest of the sentence.
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
    """Where the sentence around a position begins, or what a colon or a dash introduces in it."""
    line = text.rfind("\n", 0, position) + 1
    floor = max(line, position - 2 * _FRAGMENT_CHARACTERS)
    begun = (floor + start for start in sentence_starts(text[floor : position + 1]) if start)
    introduced = (match.end() for match in _INTRODUCED.finditer(text, floor, position))
    return max((line, *begun, *introduced))


def _unmarked(part: Range, index: PieceIndex) -> Range:
    """A range within one quotation, less the marks around it."""
    for piece, _ in index.touching(part):
        if covers((piece.outer,), part):
            start, end = max(part[0], piece.inner[0]), min(part[1], piece.inner[1])
            return (start, end) if start < end else part
    return part
