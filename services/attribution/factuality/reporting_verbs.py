"""Verbs of saying, knowing and denying, and the factuality that they give their complements."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from claimwatch_contracts.extraction import Factuality
from claimwatch_contracts.vocabulary import CueClass
from services._extractor.trees import child
from services.attribution.cues.lookup import verb_cue
from services.attribution.factuality import qualifying_words as lists
from services.attribution.factuality.effects import DENIED, NOT_CONFIRMED, POSSIBLE, PROBABLE, Effect, effect
from services.attribution.factuality.governed import complements, denies_no_statement, presupposed, supposed
from services.attribution.factuality.withheld import is_negated, is_withheld
from services.attribution.text.surfaces import Ranges
from services.attribution.text.trees import subtree_range


def reporting(verb: Token) -> Iterator[Effect]:
    """What a verb of saying, knowing or denying does to its complement; the being of what it names is only open."""
    factuality = _put_by(verb) if verb.tag_.startswith("VB") else None
    if factuality:
        reports = _is_one_of(verb, lists.TAKING_REPORTS) or denies_no_statement(verb)
        scope = _warned_of(verb) or complements(verb, reports=reports)
        yield replace(effect(verb, scope, factuality), takes_back=_is_one_of(verb, lists.RETRACTING))
    if factuality == DENIED:
        yield from (effect(noun, [subtree_range(noun)], NOT_CONFIRMED) for noun in presupposed(verb))


def _put_by(verb: Token) -> Factuality | None:
    """The factuality that a verb gives its complement; ``None`` for a verb that leaves it as it is."""
    word = verb.lower_
    if _is_of_the_missing(verb):
        return None
    if _warned_of(verb):
        return POSSIBLE
    if word in lists.DISBELIEVING and is_negated(verb):
        return Factuality()
    if any(token.lower_ in lists.WRONGLY for token in verb.children):
        return NOT_CONFIRMED
    if _is_one_of(verb, lists.LEAVING_OPEN) or is_withheld(verb) or _is_hearsay(child(verb, "nsubj")):
        return NOT_CONFIRMED
    if _only_describes(verb):
        return None
    if word in lists.POSSIBLE:
        return POSSIBLE
    if word in lists.PROBABLE:
        return PROBABLE
    return DENIED if denies(verb) or _is_one_of(verb, lists.INVENTING) else None


def _warned_of(verb: Token) -> Ranges:
    """What somebody warns of, which has not happened: "warned of 31 deaths"."""
    if verb.lower_ not in lists.WARNING:
        return ()
    about = (token for token in verb.children if token.dep_ == "prep" and token.lower_ in ("of", "about", "against"))
    return tuple(part for token in about for part in supposed(token))


def _is_of_the_missing(verb: Token) -> bool:
    """Whether "found" tells of people or things that were looked for ("nine miners have not been found")."""
    is_passive = verb.lower_ == "found" and child(verb, "auxpass", "nsubjpass") is not None
    return is_passive and child(verb, "ccomp", "xcomp", "oprd", "acomp", "csubj", "csubjpass") is None


def _only_describes(verb: Token) -> bool:
    """Whether a participle only tells what those counted are suspected of: "arrested 12 men suspected of"."""
    return verb.lower_ == "suspected" and verb.dep_ == "acl" and any(token.lower_ == "of" for token in verb.children)


def _is_one_of(verb: Token, listed: frozenset[str]) -> bool:
    """Whether a verb, by itself or with its particle or preposition, is on a list."""
    return verb.lower_ in listed or any(f"{verb.lower_} {token.lower_}" in listed for token in verb.children)


def _is_hearsay(subject: Token | None) -> bool:
    if subject is None:
        return False
    return subject.lower_ in lists.RUMOURS or any(
        token.dep_ == "amod" and token.lower_ in lists.UNCONFIRMED | lists.ALLEGED for token in subject.children
    )


def denies(verb: Token) -> bool:
    """Whether a verb is a cue of denial; "denied entry to 31 people" denies nothing that was said."""
    particle = child(verb, "prt")
    cue = verb_cue(verb.lower_, particle.lower_ if particle is not None else None)
    return cue is not None and cue.main_class is CueClass.DENY and not denies_no_statement(verb)
