"""Denials that take up the clause before them: "…, which the army denied", "…, a charge he denies"."""

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.cues.lookup import Cue, verb_cue
from services.attribution.factuality.qualifying_words import REPORTS
from services.attribution.patterns.candidate import Pattern
from services.attribution.patterns.complements import Complement, complement_of
from services.attribution.patterns.passives import passive_complement
from services.attribution.text.surfaces import Ranges
from services.attribution.text.trees import child, is_passive, subtree_range

_CLAUSES = ("relcl", "acl", "advcl", "ccomp")
_WITHIN = ("xcomp", "ccomp", "conj")


def taken_up(verb: Token, cue: Cue) -> Complement | None:
    """The clause before a comma that "which", "something" or a noun for a claim takes up as what the verb denies."""
    if cue.main_class is not CueClass.DENY or verb.dep_ not in _CLAUSES:
        return None
    first = _taking_up(verb)
    if first is None or first.i < 2 or first.nbor(-1).text != ",":
        return None
    over = next((token for token in verb.ancestors if token.tag_.startswith("VB") and token.i < first.i), None)
    content = _clause_before(over, first) if over is not None else ()
    return Complement(content, CueClass.DENY, Pattern.OBJECT) if content else None


def _taking_up(verb: Token) -> Token | None:
    """The first word of the phrase that stands for the clause before it."""
    thing = child(verb, "dobj", "nsubjpass")
    if thing is not None and thing.lower_ == "which":
        return thing
    noun = verb.head
    stands_for_it = noun.lower_ in REPORTS or noun.lower_ == "something"
    return noun.left_edge if stands_for_it and noun.dep_ in ("appos", "npadvmod") else None


def _clause_before(over: Token, first: Token) -> Ranges:
    """What the verb over a denial reports, or else that verb's own clause, as far as ``first``."""
    while over.dep_ in _WITHIN and verb_cue(over.head.lower_) is None:
        over = over.head
    cue = verb_cue(over.lower_)
    complement = _complement(over, cue) if cue is not None else None
    content = complement.content if complement is not None else (subtree_range(over),)
    return tuple((start, min(end, first.idx)) for start, end in content if start < first.idx)


def _complement(verb: Token, cue: Cue) -> Complement | None:
    return passive_complement(verb, cue) if is_passive(verb) else complement_of(verb, cue)
