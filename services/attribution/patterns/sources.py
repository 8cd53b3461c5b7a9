"""Finds the source of a cue in a dependency parse."""

from dataclasses import dataclass

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import ClaimantKind, CueClass
from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.attribution.cues.lookup import Frame, verb_cue
from services.attribution.names.claimant_kinds import DOCUMENTS, STATES, is_body, is_role, kind_of
from services.attribution.patterns.misread_subjects import (
    SUBJECTS,
    after_circumstance,
    after_circumstance_of_place,
    after_missing_comma,
    after_state,
    before_country,
    displaced_subject,
    first_of_list,
    nearest_subject,
)
from services.attribution.text.surfaces import Range, Ranges
from services.attribution.text.trees import subtree_range, subtree_without, token_range

_RELATIVES = {"who", "which", "that"}
_COMMAS = {",", ',"', "”", "''"}
_QUOTING = word_set("quote quotes quoted quoting cite cites cited citing")
_SPEECH = {Frame.CLAUSE, Frame.QUOTE}
_PUTTING = word_set("put puts gave gives counts counted")
"""Verbs that give a toll."""
_MAX_STEPS = 6


@dataclass(frozen=True)
class Source:
    """``ranges`` is the source's phrase, empty if the text names no source. ``head`` is the phrase's head.

    ``referent`` is the phrase that a relative pronoun or an implied subject stands for. Both count characters of the
    paragraph. ``before`` are words of the content that the parser gave to the source's phrase.
    """

    ranges: Ranges = ()
    referent: Range | None = None
    head: Token | None = None
    before: Range | None = None


NOBODY = Source()


def source_of(verb: Token) -> Source:
    """The source of an active verb: the verb's own subject, or the subject of the verb that governs it."""
    current = verb
    for _ in range(_MAX_STEPS):
        displaced = displaced_subject(current)
        if displaced:
            return Source((token_range(displaced[0], displaced[-1]),), None, displaced[0])
        subject = nearest_subject(current)
        if subject is None and current is not verb:
            subject = child(current, "nsubjpass")
        if subject is not None:
            return _from_subject(subject, current)
        quoted = _quoted_as(current)
        if quoted.ranges:
            return quoted
        if current.dep_ == "acl" and current.tag_ != "VBN":
            governor = _governor(current)
            if governor is None:
                return _from_noun(current.head, current)
            current = governor
        elif says_more(current):
            current = _reporting_verb_over(current) or current.head
        elif _shares_subject(current):
            current = current.head
        else:
            return NOBODY
    return NOBODY


def quoted_aside(saying: Token) -> Ranges:
    """What somebody says in "…, X was quoted as saying by Y": the clause before, which is the content of "quoted"."""
    quoting = _quoting_over(saying)
    if quotes_as(quoting) != saying:
        return ()
    clause = child(quoting, "ccomp")
    if clause is not None and clause.i < quoting.i:
        return (subtree_range(clause),)
    return subtree_without(quoting.head, quoting) if quoting.dep_ in ("parataxis", "ccomp") else ()


def quotes_as(verb: Token) -> Token | None:
    """The participle by which a verb quotes somebody "as saying" something."""
    preposition = next((token for token in verb.children if token.dep_ == "prep" and token.lower_ == "as"), None)
    if preposition is None and (quoted := child(verb, "dobj")) is not None:
        preposition = next((token for token in quoted.rights if token.dep_ == "prep" and token.lower_ == "as"), None)
    if preposition is None or verb.lower_ not in _QUOTING:
        return None
    return child(preposition, "pcomp")


def _quoting_over(saying: Token) -> Token:
    """The verb over "as saying", which may hang on the person quoted; any other verb itself."""
    if saying.dep_ != "pcomp":
        return saying
    over = saying.head.head
    return over.head if over.dep_ == "dobj" else over


def _quoted_as(verb: Token) -> Source:
    """The person quoted "as saying" something: the object of the verb that governs the "as"."""
    over = _quoting_over(verb) if verb.head.lower_ == "as" else verb
    quoted = child(over, "dobj")
    if quoted is None or quotes_as(over) != verb:
        return NOBODY
    link = next((token for token in quoted.rights if token.lower_ == "as"), None)
    phrase = subtree_range(quoted) if link is None else token_range(quoted.left_edge, link.nbor(-1))
    return Source((phrase,), None, quoted)


def says_more(verb: Token) -> bool:
    """Whether a verb of speech in a reported clause has the sentence's source, not the subject of the clause.

    Such a verb is a participle after a comma ("…, adding that …") or finite without a subject ("… and added that …",
    "… and put the toll at 31").
    """
    cue, first = verb_cue(verb.lower_), verb.left_edge.i
    if verb.dep_ == "conj" and _puts_a_toll(verb):
        return _puts_it_itself(verb)
    if cue is None or first == 0:
        return False
    if verb.tag_ == "VBG" and cue.main_class is not CueClass.BELIEVE:
        return verb.dep_ in ("advcl", "conj", "dep") and verb.doc[first - 1].text in _COMMAS
    speech = _SPEECH & cue.frames.keys() and cue.main_class is not CueClass.BELIEVE
    if verb.tag_ not in ("VBD", "VBZ") or verb.dep_ != "conj" or not speech:
        return False
    if any(token.dep_ in (*SUBJECTS, "nsubjpass", "aux", "mark") for token in verb.children):
        return False
    over = _reporting_verb_over(verb)
    return over is not None and over.tag_ in (verb.tag_, "VBN")


