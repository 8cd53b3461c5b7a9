"""What nouns, predicates and amounts say of the people of a nominal.

A rule answers with a token whose word has a measure (``states.measure_said``), or with ``None``.
"""

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import Measure
from services._extractor.trees import child
from services.figures.frames.clauses import is_apart, is_joined, is_of_parts, is_shot_dead, is_struck, runs_on
from services.figures.frames.plights import plight_of_object, plight_of_subject
from services.figures.frames.states import (
    custody_after,
    home_after,
    is_home_left,
    is_of_lost,
    is_of_victims,
    is_result,
    is_state,
    is_undergone,
    measure_said,
    said_severity,
    to_death,
)
from services.figures.frames.trees import children, complement_of, is_verb, object_of, subject_of
from services.figures.frames.vocabulary import (
    ACTED_ON_AMOUNTS,
    AMONG,
    BE,
    CASUALTIES,
    CHANGES,
    CONDEMNED,
    COST,
    COUNTS,
    INCLUDE,
    LIVES,
    LOSE,
    SUFFER,
    WITH_RESULT,
)
from services.figures.lexicon import (
    ADJECTIVES_OF_HARM,
    AMOUNTS,
    FATES,
    INTRANSITIVES,
    NEVER_TRANSITIVE,
    NOUNS_OF_DEED,
    OUTCOMES,
    PARTICIPLES,
    PASSIVE_ONLY,
    SNATCHED,
    THINGS,
)
from services.figures.measures.heads import are_cases

_RESULTS = {"oprd", "acomp", "xcomp", "ccomp"}


def of_noun(noun: Token) -> Token | None:
    """What the modifiers and clauses of a noun say of it."""
    for modifier in children(noun, "amod", "compound", "nmod"):
        if modifier.lower_ in ADJECTIVES_OF_HARM or modifier.lower_ in PARTICIPLES:
            return modifier
    return said_after(noun)


def said_after(noun: Token) -> Token | None:
    """What the clauses and phrases after a noun say most of it."""
    clauses = (_of_clause(clause, noun) for clause in children(noun, "acl", "relcl") if not is_apart(clause, noun))
    phrases = (of_phrase(preposition) for preposition in children(noun, "prep"))
    states = (word for word in children(noun, "amod", "acomp", "advcl", "oprd") if is_state(word))
    words = (word for word in chain(clauses, phrases, states) if word is not None)
    return max(words, key=said_severity, default=None)


def of_phrase(preposition: Token) -> Token | None:
    """What a phrase after a noun says of it: "in custody", "as being among the dead", "among the wounded"."""
    noun = object_of(preposition)
    if noun is None:
        return None
    if (place := custody_after(preposition)) is not None:
        return place
    if preposition.lower_ == "as" and is_verb(noun):
        return of_subject(noun, passive=is_undergone(noun))
    return nominal_harm(noun) if preposition.lower_ in AMONG else None


def _of_clause(clause: Token, noun: Token) -> Token | None:
    """What a participle or a relative clause says of its noun."""
    if clause.dep_ == "acl":
        if is_shot_dead(clause):
            return child(clause, "conj")
        if clause.tag_ == "VBN" or is_state(clause):
            return of_subject(clause, passive=True)
        return clause if clause.lower_ in INTRANSITIVES else plight_of_subject(clause)
    subject = child(clause, "nsubj", "nsubjpass")
    if subject is None or subject.lower_ in ("who", "which", "that", "whom") or subject.i < noun.i:
        return of_subject(clause, passive=is_undergone(clause))
    return None if is_of_parts(clause, subject) else of_object(clause)


def of_subject(verb: Token, *, passive: bool) -> Token | None:
    """What a predicate says of its subject: "were killed", "died", "are missing", "were left homeless"."""
    if runs_on(verb):
        return verb
    return max(_sayings(verb, passive), key=said_severity, default=None)


def _sayings(verb: Token, passive: bool) -> Iterator[Token]:
    """The words by which a predicate says something of its subject."""
    word = verb.lower_
    if passive:
        yield from to_death(verb)
    is_suffered = passive and (
        (word in FATES and word not in NOUNS_OF_DEED) or word in PASSIVE_ONLY or word in SNATCHED or is_struck(verb)
    )
    is_done_alone = word in INTRANSITIVES and child(verb, "dobj") is None
    if is_suffered or is_done_alone or word in ADJECTIVES_OF_HARM:
        yield verb
    if (plight := plight_of_subject(verb)) is not None:
        yield plight
    yield from (said_of_it for said_of_it in _complements(verb) if said_of_it is not None)


def _complements(verb: Token) -> Iterator[Token | None]:
    """What the complements of a verb say of its subject."""
    word = verb.lower_
    for dependent in verb.children:
        match dependent.dep_:
            case "acomp" | "oprd" | "advmod" if is_result(verb, dependent):
                yield dependent
            case "acomp" | "oprd" | "advmod" | "advcl" | "amod" | "attr" | "ccomp" if is_state(dependent):
                yield dependent
            case "acomp" | "oprd":
                yield next((other for other in children(dependent, "conj") if is_state(other)), None)
                yield from (fate for fate in children(dependent, "xcomp") if fate.lower_ in INTRANSITIVES)
            case "xcomp" | "ccomp" if (
                dependent.tag_.startswith("VB") and child(dependent, "nsubj", "nsubjpass") is None
            ):
                yield of_subject(dependent, passive=is_undergone(dependent))
            case "conj" if (
                is_verb(dependent)
                and child(dependent, "nsubj", "nsubjpass") is None
                and (child(dependent, "aux") is None or is_joined(verb, dependent))
            ):
                inherits = child(dependent, "aux") is None and is_undergone(verb)
                yield of_subject(dependent, passive=inherits or child(dependent, "auxpass") is not None)
            case "prep" if dependent.i > verb.i:
                yield _of_state_phrase(verb, dependent)
            case "dobj" if dependent.lower_ in LIVES and word in LOSE:
                yield dependent
            case "dobj" if is_home_left(dependent):
                yield dependent
            case "dobj" if word in SUFFER and dependent.lower_ in FATES:
                yield dependent


