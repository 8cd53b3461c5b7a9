"""Whether a verb names something that somebody did not, could not or has yet to say, so that nobody has said it."""

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from services._extractor.trees import child
from services.attribution.cues.lookup import verb_cue
from services.attribution.factuality.qualifying_words import (
    IMPLICATIVE,
    INABILITY,
    IRREAL,
    NEGATED_SUBJECTS,
    NEGATIVE_ADVERBS,
    NOT_NEGATING,
    REALISING,
    WITHHOLDING,
    WITHOUT,
)
from services.attribution.text.trees import is_infinitive, negation_of

_MAX_STEPS = 4


def is_withheld(verb: Token, steps: int = _MAX_STEPS) -> bool:
    """Whether the verb is negated, merely possible or due, or governed by a word that keeps it from coming about."""
    if is_negated(verb) or any(token.dep_ == "aux" and token.lower_ in IRREAL for token in verb.children):
        return True
    if verb.dep_ == "conj" and steps and not child(verb, "nsubj", "nsubjpass"):
        return _is_joined_to_withheld(verb, steps)
    if verb.dep_ == "pcomp":
        return not WITHOUT.isdisjoint({verb.head.lower_, _before(verb.head)}) or _governs_away(verb.head, steps)
    governed = verb.dep_ == "xcomp" or (verb.dep_ in ("ccomp", "acl", "relcl", "advcl") and is_infinitive(verb))
    return governed and _governs_away(verb, steps)


def is_unrealised(verb: Token) -> bool:
    """Whether a verb need not have come about: "a chance to deny", "demanded that he deny", not "went on to deny"."""
    if not is_infinitive(verb):
        return _is_demanded(verb)
    return not (verb.dep_ in ("xcomp", "advcl") and verb.head.lower_ in REALISING)


def _is_demanded(verb: Token) -> bool:
    """Whether a verb stands in the bare form after a demand: "demanded that he explain"."""
    if verb.tag_ not in ("VB", "VBP") or verb.dep_ != "ccomp" or child(verb, "aux") is not None:
        return False
    demand = verb_cue(verb.head.lower_)
    return demand is not None and demand.main_class is CueClass.DEMAND


def is_negated(verb: Token) -> bool:
    """Whether "not", "never", "neither" or a subject that is nobody stands with the verb."""
    negation = negation_of(verb)
    if negation is not None and not _is_no_negation(negation):
        return True
    for token in verb.children:
        if _is_at_no(token) and _is_inverted(verb):
            return True
        if token.lower_ in NEGATIVE_ADVERBS and token.dep_ in ("advmod", "preconj", "cc") and token.i < verb.i:
            return True
        if token.dep_ in ("nsubj", "nsubjpass") and _is_nobody(token.left_edge):
            return True
    return False


def _is_at_no(phrase: Token) -> bool:
    """ "at no point", "under no circumstances"."""
    noun = child(phrase, "pobj") if phrase.dep_ == "prep" else None
    return noun is not None and any(token.lower_ == "no" for token in noun.children)


def _is_inverted(verb: Token) -> bool:
    """Whether an auxiliary stands before the subject, as after a phrase that negates: "at no point did they"."""
    auxiliary, subject = child(verb, "aux", "auxpass"), child(verb, "nsubj", "nsubjpass")
    return auxiliary is not None and subject is not None and auxiliary.i < subject.i


def _is_no_negation(word: Token) -> bool:
    return _following(word).lower_ in NOT_NEGATING


def _is_nobody(first: Token) -> bool:
    """Whether the first words of a subject mean nobody. "No 10" is a house."""
    return first.lower_ in NEGATED_SUBJECTS and not _following(first).is_digit


def _before(word: Token) -> str:
    """The word before another one, in lower case; empty at the beginning of the text."""
    return word.nbor(-1).lower_ if word.i else ""


def _following(word: Token) -> Token:
    return word.doc[min(word.i + 1, len(word.doc) - 1)]


def _is_joined_to_withheld(verb: Token, steps: int) -> bool:
    """ "neither confirmed nor denied", "did not confirm or deny"."""
    joint = child(verb.head, "cc")
    shares = joint is not None and joint.lower_ in ("or", "nor")
    return (shares or verb.tag_ == "VB") and is_withheld(verb.head, steps - 1)


def _governs_away(verb: Token, steps: int) -> bool:
    """Whether the word that governs an infinitive, participle or its preposition keeps it from coming about."""
    over = verb.head.head if verb.head.dep_ == "advmod" else verb.head
    if not steps or over == verb:
        return False
    if over.lower_ in WITHHOLDING or over.lower_ in INABILITY or any(token.lower_ == "yet" for token in over.children):
        return not is_negated(over)
    if verb.dep_ == "prep":
        return _before(verb) in ("short", "away") or (verb.lower_ in ("from", "of") and is_withheld(over, steps - 1))
    if over.dep_ == "acomp" and is_negated(over.head):
        return True
    if over.dep_ == "pobj" and is_infinitive(verb) and is_negated(over.head.head):
        return True
    if is_withheld(over, steps - 1) or any(token.lower_ == "no" for token in over.children):
        return True
    realised = over.lower_ in REALISING or over.lower_ in IMPLICATIVE
    return is_infinitive(verb) and verb.dep_ in ("xcomp", "acl") and not realised
