"""The clauses and phrases under a predicate in the parse, which its factuality reaches."""

from collections.abc import Iterator

from spacy.tokens import Token

from services._extractor.trees import child, is_passive
from services.attribution.cues.lookup import may_be_cue
from services.attribution.factuality.qualifying_words import (
    ABOUT,
    BLAMING,
    CLAIMING,
    COUNTING_UP,
    CREDIT,
    DEEDS,
    DEFINITE,
    DISMISSING,
    EVENTS,
    FACTIVE_QUESTIONS,
    GOODS,
    KNOWING,
    NEGATED_SUBJECTS,
    REACHED,
    REPORTS,
)
from services.attribution.text.surfaces import Range, Ranges
from services.attribution.text.trees import stands_apart, subtree_range, subtree_without, token_range

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_OBJECTS = ("dobj", "oprd", "attr", "acomp", "xcomp", "agent")
_COMPLEMENTS = ("ccomp", "xcomp", "dobj", "oprd", "attr")
CLAUSES = ("ccomp", "xcomp", "csubj", "acl")


def complements(verb: Token, *, reports: bool = False) -> Iterator[Range]:
    """The complements of a verb of saying, knowing or denying: its clause or object, or the subject of a passive.

    With ``reports`` an object counts only if it is a noun for a report: "withdrew 31 soldiers" takes back nothing.
    """
    if misread := object_after_as(verb):
        yield subtree_range(misread)
    for token in verb.children:
        if reports and token.dep_ == "dobj" and token.lower_ not in REPORTS:
            continue
        if token.dep_ in _COMPLEMENTS and not _presupposes(token) and not stands_apart(token, verb):
            yield from supposed(token)
        elif token.dep_ == "prep" and token.i > verb.i and (noun := child(token, "pobj")):
            if (token.lower_ in ABOUT and noun.lower_ in REPORTS) or completes_report(verb, noun):
                yield subtree_range(token)
        elif token.lower_ == "of" and child(token, "pcomp"):
            yield subtree_range(token)
    yield from resumed(verb)
    if is_passive(verb):
        yield from subjects(verb)
    if verb.dep_ in ("relcl", "acl") and (is_passive(verb) or _relative_object(verb)):
        yield token_range(verb.head.left_edge, verb.doc[max(verb.left_edge.i - 1, verb.head.i)])


def completes_report(verb: Token, noun: Token) -> bool:
    """Whether a noun's clause completes the verb's report: "dismissed a claim by residents that"."""
    report, clause = child(verb, "dobj"), child(noun, "acl")
    claimed = clause is not None and child(clause, "mark") is not None
    return bool(claimed and report and report.lower_ in REPORTS)


def denies_no_statement(verb: Token) -> bool:
    """Whether the object of a verb is no statement: "denied entry to 31 people", "dismissed 31 officers"."""
    denied = child(verb, "dobj")
    if denied is None or denied.lower_ in REPORTS:
        return False
    return denied.lower_ in GOODS or (verb.lower_ in DISMISSING and child(denied, "nummod") is not None)


def object_after_as(verb: Token) -> Token | None:
    """The report in "rejected as untrue a report that", which the parser made an object of "as"."""
    link = next((token for token in verb.children if token.dep_ == "prep" and token.lower_ == "as"), None)
    if link is None or child(verb, "dobj", "nsubjpass"):
        return None
    return next((token for token in link.children if token.dep_ == "pobj" and token.lower_ in REPORTS), None)


def resumed(verb: Token, *, before: bool = False) -> Iterator[Range]:
    """The "that" clause from which "he said" cuts off the rest: "we cannot confirm, he said, that …".

    With ``before`` it is the rest of the subject: "the reports, he said, that … are lies".
    """
    saying = verb.head if verb.dep_ == "ccomp" else child(verb, "parataxis")
    if saying is None or child(verb, *(_SUBJECTS if before else _COMPLEMENTS)):
        return
    for token in saying.children:
        if token.dep_ == "ccomp" and token.i > saying.i and child(token, "mark") and (token.i < verb.i) == before:
            yield subtree_range(token)


def supposed(phrase: Token, *facts: Token) -> Ranges:
    """A phrase without its presupposed parts: "who was behind the blast that killed 31", "an attack, which killed".

    ``facts`` are further words of the phrase whose subtrees are no part of it.
    """
    known = [token for token in phrase.subtree if token in facts or _tells_apart(token)]
    return subtree_without(phrase, *(token for token in known if not any(other.is_ancestor(token) for other in known)))


def taken_as_known(verb: Token) -> Iterator[Range]:
    """The clauses under a verb that are presupposed, whatever the verb says."""
    return (subtree_range(token) for token in verb.subtree if _tells_apart(token))


