"""Words that make an event possible, future, negated, conditional or questioned: modals, conditions, questions."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_contracts.extraction import Factuality
from services._extractor.trees import child
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
from services.attribution.text.trees import subtree_range, token_range

_LONGEST_COUNTED = 6
"""Tokens at most from a number to what those counted are feared to be."""


def condition(word: Token) -> Iterator[Effect]:
    """ "if" and "unless": the clause that they begin, and the events of its main clause."""
    clause = word.head
    if word.dep_ != "mark" or clause.dep_ not in ("advcl", "ccomp") or word.nbor(-1 if word.i else 0).lower_ == "as":
        return
    asked = clause.dep_ == "ccomp" or _is_unknown_if(clause)
    yield effect(word, [subtree_range(clause)], NOT_CONFIRMED if asked else CONDITIONAL)
    main = clause.head
    if not asked and any(token.tag_ == "MD" for token in main.children) and (scope := list(events(main))):
        yield effect(word, scope, CONDITIONAL)


def _is_unknown_if(clause: Token) -> bool:
    """Whether an "if" clause says what is not known: "it is not clear if", "not known if"."""
    over = clause.head
    state = child(over, "acomp", "oprd") or over
    unknown = lists.KNOWN | lists.UNCONFIRMED | lists.CONFIRMING
    return state.lower_ in unknown and state.i < clause.i


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
    """What will befall people, which is no count yet."""
    if word.dep_ == "aux" and word.head.lower_ in lists.BEFALLING:
        yield from _happening(word, word.head, CONDITIONAL if word.lower_ in lists.WOULD else POSSIBLE)


def negation(word: Token) -> Iterator[Effect]:
    """Harm that did not happen, and "not 31". "Not only", "no fewer than" and the like negate something else."""
    following = word.doc[min(word.i + 1, len(word.doc) - 1)]
    if word.dep_ == "neg" and following.tag_ == "CD":
        yield effect(word, [subtree_range(following)], DENIED)
    if word.dep_ == "neg" and word.head.lower_ in lists.OCCURRING and is_negated(word.head):
        yield effect(word, subjects(word.head), DENIED)
    elif word.dep_ == "neg" and word.head.lower_ in lists.HARMING and is_negated(word.head):
        yield from _happening(word, word.head, DENIED)


def intention(word: Token) -> Iterator[Effect]:
    """What is only intended: "threatened to kill", "a plot to kill", "was to be shot". "To have killed" is past."""
    verb = word.head
    if word.dep_ != "aux" or verb.lower_ not in lists.BEFALLING or child(verb, "aux") != word:
        return
    past = any(token.lower_ == "have" for token in verb.children)
    over = verb.head.lower_
    supposed = over in lists.POSSIBLE or over in lists.PROBABLE
    meant = verb.dep_ == "xcomp" and not supposed and (is_withheld(verb) or over in ("were", "was", "is", "are"))
    if not past and (meant or _is_planned(verb)):
        victims = subjects(verb) if child(verb, "auxpass") else ()
        yield effect(word, [*events(verb), *victims], POSSIBLE)


def _is_planned(verb: Token) -> bool:
    """Whether an infinitive completes a noun for a plan: "a plot to kill", "foiled a plot to kill"."""
    if verb.dep_ in ("acl", "relcl"):
        return verb.head.lower_ in lists.PLANS
    planned = child(verb.head, "dobj") if verb.dep_ == "advcl" else None
    return planned is not None and planned.lower_ in lists.PLANS


def question(mark: Token) -> Iterator[Effect]:
    """The event of a question with inverted word order, and the clause of "is it true that"."""
    verb = mark.head
    opening = next((token for token in verb.lefts if not token.is_punct), verb)
    if opening.dep_ in ("aux", "auxpass") and opening.i < mark.i:
        yield from _happening(mark, verb, NOT_CONFIRMED)
    elif opening == verb and child(verb, "acomp", "attr"):
        yield effect(mark, [subtree_range(token) for token in verb.rights if token.dep_ == "ccomp"], NOT_CONFIRMED)


def adverb(word: Token) -> Iterator[Effect]:
    """ "probably died", "possibly 31". An adverb of a cue verb is left out: it qualifies the saying."""
    over = word.head
    factuality = PROBABLE if word.lower_ in lists.PROBABLY else POSSIBLE
    factuality = NOT_CONFIRMED if word.lower_ in lists.ALLEGEDLY else factuality
    if word.dep_ == "advmod" and over.tag_ == "CD":
        yield effect(word, [subtree_range(over)], factuality)
    elif word.dep_ == "advmod" and over.tag_.startswith("VB") and not verb_cue(over.lower_):
        yield from _happening(word, over, factuality)


def appearing(verb: Token) -> Iterator[Effect]:
    """ "appears to have died", "seems lost", "it seems that": the event is probable."""
    clause = child(verb, "ccomp")
    if child(verb, "xcomp", "oprd", "acomp"):
        yield from _happening(verb, verb, PROBABLE)
    elif clause is not None and clause.i > verb.i:
        yield effect(verb, [subtree_range(clause)], PROBABLE)


def presumed(word: Token) -> Iterator[Effect]:
    """ "12 feared dead", "dozens of miners presumed drowned": headlines leave out the verb."""
    after = word.nbor() if word.i + 1 < len(word.doc) else word
    if after.lower_ not in lists.ENDED:
        return
    for before in reversed(word.doc[max(word.sent.start, word.i - _LONGEST_COUNTED) : word.i]):
        if before.is_punct:
            return
        if before.like_num or before.lower_ in lists.VAGUELY_MANY:
            put_as = POSSIBLE if word.lower_ in lists.POSSIBLE else PROBABLE
            yield effect(word, [token_range(before, after)], put_as)
            return


def _happening(cue: Token, verb: Token, factuality: Factuality) -> Iterator[Effect]:
    if scope := list(events(verb)):
        yield effect(cue, scope, factuality)
