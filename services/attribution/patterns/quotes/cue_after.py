"""The cue after a quotation: "…," X said, "…," said X."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from services._extractor.trees import child, is_passive
from services.attribution.cues.lookup import ADDRESSING, verb_cue
from services.attribution.patterns.marks import SENTENCE_ENDS
from services.attribution.patterns.quotes.links import REACH_TOKENS, Link, link_to, may_report
from services.attribution.patterns.sources import Source, names_body, quotes_as, source_of
from services.attribution.text.parsed_paragraph import QuotedPiece
from services.attribution.text.tags import COMMON_NOUN, FINITE, NOMINAL
from services.attribution.text.trees import token_range

_MISTAGGED = COMMON_NOUN | {"VB", "VBN"}
_NAMES = {"NNP", "NNPS"}
_UTTERANCE_ENDS = set(",?!…—–-")
_INNER_MARKS = "\"'”’»› "


def cue_after(doc: Doc, quoted: Sequence[QuotedPiece], k: int) -> Link | None:
    """The cue after piece ``k`` in the same sentence."""
    start, end = _window(doc, quoted, k)
    if start >= end or not _ends_utterance(doc, quoted[k], doc[start]):
        return None
    first = doc[start]
    if first.tag_ in FINITE or (first.tag_ in ("VB", "VBN") and may_report(first)):
        return inverted(doc, first, end)
    for token in doc[start:end]:
        link = _link_after_phrase(doc, start, token)
        if link:
            return None if _is_of_other_clause(doc, quoted[k], link.verb) else link
    return None


def _is_of_other_clause(doc: Doc, piece: QuotedPiece, verb: Token) -> bool:
    """Whether a piece belongs to a subordinate clause before a verb that has a clause of its own after it.

    "While the ministry said it had "gone well," the rebels claimed they had won": the piece is the ministry's.
    """
    if not any(token.dep_ == "ccomp" and token.i > verb.i for token in verb.children):
        return False
    subordinate = (token for token in verb.lefts if token.dep_ == "advcl" and child(token, "mark") is not None)
    return any(token.left_edge.i < piece.first <= token.right_edge.i for token in subordinate)


def _link_after_phrase(doc: Doc, start: int, token: Token) -> Link | None:
    """The link of a verb whose source, by parse or by word order, begins at the token with the index ``start``."""
    if (speaker := _speaker_after_aside(doc, start, token)) is not None:
        return link_to(token, speaker)
    first, is_verb = doc[start], token.tag_ in FINITE or token.tag_ in ("VBN", "VBG", "VB")
    saying = quotes_as(token)
    if saying is not None:
        return link_to(saying, source_of(saying))
    source = source_of(token) if is_verb else Source()
    if source.ranges and source.ranges[0][0] == first.idx and not is_passive(token):
        return link_to(token, source)
    if source.head is not None and token.i < source.head.i and doc[token.i - 1].text == "," and may_report(token):
        return link_to(token, source)
    finite = token.tag_ in FINITE and verb_cue(token.lower_)
    if (finite or _is_mistagged_cue(doc, token)) and _is_phrase(doc, start, token.i):
        return link_to(token, Source((token_range(first, doc[_phrase_end(doc, start, token.i)]),), None, first))
    return None


def _speaker_after_aside(doc: Doc, start: int, verb: Token) -> Source | None:
    """The speaker beside a verb, if an aside on what was quoted stands before ("…", two towns in Vale, said Ali Musa).

    The aside begins in small letters at the index ``start``, ends with a comma and names nobody who speaks.
    """
    comma = next((index for index in range(start, verb.i) if doc[index].text == ","), None)
    if comma is None or not may_report(verb) or not doc[start].text.islower() or names_body(doc[start], doc[comma - 1]):
        return None
    if doc[verb.i - 1].text == ",":
        after = verb.i + 1
        while after < len(doc) and doc[after].tag_ in _NAMES:
            after += 1
        is_named = after > verb.i + 1 and verb.lower_ not in ADDRESSING
        return Source((token_range(doc[verb.i + 1], doc[after - 1]),), None, doc[verb.i + 1]) if is_named else None
    first = max(index for index in range(start, verb.i) if doc[index].text == ",") + 1
    is_speaker = _is_phrase(doc, first, verb.i) and names_body(doc[first], doc[_phrase_end(doc, first, verb.i)])
    return (
        Source((token_range(doc[first], doc[_phrase_end(doc, first, verb.i)]),), None, doc[first])
        if is_speaker
        else None
    )


def _is_mistagged_cue(doc: Doc, token: Token) -> bool:
    """ "the email read.", "Will wrote.": a cue that the tagger took for something else, at the end of its clause."""
    if token.tag_ not in _MISTAGGED or not may_report(token):
        return False
    return token.i + 1 >= len(doc) or doc[token.i + 1].is_punct or doc[token.i + 1].tag_ in ("IN", "TO", "RB")


def _window(doc: Doc, quoted: Sequence[QuotedPiece], k: int) -> tuple[int, int]:
    """The indexes of the tokens from the end of piece ``k`` to the end of the sentence or to the next piece."""
    limit = quoted[k + 1].first if k + 1 < len(quoted) else len(doc)
    start = quoted[k].last + 1
    while start < limit and (doc[start].is_punct or doc[start].is_space):
        start += 1
    end, depth = start, 0
    while end < min(limit, start + REACH_TOKENS) and (depth > 0 or doc[end].text not in SENTENCE_ENDS):
        depth += (doc[end].text == "(") - (doc[end].text == ")")
        end += 1
    return start, end


def _ends_utterance(doc: Doc, piece: QuotedPiece, following: Token) -> bool:
    """Whether a piece reads as speech that a cue may follow, not as a quoted word of the sentence."""
    last = piece.words.rstrip(_INNER_MARKS)[-1:]
    if last in _UTTERANCE_ENDS or doc[piece.last + 1].text == ",":
        return True
    return last == "." and not following.is_title


def _is_phrase(doc: Doc, start: int, end: int) -> bool:
    """Whether the tokens can be a noun phrase with appositions: they have no full verb outside a relative clause."""
    if start >= end or not (doc[start].tag_ in NOMINAL or doc[start].is_title):
        return False
    for token in doc[start:end]:
        if token.tag_ in ("WP", "WDT", "WP$"):
            return True
        if token.tag_ in FINITE or token.tag_ == "VB" or token.text == ":":
            return False
        if token.tag_ == "MD" and not token.is_title:
            return False
    return any(token.tag_[:2] in ("NN", "PR") or token.is_title for token in doc[start:end])


def _phrase_end(doc: Doc, start: int, end: int) -> int:
    last = end - 1
    while last > start and (doc[last].tag_ == "RB" or doc[last].is_punct):
        last -= 1
    return last


def inverted(doc: Doc, verb: Token, end: int) -> Link | None:
    """The link of a verb before its source ("said X"). The source ends before the token with the index ``end``."""
    source = source_of(verb)
    if source.ranges and source.ranges[0][0] > verb.idx:
        return link_to(verb, source)
    last = verb.i + 1
    while last < end and doc[last].tag_ in NOMINAL:
        last += 1
    if last == verb.i + 1 or verb_cue(verb.lower_) is None:
        return None
    return link_to(verb, Source((token_range(doc[verb.i + 1], doc[last - 1]),), None, doc[verb.i + 1]))
