"""The word of a sentence that says what happened to the people of a nominal, from where the nominal hangs."""

from spacy.tokens import Token

from services._extractor.trees import child
from services.figures.frames.captures import made_off
from services.figures.frames.clauses import is_shot_dead
from services.figures.frames.nominals import Nominal
from services.figures.frames.plights import sought_by_rescuers
from services.figures.frames.predicates import (
    nominal_harm,
    of_attribute,
    of_extent,
    of_noun,
    of_object,
    of_phrase,
    of_subject,
    said_after,
    says_of_amount,
    scaled,
)
from services.figures.frames.states import is_fate, is_of_lost, is_state, is_undergone, said_severity
from services.figures.frames.trees import complements_of, is_verb
from services.figures.frames.vocabulary import BOUNDS, CONJUNCTIONS_TOO, COUNTS, EXTENTS, INCLUDE, TO_AMOUNTS
from services.figures.lexicon import ADJECTIVES_OF_HARM, AMOUNTS, NOUNS_OF_DEED, PARTICIPLES


def said(nominal: Nominal) -> Token | None:
    """The word that says most of a nominal, within its noun phrase or outside."""
    if state := _state_after(nominal):
        return state
    words = [word for word in (said_inside(nominal), said_outside(nominal.outer)) if word is not None]
    return max(words, key=said_severity, default=None) or _of_last_conjunct(nominal.outer)


def _of_last_conjunct(noun: Token) -> Token | None:
    """What is said after the last noun of a list, of all of them ("six guards and a dozen raiders left dead")."""
    last = noun
    while (following := child(last, "conj")) is not None and not is_verb(following):
        last = following
    return None if last is noun else said_after(last)


def said_inside(nominal: Nominal) -> Token | None:
    """Said within the noun phrase: "8 injured people", "30 people killed in …", "12 who had fled", "12 of the dead"."""
    for token in nominal.tokens:
        if word := of_noun(token):
            return word
    return _partitive_harm(nominal.number)


def _partitive_harm(number: Token) -> Token | None:
    """ "three of those killed", "12 of the wounded"."""
    return next((word for noun in complements_of(number) if (word := nominal_harm(noun)) is not None), None)


def _state_after(nominal: Nominal) -> Token | None:
    """A state directly after a number without a noun ("40 killed 100 injured", "of the 31 in custody")."""
    number = nominal.number
    if nominal.counted is not None or number.i + 1 >= len(number.doc):
        return None
    following = number.nbor()
    if following.dep_ == "prep":
        return of_phrase(following)
    if _closes(following) and (following.lower_ in ADJECTIVES_OF_HARM or following.lower_ in PARTICIPLES):
        return following
    return following if is_state(following) and following.head in (number, number.head, following) else None


def _closes(state: Token) -> bool:
    """Whether a phrase ends after a word ("40 dead and 90 wounded, the ministry said")."""
    after = state.nbor() if state.i + 1 < len(state.doc) else None
    return after is None or after.is_punct or after.tag_ in ("CC", "IN")


def said_outside(outer: Token) -> Token | None:
    """Said by the predicate or noun on which the noun phrase hangs."""
    head = outer.head
    match outer.dep_:
        case "nsubj" if is_shot_dead(head):
            return child(head, "conj")
        case "nsubjpass" | "nsubj" | "csubj":
            return of_subject(head, passive=outer.dep_ == "nsubjpass" or is_undergone(head))
        case "dobj" | "obj" | "dative":
            return of_object(head)
        case "attr":
            return of_attribute(head)
        case "oprd" | "ccomp" | "xcomp" if is_verb(head):
            return of_attribute(head) or scaled(head)
        case "pobj" if head.lower_ == "as" and head.head.lower_ in EXTENTS:
            return of_extent(head.head)
        case "pobj":
            return _of_prepositional(head) or (_of_clause_after(outer) if head.lower_ in CONJUNCTIONS_TOO else None)
        case "npadvmod" | "advmod" if is_verb(head):
            return scaled(head)
        case "conj" | "appos" if not is_verb(head):
            return said_outside(head)
        case "conj" if child(head, "dobj") is not None:
            return of_object(head)
    return None


def _of_prepositional(preposition: Token) -> Token | None:
    """What the word before a preposition says of the noun after it: "the deaths of 12", "the toll rose to 12"."""
    governor = _without_direction(preposition.head)
    if governor.lower_ in ("along", "together"):
        governor = governor.head
    word = preposition.lower_
    if word in ("to", "at") and (verb := _verb_of_amount(governor)) is not None:
        return scaled(verb)
    if word == "of" and governor.lower_ in ("those", "that", "ones") and governor.dep_ == "pobj":
        return _of_prepositional(governor.head)
    if word in ("of", "among") and not is_verb(governor):
        if governor.lower_ in NOUNS_OF_DEED or is_of_lost(governor) or is_fate(governor):
            return governor
        return says_of_amount(governor)
    if word in ("in", "at", "to") and not is_verb(governor):
        return _of_amount(_outer_of(governor) if word == "at" else governor)
    if word in INCLUDE and not is_verb(governor):
        if is_state(governor):
            return governor
        return said(Nominal(governor, governor, governor))
    if is_verb(governor) and _is_together(preposition):
        is_list = governor.lower_ in INCLUDE
        return of_object(governor) if is_list else of_subject(governor, passive=is_undergone(governor))
    if is_verb(governor) and word == "with":
        return made_off(governor)
    if is_verb(governor) and word == "for":
        return sought_by_rescuers(governor)
    if is_verb(governor) and word in BOUNDS:
        is_subject = preposition.i < governor.i and child(governor, "nsubj", "nsubjpass") is None
        return of_subject(governor, passive=is_undergone(governor)) if is_subject else of_object(governor)
    if is_verb(governor) and word in TO_AMOUNTS:
        return scaled(governor)
    return None


def _without_direction(word: Token) -> Token:
    """The verb before "down" or "up" ("revised the toll down to 19")."""
    return word.head if word.lower_ in ("down", "up") and is_verb(word.head) else word


def _verb_of_amount(participle: Token) -> Token | None:
    """The verb that changes "the number of those killed in X to 41", where "to" was read as a part of "killed"."""
    if participle.dep_ == "acl" and participle.head.lower_ in COUNTS and is_verb(participle.head.head):
        return participle.head.head
    of = participle.head.head if participle.dep_ == "acl" else participle
    is_amount = of.lower_ == "of" and of.head.lower_ in COUNTS
    return of.head.head if is_amount and is_verb(of.head.head) else None


def _of_amount(noun: Token) -> Token | None:
    return says_of_amount(noun) if noun.lower_ in AMOUNTS or noun.lower_ in COUNTS else None


def _outer_of(noun: Token) -> Token:
    """The noun of which a noun is told in a phrase ("the toll from the war at 12")."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and not is_verb(noun.head.head):
        noun = noun.head.head
    return noun


def _is_together(preposition: Token) -> bool:
    """ "along with", "together with", "alongside"."""
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return preposition.lower_ == "alongside" or (preposition.lower_ == "with" and before in ("along", "together"))


def _of_clause_after(noun: Token) -> Token | None:
    """What the verb after a noun says of it, where "after" was read as a preposition ("after a woman died")."""
    if noun.i + 1 >= len(noun.doc):
        return None
    verb = noun.nbor()
    while verb.dep_ in ("aux", "auxpass"):
        verb = verb.head
    return of_subject(verb, passive=is_undergone(verb)) if verb.tag_.startswith("VB") and verb.tag_ != "VBG" else None
