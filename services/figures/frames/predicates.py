"""What nouns, predicates and amounts say of the people of a nominal.

A rule answers with a token whose word has a measure (``states.measure_said``), or with ``None``.
"""

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import Measure
from services._extractor.trees import child
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
from services.figures.frames.trees import children, complement_of, complements_of, is_verb, object_of, subject_of
from services.figures.frames.vocabulary import (
    ACTED_ON_AMOUNTS,
    AMONG,
    BE,
    CHANGES,
    CONDEMNED,
    COST,
    COUNTS,
    INCLUDE,
    LIVES,
    LOSE,
    SHOT,
    SUFFER,
    WITH_RESULT,
)
from services.figures.lexicon import (
    ADJECTIVES_OF_HARM,
    AMOUNTS,
    FATES,
    HARM,
    HIT,
    INTRANSITIVES,
    NEVER_TRANSITIVE,
    NOUNS_OF_DEED,
    PARTICIPLES,
    PASSIVE_ONLY,
    PROJECTILES,
    SNATCHED,
    STRUCK,
    THINGS,
)
from services.figures.measures.heads import are_cases


def is_shot_dead(verb: Token) -> bool:
    """Whether a participle with its agent was read as a verb ("people shot and killed by police")."""
    last = child(verb, "conj")
    is_cut = verb.lower_ in SHOT and child(verb, "dobj", "aux") is None
    return is_cut and last is not None and last.lower_ in PARTICIPLES and child(last, "agent") is not None


def of_noun(noun: Token) -> Token | None:
    """What the modifiers and clauses of a noun say of it."""
    for modifier in children(noun, "amod", "compound", "nmod"):
        if modifier.lower_ in ADJECTIVES_OF_HARM or modifier.lower_ in PARTICIPLES:
            return modifier
    return said_after(noun)


def said_after(noun: Token) -> Token | None:
    """What the clauses and phrases after a noun say most of it."""
    clauses = (_of_clause(clause, noun) for clause in children(noun, "acl", "relcl") if not _is_apart(clause, noun))
    phrases = (of_phrase(preposition) for preposition in children(noun, "prep"))
    states = (word for word in children(noun, "amod", "acomp", "advcl", "oprd") if is_state(word))
    words = (word for word in chain(clauses, phrases, states) if word is not None)
    return max(words, key=said_severity, default=None)


def _is_apart(clause: Token, noun: Token) -> bool:
    """Whether a clause tells of others ("two bombers, and many more injured", "the mother of Ali, who was shot")."""
    if any(noun.i < joint.i < clause.i for joint in children(noun, "cc")):
        return True
    return clause.dep_ == "relcl" and any(
        owner.tag_ == "NNP" and owner.i < clause.i and owner.nbor().text == "," for owner in complements_of(noun)
    )


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
        return clause if clause.lower_ in INTRANSITIVES else None
    subject = child(clause, "nsubj", "nsubjpass")
    if subject is None or subject.lower_ in ("who", "which", "that", "whom") or subject.i < noun.i:
        return of_subject(clause, passive=is_undergone(clause))
    return None if _is_of_parts(clause, subject) else of_object(clause)


def _is_of_parts(clause: Token, subject: Token) -> bool:
    """Whether a relative clause tells of some of those it follows ("90 migrants, of whom 60 drowned")."""
    parts = (*complements_of(subject), *complements_of(clause))
    return any(noun.lower_ in ("whom", "which") for noun in parts)


def of_subject(verb: Token, *, passive: bool) -> Token | None:
    """What a predicate says of its subject: "were killed", "died", "are missing", "were left homeless"."""
    if _runs_on(verb):
        return verb
    return max(_sayings(verb, passive), key=said_severity, default=None)


def _runs_on(verb: Token) -> bool:
    """Whether two numbers with their fates stand side by side ("8 persons killed 58 others injured")."""
    harmed, others = child(verb, "nsubj"), child(verb, "dobj")
    if verb.lower_ not in PARTICIPLES or harmed is None or others is None:
        return False
    are_numbered = all(child(noun, "nummod") is not None for noun in (harmed, others))
    return are_numbered and any(is_state(word) and word.i == others.i + 1 for word in children(others, "acl", "amod"))


def _sayings(verb: Token, passive: bool) -> Iterator[Token]:
    """The words by which a predicate says something of its subject."""
    word = verb.lower_
    if passive:
        yield from to_death(verb)
    is_suffered = passive and (
        (word in FATES and word not in NOUNS_OF_DEED) or word in PASSIVE_ONLY or word in SNATCHED or _is_struck(verb)
    )
    is_done_alone = word in INTRANSITIVES and child(verb, "dobj") is None
    if is_suffered or is_done_alone or word in ADJECTIVES_OF_HARM:
        yield verb
    if (plight := plight_of_subject(verb)) is not None:
        yield plight
    yield from (said_of_it for said_of_it in _complements(verb) if said_of_it is not None)


def _is_struck(verb: Token) -> bool:
    """Whether people were shot or the like, in a sentence that tells of nobody's death."""
    by = child(verb, "agent")
    is_by_fire = by is not None and any(word.lower_ in PROJECTILES for word in by.subtree)
    is_struck = verb.lower_ in STRUCK or (is_by_fire and verb.lower_ in HIT)
    return is_struck and all(HARM.get(word.lower_) is not Measure.KILLED for word in verb.doc)


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
                and (child(dependent, "aux") is None or _is_joined(verb, dependent))
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


def _is_joined(verb: Token, later: Token) -> bool:
    """Whether "and" or the like joins a later predicate to a verb. Without it the parse is mostly wrong."""
    return any(verb.i < joint.i < later.i for joint in children(verb, "cc"))


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
    if _runs_on(verb):
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
            if is_state(result):
                return result
        if (left := child(verb, "dobj")) is not None and is_state(left.right_edge):
            return left.right_edge
    if word in INCLUDE and (subject := subject_of(verb)) is not None:
        return nominal_harm(subject)
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
        return of_noun(noun) or (None if of is None else _counted_by(of)) or state
    return None


def _counted_by(noun: Token) -> Token | None:
    """What "the number of …" counts."""
    is_counted = noun.lower_ in NOUNS_OF_DEED or noun.lower_ in THINGS
    return nominal_harm(noun) or (noun if is_counted else says_of_amount(noun))
