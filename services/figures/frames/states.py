"""Single words that say a state or an outcome, and what a rule's answer means."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.saying.speech import PRESUMED
from services._extractor.trees import child, is_passive
from services.figures.frames.plights import plight_measure
from services.figures.frames.trees import children, complement_of, object_of
from services.figures.frames.vocabulary import (
    CAPTIVE,
    CUSTODY,
    DEAR,
    HOMES,
    INCLUDE,
    LEAVING,
    LOSE,
    LOSSES,
    OFTEN_ALIVE,
    SET_FREE,
)
from services.figures.lexicon import ADJECTIVES_OF_HARM, HARM, HIT, PARTICIPLES, TAKING
from services.figures.meanings import measure_of, severity
from services.figures.people import POPULATIONS

_UNKNOWN = {"unknown", "unclear", "uncertain"}
_LOST_TO_DEATH = {"civilians", "fighters", "security_forces", "journalists", "medics", "aid_workers"}
_INTO = {"in", "on", "into", "to", "under"}
_LEAST = -1
"""The severity of a state that is only presumed."""


def measure_said(word: Token) -> Measure:
    """The measure of a word that a rule answered with."""
    if is_of_lost(word) or is_of_victims(word):
        return Measure.KILLED
    if is_fate(word):
        return Measure.MISSING
    if (measure := plight_measure(word)) is not None:
        return measure
    if word.lower_ in HIT:
        return Measure.WOUNDED
    return Measure.DISPLACED if is_home_left(word) else measure_of(word.lower_)


def said_severity(word: Token) -> int:
    """How much a word says of somebody; less than any other if it is only presumed ("missing, presumed dead")."""
    return _LEAST if _is_presumed(word) else severity(measure_said(word), word.lower_)


def _is_presumed(word: Token) -> bool:
    around = (word.head, *word.children, *([word.nbor(-1)] if word.i else []))
    return any(token.lower_ in PRESUMED for token in around)


def is_state(token: Token) -> bool:
    """Whether a word is a state of somebody harmed ("dead", "wounded"), and no predicate with a subject of its own."""
    is_participle = token.lower_ in PARTICIPLES and token.tag_ in ("VBN", "JJ", "VBD", "NN")
    if token.lower_ not in ADJECTIVES_OF_HARM and not is_participle:
        return False
    return child(token, "nsubj", "nsubjpass", "dobj") is None


def is_undergone(verb: Token) -> bool:
    """Whether the subject of a verb undergoes the deed: the verb is passive, or lacks its auxiliary ("25 injured")."""
    if is_passive(verb):
        return True
    acts = child(verb, "dobj", "aux") or any(child(other, "dobj") for other in children(verb, "conj"))
    return not acts and (verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lower_ in PARTICIPLES))


def is_result(verb: Token, word: Token) -> bool:
    """Whether people are set free or taken captive by a verb with such a word."""
    if word.lower_ == "free":
        return verb.lower_ in SET_FREE
    return word.lower_ in CAPTIVE and verb.lower_ in TAKING


def to_death(verb: Token) -> Iterator[Token]:
    """ "fatally stabbed"."""
    return (adverb for adverb in children(verb, "advmod") if adverb.lower_ in ("fatally", "mortally"))


def is_home_left(noun: Token) -> bool:
    """Whether a noun is a home that was left or lost ("left their homes", "forced out of their homes")."""
    if noun.lower_ not in HOMES or child(noun, "poss") is None:
        return False
    verb = noun.head
    while verb.dep_ in ("prep", "pcomp") and verb.head is not verb:
        verb = verb.head
    return verb.lower_ in LEAVING and noun.dep_ in ("dobj", "pobj")


def is_of_lost(verb: Token) -> bool:
    """Whether a word tells of people who were lost to death ("the army lost 12 men", "the loss of 12 men")."""
    lost = child(verb, "dobj") if verb.lower_ in LOSE else complement_of(verb) if verb.lower_ in LOSSES else None
    if lost is None:
        return False
    of_whom = complement_of(lost)
    return is_dear(lost.lower_) or (of_whom is not None and is_dear(of_whom.lower_))


def is_fate(noun: Token) -> bool:
    """Whether nobody knows what became of those whose fate or whereabouts a noun means."""
    is_subject = noun.lower_ in ("fate", "whereabouts") and noun.dep_ == "nsubj"
    return is_subject and any(word.lower_ in _UNKNOWN for word in children(noun.head, "acomp", "oprd"))


def is_dear(noun: str) -> bool:
    """Whether people who were lost are dead, by the noun for them in lower case."""
    return noun in DEAR or POPULATIONS.get(noun) in _LOST_TO_DEATH


def is_of_victims(noun: Token) -> bool:
    """Whether a noun means the victims of an event, in a sentence that tells of nobody who was only hurt."""
    is_listed = noun.dep_ == "nsubj" and noun.head.lower_ in INCLUDE
    is_meant = noun.lower_ == "victims" and (noun.dep_ == "pobj" or is_listed)
    if any(word.lower_ in OFTEN_ALIVE for word in children(noun, "compound", "amod", "nmod")):
        return False
    return is_meant and all(HARM.get(word.lower_) is not Measure.WOUNDED for word in noun.doc)


def home_after(preposition: Token) -> Token | None:
    """The home after "from" or "out of"."""
    noun = object_of(preposition)
    if noun is None and (inner := child(preposition, "prep")) is not None:
        noun = object_of(inner)
    return noun if noun is not None and is_home_left(noun) else None


def custody_after(preposition: Token) -> Token | None:
    """The noun of "in custody", "to jail", "behind bars"."""
    noun = object_of(preposition)
    if noun is None or noun.lower_ not in CUSTODY:
        return None
    is_behind = preposition.lower_ == "behind"
    return noun if is_behind == (noun.lower_ == "bars") and (is_behind or preposition.lower_ in _INTO) else None
