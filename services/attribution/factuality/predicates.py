"""Adjectives, participles and nouns as predicates: "is false", "unconfirmed reports", "remains unclear"."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_contracts.extraction import Factuality
from services._extractor.trees import child, is_passive
from services.attribution.factuality import qualifying_words as lists
from services.attribution.factuality.callings import calling_of, what_is_called
from services.attribution.factuality.effects import DENIED, NOT_CONFIRMED, PROBABLE, Effect, effect
from services.attribution.factuality.governed import CLAUSES, resumed, subjects, supposed
from services.attribution.factuality.reporting_verbs import denies
from services.attribution.factuality.withheld import is_withheld
from services.attribution.text.surfaces import Range
from services.attribution.text.trees import is_infinitive, subtree_range, token_range


def predicate(word: Token) -> Iterator[Effect]:
    """ "is false", "not true", "remains unclear", "called it a lie". "Rejected as a lie" is one denial, of the verb."""
    if word.lower_ in lists.FALSE and (naming := calling_of(word)):
        if not is_withheld(naming) and not denies(naming):
            yield effect(word, what_is_called(word, naming), DENIED, naming)
        return
    if _lies_somewhere(word):
        return
    if word.dep_ == "amod" and word.head.lower_ != "as":
        yield from described(word)
        return
    clause = _clause_of(word)
    if clause is not None and ((clause != word and denies(clause)) or _is_of_fate(clause)):
        return
    factuality = _put_as(word.lower_, negated=_is_negated(word, clause)) if clause is not None else None
    if clause is not None and factuality and (scope := list(_said_of(word, clause))):
        yield effect(word, scope, factuality, clause)


def _lies_somewhere(word: Token) -> bool:
    """Whether "lies" says where something is ("the pits lie behind a shed", "Kikla lies 15 km west of Asabaa")."""
    if word.lower_ not in ("lie", "lies") or word.tag_ not in ("VB", "VBP", "VBZ"):
        return False
    after = [token for token in word.children if token.i > word.i]
    return any(token.dep_ in ("prep", "advmod", "npadvmod") and token.lower_ != "about" for token in after)


def _clause_of(word: Token) -> Token | None:
    """The verb of the clause whose predicate is the word, or the word itself ("was disproved")."""
    clause = word if word.tag_ == "VBN" and is_passive(word) and word.dep_ != "acomp" else word.head
    if word.dep_ in ("amod", "pobj") and word.head.lower_ == "as":
        clause = next((token for token in word.ancestors if token.tag_.startswith("VB")), clause)
    says = clause == word or word.dep_ in ("acomp", "attr", "oprd", "amod", "pobj")
    return clause if says and clause.tag_.startswith("VB") else None


def _is_of_fate(clause: Token) -> bool:
    """Whether it is unknown what became of people, who are missing then and no less certainly so."""
    subject = child(clause, "nsubj", "nsubjpass")
    return subject is not None and subject.lower_ in ("fate", "whereabouts")


def _is_negated(word: Token, clause: Token) -> bool:
    if is_withheld(clause) and not is_infinitive(clause):
        return True
    return child(word, "neg") is not None or any(token.lower_ == "no" for token in word.children)


def _put_as(word: str, *, negated: bool) -> Factuality | None:
    """The factuality that a predicate, negated or not, gives its subject; ``None`` for a plain fact."""
    if word in lists.FALSE:
        return NOT_CONFIRMED if negated else DENIED
    if word in lists.TRUE:
        return DENIED if negated else None
    if word in lists.KNOWN:
        return NOT_CONFIRMED if negated else None
    if word in lists.UNLIKELY:
        return NOT_CONFIRMED
    if word in lists.LIKELY:
        return NOT_CONFIRMED if negated else PROBABLE
    return None if negated else NOT_CONFIRMED


def _said_of(word: Token, clause: Token) -> Iterator[Range]:
    """The ranges that a predicate qualifies.

    They are the phrase after a state of mind ("aware of", "sceptical of"), or else the object of "found it untrue", or
    else the subject; and in each case the clauses after the predicate. A clause that the parser put under a noun has
    that noun in its subject: "the number of dead that doctors published is false".
    """
    states = () if word.lower_ in lists.FALSE else word.children
    about = [token for token in states if token.dep_ == "prep" and token.lower_ in ("of", "about", "on")]
    objects = about or [token for token in clause.children if token.dep_ == "dobj"]
    yield from map(subtree_range, objects)
    if not objects:
        yield from subjects(clause)
        yield from resumed(clause, before=True)
    is_put_under = clause.dep_ == "ccomp" or (clause.dep_ == "relcl" and _is_of_report(word, clause))
    if is_put_under and not clause.head.tag_.startswith("VB") and clause.head.i < clause.i:
        yield token_range(clause.head.left_edge, clause)
    for over in {word, clause}:
        for token in over.children:
            says = token.dep_ in CLAUSES or (token.dep_ == "relcl" and child(token, "mark"))
            if says and token.i > word.i:
                yield from supposed(token)


def _is_of_report(word: Token, clause: Token) -> bool:
    """Whether a clause under the noun for a report calls the report false.

    The parser puts "is a lie" of "the toll that they circulate is a lie" there, where it takes a verb for a noun.
    """
    subject = child(clause, "nsubj", "nsubjpass")
    is_own = child(clause, "mark") is not None or (subject is not None and subject.lower_ in ("that", "which"))
    return word.lower_ in lists.FALSE and clause.head.lower_ in lists.REPORTS and is_own


def described(word: Token) -> Iterator[Effect]:
    """ "unconfirmed reports of", "the false claim that", "the alleged massacre of".

    The denial of an unconfirmed report remains a denial.
    """
    noun = word.head
    if word.dep_ != "amod" or is_denied(noun):
        return
    if noun.lower_ in lists.DEEDS and word.lower_ in lists.ALLEGED:
        yield effect(word, [subtree_range(noun)], NOT_CONFIRMED)
    elif noun.lower_ in lists.REPORTS:
        if word.lower_ in lists.FALSE:
            yield effect(word, [subtree_range(noun)], DENIED)
        elif word.lower_ in lists.UNCONFIRMED | lists.ALLEGED:
            yield effect(word, [subtree_range(noun)], NOT_CONFIRMED)


def is_denied(noun: Token) -> bool:
    verb = noun.head.head if noun.head.lower_ == "as" else noun.head
    word = next((token for token in verb.children if token.dep_ in ("acomp", "attr", "oprd")), verb)
    return verb.tag_.startswith("VB") and (denies(verb) or word.lower_ in lists.FALSE or word.lower_ in lists.TRUE)
