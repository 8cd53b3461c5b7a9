"""Adjectives, participles and nouns said of something: "is false", "unconfirmed reports", "remains unclear"."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_contracts.extraction import Factuality
from services.attribution.factuality import qualifying_words as lists
from services.attribution.factuality.callings import calling_of, what_is_called
from services.attribution.factuality.effects import DENIED, NOT_CONFIRMED, PROBABLE, Effect, effect
from services.attribution.factuality.governed import CLAUSES, resumed, subjects, supposed
from services.attribution.factuality.reporting_verbs import denies
from services.attribution.factuality.withheld import is_withheld
from services.attribution.text.trees import child, is_infinitive, is_passive, subtree_range


def predicate(word: Token) -> Iterator[Effect]:
    """Adjectives, participles and nouns said of something: "is false", "not true", "remains unclear"."""
    clause = word if word.tag_ == "VBN" and is_passive(word) and word.dep_ != "acomp" else word.head
    if word.lower_ in lists.FALSE and (naming := calling_of(word)):
        if not is_withheld(naming):
            yield effect(word, what_is_called(word, naming), DENIED, naming)
        return
    if word.dep_ in ("amod", "pobj") and word.head.lower_ == "as":
        clause = next((token for token in word.ancestors if token.tag_.startswith("VB")), clause)
    elif word.dep_ == "amod":
        yield from described(word)
        return
    if not clause.tag_.startswith("VB") or (
        clause != word and word.dep_ not in ("acomp", "attr", "oprd", "amod", "pobj")
    ):
        return
    negated = (
        (is_withheld(clause) and not is_infinitive(clause))
        or child(word, "neg") is not None
        or any(token.lower_ == "no" for token in word.children)
    )
    factuality = _put_as(word.lower_, negated=negated)
    scope = list(_said_of(word, clause)) if factuality else []
    if factuality and scope:
        yield effect(word, scope, factuality, clause)


def _put_as(word: str, *, negated: bool) -> Factuality | None:
    """What a predicate, negated or not, puts its subject as."""
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


def _said_of(word: Token, clause: Token) -> Iterator[tuple[int, int]]:
    """What a predicate is said of: of whom it is a state of mind what follows ("aware of", "sceptical of").

    Else the object of "found it untrue", or the subject, and clauses after it.
    """
    about = [token for token in word.children if token.dep_ == "prep" and token.lower_ in ("of", "about", "on")]
    objects = about or [token for token in clause.children if token.dep_ == "dobj"]
    yield from map(subtree_range, objects)
    if not objects:
        yield from subjects(clause)
        yield from resumed(clause, before=True)
    for over in {word, clause}:
        for token in over.children:
            says = token.dep_ in CLAUSES or (token.dep_ == "relcl" and child(token, "mark"))
            if says and token.i > word.i:
                yield from supposed(token)


def described(word: Token) -> Iterator[Effect]:
    """ "unconfirmed reports of", "the false claim that"; who denies an unconfirmed report denies it all the same."""
    noun = word.head
    if word.dep_ == "amod" and noun.lower_ in lists.REPORTS and not is_denied(noun):
        if word.lower_ in lists.FALSE:
            yield effect(word, [subtree_range(noun)], DENIED)
        elif word.lower_ in lists.UNCONFIRMED | lists.ALLEGED:
            yield effect(word, [subtree_range(noun)], NOT_CONFIRMED)


def is_denied(noun: Token) -> bool:
    verb = noun.head
    said = next((token for token in verb.children if token.dep_ in ("acomp", "attr", "oprd")), verb)
    return verb.tag_.startswith("VB") and (denies(verb) or said.lower_ in lists.FALSE or said.lower_ in lists.TRUE)
