"""Denials that take up the clause before them: "…, which the army denied", "…, a charge he denies"."""

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from services._extractor.trees import child, is_passive
from services.attribution.cues.lookup import Cue, verb_cue
from services.attribution.factuality.qualifying_words import REPORTS
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.complements import Complement, complement_of
from services.attribution.patterns.passives import passive_complement
from services.attribution.patterns.sources import agent_of, source_of
from services.attribution.text.surfaces import Range, Ranges
from services.attribution.text.trees import cue_ranges, subtree_range, token_range

_CLAUSES = ("relcl", "acl", "advcl", "ccomp")
_WITHIN = ("xcomp", "ccomp", "conj")
_PRONOUNS = ("he", "she", "it", "they")


def taken_up(verb: Token, cue: Cue) -> Candidate | None:
    """The denial of the clause before a comma, which "which", "something" or a noun for a claim stands for."""
    if cue.main_class is not CueClass.DENY or verb.dep_ not in _CLAUSES:
        return None
    first = _taking_up(verb)
    if first is None or first.i < 2 or first.nbor(-1).text != ",":
        return None
    over = next((token for token in verb.ancestors if token.tag_.startswith("VB") and token.i < first.i), None)
    content = _clause_before(over, first) if over is not None else ()
    source = agent_of(verb) if is_passive(verb) else source_of(verb)
    if not content or not source.ranges or source.head is None:
        return None
    return Candidate(
        source=source.ranges,
        cue=cue_ranges(verb),
        content=content,
        cue_class=CueClass.DENY,
        pattern=Pattern.OBJECT,
        referent=_accused_before(verb) if source.head.lower_ in _PRONOUNS else source.referent,
    )


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


def _accused_before(verb: Token) -> Range | None:
    """The person or body accused in the clause that is denied, who is the "he" or "it" that denies it."""
    for over in verb.ancestors:
        cue = verb_cue(over.lower_)
        if cue is not None and cue.main_class is CueClass.ACCUSE:
            accused = child(over, "nsubjpass", "dobj")
            if accused is not None and accused.tag_.startswith("W"):
                accused = over.head
            return token_range(accused.left_edge, accused) if accused is not None else None
    return None
