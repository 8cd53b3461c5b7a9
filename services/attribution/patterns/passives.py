"""Passive cues: "has been accused of", "is expected to", "denied by". Without a "by" phrase the source is nobody."""

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.cues.lookup import Cue, Frame
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.sources import NOBODY, agent_of
from services.attribution.text.surfaces import Ranges
from services.attribution.text.trees import (
    child,
    completes_object,
    cue_ranges,
    is_infinitive,
    subtree_range,
    token_range,
)


def passive_candidate(verb: Token, cue: Cue) -> Candidate | None:
    """What a passive cue reports; its source is the "by" phrase, or nobody.

    Without one, a participle behind a noun ("a group called X") and a demand ("are required to") report nothing.
    """
    source = agent_of(verb)
    complement = _passive_complement(verb, cue, named=source is not NOBODY)
    if complement is None:
        return None
    content, cue_class, extra = complement
    if source is NOBODY and (verb.dep_ == "acl" or cue_class is CueClass.DEMAND):
        return None
    return Candidate(source.ranges, cue_ranges(verb, *extra), content, cue_class, Pattern.PASSIVE, source.referent)


def _passive_complement(verb: Token, cue: Cue, named: bool) -> tuple[Ranges, CueClass, tuple[Token, ...]] | None:
    clause = child(verb, "ccomp")
    if clause and Frame.CLAUSE in cue.frames:
        return (subtree_range(clause),), cue.frames[Frame.CLAUSE], ()
    subject = _passive_subject(verb)
    complement = child(verb, "xcomp")
    if complement and is_infinitive(complement) and subject:
        return (*subject, subtree_range(complement)), cue.main_class, ()
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.lower_ in cue.prepositions and preposition.i > verb.i:
            introduced = child(preposition, "pobj", "pcomp")
            if introduced:
                content = (*subject, subtree_range(introduced))
                return content, cue.prepositions[preposition.lower_], (preposition,)
    if named and subject and Frame.NOUN in cue.frames:
        objects = [
            subtree_range(each) for each in verb.children if each.i > verb.i and completes_object(each, adjacent=False)
        ]
        return (*subject, *objects), cue.frames[Frame.NOUN], ()
    return None


def _passive_subject(verb: Token) -> Ranges:
    subject = child(verb, "nsubjpass")
    if subject is not None:
        return () if subject.lower_ in ("it", "what") else (subtree_range(subject),)
    if verb.dep_ == "acl":
        end = verb.left_edge.i
        return (token_range(verb.head.left_edge, verb.doc[end - 1]),) if verb.head.left_edge.i < end else ()
    return ()
