"""Passive cues: "has been accused of", "is expected to", "denied by". Without a "by" phrase they have no source."""

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.attribution.cues.lookup import Cue, Frame
from services.attribution.factuality.qualifying_words import NEGATED_SUBJECTS
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.complements import Complement
from services.attribution.patterns.sources import NOBODY, agent_of, quotes_as
from services.attribution.text.surfaces import Ranges
from services.attribution.text.trees import completes_object, cue_ranges, is_infinitive, subtree_range, token_range

_MADE_KNOWN = {"reported", "confirmed", "recorded", "announced", "alleged"}
"""Participles that make their subject known, whoever reports it: "31 deaths were reported"."""
_PROVING = word_set("laboratory laboratories lab labs test tests analysis analyses autopsy autopsies dna")
"""What proves something and says nothing: "seven cases were confirmed by the laboratory"."""
_MAIN = {"ROOT", "conj", "ccomp", "advcl", "parataxis"}
_PASSED_ON = {"quoted", "cited", "seen", "viewed"}
"""Participles of an outlet that passes a source on: "a report seen by Reuters"."""


def passive_candidate(verb: Token, cue: Cue) -> Candidate | None:
    """The candidate of a passive cue. Its source is the "by" phrase, or nobody.

    Without a "by" phrase, a participle after a noun ("a group called X") and a demand ("are required to") are no cues.
    """
    if quotes_as(verb) or (verb.dep_ == "acl" and verb.lower_ in _PASSED_ON):
        return None
    source = agent_of(verb)
    complement = passive_complement(verb, cue)
    if complement is None or (source.head is not None and source.head.lower_ in _PROVING):
        return None
    if source is NOBODY and (verb.dep_ == "acl" or complement.cue_class is CueClass.DEMAND):
        return None
    return Candidate(
        source=source.ranges,
        cue=cue_ranges(verb, *complement.introducers),
        content=complement.content,
        cue_class=complement.cue_class,
        pattern=complement.pattern,
    )


def passive_complement(verb: Token, cue: Cue) -> Complement | None:
    """The content of a passive cue: its clause, or its subject with what completes the cue."""
    clause = child(verb, "ccomp") or _shared_clause(verb)
    if clause and Frame.CLAUSE in cue.frames:
        return Complement((subtree_range(clause),), cue.frames[Frame.CLAUSE], Pattern.PASSIVE)
    subject = _subject(verb)
    infinitive = child(verb, "xcomp")
    if infinitive and is_infinitive(infinitive) and subject:
        return Complement((*subject, subtree_range(infinitive)), cue.main_class, Pattern.PASSIVE)
    for preposition in verb.children:
        cue_class = _class_before(preposition, cue) if preposition.dep_ == "prep" and preposition.i > verb.i else None
        introduced = child(preposition, "pobj", "pcomp") if cue_class is not None else None
        if introduced is not None and cue_class is not None:
            content = (*subject, subtree_range(introduced))
            return Complement(content, cue_class, Pattern.PASSIVE, (preposition,))
    declared = _declared(verb, cue) if subject else ()
    if declared or (subject and _makes_known(verb)):
        return Complement((*subject, *declared), CueClass.ASSERT, Pattern.PASSIVE)
    if subject and agent_of(verb) is not NOBODY and Frame.NOUN in cue.frames:
        following = (token for token in verb.children if token.i > verb.i)
        completions = (subtree_range(token) for token in following if completes_object(token, adjacent=False))
        return Complement((*subject, *completions), cue.frames[Frame.NOUN], Pattern.PASSIVE)
    return None


def _class_before(preposition: Token, cue: Cue) -> CueClass | None:
    """The class of a passive cue before a preposition. Whoever may be charged may be charged "over" something."""
    accuses = CueClass.ACCUSE in (cue.main_class, *cue.prepositions.values())
    if accuses and preposition.lower_ == "over":
        return CueClass.ACCUSE
    return cue.prepositions.get(preposition.lower_)


def _makes_known(verb: Token) -> bool:
    """Whether a main clause makes its subject known: "31 deaths were reported", unlike "no deaths were reported"."""
    subject = child(verb, "nsubjpass")
    known = verb.lower_ in _MADE_KNOWN and verb.dep_ in _MAIN
    return known and subject is not None and subject.left_edge.lower_ not in NEGATED_SUBJECTS


def _declared(verb: Token, cue: Cue) -> Ranges:
    """What somebody or something is said to be: "was declared the winner", "were pronounced dead"."""
    declared = child(verb, "oprd", "attr", "acomp", "dobj", "xcomp")
    states = {Frame.CLAUSE, Frame.NOUN} <= cue.frames.keys()
    if declared is None or declared.i < verb.i or not states or cue.main_class is not CueClass.ASSERT:
        return ()
    return (subtree_range(declared),)


def _shared_clause(verb: Token) -> Token | None:
    """The clause of the coordinated verb in "It was reported, but not confirmed, that some had fled"."""
    subject, other = child(verb, "nsubjpass"), child(verb, "conj")
    if other is None or subject is None or subject.lower_ != "it" or other.tag_ not in ("VBN", "VBD"):
        return None
    return child(other, "ccomp")


def _subject(verb: Token) -> Ranges:
    """The subject of a passive verb, or the noun phrase before a participle that describes the noun."""
    subject = child(verb, "nsubjpass")
    if subject is not None and subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        return (token_range(verb.head.left_edge, verb.doc[verb.left_edge.i - 1]),)
    if subject is not None and subject.right_edge.i > verb.i:
        return (token_range(subject.left_edge, subject),)
    if subject is not None:
        return () if subject.lower_ in ("it", "what") else (subtree_range(subject),)
    if verb.dep_ == "acl":
        end = verb.left_edge.i
        return (token_range(verb.head.left_edge, verb.doc[end - 1]),) if verb.head.left_edge.i < end else ()
    return ()
