"""Tolls as claims: "the toll of 31 given by doctors", "the ministry's toll stands at 31", "doctors counted 31 dead"."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_language.wordlists import word_set
from services._extractor.trees import child, is_passive
from services.attribution.cues.lookup import TALLYING, TOLLS, claims_toll, verb_cue
from services.attribution.factuality.qualifying_words import STANDING
from services.attribution.patterns.candidate import Candidate, toll_candidate
from services.attribution.patterns.counts import HARM
from services.attribution.patterns.sources import Source, agent_of, names_body, source_of
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.surfaces import Range, Ranges
from services.attribution.text.trees import cue_ranges, has_number, subtree_range, token_range

_PLACES = word_set("country province district region town city village area camp world nation island")
"""Places that have recorded deaths, which somebody else says."""
_MEMBERS = word_set(
    "membership staff visitor passenger student pupil enrolment enrollment subscriber population workforce"
)

_OWN_DEAD = word_set("dead fallen")
"""Who is counted in "gave its own dead as 26"."""


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each verb of giving or counting with a source and a number of victims.

    What a pronoun counts is part of the speech around it: "I counted 31 bodies", he said.
    """
    for verb in paragraph.tokens_among(TALLYING):
        if not verb.tag_.startswith("VB"):
            continue
        toll = _toll_of(verb)
        source = agent_of(verb) if is_passive(verb) else source_of(verb)
        if toll and source.head is not None and source.head.tag_ != "PRP" and source.head.lower_ not in _PLACES:
            yield _candidate(source, cue_ranges(verb), *toll)


def find_standing(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """ "the toll announced by the ministry stands at 31", "the ministry's toll rose to 31"."""
    for toll in paragraph.tokens_among(TOLLS):
        number = _number_reached(toll)
        described, owner = child(toll, "acl"), child(toll, "poss")
        if number is None or _is_of_members(toll):
            continue
        reached = token_range(toll.head, number.right_edge)
        if described is not None and (issuer := agent_of(described)).ranges:
            named = token_range(toll.left_edge, described.left_edge.nbor(-1))
            yield _candidate(issuer, cue_ranges(described), named, reached)
        elif owner is not None and names_body(owner.left_edge, owner):
            yield _candidate(Source((subtree_range(owner),), None, owner), (token_range(toll, toll),), reached)


def find_gapped(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """ "the army put the toll at 31, the rebels at 45": the second body's number, with "at" as its cue."""
    for at in paragraph.tokens_among(("at",)):
        body, number = at.head, child(at, "pobj")
        if number is None or number.tag_ != "CD" or body.dep_ not in ("appos", "conj"):
            continue
        verb = next((token for token in body.ancestors if token.tag_.startswith("VB")), None)
        cue = verb_cue(verb.lower_) if verb is not None else None
        if cue is not None and "at" in cue.prepositions and names_body(body.left_edge, body):
            source = Source((token_range(body.left_edge, body),), None, body)
            yield _candidate(source, (token_range(at, at),), subtree_range(number))


def _is_of_members(toll: Token) -> bool:
    """Whether a number is of no victims: "the union's membership numbers rose to 80,000"."""
    return any(token.dep_ == "compound" and token.lower_ in _MEMBERS for token in toll.children)


def _number_reached(toll: Token) -> Token | None:
    """The phrase with the number at which a toll stands; ``None`` if the toll is no subject of such a statement."""
    verb = toll.head
    if toll.dep_ != "nsubj" or verb.lower_ not in STANDING:
        return None
    after = (token for token in verb.rights if token.dep_ in ("prep", "dobj", "attr"))
    return next((token for token in after if has_number(token.subtree)), None)


def _candidate(source: Source, cue: Ranges, *content: Range) -> Candidate:
    return toll_candidate(source.ranges, cue, content, source.referent)


def _toll_of(verb: Token) -> Ranges:
    """The verb's object, or passive subject, if it is a number of victims; else the noun phrase that it describes.

    The number may also follow the noun: "gave the number of dead as 31".
    """
    particle, noun = child(verb, "prt"), child(verb, "nsubjpass", "dobj")
    described = verb.dep_ in ("acl", "relcl") and (noun is None or noun.tag_ == "WDT")
    if described and _goes_round(verb):
        return ()
    if described:
        noun = _head_of_count(verb.head)
    word = particle.lower_ if particle else None
    if noun is None:
        return ()
    name = "victims" if _are_harmed(noun) else "toll" if noun.lower_ in _OWN_DEAD else noun.lower_
    if not claims_toll(verb.lower_, word, name, is_number=noun.tag_ == "CD"):
        return ()
    last = max(verb.left_edge.i - 1, noun.i) if described else noun.right_edge.i
    toll = verb.doc[noun.left_edge.i : last + 1]
    given = [token for token in verb.children if token.lower_ == "as" and token.i > noun.i]
    counted = [*toll, *(token for phrase in given for token in phrase.subtree)]
    if not has_number(counted):
        return ()
    return token_range(toll[0], toll[-1]), *map(subtree_range, given)


def _are_harmed(noun: Token) -> bool:
    """Whether a word before a noun tells that victims or damage are counted ("recorded 300 displaced families")."""
    return any(word.dep_ == "amod" and word.lower_ in HARM for word in noun.lefts)


def _goes_round(verb: Token) -> bool:
    """Whether a toll does something by itself, and nobody gives it ("a toll that has been circulating")."""
    subject = child(verb, "nsubj")
    return subject is not None and subject.tag_ == "WDT"


def _head_of_count(noun: Token) -> Token:
    """The noun for the count, over its number: "toll" in "the toll of 31 dead"."""
    counted = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return counted if counted.tag_.startswith("NN") else noun
