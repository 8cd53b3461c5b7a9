"""Words that make an event possible, future, negated, conditional or questioned: modals, conditions, questions."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_contracts.extraction import Factuality
from services.attribution.cues.lookup import verb_cue
from services.attribution.factuality import qualifying_words as lists
from services.attribution.factuality.effects import (
    CONDITIONAL,
    DENIED,
    NOT_CONFIRMED,
    POSSIBLE,
    PROBABLE,
    Effect,
    effect,
)
from services.attribution.factuality.governed import complements, events, subjects
from services.attribution.factuality.withheld import is_negated, is_withheld
from services.attribution.text.trees import child, subtree_range


def condition(word: Token) -> Iterator[Effect]:
    """ "if" and "unless": the clause that they begin, and the events of its main clause."""
    clause = word.head
    if word.dep_ != "mark" or clause.dep_ not in ("advcl", "ccomp") or word.nbor(-1 if word.i else 0).lower_ == "as":
        return
    asked = clause.dep_ == "ccomp"
    yield effect(word, [subtree_range(clause)], NOT_CONFIRMED if asked else CONDITIONAL)
    main = clause.head
    if not asked and any(token.tag_ == "MD" for token in main.children) and (scope := list(events(main))):
        yield effect(word, scope, CONDITIONAL)


def whether(word: Token) -> Iterator[Effect]:
    """The clause that "whether" begins is not confirmed."""
    if word.dep_ == "mark":
        yield effect(word, [subtree_range(word.head)], NOT_CONFIRMED)


def modal(word: Token) -> Iterator[Effect]:
    """ "may have died", "could be killed"; "could not" is about what somebody was able to do."""
    verb = word.head
    speaks = verb_cue(verb.lower_) is not None and list(complements(verb))
    if word.dep_ == "aux" and not speaks and not (word.lower_ == "could" and is_negated(verb)):
        yield from _happening(word, verb, POSSIBLE)


def future(word: Token) -> Iterator[Effect]:
    """Future harm, which is no toll."""
    if word.dep_ == "aux" and word.head.lower_ in lists.HARMING:
        yield from _happening(word, word.head, CONDITIONAL if word.lower_ in lists.WOULD else POSSIBLE)


def negation(word: Token) -> Iterator[Effect]:
    """Harm that did not happen. "Not only", "no fewer than" and the like negate something else."""
    if word.dep_ == "neg" and word.head.lower_ in lists.OCCURRING and is_negated(word.head):
        yield effect(word, subjects(word.head), DENIED)
    elif word.dep_ == "neg" and word.head.lower_ in lists.HARMING and is_negated(word.head):
        yield from _happening(word, word.head, DENIED)


def intention(word: Token) -> Iterator[Effect]:
    """Harm that is only intended: "threatened to kill", "a plot to kill", "were to be executed"."""
    verb = word.head
    if word.dep_ != "aux" or verb.lower_ not in lists.HARMING or child(verb, "aux") != word:
        return
    meant = verb.dep_ == "xcomp" and (is_withheld(verb) or verb.head.lower_ in ("were", "was", "is", "are"))
    if meant or (verb.dep_ in ("acl", "relcl") and verb.head.lower_ in lists.PLANS):
        victims = subjects(verb) if child(verb, "auxpass") else ()
        yield effect(word, [*events(verb), *victims], POSSIBLE)


def question(mark: Token) -> Iterator[Effect]:
    """The event of a question with inverted word order."""
    verb = mark.head
    opening = mark.sent[0]
    if verb.dep_ == "ROOT" and opening.dep_ in ("aux", "auxpass") and opening.head == verb:
        yield from _happening(mark, verb, NOT_CONFIRMED)


def adverb(word: Token) -> Iterator[Effect]:
    """ "probably died", "allegedly shelled". An adverb of a cue verb is left out: it qualifies the saying."""
    if word.dep_ == "advmod" and word.head.tag_.startswith("VB") and not verb_cue(word.head.lower_):
        factuality = PROBABLE if word.lower_ in lists.PROBABLY else POSSIBLE
        yield from _happening(word, word.head, NOT_CONFIRMED if word.lower_ in lists.ALLEGEDLY else factuality)


def appearing(verb: Token) -> Iterator[Effect]:
    """ "appears to have died", "seems lost": the event is probable."""
    if child(verb, "xcomp", "oprd", "acomp"):
        yield from _happening(verb, verb, PROBABLE)


def _happening(cue: Token, verb: Token, factuality: Factuality) -> Iterator[Effect]:
    if scope := list(events(verb)):
        yield effect(cue, scope, factuality)
