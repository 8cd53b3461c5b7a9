"""What befell those counted where the words around say more than the word for them: prisoners who are shot, the dead
whom a grave gives back, patients who run away, people who are back at home, parts of a count by place.

A rule reads the characters before and after a number, within its sentence, and what the text counted before.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure, Nature, Submeasure
from services.figures.anaphora import UP_TO, refers_back
from services.figures.confidence import LISTED, MENTIONED
from services.figures.dealings import dealt_with, is_mentioned
from services.figures.graves import Dead, class_counted, tells_of_graves
from services.figures.idioms import befell
from services.figures.labels import Label
from services.figures.lexicon import OPEN
from services.figures.ordeals import were_shot_and_left
from services.figures.outcomes import tells_of_disease
from services.figures.registers import are_registered, of_register
from services.figures.same_counts import are_damaged_things, same_count

_PUT_TO_DEATH = re.compile(
    rf"\b(?:shot|hanged|beheaded|strangled|machine-gunned|gunned down|put to death|shooting|hanging) {UP_TO}$",
    re.IGNORECASE,
)
_SURVIVED = re.compile(r"^[^.;]{0,60}\b(?:in (?:the|their|his) (?:legs?|feet|arms?)|wounded|wounding|survived)\b")
_PATIENTS = re.compile(r"(?:[\w-]+ )*patients", re.IGNORECASE)
_LET_GO = re.compile(
    r"^,?(?: [^.;]{3,60},)? of whom (?:about |some |at least |more than )*\S+ (?:(?:have|had|has|were|are|was|since) )+"
    r"(?:been )?(?:let go|released|freed|charged|bailed|remanded|set free)\b"
)
_OF_WHICH = re.compile(r",? of (?:which|whom|them|these|those),? $", re.IGNORECASE)
_ARE_FROM = re.compile(r"^ (?:are|were|is|was|come|came|lay|lie) (?:from|in|at) ")
_AND = re.compile(r"[^.;\d]{0,60}?,? and $")
_FROM = re.compile(r"^ (?:from|in|at) ")
_SICK = re.compile(r"^ (?:more )?(?:people |persons )?(?:(?:have|had) (?:been )?)?(?:sick|ill|infected|infections?)\b")
_OF_THE_SICK = re.compile(
    rf"\b(?:that|those|the number|the count) of (?:the )?(?:sick|ill|infected|infections|cases|patients)"
    rf" (?:(?:rose|climbed|grew|fell) )?(?:to|at) {UP_TO}$",
    re.IGNORECASE,
)
_FEW, _NEAR = 8, 400
"""Figures, and characters, from a number that goes back to another to that one, at most."""
_BEFORE, _AFTER = 160, 90
"""Characters of the sentence that are looked through before and after a number."""


def with_fates(text: str, bounds: Sequence[tuple[int, int]], figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures in order, with what befell those counted. ``bounds`` are the text's sentences, in order."""
    told, sentence = _Told(text), 0
    for figure in figures:
        while sentence + 1 < len(bounds) and bounds[sentence][1] <= figure.start:
            sentence += 1
            told.begin_sentence()
        yield told.with_fate(figure, *bounds[sentence])


