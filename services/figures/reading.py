"""What the numbers of a statement count: by patterns, and by the statement's parse where it has one."""

from collections.abc import Iterator

from spacy.tokens import Doc

from claimwatch_contracts.vocabulary import Measure, Nature
from services.figures.frames.frame import Frame, frame_at
from services.figures.lexicon import SAYING
from services.figures.measures.questions import reading
from services.figures.measures.readings import Grounds, Reading
from services.figures.quantities import Quantity
from services.figures.statements import Statement
from services.figures.words import Word

_LONGEST = 1_000
"""Characters of the longest statement that is parsed. A longer one is a list or the furniture of a page."""
_OF_THEM = [
    *([among, them] for among in ("among", "of", "including") for them in ("them", "these", "those")),
    ["they", "include"],
    ["they", "included"],
    ["these", "include"],
    ["these", "included"],
]
_CERTAIN = {Grounds.NAMED, Grounds.SAID}


def needs_parse(statement: Statement) -> bool:
    """Whether a word of the statement says what happened to people, and patterns are not certain of whom it says so."""
    if statement.end - statement.start > _LONGEST or not any(word.folded in SAYING for word in statement.words):
        return False
    return any(
        counted.grounds not in _CERTAIN for quantity, counted in readings(statement, None) if quantity.unit is None
    )


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
        counted = reading(statement.words, index, previous)
        if doc is not None:
            frame = frame_at(doc, quantity.start - statement.start, quantity.end - statement.start)
            counted = framed(counted, frame) if frame is not None else counted
        if quantity.unit:
            counted = Reading(quantity.unit.measure, of_previous=False)
        if quantity.pronoun and not _may_be_one(counted.measure):
            continue
        yield quantity, counted
        previous = counted


def _goes_on(words: tuple[Word, ...]) -> bool:
    """Whether a statement tells parts of what the statement before it counts ("Among them are 48 civilians")."""
    return [word.folded for word in words[:2]] in _OF_THEM


def framed(pattern: Reading, frame: Frame) -> Reading:
    """The reading of a number by its frame, and by patterns where the structure says nothing of it."""
    if frame.word is not None:
        return pattern.of(frame.measure, Grounds.NAMED if frame.word == frame.counted else Grounds.SAID)
    if pattern.grounds in _CERTAIN or not frame.is_clear or pattern.measure is Measure.PEOPLE_OTHER:
        return pattern
    return pattern.of(frame.measure, Grounds.PRESUMED)


def _may_be_one(measure: Measure) -> bool:
    """Whether "one" may count something of that measure. Of other measures "one" is a pronoun."""
    return measure.nature is Nature.HARM or measure is Measure.ATTACKS
