"""What a text does not put as a plain fact: the predicates that deny, doubt, condition or fear what they govern.

After FactBank and De Facto (Saurí and Pustejovsky): a predicate, with its own negation and modality, sets the
factuality of what depends on it in the parse.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from claimwatch_contracts.extraction import Factuality
from claimwatch_contracts.vocabulary import CueClass
from services.attribution.cues.lookup import may_be_cue, verb_cue
from services.attribution.factuality import qualifying_words as lists
from services.attribution.factuality.callings import calling_of, what_is_called
from services.attribution.factuality.effects import (
    CONDITIONAL,
    DENIED,
    NOT_CONFIRMED,
    POSSIBLE,
    PROBABLE,
    Effect,
    effect,
)
from services.attribution.factuality.governed import (
    complements,
    events,
    presupposed,
    resumed,
    subjects,
    supposed,
    withholds_goods,
)
from services.attribution.factuality.withheld import is_negated, is_withheld
from services.attribution.text.trees import child, is_infinitive, is_passive, subtree_range

Found = Iterator[Effect]
_FUTURE = {"will": POSSIBLE, "'ll": POSSIBLE, "wo": POSSIBLE, "would": CONDITIONAL, "'d": CONDITIONAL}
_PROBABLY = {"probably", "presumably", "likely"}
_CLAUSES = ("ccomp", "xcomp", "csubj", "acl")
_LEAVING_OPEN = lists.DOUBTING | lists.WITHHOLDING | lists.RETRACTING | lists.PREVENTING
_ABOUT_REPORTS = (lists.DOUBTING - {"doubt"}) | lists.RETRACTING
_PUTTING = lists.CONFIRMING | {each.split()[0] for each in _LEAVING_OPEN | lists.INVENTING}


def effects(doc: Doc, words: Sequence[str]) -> Found:
    """The effects of a paragraph's qualifying predicates, in no order. ``words`` are its tokens in lower case."""
    for i, word in enumerate(words):
        for read in _READINGS.get(word, ()):
            yield from read(doc[i])
        if may_be_cue(word) or word in _PUTTING:
            yield from _reporting(doc[i])


def _reporting(verb: Token) -> Found:
    """Verbs of saying, knowing and denying."""
    factuality = _put_by(verb) if verb.tag_.startswith("VB") else None
    if factuality:
        scope = complements(verb, reports=_is_one_of(verb, _ABOUT_REPORTS))
        yield replace(effect(verb, scope, factuality), takes_back=_is_one_of(verb, lists.RETRACTING))
    if factuality == DENIED:
        yield from (effect(noun, [subtree_range(noun)], NOT_CONFIRMED) for noun in presupposed(verb))


def _put_by(verb: Token) -> Factuality | None:
    """What a verb puts its complement as; nothing for one that leaves it as it is."""
    word = verb.lower_
    if _is_one_of(verb, _LEAVING_OPEN) or is_withheld(verb) or _is_hearsay(child(verb, "nsubj")):
        return NOT_CONFIRMED
    if word in lists.POSSIBLE:
        return POSSIBLE
    if word in lists.PROBABLE:
        return PROBABLE
    return DENIED if _denies(verb) or _is_one_of(verb, lists.INVENTING) else None


def _is_one_of(verb: Token, listed: frozenset[str]) -> bool:
    """Whether a verb, by itself or with its particle or preposition, is on a list."""
    return verb.lower_ in listed or any(f"{verb.lower_} {each.lower_}" in listed for each in verb.children)


def _is_hearsay(subject: Token | None) -> bool:
    if subject is None:
        return False
    return subject.lower_ in lists.RUMOURS or any(
        each.lower_ in lists.UNCONFIRMED | lists.ALLEGED for each in subject.children
    )


def _denies(verb: Token) -> bool:
    cue = verb_cue(verb.lower_)
    return cue is not None and cue.main_class is CueClass.DENY and not withholds_goods(verb)


