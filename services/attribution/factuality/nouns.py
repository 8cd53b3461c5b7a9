"""Nouns that leave a statement open: rumours, doubts, fears, and missing evidence."""

from collections.abc import Iterator

from spacy.tokens import Token

from services._extractor.trees import child
from services.attribution.factuality import qualifying_words as lists
from services.attribution.factuality.callings import calling_of, what_is_called
from services.attribution.factuality.effects import DENIED, NOT_CONFIRMED, POSSIBLE, Effect, effect
from services.attribution.factuality.governed import CLAUSES, complements, subjects, supposed
from services.attribution.factuality.predicates import is_denied
from services.attribution.factuality.reporting_verbs import denies
from services.attribution.factuality.withheld import is_withheld
from services.attribution.text.surfaces import Range
from services.attribution.text.trees import subtree_range, token_range


def rumour(noun: Token) -> Iterator[Effect]:
    """ "rumours of 31 deaths", "rumours said that …". Who calls a figure a rumour denies it."""
    naming = calling_of(noun) if noun.head.lower_ == "as" else None
    if naming is not None:
        if not is_withheld(naming) and not denies(naming):
            yield effect(noun, what_is_called(noun, naming), DENIED, naming)
    elif noun.tag_.startswith("NN") and not is_denied(noun):
        spread = complements(noun.head) if noun.dep_ == "nsubj" else ()
        yield effect(noun, [subtree_range(noun), *spread], NOT_CONFIRMED)


def doubt(noun: Token) -> Iterator[Effect]:
    """ "expressed doubt that", "cast doubt on reports". "No doubt" leaves a statement as it is."""
    none = any(token.lower_ in ("no", "little", "without") for token in (*noun.children, noun.head))
    if noun.tag_.startswith("NN") and not none and not is_withheld(noun.head):
        after = [token for over in (noun, noun.head) for token in over.children if token.i > noun.i]
        scope = [
            subtree_range(token)
            for token in after
            if token.dep_ in CLAUSES or (token.dep_ == "prep" and token.lower_ in ("on", "over", "about"))
        ]
        yield effect(noun, scope, NOT_CONFIRMED)


def nothing(noun: Token) -> Iterator[Effect]:
    """ "said nothing about"."""
    if noun.dep_ == "dobj":
        about = [token for token in noun.head.children if token.i > noun.i and token.lower_ == "about"]
        yield effect(noun, map(subtree_range, [noun, *about]), NOT_CONFIRMED)


def ground(noun: Token) -> Iterator[Effect]:
    """ "no evidence that", "has not seen any sign of"."""
    over = noun.head.head if noun.dep_ == "pobj" else noun.head
    sought = noun.lower_ in ("confirmation", "proof", "evidence") and over.lower_ in lists.SEEKING
    if noun.tag_.startswith("NN") and (sought or _is_missing(noun)):
        yield effect(noun, [subtree_range(noun)], NOT_CONFIRMED)


def foundation(noun: Token) -> Iterator[Effect]:
    """ "there is no truth in the report", "the report has no basis", "is without foundation": denials."""
    over = noun.head
    if not noun.tag_.startswith("NN"):
        return
    if noun.dep_ == "pobj" and over.lower_ == "without" and over.head.tag_.startswith("VB"):
        yield effect(noun, subjects(over.head), DENIED, over.head)
        return
    whole = over.head if over.lower_ == "of" else noun
    if _is_missing(whole):
        told = (*subjects(whole.head), *_report_before(whole.head)) if whole.head.lower_ in lists.HAVING else ()
        about = [subtree_range(token) for token in whole.head.rights if token.dep_ == "prep" and token.i > noun.i]
        clause = whole.head if whole.dep_ in ("attr", "dobj") else None
        yield effect(noun, [subtree_range(noun), *told, *about], DENIED, clause)


def _report_before(verb: Token) -> Iterator[Range]:
    """The report of "the number that pages circulate has no basis", whose verb the parser put under its clause."""
    clause = verb.head
    if verb.dep_ == "xcomp" and clause.dep_ == "relcl" and clause.head.lower_ in lists.REPORTS and clause.i < verb.i:
        yield token_range(clause.head.left_edge, verb.nbor(-1))


def lacking(verb: Token) -> Iterator[Effect]:
    """ "the figure lacks any scientific support": a denial."""
    lacked = child(verb, "dobj")
    lacking_one = child(verb, "nsubj")
    is_report = lacking_one is not None and lacking_one.lower_ in lists.REPORTS
    if is_report and lacked is not None and lacked.lower_ in lists.SUPPORTS and not is_withheld(verb):
        yield effect(verb, subjects(verb), DENIED, verb)


def unlike_facts(noun: Token) -> Iterator[Effect]:
    """ "the figure does not correspond to reality": a denial."""
    over = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in ("pobj", "dobj") and over.lower_ in lists.CORRESPONDING and is_withheld(over):
        yield effect(noun, subjects(over), DENIED, over)


def comment(noun: Token) -> Iterator[Effect]:
    """ "no comment on the report", "no word from the army on whether", "not available for comment on the report"."""
    over = noun.head.head if noun.dep_ == "pobj" else noun.head
    unreached = noun.dep_ == "pobj" and (_is_out_of_reach(over) or over.lower_ in lists.INABILITY)
    if noun.tag_.startswith("NN") and (unreached or _is_missing(noun)):
        after = [token for parent in (noun, over) for token in parent.children if token.i > noun.i]
        about = [subtree_range(token) for token in after if token.dep_ == "prep" and token.lower_ in lists.ABOUT]
        yield effect(noun, about, NOT_CONFIRMED)


def _is_missing(noun: Token) -> bool:
    """Whether there is none of a thing: "no comment", "did not give any comment"."""
    denied = any(token.lower_ in ("no", "little") for token in noun.children)
    return denied or (noun.dep_ in ("dobj", "attr") and is_withheld(noun.head))


def _is_out_of_reach(word: Token) -> bool:
    """Whether a verb, or the adjective after it, is negated: "could not be reached", "was not available"."""
    return is_withheld(word.head if word.dep_ == "acomp" else word)


def prospect(noun: Token) -> Iterator[Effect]:
    """ "fears that", "the risk of", "the fear is that"."""
    scope = [
        part
        for token in noun.children
        if token.i > noun.i and (token.dep_ in CLAUSES or (token.dep_ == "prep" and token.lower_ == "of"))
        for part in supposed(token, *_past_of(token))
    ]
    if noun.dep_ == "nsubj" and noun.head.lower_ in ("is", "was"):
        scope += [subtree_range(token) for token in noun.head.rights if token.dep_ == "ccomp"]
    if noun.tag_.startswith("NN") and scope:
        exposed = subjects(noun.head.head) if noun.dep_ == "pobj" and noun.head.lower_ in ("at", "in") else ()
        yield effect(noun, [*scope, *exposed], POSSIBLE)


def _past_of(phrase: Token) -> Iterator[Token]:
    """The relative clauses of a phrase on what has happened: "hopes of ending a war that has cost 31 lives"."""
    for clause in phrase.subtree:
        if clause.dep_ == "relcl" and any(token.lower_ in ("has", "have") for token in clause.lefts):
            yield clause