class _Told:
    """What a text told before: its figures, the last whole and its last part in a sentence, the dead of its graves."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._figures: list[Figure] = []
        self._dead = Dead() if tells_of_graves(text) else None
        self._whole: Figure | None = None
        self._part: Figure | None = None
        self._turned: Figure | None = None

    def begin_sentence(self) -> None:
        """Forget the whole and the part of the sentence before."""
        self._whole = self._part = None

    def with_fate(self, figure: Figure, start: int, end: int) -> Figure:
        """The next figure of the text, whose sentence is ``text[start:end]``, with what befell those counted."""
        before = self._text[max(start, figure.start - _BEFORE) : figure.start].replace("\n", " ")
        after = self._text[figure.end : min(end, figure.end + _AFTER)].replace("\n", " ")
        if is_mentioned(figure, before, after):
            update = {"measure": Measure.OTHER, "submeasure": None, "confidence": MENTIONED}
            return figure.model_copy(update=update)
        label = self._label(figure, start, before, after)
        if label is not None:
            counted = {"measure": label.measure, "submeasure": label.submeasure}
            figure = figure.model_copy(update={**counted, "confidence": max(figure.confidence, LISTED)})
            is_turned = label.measure.nature is Nature.HARM and figure.subset_of is None
            self._turned = figure if is_turned else self._turned
        if figure.population is None and (population := class_counted(before)) is not None:
            figure = figure.model_copy(update={"population": population})
        self._take(figure)
        return figure

    def _take(self, figure: Figure) -> None:
        if self._dead is not None:
            self._dead.take(figure)
        if figure.measure.nature is Nature.HARM and figure.subset_of is None:
            self._whole = figure
        self._figures.append(figure)

    def _label(self, figure: Figure, start: int, before: str, after: str) -> Label | None:
        last = self._figures[-1] if self._figures else None
        between = self._text[last.end : figure.start] if last else ""
        fate = of_register(figure, before, after, between, last) or self._fate(figure, start, before, after)
        fate = fate or same_count(self._text, figure, before, after, self._figures)
        if fate is not None:
            return fate
        if (again := self._counted_again(figure, before, after)) is not None:
            return Label(again.measure)
        if self._is_at_a_place(figure, before, after) and self._whole is not None:
            self._part = figure
            return Label(self._whole.measure)
        if self._dead is None:
            return None
        measure = self._dead.measure_of(self._text, figure, before, after)
        return None if measure is None else Label(measure)

    def _fate(self, figure: Figure, start: int, before: str, after: str) -> Label | None:
        if figure.measure is Measure.DETAINED and figure.population == "prisoners" and _PUT_TO_DEATH.search(before):
            return None if _SURVIVED.match(after) else Label(Measure.KILLED)
        if figure.measure is Measure.DISPLACED and figure.counted is not None and _PATIENTS.fullmatch(figure.counted):
            return Label(Measure.PEOPLE_OTHER)
        if figure.measure is Measure.WOUNDED and were_shot_and_left(after):
            return Label(Measure.KILLED)
        if figure.measure is Measure.KILLED and figure.counted is None:
            if _LET_GO.match(after):
                return Label(Measure.DETAINED)
            if are_damaged_things(self._text, figure, start, after):
                return Label(Measure.BUILDINGS)
        if (_SICK.match(after) or _OF_THE_SICK.search(before)) and self._may_be_sick(figure):
            return Label(Measure.PEOPLE_OTHER, Submeasure.CASES)
        return befell(figure, before, after) or dealt_with(figure, before, after)

    def _counted_again(self, figure: Figure, before: str, after: str) -> Figure | None:
        """What a number of nothing named goes back to: the displaced of whom some are registered, or the last number
        whose measure only the words around it told.
        """
        if figure.counted is not None or figure.unit is not None or figure.measure not in OPEN:
            return None
        near = [each for each in self._figures[-_FEW:] if figure.start - each.end < _NEAR]
        if are_registered(after):
            return next((each for each in reversed(near) if each.measure is Measure.DISPLACED), None)
        return self._turned if self._turned in near and refers_back(before, after, None) else None

    def _may_be_sick(self, figure: Figure) -> bool:
        return figure.unit is None and figure.measure in (*OPEN, Measure.KILLED) and self._tells_of_disease

    def _is_at_a_place(self, figure: Figure, before: str, after: str) -> bool:
        """Whether a part of those counted in the sentence is told by its place ("of which 74 are from X")."""
        if self._whole is None or figure.unit is not None or figure.measure not in OPEN:
            return False
        if _OF_WHICH.search(before) and _ARE_FROM.match(after):
            return True
        goes_on = self._part is not None and _AND.fullmatch(self._text, self._part.end, figure.start)
        return bool(goes_on and _FROM.match(after))

    @cached_property
    def _tells_of_disease(self) -> bool:
        return tells_of_disease(self._text)