def takes_credit(verb: Token) -> bool:
    """Whether somebody claims a deed, and not that something is so: "claimed the attack", "took responsibility"."""
    thing = child(verb, "dobj")
    return thing is not None and verb.lower_ in CLAIMING and thing.lower_ in CREDIT | DEEDS


def described_deeds(claimed: Token) -> Iterator[Range]:
    """The clauses that describe a claimed deed, which are the article's own: "claimed the attack that killed 31"."""
    return (subtree_range(token) for token in claimed.subtree if token.dep_ == "relcl")


def _tells_apart(clause: Token) -> bool:
    noun, first = clause.head, clause.left_edge
    if first.lower_ == "when" and (first.nbor(-1).like_num if first.i else False):
        return True
    if clause.dep_ == "advcl":
        return first.lower_ in ("after", "since") or _adds_speech(clause)
    describes = clause.dep_ in ("relcl", "acl") and first.tag_.startswith("W") and not child(clause, "mark")
    if not describes or noun.lower_ in REPORTS:
        return False
    return noun.left_edge.lower_ in DEFINITE or (first.i > 0 and first.nbor(-1).text == ",")


def _adds_speech(participle: Token) -> bool:
    """Whether a participle after a comma begins another statement: "denied it, saying only two were hurt"."""
    first = participle.left_edge
    return participle.tag_ == "VBG" and first.i > 0 and first.nbor(-1).text == "," and may_be_cue(participle.lower_)


def _presupposes(clause: Token) -> bool:
    """Whether a clause is presupposed: "did not say how 31 people died" leaves no doubt that they died."""
    first = clause.left_edge
    return clause.dep_ == "ccomp" and first.lower_ in FACTIVE_QUESTIONS and first.tag_.startswith("W")


def _relative_object(verb: Token) -> bool:
    return any(token.dep_ == "dobj" and token.tag_ == "WDT" for token in verb.children)


def subjects(verb: Token) -> Iterator[Range]:
    """The subject of a clause, from the verb over it where it has none ("turned out to be false").

    In "reports that 31 people died were false" the parser may give the main verb to the clause before it.
    "No deaths have been reported" has none: it reports that there are none.
    """
    over = verb
    while over.dep_ == "xcomp" and child(over, *_SUBJECTS) is None:
        over = over.head
    if over.dep_ == "ccomp" and over.head.dep_ == "acl" and over.i > over.head.i and child(over, *_SUBJECTS) is None:
        yield token_range(over.head.head.left_edge, over.left_edge.nbor(-1))
    for token in over.children:
        if token.dep_ in _SUBJECTS and token.lower_ != "it" and token.left_edge.lower_ not in NEGATED_SUBJECTS:
            yield subtree_range(token)


def events(verb: Token) -> Iterator[Range]:
    """What takes part in what a verb says happens, and the verbs joined to it under one auxiliary.

    Left out are circumstances, and those who are known from elsewhere ("the 31 people killed on Monday may have …").
    """
    for token in verb.children:
        resulting = token.dep_ == "prep" and token.lower_ in REACHED and verb.lower_ in COUNTING_UP
        outcome = token.dep_ == "advcl" and token.tag_ == "VBG" and token.i > verb.i
        if (token.dep_ in (*_SUBJECTS, *_OBJECTS) and not _is_known(token)) or resulting or outcome:
            yield from _plain(token)
        if token.dep_ == "conj" and token.tag_ in ("VB", "VBN") and not child(token, "aux", "auxpass"):
            yield from events(token)


def _is_known(noun: Token) -> bool:
    counted = noun.tag_ == "CD" or child(noun, "nummod") is not None
    return (counted and noun.left_edge.lower_ in DEFINITE) or _modifier(noun) is not None


def _plain(branch: Token) -> Ranges:
    """A phrase without its relative clauses, which make statements of their own."""
    return subtree_without(branch, *(token for token in branch.subtree if token.dep_ == "relcl"))


def _modifier(noun: Token) -> Token | None:
    """The relative clause or participle under a noun whose statement the sentence presupposes."""
    return next((token for token in noun.children if token.dep_ in ("relcl", "acl") and not child(token, "mark")), None)


def presupposed(verb: Token) -> Iterator[Token]:
    """The nouns under a denying verb whose existence is presupposed: "the three men arrested in Durban"."""
    for token in verb.children:
        if token.dep_ == "dobj" and token.tag_.startswith("NN") and token.lower_ not in REPORTS:
            yield token
        elif token.dep_ in _COMPLEMENTS:
            yield from (
                noun
                for noun in token.subtree
                if noun.lower_ not in REPORTS
                and noun.left_edge.lower_ in DEFINITE
                and (_modifier(noun) or _is_known(noun))
            )
    for noun in verb.subtree:
        blamed = noun.dep_ == "pobj" and noun.lower_ in EVENTS and noun.head.lower_ in BLAMING
        if blamed or (noun.dep_ == "dobj" and noun.lower_ in KNOWING):
            yield noun
