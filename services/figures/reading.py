"""What the numbers of a statement count: by patterns, and by the statement's parse where it has one."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from claimwatch_contracts.vocabulary import MEASURES_OF_OBJECTS, Measure, Nature
from claimwatch_language.wordlists import word_set
from services.figures import events
from services.figures.finer import submeasure_said
from services.figures.frames.befalling import Befalling
from services.figures.frames.captures import ESCAPES, MOVES
from services.figures.frames.frame import Frame, counted_span, frame_of, is_total_of_subject, predicated
from services.figures.frames.nominals import Nominal, nominal_at
from services.figures.frames.plights import PLIGHT_WORDS
from services.figures.lexicon import HARM, INTRANSITIVES
from services.figures.meanings import SAYING, measure_of
from services.figures.measures.questions import reading
from services.figures.measures.readings import Grounds, Reading
from services.figures.measures.vocabulary import are_others_damaged
from services.figures.numbers.quantities import Quantity
from services.figures.people import POPULATIONS, PRISONERS
from services.figures.senses import are_asked, in_its_sense, is_pronoun
from services.figures.statements import Statement
from services.figures.words import Phrase, Word, phrase_after

_LONGEST = 1_000
"""Characters of the longest statement that is parsed. A longer one is a list or the furniture of a page."""
_OF_THEM = [
    *([among, them] for among in ("among", "of", "including") for them in ("them", "these", "those")),
    ["they", "include"],
    ["they", "included"],
    ["these", "include"],
    ["these", "included"],
]
_THEY_WERE = [[they, were] for they in ("they", "these") for were in ("were", "are")]
"""How a statement begins that says of what nations those were who were counted before ("They were five Finns")."""
_MANY = 10
"""So many people of some populations are on record, at least."""
_MULTITUDE = 20
"""So many people of any population are on record, at least, unless they only live in a town or answered a poll."""
_THINGS = MEASURES_OF_OBJECTS | {Measure.OTHER}
"""Measures of what is told only if something happens to it."""
_OF_THE_WORLD = 1_000_000_000
"""So many people are no news, or the number is none."""
_WITHOUT_HARM = _THINGS | {Measure.PEOPLE_OTHER}
_MERE = _THINGS | {Measure.ATTACKS}
_TELLING = events.ALL | PLIGHT_WORDS
"""Words by which a statement may tell that something befell those counted."""
_BEFORE_WHOLE, _AFTER_WHOLE = 4, 8
"""Words before a number in which its part stands, and after it in which the predicate of the part stands."""
_DETERMINERS = word_set("the these those its his her their our all")
_PARTS = word_set("none neither one half most some several many few dozens hundreds")
_PREDICATES = word_set("was were is are has have had did") | INTRANSITIVES
_RELATIVES = word_set("who whom that which whose")
_KNOWN = frozenset(("the", "these", "those", "both"))
_FEW = 10
"""Fewer things or attacks that are known already are no news."""
_CERTAIN = {Grounds.NAMED, Grounds.SAID}


def needs_parse(statement: Statement) -> bool:
    """Whether patterns are not certain of what somebody may want to be told of the statement."""
    if statement.end - statement.start > _LONGEST:
        return False
    measures = {measure_of(word.folded) for word in statement.words if word.folded in SAYING}
    if statement.has_single or len(measures) > 1 or _are_prisoners_gone(statement):
        return True
    unsure = (
        quantity
        for quantity, counted in readings(statement, None)
        if quantity.unit is None and counted.grounds not in _CERTAIN
    )
    tells_event = any(word.folded in _TELLING for word in statement.words)
    return any(measures or tells_event for _ in unsure)


def _are_prisoners_gone(statement: Statement) -> bool:
    """Whether only its parse tells for certain what a statement of members, or of prisoners who may be gone, counts."""
    words = {word.folded for word in statement.words}
    return "members" in words or not (words.isdisjoint(PRISONERS) or words.isdisjoint(ESCAPES | MOVES))


def readings(
    statement: Statement, doc: Doc | None, before: Reading | None = None
) -> Iterator[tuple[Quantity, Reading]]:
    """The quantities of a statement that are figures, with what they count.

    ``doc`` is the statement's parse, if any. ``before`` is what the last number of the statement before counts.
    """
    previous = before if _goes_on(statement.words) else None
    for index, word in enumerate(statement.words):
        if word.number is None:
            continue
        quantity = statement.quantities[word.number]
        counted = _of_number(statement, doc, index, quantity, previous)
        if quantity.pronoun and (not _may_be_one(counted.measure) or is_pronoun(statement.words, index)):
            continue
        yield quantity, counted
        previous = counted


def _of_number(
    statement: Statement, doc: Doc | None, index: int, quantity: Quantity, previous: Reading | None
) -> Reading:
    """What the number at ``index`` counts, and how surely. ``previous`` is what the number before it counts."""
    if quantity.unit:
        return Reading(quantity.unit.measure, of_previous=False)
    words = statement.words
    counted = reading(words, index, previous)
    nominal = None if doc is None else _nominal(doc, quantity, statement.start)
    if nominal is not None and not _is_told_by_adverb(words, index):
        counted = _by_structure(counted, nominal, statement.start)
    if previous is not None and previous.measure in _THINGS and are_others_damaged(words, index):
        counted = replace(counted, measure=previous.measure, submeasure=previous.submeasure, grounds=Grounds.LISTED)
    counted = in_its_sense(counted, words, index)
    if counted.measure.nature is Nature.HARM and _is_only_the_whole(words, index):
        counted = replace(counted, measure=Measure.PEOPLE_OTHER, submeasure=None, grounds=Grounds.MENTIONED)
    counted = _in_event(counted, nominal, phrase_after(words, index), quantity)
    counted = _as_magnitude(words, index) or counted
    if counted.grounds is Grounds.MENTIONED and events.is_mass(words, index):
        counted = replace(counted, grounds=Grounds.PRESUMED)
    if _is_multitude(counted, quantity) and not events.is_background(words, index):
        counted = replace(counted, grounds=Grounds.PRESUMED)
    if counted.measure is Measure.PEOPLE_OTHER and are_asked(words, index):
        counted = replace(counted, grounds=Grounds.MENTIONED)
    if counted.measure in _MERE and _is_few_known(words, index, quantity):
        counted = replace(counted, grounds=Grounds.MENTIONED)
    if previous is not None and _shares_event(counted, previous):
        counted = replace(counted, grounds=Grounds.LISTED)
    return counted


def _in_event(counted: Reading, nominal: Nominal | None, phrase: Phrase, quantity: Quantity) -> Reading:
    """The reading, surer if an event befalls the things or people counted, and as only mentioned if none does."""
    if counted.measure not in _WITHOUT_HARM:
        return counted
    if events.is_of_no_use(phrase):
        return replace(counted, grounds=Grounds.MENTIONED)
    of_people, is_named = counted.measure is Measure.PEOPLE_OTHER, counted.grounds in _CERTAIN
    if of_people and (is_named or _is_on_record(counted, phrase, quantity)):
        return counted
    if nominal is None or not Befalling(of_people=of_people).of(nominal):
        return replace(counted, grounds=Grounds.MENTIONED)
    return counted if is_named else replace(counted, grounds=Grounds.BEFALLEN)


def _is_only_the_whole(words: tuple[Word, ...], index: int) -> bool:
    """Whether what is told is told of a part of those counted ("two of the 40 workers were hurt", "none of the nine").

    The part stands before, and the predicate after the noun. "Two of the 12 killed were women" tells of all twelve.
    """
    before = list(words[max(0, index - _BEFORE_WHOLE) : index])
    while before and before[-1].folded in _DETERMINERS:
        before.pop()
    if len(before) < 2 or before[-1].folded != "of":
        return False
    part = before[-2]
    if part.number is None and part.folded not in _PARTS:
        return False
    for word in words[index + 1 : index + 1 + _AFTER_WHOLE]:
        if word.folded in _PREDICATES:
            return True
        if word.folded in HARM or word.folded in _RELATIVES or word.is_mark:
            return False
    return False


def _is_told_by_adverb(words: tuple[Word, ...], index: int) -> bool:
    """Whether an adverb is all that is told of a part ("two of them seriously, and 2,000 have fled")."""
    following = [word.folded for word in words[index + 1 : index + 5]]
    return (
        following[:1] == ["of"] and len(following) == 4 and following[2].endswith("ly") and following[3] in {",", "."}
    )


def _as_magnitude(words: tuple[Word, ...], index: int) -> Reading | None:
    """The reading of the magnitude of an earthquake: "of magnitude 7.6", "6.3 on the Richter scale"."""
    back = 2 if index > 1 and words[index - 1].folded == "of" else 1
    before = words[index - back] if index else None
    scale = next((word for word in words[index + 1 : index + 4] if word.folded == "richter"), None)
    name = before if before is not None and before.folded == "magnitude" else scale
    if name is None:
        return None
    return Reading(Measure.OTHER, grounds=Grounds.BEFALLEN, counted=(name.start, name.end))


def _is_few_known(words: tuple[Word, ...], index: int, quantity: Quantity) -> bool:
    """Whether a few are counted that were told of before ("following the two attacks")."""
    before = words[index - 1].folded if index else ""
    return before in _KNOWN and (quantity.value or _FEW) < _FEW


def _is_multitude(counted: Reading, quantity: Quantity) -> bool:
    """Whether so many people, of whom the sentence tells no event, are on record all the same."""
    if counted.measure is not Measure.PEOPLE_OTHER or counted.grounds is not Grounds.MENTIONED:
        return False
    return counted.counted is not None and _MULTITUDE <= max(quantity.value or 0, quantity.min or 0) < _OF_THE_WORLD


def _shares_event(part: Reading, whole: Reading) -> bool:
    """Whether nothing is told of a part, but of the whole ("freed 12 prisoners, of whom three were foreigners")."""
    return part.of_previous and part.grounds is Grounds.MENTIONED and whole.grounds is not Grounds.MENTIONED


def _is_on_record(counted: Reading, phrase: Phrase, quantity: Quantity) -> bool:
    """Whether so many people are on record whatever the sentence tells of them."""
    if any(word.folded == "casualties" for word in phrase.words):
        return True
    return max(quantity.value or 0, quantity.min or 0) >= _MANY and (
        counted.population in events.RECORDED or any(word.folded in events.ABOARD for word in phrase.words)
    )


def _goes_on(words: tuple[Word, ...]) -> bool:
    """Whether a statement tells parts of what the statement before it counts ("Among them are 48 civilians")."""
    if [word.folded for word in words[:2]] in _OF_THEM:
        return True
    opening = [word.folded for word in words[:2]] in _THEY_WERE
    return opening and len(words) > 3 and words[2].number is not None and words[3].capital


def _nominal(doc: Doc, quantity: Quantity, offset: int) -> Nominal | None:
    """The nominal of a quantity in the parse of its statement, which begins at the character ``offset``."""
    return nominal_at(doc, quantity.start - offset, quantity.end - offset)


def _by_structure(pattern: Reading, nominal: Nominal, offset: int) -> Reading:
    """The reading of a quantity by its nominal. The parsed statement begins at the character ``offset``."""
    words = counted_span(nominal)
    if words is not None and not pattern.is_mixed:
        pattern = replace(pattern, counted=(words[0] + offset, words[1] + offset))
    if pattern.population is None and (noun := predicated(nominal)) is not None:
        pattern = replace(pattern, population=POPULATIONS.get(noun.lower_))
    frame = frame_of(nominal)
    if frame.word is None and pattern.grounds is Grounds.SAID and is_total_of_subject(nominal):
        return replace(pattern, measure=frame.measure, submeasure=None, grounds=Grounds.PRESUMED)
    return framed(pattern, frame)


def framed(pattern: Reading, frame: Frame) -> Reading:
    """The reading of a number by its frame, and by patterns where the structure says nothing of it."""
    if frame.word is not None:
        grounds = Grounds.NAMED if frame.word == frame.counted else Grounds.SAID
        return _measured(pattern, frame, grounds)
    is_known = pattern.grounds in _CERTAIN or pattern.of_previous or pattern.measure is Measure.PEOPLE_OTHER
    if is_known or not (frame.is_clear or pattern.grounds is Grounds.PRESUMED):
        return pattern
    return _measured(pattern, frame, Grounds.PRESUMED)


def _measured(pattern: Reading, frame: Frame, grounds: Grounds) -> Reading:
    submeasure = submeasure_said(frame.measure, frame.saying)
    return replace(pattern, measure=frame.measure, submeasure=submeasure, grounds=grounds)


def _may_be_one(measure: Measure) -> bool:
    """Whether "one" may count something of that measure. Of other measures "one" is a pronoun."""
    return measure.nature is Nature.HARM or measure is Measure.ATTACKS
