"""Verbs of the cue lexicon, active and passive, with their contents and sources."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.wordlists import word_set
from services._extractor.trees import child, is_passive
from services.attribution.cues.lookup import HEARING, VENUES, Cue, Frame, may_be_cue, verb_cue
from services.attribution.factuality.governed import described_deeds, taken_as_known, takes_credit
from services.attribution.factuality.withheld import is_unrealised, is_withheld
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.closings import closing, is_better
from services.attribution.patterns.complements import Complement, complement_of
from services.attribution.patterns.free_relatives import free_relative
from services.attribution.patterns.interjections import interjected
from services.attribution.patterns.lists import rest_of_list
from services.attribution.patterns.misread_subjects import after_opening, nearest_subject, speaker_after
from services.attribution.patterns.passives import passive_candidate
from services.attribution.patterns.set_off_cues import parenthetical, trailing
from services.attribution.patterns.sources import Source, source_of
from services.attribution.patterns.speakers_before import speaker_before
from services.attribution.patterns.taken_up import taken_up
from services.attribution.patterns.word_order import opening_phrase, without_link, word_order_candidate
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.surfaces import without
from services.attribution.text.trees import cue_ranges, token_range

_VOICE_OF_THE_TEXT = {"i", "we", "you", "one"}
_WITH_LISTS = {Pattern.OBJECT, Pattern.PREPOSITION, Pattern.INFINITIVE}
_CALLED = word_set("reported feared believed presumed thought")
_STATES = word_set("missing dead killed injured wounded hurt trapped buried drowned lost kidnapped abducted")
"""What people are, who are no speakers: "the men reported missing", "the miners feared dead"."""
_EVENTS = word_set("""
    attack attacks blast blasts explosion explosions bombing bombings shelling fire fires flood floods storm storms
    earthquake quake raid raids strike strikes airstrike airstrikes rocket rockets missile missiles shell shells drone
    drones bomb bombs bullet bullets clash clashes crash battle ambush fighting violence
""")
"""Happenings and weapons, which say nothing: "a fire raged", "the attack threatened to …"."""

_RULES = word_set("law laws constitution rules regulations bylaws")
"""What requires and forbids things without saying so to anybody: "as the law requires"."""
_HELD = word_set("believed thought presumed feared said reported")
_SOME = word_set("many most some all several both half")


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each cue verb that has a content other than a quotation alone."""
    for i, word in enumerate(paragraph.words):
        token = paragraph.doc[i] if may_be_cue(word) else None
        if token is not None and token.tag_.startswith("VB"):
            particle = child(token, "prt")
            cue = verb_cue(token.lower_, particle.lower_ if particle else None)
            candidate = _candidate(token, cue) if cue else None
            if candidate:
                yield candidate


def _candidate(verb: Token, cue: Cue) -> Candidate | None:
    if verb.lower_ in HEARING and not any(token.lower_ in VENUES for token in verb.children):
        return None
    if _is_held_of_some(verb):
        return None
    denial = taken_up(verb, cue)
    if denial:
        return denial
    if is_passive(verb):
        return passive_candidate(verb, cue) or word_order_candidate(verb, cue)
    if verb.lower_ in _CALLED and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in _STATES:
        return None
    misread = free_relative(verb, cue) or interjected(verb, cue) or speaker_before(verb, cue)
    reading = misread or _active(verb, cue) or word_order_candidate(verb, cue)
    whole = closing(verb, cue)
    return whole if whole and (reading is None or is_better(whole, reading, verb)) else reading


def _is_held_of_some(verb: Token) -> bool:
    """Whether a participle tells only what some of those before the comma may be ("38 dead, many thought to")."""
    if verb.i < 2 or verb.i + 1 >= len(verb.doc) or verb.lower_ not in _HELD:
        return False
    return verb.nbor(1).lower_ == "to" and verb.nbor(-1).lower_ in _SOME and verb.nbor(-2).text == ","


def _active(verb: Token, cue: Cue) -> Candidate | None:
    if verb.dep_ == "conj" and nearest_subject(verb) is None and (unlinked := without_link(verb, cue)):
        return unlinked
    source = source_of(verb)
    speaker = _speaker_after(verb, cue, source)
    if speaker:
        complement = trailing(verb, cue, speaker)
        return _joined(verb, speaker, complement) if complement else None
    if not source.ranges:
        source = opening_phrase(verb)
    is_deed = source.head is not None and source.head.tag_ == "VBG"
    if (is_deed or not source.ranges) and (subject := after_opening(verb)):
        source = Source((token_range(subject[0], subject[-1]),), None, subject[-1])
    if not source.ranges:
        return without_link(verb, cue)
    if is_unrealised(verb):
        return None
    complement = complement_of(verb, cue) or parenthetical(verb, cue) or trailing(verb, cue, source)
    return _joined(verb, source, complement) if complement else None


def _speaker_after(verb: Token, cue: Cue, source: Source) -> Source | None:
    """The speaker after the verb, if the parser took another phrase for the subject or the speaker for an object."""
    if Frame.QUOTE not in cue.frames or (source.head is not None and source.head.i > verb.i):
        return None
    speaker = speaker_after(verb, takes_object=Frame.NOUN in cue.frames)
    return Source((token_range(speaker[0], speaker[-1]),), None, speaker[-1]) if speaker else None


def _joined(verb: Token, source: Source, complement: Complement) -> Candidate | None:
    if source.head is not None and source.head.lower_ in _EVENTS | _RULES:
        return None
    believes = complement.cue_class is CueClass.BELIEVE
    if believes and source.head is not None and source.head.lower_ in _VOICE_OF_THE_TEXT:
        return None
    content = complement.content if source.before is None else (*complement.content, source.before)
    if takes_credit(verb):
        content = tuple(without(content, described_deeds(verb))) or content
    if complement.pattern in _WITH_LISTS:
        content = (*content, *rest_of_list(verb, content))
    if complement.cue_class is CueClass.DENY or is_withheld(verb):
        content = tuple(without(content, taken_as_known(verb))) or content
    return Candidate(
        source=source.ranges,
        cue=cue_ranges(verb, *complement.introducers),
        content=content,
        cue_class=complement.cue_class,
        pattern=complement.pattern,
        referent=source.referent,
    )