def _puts_a_toll(verb: Token) -> bool:
    """Whether a verb without a subject gives a number: "put the toll at 31", "gave the number of dead as 12"."""
    if verb.lower_ not in _PUTTING or any(token.dep_ in (*SUBJECTS, "nsubjpass", "mark") for token in verb.children):
        return False
    return any(token.tag_ == "CD" for token in verb.subtree if token.i > verb.i)


def _puts_it_itself(verb: Token) -> bool:
    """Whether the sentence's source puts a toll, and not the subject of the clause that it reports.

    What happened puts no toll. Who speaks in that clause does: "… said that doctors had confirmed the raid and put …".
    """
    told = verb_cue(verb.head.lower_)
    return _reporting_verb_over(verb) is not None and (told is None or not _SPEECH & told.frames.keys())


def _reporting_verb_over(verb: Token) -> Token | None:
    """The cue verb whose reported clause contains the verb's head, if the cue stands before the verb.

    A cue after the verb reports that verb too, so it is not returned.
    """
    current = verb.head
    for _ in range(_MAX_STEPS):
        if current.dep_ == "ccomp" and verb_cue(current.head.lower_) and current.head.tag_.startswith("VB"):
            return current.head if current.head.i < verb.i else None
        if current.dep_ not in ("conj", "ccomp", "xcomp"):
            return None
        current = current.head
    return None


def _governor(participle: Token) -> Token | None:
    """The verb whose subject speaks in a participle that the parser gave to a noun.

    A participle after a comma belongs to the verb ("held a meeting, saying …"). So does a participle after a document
    that the verb's subject issued ("sent a letter saying …").
    """
    noun = participle.head
    first = participle.left_edge.i
    set_off = first > 0 and participle.doc[first - 1].text == ","
    issued = noun.dep_ == "dobj" and noun.lower_ in DOCUMENTS
    if not (set_off or issued):
        return None
    for _ in range(_MAX_STEPS):
        noun = noun.head
        if noun.tag_.startswith("VB"):
            return noun
    return None


def agent_of(verb: Token) -> Source:
    """The "by" phrase of a passive verb; of "dismissed as a lie by the army" the one that the parser gave to "lie"."""
    by = child(verb, "agent")
    if by is None and (called := child(verb, "prep")) is not None and called.lower_ == "as":
        by = next((token for token in called.subtree if token.lower_ == "by" and token.dep_ in ("prep", "agent")), None)
    noun = child(by, "pobj") if by is not None else None
    return NOBODY if noun is None else Source((subtree_range(noun),), None, noun)


def _shares_subject(verb: Token) -> bool:
    """Whether a verb without a subject of its own shares the subject of its head."""
    if verb.dep_ == "conj":
        return True
    if verb.dep_ in ("xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"):
        return verb.dep_ == "prep" or verb.tag_ in ("VBG", "VB", "VBN")
    return False


def _from_subject(subject: Token, verb: Token) -> Source:
    if subject.dep_ == "expl" or (subject.lower_ == "it" and _anticipates(verb)):
        return NOBODY
    for misread in (before_country(subject, verb), first_of_list(subject, verb)):
        if misread is not None:
            return Source((token_range(misread.left_edge, subject.right_edge),), None, misread)
    start = after_circumstance(subject) or after_circumstance_of_place(subject)
    if start is not None:
        return Source((token_range(start, subject.right_edge),), None, start)
    start = after_state(subject) or after_missing_comma(subject)
    if start is not None:
        before = token_range(subject.left_edge, start.nbor(-1))
        return Source((token_range(start, subject.right_edge),), None, start, before)
    referent = None
    if subject.lower_ in _RELATIVES and verb.dep_ == "relcl":
        referent = _noun_range(verb.head, verb)
    return Source((_phrase_of(subject, verb),), referent, subject)


def _phrase_of(subject: Token, verb: Token) -> Range:
    """A subject's phrase, cut before the verb where the parser gave the subject words after the verb."""
    if subject.i < verb.i <= subject.right_edge.i:
        first = min((token.i for token in verb.lefts if token.dep_ in ("aux", "neg", "advmod")), default=verb.i)
        return token_range(subject.left_edge, subject.doc[max(subject.i, first - 1)])
    return subtree_range(subject)


def _anticipates(verb: Token) -> bool:
    """Whether "it" only stands in for a later clause ("it is feared that")."""
    return child(verb, "auxpass") is not None


def _from_noun(noun: Token, modifier: Token) -> Source:
    phrase = _noun_range(noun, modifier)
    return Source((phrase,), phrase, noun)


def _noun_range(noun: Token, modifier: Token) -> Range:
    """A noun phrase up to the clause or participle that modifies the noun."""
    end = modifier.left_edge.i
    last = noun.doc[end - 1] if end > noun.i else noun
    return token_range(noun.left_edge, last)


def names_body(first: Token, last: Token) -> bool:
    """Whether a phrase names people or a body that speaks: not "death", "Monday" or a country, which has its tolls."""
    phrase = first.doc[first.i : last.i + 1].text
    if last.lower_ in STATES:
        return False
    return is_role(phrase) or is_body(phrase) or kind_of(phrase) not in (ClaimantKind.UNKNOWN, ClaimantKind.PERSON)
