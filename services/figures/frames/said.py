"""The word of a sentence that says what happened to the people of a nominal.

A rule answers with a token whose word has a measure in the lexicon, or with ``None``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_language.wordlists import word_set
from services.figures.frames.nominals import Nominal
from services.figures.frames.trees import (
    child,
    children,
    complement_of,
    complements_of,
    is_passive,
    is_verb,
    object_of,
    subject_of,
)
from services.figures.lexicon import (
    ADJECTIVES_OF_HARM,
    AMOUNTS,
    FATES,
    INTRANSITIVES,
    NEVER_TRANSITIVE,
    NOUNS_OF_DEED,
    PARTICIPLES,
    PASSIVE_ONLY,
    severity,
)

_BE = word_set("is are was were be been being 's remain remains remained remaining am")
_AMONG = word_set("among amongst")
_INCLUDE = word_set("include includes included including comprise comprised")
_WITH_RESULT = word_set("leave leaves left leaving shoot shoots shot shooting find finds finding found stabbed beaten")
"""Verbs whose object has a result ("left 12 dead", "shot dead 12")."""
_CONDEMNED = word_set("sentenced condemned doomed")
_CUSTODY = word_set("custody detention remand jail prison captivity bars")
_LIVES = word_set("life lives")
_LOSE = word_set("lost lose loses losing")
_SUFFER = word_set("suffered suffer suffers suffering sustained sustaining received receiving")
_COUNTS = word_set("number total count figure figures numbers proportion share tally")
_CHANGES = word_set(
    "reach reaches reached reaching rise rises rose risen rising climb climbs climbed climbing stand stands stood "
    "standing pass passes passed passing exceed exceeds exceeded exceeding top tops topped topping grow grows grew "
    "grown growing jump jumped jumping hit hits hitting increase increases increased increasing fall falls fell fallen "
    "falling drop drops dropped put puts putting bring brings brought bringing raise raises raised raising take takes "
    "took taking taken revise revised revising double doubled surge surged soar soared went go goes going come came "
    "number numbers numbered remain remained is was are were be been estimated expand expanded cut cuts cutting reduce "
    "reduced reducing swell swelled swollen place placed placing set"
)
_TO_AMOUNTS = word_set("to at by from of above below past over beyond around")


def said(nominal: Nominal) -> Token | None:
    """The word that says most of a nominal, within its noun phrase or outside."""
    words = [word for word in (said_inside(nominal), said_outside(nominal.outer)) if word is not None]
    return max(words, key=_severity, default=None)


def _severity(word: Token) -> int:
    return severity(word.lower_)


def said_inside(nominal: Nominal) -> Token | None:
    """Said within the noun phrase: "8 injured people", "30 people killed in …", "12 who had fled", "12 of the dead"."""
    for token in nominal.tokens:
        if word := _of_noun(token):
            return word
    return _partitive_harm(nominal.number)


def said_outside(outer: Token) -> Token | None:
    """Said by the predicate or noun on which the noun phrase hangs."""
    head = outer.head
    match outer.dep_:
        case "nsubjpass" | "nsubj" | "csubj":
            return _of_subject(head, passive=outer.dep_ == "nsubjpass" or is_passive(head))
        case "dobj" | "obj" | "dative":
            return _of_object(head)
        case "attr":
            return _of_attribute(head)
        case "oprd" | "ccomp" | "xcomp" if is_verb(head):
            return _of_attribute(head) or _scaled(head)
        case "pobj":
            return _of_prepositional(head)
        case "npadvmod" | "advmod" if is_verb(head):
            return _scaled(head)
        case "conj" | "appos" if outer.head is not outer:
            return _of_conjunct(outer, head)
    return None


def _of_conjunct(outer: Token, head: Token) -> Token | None:
    if is_verb(head):
        return None
    return said_outside(head)


def _of_noun(noun: Token) -> Token | None:
    """What the modifiers and clauses of a noun say of it."""
    for modifier in children(noun, "amod", "compound", "nmod"):
        if modifier.lower_ in ADJECTIVES_OF_HARM or modifier.lower_ in PARTICIPLES:
            return modifier
    for clause in children(noun, "acl", "relcl"):
        if any(noun.i < joint.i < clause.i for joint in children(noun, "cc")):
            continue  # "the two bombers, and many more injured"
        if word := _of_clause(clause, noun):
            return word
    for preposition in children(noun, "prep"):
        if (place := object_of(preposition)) is not None and place.lower_ in _CUSTODY and place.lower_ in FATES:
            return place
    if word := next((word for word in children(noun, "amod", "acomp", "advcl", "oprd") if _is_state(word)), None):
        return word
    return None


def _of_clause(clause: Token, noun: Token) -> Token | None:
    """What a participle or a relative clause says of its noun."""
    if clause.dep_ == "acl":
        if clause.tag_ == "VBN" or _is_state(clause):
            return _of_subject(clause, passive=True)
        return clause if clause.lower_ in INTRANSITIVES else None
    subject = child(clause, "nsubj", "nsubjpass")
    if subject is None or subject.lower_ in ("who", "which", "that", "whom") or subject.i < noun.i:
        return _of_subject(clause, passive=is_passive(clause))
    return None if _is_of_parts(clause, subject) else _of_object(clause)


def _is_of_parts(clause: Token, subject: Token) -> bool:
    """Whether a relative clause tells of some of those it follows ("90 migrants, of whom 60 drowned")."""
    parts = (*complements_of(subject), *complements_of(clause))
    return any(noun.lower_ in ("whom", "which") for noun in parts)


def _of_subject(verb: Token, *, passive: bool) -> Token | None:
    """What a predicate says of its subject: "were killed", "died", "are missing", "were left homeless"."""
    return max(_sayings(verb, passive), key=_severity, default=None)


def _sayings(verb: Token, passive: bool) -> Iterator[Token]:
    word = verb.lower_
    if (
        (passive and ((word in FATES and word not in NOUNS_OF_DEED) or word in PASSIVE_ONLY))
        or word in ADJECTIVES_OF_HARM
        or (word in INTRANSITIVES and child(verb, "dobj") is None)
    ):
        yield verb
    yield from (word for word in _complements(verb) if word is not None)


def _complements(verb: Token) -> Iterator[Token | None]:
    """What the complements of a verb say of its subject."""
    word = verb.lower_
    for dependent in verb.children:
        match dependent.dep_:
            case "acomp" | "oprd" | "advmod" | "advcl" | "amod" | "attr" | "ccomp" if _is_state(dependent):
                yield dependent
            case "acomp" | "oprd":
                yield next((other for other in children(dependent, "conj") if _is_state(other)), None)
                yield from (verb_ for verb_ in children(dependent, "xcomp") if verb_.lower_ in INTRANSITIVES)
            case "xcomp" | "ccomp" if (
                dependent.tag_.startswith("VB") and child(dependent, "nsubj", "nsubjpass") is None
            ):
                yield _of_subject(dependent, passive=is_passive(dependent))
            case "conj" if is_verb(dependent) and child(dependent, "nsubj", "nsubjpass") is None:
                bare = dependent.tag_ == "VBN" and child(dependent, "aux", "auxpass") is None
                yield _of_subject(dependent, passive=(bare and is_passive(verb)) or is_passive(dependent))
            case "prep":
                yield _of_state_phrase(verb, dependent)
            case "dobj" if dependent.lower_ in _LIVES and word in _LOSE:
                yield dependent
            case "dobj" if word in _SUFFER and dependent.lower_ in FATES:
                yield dependent


def _of_state_phrase(verb: Token, preposition: Token) -> Token | None:
    """ "in custody", "burnt to death", "were among 30 people killed"."""
    noun = object_of(preposition)
    if noun is None:
        return None
    if preposition.lower_ in _AMONG and verb.lower_ in _BE:
        return nominal_harm(noun)
    if noun.lower_ in _CUSTODY and noun.lower_ in FATES and preposition.lower_ in ("in", "on", "into"):
        return noun
    if noun.lower_ == "death" and preposition.lower_ == "to" and verb.lower_ not in _CONDEMNED:
        return noun
    return None


def nominal_harm(noun: Token) -> Token | None:
    """What a noun phrase says of those it means: "the dead", "those killed", "34 killed", "the victims of the fire"."""
    if noun.lower_ in FATES and (noun.lower_ not in NOUNS_OF_DEED or noun.lower_ in PARTICIPLES):
        return noun
    return _of_noun(noun)


def _of_object(verb: Token) -> Token | None:
    """What a verb does to its object: "killed 12", "left 12 dead", "the toll reached 12", "the dead include 12"."""
    word = verb.lower_
    if word in FATES and word not in NEVER_TRANSITIVE and child(verb, "auxpass") is None:
        return verb
    if word in _WITH_RESULT:
        for result in children(verb, "acomp", "oprd", "advmod", "advcl", "ccomp", "amod", "xcomp", "conj"):
            if _is_state(result):
                return result
    if word in _INCLUDE and (subject := subject_of(verb)) is not None:
        return nominal_harm(subject)
    return _scaled(verb)


def _of_attribute(verb: Token) -> Token | None:
    """What "be" says of the noun after it: "Among the dead were 12", "The dead are 12 children"."""
    for preposition in children(verb, "prep"):
        if preposition.lower_ in _AMONG and (noun := object_of(preposition)) is not None:
            return nominal_harm(noun)
    subject = subject_of(verb)
    if subject is None:
        return None
    if subject.lower_ == "there":
        return None
    return says_of_amount(subject) or nominal_harm(subject)


def _of_prepositional(preposition: Token) -> Token | None:
    """What the word before a preposition says of the noun after it: "the deaths of 12", "the toll rose to 12"."""
    governor = preposition.head
    word = preposition.lower_
    if word == "of" and governor.lower_ in ("those", "that", "ones") and governor.dep_ == "pobj":
        return _of_prepositional(governor.head)
    if word in ("of", "among") and not is_verb(governor):
        if governor.lower_ in NOUNS_OF_DEED:
            return governor
        return says_of_amount(governor)
    if word in ("in", "at", "to") and not is_verb(governor) and governor.lower_ in AMOUNTS:
        return governor
    if word in _INCLUDE and not is_verb(governor):
        return said(Nominal(governor, governor, governor))
    if is_verb(governor) and word in _TO_AMOUNTS:
        return _scaled(governor)
    return None


def _scaled(verb: Token) -> Token | None:
    """The noun whose amount a verb gives: "the toll rose to 12", "bringing the number of arrests to 12"."""
    if verb.lower_ not in _CHANGES:
        return None
    for noun in children(verb, "dobj", "nsubj", "nsubjpass"):
        if word := says_of_amount(noun):
            return word
    subject = subject_of(verb)
    return says_of_amount(subject) if subject is not None else None


def says_of_amount(noun: Token) -> Token | None:
    """What a noun of an amount counts: "toll", "deaths", "the number of wounded"."""
    if noun.lower_ in AMOUNTS:
        return next((word for word in children(noun, "compound", "amod") if word.lower_ in FATES), noun)
    if noun.lower_ in NOUNS_OF_DEED or (noun.lower_ in FATES and noun.tag_.startswith("NN")):
        return noun
    if noun.lower_ in _COUNTS:
        of = complement_of(noun)
        return _of_noun(noun) or (nominal_harm(of) or (of if of.lower_ in NOUNS_OF_DEED else None) if of else None)
    return None


def _partitive_harm(number: Token) -> Token | None:
    """ "three of those killed", "12 of the wounded"."""
    return next((word for noun in complements_of(number) if (word := nominal_harm(noun)) is not None), None)


def _is_state(token: Token) -> bool:
    """Whether a word is a state of somebody harmed ("dead", "wounded")."""
    return token.lower_ in ADJECTIVES_OF_HARM or (
        token.lower_ in PARTICIPLES and token.tag_ in ("VBN", "JJ", "VBD", "NN")
    )
