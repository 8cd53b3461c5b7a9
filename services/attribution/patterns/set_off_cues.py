"""Cue verbs set off from their contents: "The plan, he said, is good", "The plan is good, said the minister"."""

from spacy.tokens import Span, Token

from claimwatch_contracts.vocabulary import CueClass
from services._extractor.trees import child, holds
from services.attribution.cues.lookup import ADDRESSING, Cue, Frame
from services.attribution.patterns.candidate import Pattern
from services.attribution.patterns.complements import Complement
from services.attribution.patterns.sources import Source, quoted_aside
from services.attribution.text.surfaces import Ranges
from services.attribution.text.tags import FINITE, FINITE_OR_MODAL
from services.attribution.text.trees import is_subordinate, subtree_without, token_range

_CUE_MODIFIERS = ("advmod", "npadvmod", "neg", "aux", "auxpass", "punct", "prt", "dative", "nsubj", "mark")
_LEAST_CONTENT_TOKENS = 4
_TRAILING_TOKENS = 40


def parenthetical(verb: Token, cue: Cue) -> Complement | None:
    """ "The plan, he said, is good", "as he said": the cue depends on the clause that it reports."""
    aside = quoted_aside(verb)
    if aside:
        return Complement(aside, cue.speech_class, Pattern.CLAUSE)
    if not {Frame.CLAUSE, Frame.QUOTE} & cue.frames.keys() or verb.tag_ not in FINITE:
        return None
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep"):
        return None
    if verb.dep_ in ("ccomp", "advcl") and not _is_set_off(verb):
        return None
    if Frame.CLAUSE not in cue.frames and any(token.dep_ == "mark" and token.lower_ == "as" for token in verb.children):
        return None
    allowed = (*_CUE_MODIFIERS, "prep", "dobj", *(("cc", "conj") if _carried_on(verb) else ()))
    if any(token.dep_ not in allowed for token in verb.children) or is_subordinate(verb):
        return None
    content = (*subtree_without(verb.head, verb), *_carried_on(verb))
    return Complement(content, cue.speech_class, Pattern.PARENTHETICAL)


def _carried_on(verb: Token) -> Ranges:
    """ "The town was calm, he said, and had been so": the second predicate, which the parser gave to "said"."""
    second = child(verb, "conj")
    if second is None or child(second, "nsubj", "nsubjpass") or verb.nbor(1).text != ",":
        return ()
    joining = child(verb, "cc")
    return (token_range(joining if joining is not None else second.left_edge, second.right_edge),)


def _is_set_off(verb: Token) -> bool:
    """Whether the clause of a verb begins after a comma or dash, or with "as"."""
    first = verb.left_edge
    if first.lower_ == "as" or first.text == ",":
        return True
    return first.i > 0 and verb.doc[first.i - 1].text in (",", "—", "–")


def trailing(verb: Token, cue: Cue, source: Source) -> Complement | None:
    """ "The plan is good, said the minister": the words before the comma, which the parser did not link to the cue."""
    if Frame.QUOTE not in cue.frames or cue.main_class is CueClass.BELIEVE or source.head is None:
        return None
    completed = child(verb, "dobj", "xcomp", "acomp", "attr")
    if completed is not None and completed.dep_ == "dobj" and verb.lower_ in ADDRESSING:
        completed = None
    if verb.tag_ not in FINITE or (completed and not holds(completed, source.head)):
        return None
    doc, sentence = verb.doc, verb.sent
    first = min(verb.i, source.head.left_edge.i)
    if first - sentence.start < _LEAST_CONTENT_TOKENS or doc[first - 1].text != ",":
        return None
    if sentence.end - first > _TRAILING_TOKENS or not _is_clause(doc[sentence.start : first - 1]):
        return None
    content = token_range(doc[sentence.start], doc[first - 2])
    return Complement((content,), cue.speech_class, Pattern.PARENTHETICAL)


def _is_clause(words: Span) -> bool:
    """Whether words can be a statement: "After the seizure of these boats, the navy hinted" is none."""
    return any(token.tag_ in FINITE_OR_MODAL for token in words)