def _of_state_phrase(verb: Token, preposition: Token) -> Token | None:
    """ "in custody", "burnt to death", "were among 30 people killed"."""
    if (home := home_after(preposition)) is not None:
        return home
    noun = object_of(preposition)
    if noun is None:
        return None
    if preposition.lower_ in AMONG and verb.lower_ in BE:
        return nominal_harm(noun)
    if (place := custody_after(preposition)) is not None:
        return place
    if noun.lower_ == "death" and preposition.lower_ == "to" and verb.lower_ not in CONDEMNED:
        return noun
    return None


def nominal_harm(noun: Token) -> Token | None:
    """What a noun phrase says of those it means: "the dead", "those killed", "34 killed", "the victims of the fire"."""
    if noun.lower_ in FATES and (noun.lower_ not in NOUNS_OF_DEED or noun.lower_ in PARTICIPLES):
        return noun
    if is_of_victims(noun):
        return noun
    return of_noun(noun)


def of_object(verb: Token) -> Token | None:
    """What a verb does to its object: "killed 12", "left 12 dead", "the toll reached 12", "the dead include 12"."""
    word = verb.lower_
    if runs_on(verb):
        return None
    if adverb := next(to_death(verb), None):
        return adverb
    if (plight := plight_of_object(verb)) is not None:
        return plight
    does_harm = word in SNATCHED or (word in FATES and word not in NEVER_TRANSITIVE)
    if is_of_lost(verb) or (does_harm and child(verb, "auxpass") is None):
        return verb
    if result := next((word for word in children(verb, "acomp", "oprd", "advmod") if is_result(verb, word)), None):
        return result
    if word in WITH_RESULT:
        for result in children(verb, "acomp", "oprd", "advmod", "advcl", "ccomp", "amod", "xcomp", "conj"):
            if is_state(result) or (result.tag_ == "VBN" and result.lower_ in OUTCOMES and result.dep_ in _RESULTS):
                return result
        if (left := child(verb, "dobj")) is not None and is_state(left.right_edge):
            return left.right_edge
    if word in INCLUDE and (subject := subject_of(verb)) is not None:
        return subject if subject.lower_ in AMOUNTS else nominal_harm(subject)
    if word in COST and (lives := child(verb, "dobj")) is not None and lives.lower_ in LIVES:
        return lives
    for preposition in children(verb, "prep"):
        if (home := home_after(preposition)) is not None:
            return home
        if (place := custody_after(preposition)) is not None:
            return place
        if preposition.lower_ == "as" and (being := object_of(preposition)) is not None and is_verb(being):
            return of_subject(being, passive=is_undergone(being))
    return scaled(verb)


def of_attribute(verb: Token) -> Token | None:
    """What "be" says of the noun after it: "Among the dead were 12", "The dead are 12 children"."""
    for preposition in children(verb, "prep"):
        if preposition.lower_ in AMONG and (noun := object_of(preposition)) is not None:
            return nominal_harm(noun)
    subject = subject_of(verb)
    return None if subject is None else says_of_amount(subject) or nominal_harm(subject)


def scaled(verb: Token) -> Token | None:
    """The noun whose amount a verb gives: "the toll rose to 12", "bringing the number of arrests to 12"."""
    if verb.lower_ not in CHANGES:
        return None
    for noun in children(verb, "dobj", "nsubjpass"):
        if word := says_of_amount(noun):
            return word
    subject = subject_of(verb)
    word = None if subject is None else says_of_amount(subject)
    is_actor = word is not None and measure_said(word) is Measure.PEOPLE_OTHER and verb.lower_ in ACTED_ON_AMOUNTS
    return None if is_actor else word


def of_extent(extent: Token) -> Token | None:
    """What the noun counts whose amount goes so far ("the toll may be as high as 12")."""
    verb = extent.head
    while verb.dep_ in ("prep", "pobj", "pcomp", "dobj") and not is_verb(verb):
        verb = verb.head
    return scaled(verb) if is_verb(verb) else None


def says_of_amount(noun: Token) -> Token | None:
    """What a noun of an amount counts: "toll", "deaths", "the number of wounded"."""
    if noun.lower_ in AMOUNTS:
        return next((word for word in children(noun, "compound", "amod") if word.lower_ in FATES), noun)
    is_joined = noun.i > 0 and noun.nbor(-1).text == "-"
    if not is_joined and (noun.lower_ in NOUNS_OF_DEED or (noun.lower_ in FATES and noun.tag_.startswith("NN"))):
        return noun
    if are_cases(noun.lower_, (word.lower_ for word in noun.doc)):
        return noun
    if noun.lower_ in COUNTS:
        of = complement_of(noun, "of", "for")
        state = next((state for state in children(noun.head, "oprd", "acomp", "advcl") if is_state(state)), None)
        if of is not None and of.lower_ in THINGS:
            return of
        return of_noun(noun) or (None if of is None else _counted_by(of)) or state
    return None


def _counted_by(noun: Token) -> Token | None:
    """What "the number of …" counts."""
    if noun.lower_ in THINGS:
        return noun
    is_counted = noun.lower_ in NOUNS_OF_DEED or noun.lower_ in CASUALTIES
    return nominal_harm(noun) or (noun if is_counted else says_of_amount(noun))
