"""Counts that a sentence announces and the next one gives: "The ministry raised its toll. At least 40 had died."."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.attribution.cues.lookup import TOLLS, Frame, verb_cue
from services.attribution.patterns.candidate import Candidate, toll_candidate
from services.attribution.patterns.count_words import CHANGING, PUBLISHING
from services.attribution.patterns.sources import names_body, source_of
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.tags import FINITE
from services.attribution.text.trees import cue_ranges, has_number, token_range

ANNOUNCING = CHANGING | PUBLISHING | word_set("give gives gave presented")
"""Verbs by which a body announces a count."""
PAPERS = TOLLS | word_set("list lists bulletin report update data statistics breakdown")
"""What announces a count that it does not say yet."""
_SPOKEN = {"according", '"', "“"}
_TURNS = word_set("but however yet meanwhile still in on last since before")
"""Words by which the next sentence turns to something else."""


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each sentence that announces a count which the next sentence of the paragraph gives."""
    for verb in paragraph.tokens_among(ANNOUNCING):
        paper = child(verb, "dobj") if verb.tag_ in FINITE | {"VBN"} else None
        if paper is None or paper.lower_ not in PAPERS or has_number(verb.sent):
            continue
        count, source = _count_after(verb), source_of(verb)
        head = source.head
        if count is not None and head is not None and (head.tag_ == "PRP" or names_body(head.left_edge, head)):
            yield toll_candidate(source.ranges, cue_ranges(verb), (token_range(count[0], count[-1]),), source.referent)


def _count_after(verb: Token) -> Span | None:
    """The next sentence, if it gives a number and nobody else speaks in it."""
    doc, end = verb.doc, verb.sent.end
    if end >= len(doc):
        return None
    following = doc[end].sent
    spoken = any(token.lower_ in _SPOKEN or (token.tag_ in FINITE and _says(token)) for token in following)
    return following if has_number(following) and not spoken and following[0].lower_ not in _TURNS else None


def _says(verb: Token) -> bool:
    """Whether a verb reports what somebody says, thinks or finds."""
    cue = verb_cue(verb.lower_)
    return cue is not None and Frame.CLAUSE in cue.frames
