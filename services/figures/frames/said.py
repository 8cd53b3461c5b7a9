"""The word of a sentence that says what happened to the people of a nominal.

A rule answers with a token whose word has a measure in the lexicon, or with ``None``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import Measure
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
from services.figures.frames.vocabulary import (
    ACTED_ON_AMOUNTS,
    AMONG,
    BE,
    BOUNDS,
    CAPTIVE,
    CHANGES,
    CONDEMNED,
    CONJUNCTIONS_TOO,
    COST,
    COUNTS,
    CUSTODY,
    EXTENTS,
    HOMES,
    INCLUDE,
    LEAVING,
    LIVES,
    LOSE,
    SET_FREE,
    SHOT,
    SUFFER,
    TAKE,
    TO_AMOUNTS,
    WITH_RESULT,
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
    THINGS,
    measure_of,
    severity,
)


def said(nominal: Nominal) -> Token | None:
    """The word that says most of a nominal, within its noun phrase or outside."""
    if state := _state_after(nominal):
        return state
    words = [word for word in (said_inside(nominal), said_outside(nominal.outer)) if word is not None]
    return max(words, key=_severity, default=None) or _of_last_conjunct(nominal.outer)


def _of_last_conjunct(noun: Token) -> Token | None:
    """What is said after the last noun of a list, of all of them ("six guards and a dozen raiders left dead")."""
    last = noun
    while (following := child(last, "conj")) is not None and not is_verb(following):
        last = following
    return None if last is noun else _said_after(last)


def measure_said(word: Token) -> Measure:
    """The measure of a word that a rule answered with."""
    return Measure.DISPLACED if _is_home_left(word) else measure_of(word.lower_)


def _severity(word: Token) -> int:
    return severity(measure_said(word), word.lower_)


def said_inside(nominal: Nominal) -> Token | None:
    """Said within the noun phrase: "8 injured people", "30 people killed in …", "12 who had fled", "12 of the dead"."""
    for token in nominal.tokens:
        if word := _of_noun(token):
            return word
    return _partitive_harm(nominal.number)


def _state_after(nominal: Nominal) -> Token | None:
    """A state directly after a number without a noun ("40 killed 100 injured")."""
    number = nominal.number
    if nominal.counted is not None or number.i + 1 >= len(number.doc):
        return None
    following = number.nbor()
    return following if _is_state(following) and following.head in (number, number.head, following) else None


def said_outside(outer: Token) -> Token | None:
    """Said by the predicate or noun on which the noun phrase hangs."""
    head = outer.head
    match outer.dep_:
        case "nsubj" if _is_shot_dead(head):
            return child(head, "conj")
        case "nsubjpass" | "nsubj" | "csubj":
            return _of_subject(head, passive=outer.dep_ == "nsubjpass" or is_passive(head))
        case "dobj" | "obj" | "dative":
            return _of_object(head)
        case "attr":
            return _of_attribute(head)
        case "oprd" | "ccomp" | "xcomp" if is_verb(head):
            return _of_attribute(head) or _scaled(head)
        case "pobj" if head.lower_ == "as" and head.head.lower_ in EXTENTS:
            return _of_extent(head.head)
        case "pobj":
            return _of_prepositional(head) or (_of_clause_after(outer) if head.lower_ in CONJUNCTIONS_TOO else None)
        case "npadvmod" | "advmod" if is_verb(head):
            return _scaled(head)
        case "conj" | "appos" if not is_verb(head):
            return said_outside(head)
        case "conj" if child(head, "dobj") is not None:
            return _of_object(head)
    return None


def _is_shot_dead(verb: Token) -> bool:
    """Whether a participle with its agent was read as a verb ("people shot and killed by police")."""
    last = child(verb, "conj")
    is_cut = verb.lower_ in SHOT and child(verb, "dobj", "aux") is None
    return is_cut and last is not None and last.lower_ in PARTICIPLES and child(last, "agent") is not None


def _of_noun(noun: Token) -> Token | None:
    """What the modifiers and clauses of a noun say of it."""
    for modifier in children(noun, "amod", "compound", "nmod"):
        if modifier.lower_ in ADJECTIVES_OF_HARM or modifier.lower_ in PARTICIPLES:
            return modifier
    return _said_after(noun)


def _said_after(noun: Token) -> Token | None:
    """What the clauses and phrases after a noun say of it."""
    for clause in children(noun, "acl", "relcl"):
        if any(noun.i < joint.i < clause.i for joint in children(noun, "cc")):
            continue  # "the two bombers, and many more injured"
        if not _is_of_last_name(clause, noun) and (word := _of_clause(clause, noun)):
            return word
    for preposition in children(noun, "prep"):
        place = object_of(preposition)
        if place is not None and place.lower_ in CUSTODY and place.lower_ in FATES:
            return place
        if place is not None and preposition.lower_ == "as" and is_verb(place):
            return _of_subject(place, passive=is_passive(place))
        if place is not None and preposition.lower_ in AMONG and (word := nominal_harm(place)) is not None:
            return word
    return next((word for word in children(noun, "amod", "acomp", "advcl", "oprd") if _is_state(word)), None)


def _is_of_last_name(clause: Token, noun: Token) -> bool:
    """Whether a relative clause rather tells of a name before it ("the mother of Ali Haddad, who was shot")."""
    return clause.dep_ == "relcl" and any(
        owner.tag_ == "NNP" and owner.i < clause.i and owner.nbor().text == "," for owner in complements_of(noun)
    )


def _of_clause(clause: Token, noun: Token) -> Token | None:
    """What a participle or a relative clause says of its noun."""
    if clause.dep_ == "acl":
        if _is_shot_dead(clause):
            return child(clause, "conj")
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
    if _runs_on(verb):
        return verb
    return max(_sayings(verb, passive), key=_severity, default=None)


def _runs_on(verb: Token) -> bool:
    """Whether two numbers with their fates stand side by side ("8 persons killed 58 others injured")."""
    harmed, others = child(verb, "nsubj"), child(verb, "dobj")
    if verb.lower_ not in PARTICIPLES or harmed is None or others is None:
        return False
    are_numbered = all(child(noun, "nummod") is not None for noun in (harmed, others))
    return are_numbered and any(_is_state(word) and word.i == others.i + 1 for word in children(others, "acl", "amod"))


def _sayings(verb: Token, passive: bool) -> Iterator[Token]:
    """The words by which a predicate says something of its subject."""
    word = verb.lower_
    if passive:
        yield from _to_death(verb)
    is_suffered = passive and ((word in FATES and word not in NOUNS_OF_DEED) or word in PASSIVE_ONLY)
    is_done_alone = word in INTRANSITIVES and child(verb, "dobj") is None
    if is_suffered or is_done_alone or word in ADJECTIVES_OF_HARM:
        yield verb
    yield from (said_of_it for said_of_it in _complements(verb) if said_of_it is not None)


def _to_death(verb: Token) -> Iterator[Token]:
    """ "fatally stabbed"."""
    return (adverb for adverb in children(verb, "advmod") if adverb.lower_ in ("fatally", "mortally"))


def _complements(verb: Token) -> Iterator[Token | None]:
    """What the complements of a verb say of its subject."""
    word = verb.lower_
    for dependent in verb.children:
        match dependent.dep_:
            case "acomp" | "oprd" | "advmod" if _is_result(verb, dependent):
                yield dependent
            case "acomp" | "oprd" | "advmod" | "advcl" | "amod" | "attr" | "ccomp" if _is_state(dependent):
                yield dependent
            case "acomp" | "oprd":
                yield next((other for other in children(dependent, "conj") if _is_state(other)), None)
                yield from (fate for fate in children(dependent, "xcomp") if fate.lower_ in INTRANSITIVES)
            case "xcomp" | "ccomp" if (
                dependent.tag_.startswith("VB") and child(dependent, "nsubj", "nsubjpass") is None
            ):
                yield _of_subject(dependent, passive=is_passive(dependent))
            case "conj" if is_verb(dependent) and child(dependent, "nsubj", "nsubjpass") is None:
                inherits = child(dependent, "aux") is None and is_passive(verb)
                yield _of_subject(dependent, passive=inherits or child(dependent, "auxpass") is not None)
            case "prep":
                yield _of_state_phrase(verb, dependent)
            case "dobj" if dependent.lower_ in LIVES and word in LOSE:
                yield dependent
            case "dobj" if _is_home_left(dependent):
                yield dependent
            case "dobj" if word in SUFFER and dependent.lower_ in FATES:
                yield dependent


def _of_state_phrase(verb: Token, preposition: Token) -> Token | None:
    """ "in custody", "burnt to death", "were among 30 people killed"."""
    if (home := _home_after(preposition)) is not None:
        return home
    noun = object_of(preposition)
    if noun is None:
        return None
    if preposition.lower_ in AMONG and verb.lower_ in BE:
        return nominal_harm(noun)
    if noun.lower_ in CUSTODY and noun.lower_ in FATES and preposition.lower_ in ("in", "on", "into", "to"):
        return noun
    if noun.lower_ == "death" and preposition.lower_ == "to" and verb.lower_ not in CONDEMNED:
        return noun
    return None


def _is_result(verb: Token, word: Token) -> bool:
    """Whether people are set free or taken captive by a verb with such a word."""
    if word.lower_ == "free":
        return verb.lower_ in SET_FREE
    return word.lower_ in CAPTIVE and verb.lower_ in TAKE


def _is_home_left(noun: Token) -> bool:
    """Whether a noun is a home that was left or lost ("left their homes", "forced out of their homes")."""
    if noun.lower_ not in HOMES or child(noun, "poss") is None:
        return False
    verb = noun.head
    while verb.dep_ in ("prep", "pcomp") and verb.head is not verb:
        verb = verb.head
    return verb.lower_ in LEAVING and noun.dep_ in ("dobj", "pobj")


def _home_after(preposition: Token) -> Token | None:
    """The home after "from" or "out of"."""
    noun = object_of(preposition)
    if noun is None and (inner := child(preposition, "prep")) is not None:
        noun = object_of(inner)
    return noun if noun is not None and _is_home_left(noun) else None


def nominal_harm(noun: Token) -> Token | None:
    """What a noun phrase says of those it means: "the dead", "those killed", "34 killed", "the victims of the fire"."""
    if noun.lower_ in FATES and (noun.lower_ not in NOUNS_OF_DEED or noun.lower_ in PARTICIPLES):
        return noun
    return _of_noun(noun)


def _of_object(verb: Token) -> Token | None:
    """What a verb does to its object: "killed 12", "left 12 dead", "the toll reached 12", "the dead include 12"."""
    word = verb.lower_
    if _runs_on(verb):
        return None
    if adverb := next(_to_death(verb), None):
        return adverb
    if word in FATES and word not in NEVER_TRANSITIVE and child(verb, "auxpass") is None:
        return verb
    if result := next((word for word in children(verb, "acomp", "oprd", "advmod") if _is_result(verb, word)), None):
        return result
    if word in WITH_RESULT:
        for result in children(verb, "acomp", "oprd", "advmod", "advcl", "ccomp", "amod", "xcomp", "conj"):
            if _is_state(result):
                return result
    if word in INCLUDE and (subject := subject_of(verb)) is not None:
        return nominal_harm(subject)
    if word in COST and (lives := child(verb, "dobj")) is not None and lives.lower_ in LIVES:
        return lives
    for preposition in children(verb, "prep"):
        if (home := _home_after(preposition)) is not None:
            return home
        if preposition.lower_ == "as" and (being := object_of(preposition)) is not None and is_verb(being):
            return _of_subject(being, passive=is_passive(being))
    return _scaled(verb)


def _of_attribute(verb: Token) -> Token | None:
    """What "be" says of the noun after it: "Among the dead were 12", "The dead are 12 children"."""
    for preposition in children(verb, "prep"):
        if preposition.lower_ in AMONG and (noun := object_of(preposition)) is not None:
            return nominal_harm(noun)
    subject = subject_of(verb)
    return None if subject is None else says_of_amount(subject) or nominal_harm(subject)


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
    if word in ("in", "at", "to") and not is_verb(governor):
        return says_of_amount(governor) if governor.lower_ in AMOUNTS or governor.lower_ in COUNTS else None
    if word in INCLUDE and not is_verb(governor):
        return said(Nominal(governor, governor, governor))
    if is_verb(governor) and _is_together(preposition):
        return _of_subject(governor, passive=is_passive(governor))
    if is_verb(governor) and word in BOUNDS:
        return _of_object(governor)
    if is_verb(governor) and word in TO_AMOUNTS:
        return _scaled(governor)
    return None


def _of_extent(extent: Token) -> Token | None:
    """What the noun counts whose amount goes so far ("the toll may be as high as 12")."""
    verb = extent.head
    while verb.dep_ in ("prep", "pobj", "pcomp", "dobj") and not is_verb(verb):
        verb = verb.head
    return _scaled(verb) if is_verb(verb) else None


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
    return _of_subject(verb, passive=is_passive(verb)) if verb.tag_.startswith("VB") and verb.tag_ != "VBG" else None


def _scaled(verb: Token) -> Token | None:
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


def says_of_amount(noun: Token) -> Token | None:
    """What a noun of an amount counts: "toll", "deaths", "the number of wounded"."""
    if noun.lower_ in AMOUNTS:
        return next((word for word in children(noun, "compound", "amod") if word.lower_ in FATES), noun)
    if noun.lower_ in NOUNS_OF_DEED or (noun.lower_ in FATES and noun.tag_.startswith("NN")):
        return noun
    if noun.lower_ in COUNTS:
        of = complement_of(noun)
        state = next((state for state in children(noun.head, "oprd", "acomp", "advcl") if _is_state(state)), None)
        return _of_noun(noun) or (None if of is None else _counted_by(of)) or state
    return None


def _counted_by(noun: Token) -> Token | None:
    """What "the number of …" counts."""
    return nominal_harm(noun) or (noun if noun.lower_ in NOUNS_OF_DEED or noun.lower_ in THINGS else None)


def _partitive_harm(number: Token) -> Token | None:
    """ "three of those killed", "12 of the wounded"."""
    return next((word for noun in complements_of(number) if (word := nominal_harm(noun)) is not None), None)


def _is_state(token: Token) -> bool:
    """Whether a word is a state of somebody harmed ("dead", "wounded"), and no predicate with a subject of its own."""
    is_participle = token.lower_ in PARTICIPLES and token.tag_ in ("VBN", "JJ", "VBD", "NN")
    if token.lower_ not in ADJECTIVES_OF_HARM and not is_participle:
        return False
    return child(token, "nsubj", "nsubjpass", "dobj") is None
