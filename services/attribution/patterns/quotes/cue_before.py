"""The cue before a quotation: X said, "…"; X issued a statement: "…"; and at the end of the paragraph before it."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from claimwatch_contracts.vocabulary import CueClass
from services._extractor.trees import child, is_passive
from services.attribution.cues.lookup import verb_cue
from services.attribution.names.claimant_kinds import DOCUMENTS
from services.attribution.patterns.marks import SENTENCE_ENDS
from services.attribution.patterns.quotes.cue_after import inverted
from services.attribution.patterns.quotes.links import REACH_TOKENS, Link, link_to, may_report
from services.attribution.patterns.sources import Source, source_of
from services.attribution.text.parsed_paragraph import QuotedPiece
from services.attribution.text.tags import FINITE
from services.attribution.text.trees import token_range

_WORD_TOKENS = 3
_CONTENTS = {"ccomp", "xcomp", "dobj", "attr", "acomp", "oprd", "prt"}


def cue_before(doc: Doc, quoted: Sequence[QuotedPiece], k: int) -> Link | None:
    """The cue between piece ``k`` and the piece before it."""
    first = quoted[k].first
    limit = quoted[k - 1].last + 1 if k else 0
    start = first - 1
    while start >= limit and doc[start].is_space:
        start -= 1
    if start < limit:
        return None
    set_off = doc[start].text in (",", ":", ".")
    is_utterance = quoted[k].last - first > _WORD_TOKENS or quoted[k].words[-1] in ".?!"
    if not set_off and not is_utterance:
        return None
    link = _cue_ending(doc, limit, start - set_off, at_once=not set_off)
    if link and doc[start].text == "." and not _lacks_content(link.verb):
        return None
    if link is None and doc[start].text == ":" and is_utterance:
        return _inverted_before(doc, start) or _main_verb(doc, start)
    return link


def introducing_cue(doc: Doc) -> Link | None:
    """The cue of a paragraph that ends in a colon. The cue's content is in the next paragraph."""
    last = len(doc) - 1
    if last < 2 or doc[last].text != ":":
        return None
    return _cue_ending(doc, 0, last - 1, at_once=False) or _inverted_before(doc, last) or _main_verb(doc, last)


def _cue_ending(doc: Doc, limit: int, last: int, *, at_once: bool) -> Link | None:
    """The last cue of direct speech up to the token ``last``. With ``at_once`` the cue must be that token."""
    for i in range(last, max(limit, last - REACH_TOKENS) - 1, -1):
        token = doc[i]
        if token.text in SENTENCE_ENDS or (at_once and i != last):
            break
        if token.tag_.startswith("VB") and not is_passive(token) and (may_report(token) or _issues(token, last)):
            source = source_of(token)
            if source.ranges and source.ranges[0][1] <= doc[last].idx + len(doc[last]):
                return replace(link_to(token, source), listed=True)
    return None


def _issues(verb: Token, last: int) -> bool:
    """ "issued a statement", right before the quotation."""
    noun = child(verb, "dobj")
    return noun is not None and noun.lower_ in DOCUMENTS and last - noun.i <= _WORD_TOKENS


def _lacks_content(verb: Token) -> bool:
    return not any(token.dep_ in _CONTENTS for token in verb.children) and verb.tag_ in FINITE


def _inverted_before(doc: Doc, colon: int) -> Link | None:
    """ "Stated the minister:"."""
    first = doc[doc[colon].sent.start]
    return inverted(doc, first, colon) if first.tag_ in FINITE and verb_cue(first.lower_) else None


def _main_verb(doc: Doc, colon: int) -> Link | None:
    """A cue right before the colon, or else the main verb of the sentence, even if the lexicon does not list it."""
    before = doc[colon - 1]
    sentence = before.sent
    if may_report(before) and before.i > sentence.start and not source_of(before).ranges:
        source = Source((token_range(doc[sentence.start], doc[before.i - 1]),), None, doc[before.i - 1])
        is_short = before.i - sentence.start <= _WORD_TOKENS or doc[sentence.start : before.i].root.lower_ in DOCUMENTS
        return Link(before, source, CueClass.ASSERT, listed=True) if is_short else None
    root = sentence.root
    source = source_of(root)
    if root.tag_ not in FINITE or not source.ranges or root.i > colon:
        return None
    return Link(root, source, CueClass.ASSERT, listed=False)