def _predicate(word: Token) -> Found:
    """Adjectives, participles and nouns said of something: "is false", "not true", "remains unclear"."""
    clause = word if word.tag_ == "VBN" and is_passive(word) and word.dep_ != "acomp" else word.head
    if word.lower_ in lists.FALSE and (naming := calling_of(word)):
        if not is_withheld(naming):
            yield effect(word, what_is_called(word, naming), DENIED, naming)
        return
    if word.dep_ in ("amod", "pobj") and word.head.lower_ == "as":
        clause = next((each for each in word.ancestors if each.tag_.startswith("VB")), clause)
    elif word.dep_ == "amod":
        yield from _described(word)
        return
    if not clause.tag_.startswith("VB") or (
        clause != word and word.dep_ not in ("acomp", "attr", "oprd", "amod", "pobj")
    ):
        return
    negated = (
        (is_withheld(clause) and not is_infinitive(clause))
        or child(word, "neg") is not None
        or any(each.lower_ == "no" for each in word.children)
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

    Else the object of "found it untrue", or the subject, and clauses behind it.
    """
    about = [each for each in word.children if each.dep_ == "prep" and each.lower_ in ("of", "about", "on")]
    objects = about or [each for each in clause.children if each.dep_ == "dobj"]
    yield from map(subtree_range, objects)
    if not objects:
        yield from subjects(clause)
        yield from resumed(clause, before=True)
    for over in {word, clause}:
        for each in over.children:
            says = each.dep_ in _CLAUSES or (each.dep_ == "relcl" and child(each, "mark"))
            if says and each.i > word.i:
                yield from supposed(each)


def _described(word: Token) -> Found:
    """ "unconfirmed reports of", "the false claim that"; who denies an unconfirmed report denies it all the same."""
    noun = word.head
    if word.dep_ == "amod" and noun.lower_ in lists.REPORTS and not _is_denied(noun):
        if word.lower_ in lists.FALSE:
            yield effect(word, [subtree_range(noun)], DENIED)
        elif word.lower_ in lists.UNCONFIRMED | lists.ALLEGED:
            yield effect(word, [subtree_range(noun)], NOT_CONFIRMED)


def _is_denied(noun: Token) -> bool:
    verb = noun.head
    said = next((each for each in verb.children if each.dep_ in ("acomp", "attr", "oprd")), verb)
    return verb.tag_.startswith("VB") and (_denies(verb) or said.lower_ in lists.FALSE or said.lower_ in lists.TRUE)


def _rumour(noun: Token) -> Found:
    if noun.tag_.startswith("NN") and not _is_denied(noun):
        spread = complements(noun.head) if noun.dep_ == "nsubj" else ()
        yield effect(noun, [subtree_range(noun), *spread], NOT_CONFIRMED)


def _doubt(noun: Token) -> Found:
    """ "expressed doubt that", "cast doubt on reports"; of what there is no doubt is said as it is."""
    none = any(each.lower_ in ("no", "little", "without") for each in (*noun.children, noun.head))
    if noun.tag_.startswith("NN") and not none and not is_withheld(noun.head):
        beside = [each for over in (noun, noun.head) for each in over.children if each.i > noun.i]
        scope = [
            subtree_range(each)
            for each in beside
            if each.dep_ in _CLAUSES or (each.dep_ == "prep" and each.lower_ in ("on", "over", "about"))
        ]
        yield effect(noun, scope, NOT_CONFIRMED)


def _nothing(noun: Token) -> Found:
    """ "said nothing about"."""
    if noun.dep_ == "dobj":
        about = [each for each in noun.head.children if each.i > noun.i and each.lower_ == "about"]
        yield effect(noun, map(subtree_range, [noun, *about]), NOT_CONFIRMED)


def _ground(noun: Token) -> Found:
    """ "no evidence that", "has not seen any sign of"; "no truth in" denies."""
    missing = any(each.lower_ in ("no", "little") for each in noun.children)
    over = noun.head.head if noun.dep_ == "pobj" else noun.head
    missing = missing or (noun.lower_ in ("confirmation", "proof", "evidence") and over.lower_ in lists.SEEKING)
    if noun.tag_.startswith("NN") and (missing or (noun.dep_ in ("dobj", "attr") and is_withheld(noun.head))):
        denies = noun.lower_ == "truth"
        clause = noun.head if denies and noun.dep_ == "attr" else None
        yield effect(noun, [subtree_range(noun)], DENIED if denies else NOT_CONFIRMED, clause)


def _prospect(noun: Token) -> Found:
    """ "fears that", "the risk of"."""
    scope = [
        subtree_range(each)
        for each in noun.children
        if each.i > noun.i and (each.dep_ in _CLAUSES or (each.dep_ == "prep" and each.lower_ == "of"))
    ]
    if noun.tag_.startswith("NN") and scope:
        exposed = subjects(noun.head.head) if noun.dep_ == "pobj" and noun.head.lower_ in ("at", "in") else ()
        yield effect(noun, [*scope, *exposed], POSSIBLE)


def _condition(word: Token) -> Found:
    """ "if" and "unless": the clause they begin, and what would come about under it."""
    clause = word.head
    if word.dep_ != "mark" or clause.dep_ not in ("advcl", "ccomp") or word.nbor(-1 if word.i else 0).lower_ == "as":
        return
    asked = clause.dep_ == "ccomp"
    yield effect(word, [subtree_range(clause)], NOT_CONFIRMED if asked else CONDITIONAL)
    main = clause.head
    if not asked and any(each.tag_ == "MD" for each in main.children) and (scope := list(events(main))):
        yield effect(word, scope, CONDITIONAL)


def _whether(word: Token) -> Found:
    if word.dep_ == "mark":
        yield effect(word, [subtree_range(word.head)], NOT_CONFIRMED)


def _modal(word: Token) -> Found:
    """ "may have died", "could be killed"; "could not" is about what somebody was able to do."""
    verb = word.head
    speaks = verb_cue(verb.lower_) is not None and list(complements(verb))
    if word.dep_ == "aux" and not speaks and not (word.lower_ == "could" and is_negated(verb)):
        yield from _happening(word, verb, POSSIBLE)


def _future(word: Token) -> Found:
    """Harm that is to come is no toll."""
    if word.dep_ == "aux" and word.head.lower_ in lists.HARMING:
        yield from _happening(word, word.head, _FUTURE[word.lower_])


def _negation(word: Token) -> Found:
    """Harm that did not happen. "Not only", "no fewer than" and the like negate something else."""
    if word.dep_ == "neg" and word.head.lower_ in lists.OCCURRING and is_negated(word.head):
        yield effect(word, subjects(word.head), DENIED)
    elif word.dep_ == "neg" and word.head.lower_ in lists.HARMING and is_negated(word.head):
        yield from _happening(word, word.head, DENIED)


def _intention(word: Token) -> Found:
    """ "threatened to kill", "a plot to kill", "were to be executed": harm that is only meant."""
    verb = word.head
    if word.dep_ != "aux" or verb.lower_ not in lists.HARMING or child(verb, "aux") != word:
        return
    meant = verb.dep_ == "xcomp" and (is_withheld(verb) or verb.head.lower_ in ("were", "was", "is", "are"))
    if meant or (verb.dep_ in ("acl", "relcl") and verb.head.lower_ in lists.PLANS):
        victims = subjects(verb) if child(verb, "auxpass") else ()
        yield effect(word, [*events(verb), *victims], POSSIBLE)


def _question(mark: Token) -> Found:
    """What a question asks for by its word order."""
    verb = mark.head
    opening = mark.sent[0]
    if verb.dep_ == "ROOT" and opening.dep_ in ("aux", "auxpass") and opening.head == verb:
        yield from _happening(mark, verb, NOT_CONFIRMED)


def _adverb(word: Token) -> Found:
    if word.dep_ == "advmod" and word.head.tag_.startswith("VB") and not verb_cue(word.head.lower_):
        open_ = NOT_CONFIRMED if word.lower_ in lists.ALLEGEDLY else POSSIBLE
        yield from _happening(word, word.head, PROBABLE if word.lower_ in _PROBABLY else open_)


def _appearing(verb: Token) -> Found:
    if child(verb, "xcomp", "oprd", "acomp"):
        yield from _happening(verb, verb, PROBABLE)


def _happening(cue: Token, verb: Token, factuality: Factuality) -> Found:
    if scope := list(events(verb)):
        yield effect(cue, scope, factuality)


_READINGS: dict[str, tuple[Callable[[Token], Found], ...]] = {}
for _words, _read in (
    (lists.FALSE | lists.TRUE | lists.UNCONFIRMED | lists.KNOWN | lists.LIKELY | lists.UNLIKELY, _predicate),
    (lists.ALLEGED, _described),
    (lists.RUMOURS, _rumour),
    (lists.DOUBTS, _doubt),
    (frozenset({"nothing"}), _nothing),
    (lists.GROUNDS, _ground),
    (lists.PROSPECTS, _prospect),
    (lists.CONDITIONS, _condition),
    (frozenset({"whether"}), _whether),
    (lists.MODALS, _modal),
    (frozenset(_FUTURE), _future),
    (frozenset({"not", "n't", "never"}), _negation),
    (frozenset({"to"}), _intention),
    (frozenset({"?"}), _question),
    (lists.ADVERBS | lists.ALLEGEDLY, _adverb),
    (lists.APPEARING, _appearing),
):
    for _word in _words:
        _READINGS[_word] = (*_READINGS.get(_word, ()), _read)
