"""What befell those counted where the words around say more than the word for them: prisoners who are shot, the dead
whom a grave gives back, patients who run away, parts of a count by place.

A rule reads the characters before and after a number, within its sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure, Nature
from services.figures.anaphora import UP_TO, refers_back
from services.figures.confidence import LISTED

_PUT_TO_DEATH = re.compile(
    rf"\b(?:shot|hanged|beheaded|strangled|machine-gunned|gunned down|put to death|shooting|hanging) {UP_TO}$",
    re.IGNORECASE,
)
_SURVIVED = re.compile(r"^[^.;]{0,60}\b(?:in (?:the|their|his) (?:legs?|feet|arms?)|wounded|wounding|survived)\b")
_PATIENTS = re.compile(r"(?:[\w-]+ )*patients", re.IGNORECASE)
_OF_THE_DEAD = re.compile(r"^ of (?:the|those) (?:dead|victims|deceased)\b")
_KILLED_THEN = re.compile(r"\b(?:killed|shot|died) (?:by|in|on|since|between|when|after)\b", re.IGNORECASE)
_GRAVES = re.compile(r"\b(?:exhum(?:e|ed|es|ing|ation|ations)|mass graves?|unearth(?:ed|ing)|dug up)\b", re.IGNORECASE)
_COUNTED = re.compile(rf"\bcounts? (?:for|of|at|in) [^.;]{{2,60}} (?:to|at|as) {UP_TO}$", re.IGNORECASE)
_OF_WHICH = re.compile(r",? of (?:which|whom|them|these|those),? $", re.IGNORECASE)
_ARE_FROM = re.compile(r"^ (?:are|were|is|was|come|came|lay|lie) (?:from|in|at) ")
_AND = re.compile(r"[^.;\d]{0,60}?,? and $")
_FROM = re.compile(r"^ (?:from|in|at) ")
_BEFORE, _AFTER = 160, 90
"""Characters of the sentence that are looked through before and after a number."""
_RECENT = 400
"""Characters from a part back to the bodies that it is a part of, at most."""


@dataclass
class _Told:
    """What was told before: the last ``bodies`` without a toll since, the last ``whole`` and ``part`` of a sentence."""

    bodies: Figure | None = None
    whole: Figure | None = None
    part: Figure | None = None

    def take(self, figure: Figure) -> None:
        """Note the next figure of a text."""
        if figure.measure is Measure.BODIES_FOUND:
            self.bodies = figure
        elif figure.measure is Measure.KILLED and figure.population is None:
            self.bodies = None
        if figure.measure.nature is Nature.HARM and figure.subset_of is None:
            self.whole = figure


def with_fates(text: str, bounds: Sequence[tuple[int, int]], figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures in order, with what befell those counted. ``bounds`` are the text's sentences, in order."""
    of_graves, told, sentence = _GRAVES.search(text) is not None, _Told(), 0
    for figure in figures:
        while sentence + 1 < len(bounds) and bounds[sentence][1] <= figure.start:
            sentence += 1
            told.whole = told.part = None
        start, end = bounds[sentence]
        before = text[max(start, figure.start - _BEFORE) : figure.start].replace("\n", " ")
        after = text[figure.end : min(end, figure.end + _AFTER)].replace("\n", " ")
        fate = _fate(figure, before, after)
        if fate is None and (fate := _at_a_place(text, figure, before, after, told)) is not None:
            told.part = figure
        if fate is None and of_graves:
            fate = _of_a_grave(figure, before, after, told)
        if fate is not None:
            update = {"measure": fate, "submeasure": None, "confidence": max(figure.confidence, LISTED)}
            figure = figure.model_copy(update=update)
        told.take(figure)
        yield figure


def _fate(figure: Figure, before: str, after: str) -> Measure | None:
    """What befell prisoners who were put to death, and patients who ran away."""
    if figure.measure is Measure.DETAINED and figure.population == "prisoners":
        return Measure.KILLED if _PUT_TO_DEATH.search(before) and not _SURVIVED.match(after) else None
    if figure.measure is Measure.DISPLACED and figure.counted is not None and _PATIENTS.fullmatch(figure.counted):
        return Measure.PEOPLE_OTHER
    return None


def _at_a_place(text: str, figure: Figure, before: str, after: str, told: _Told) -> Measure | None:
    """What befell a part of those counted in the sentence, by its place ("of which 74 are from X and 35 from Y")."""
    if told.whole is None or figure.unit is not None or figure.measure not in (Measure.OTHER, Measure.PEOPLE_OTHER):
        return None
    if _OF_WHICH.search(before) and _ARE_FROM.match(after):
        return told.whole.measure
    goes_on = told.part is not None and _AND.fullmatch(text, told.part.end, figure.start) and _FROM.match(after)
    return told.whole.measure if goes_on else None


def _of_a_grave(figure: Figure, before: str, after: str, told: _Told) -> Measure | None:
    """``BODIES_FOUND`` for a class of the dead of a grave, and for a count of nothing named."""
    if figure.measure is Measure.KILLED and figure.population is not None:
        is_near = told.bodies is not None and figure.start - told.bodies.end < _RECENT
        is_of_them = _OF_THE_DEAD.match(after) and not _KILLED_THEN.search(after)
        return Measure.BODIES_FOUND if is_near and is_of_them else None
    if figure.measure is not Measure.OTHER or figure.unit is not None or figure.counted is not None:
        return None
    return Measure.BODIES_FOUND if refers_back(before, after, None) or _COUNTED.search(before) else None
