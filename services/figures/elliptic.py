"""What a number counts that names nothing itself: by the words around it, and by what the text counted before.

A rule reads the characters of the text before and after a figure, within the figure's sentence.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure, Submeasure
from services.figures.anaphora import (
    are_elsewhere,
    are_left,
    are_lost,
    harm_of_class,
    part_of_class,
    refers_back,
)
from services.figures.confidence import LISTED
from services.figures.counts_of_states import STATES, state_counted, whom_in_state
from services.figures.labels import Label, labelled
from services.figures.lexicon import OPEN
from services.figures.outcomes import (
    ARE_CONFIRMED,
    ARE_DEALT_WITH,
    ARE_LET_GO,
    ARE_NAMED,
    ARE_NEW,
    ARE_PRISONERS,
    ARE_REMAINS,
    ARE_TREATED,
    ARREST_ORDERED,
    EXCHANGED,
    FALLEN_ILL,
    HAVE_LEFT_TOWN,
    INFECTING,
    NOUNS_OF_CASES,
    OF_WOUNDS,
    SORTS_OF_CASES,
    THEIR_NUMBER,
    WARD_HOLDS,
    are_shot_down,
    names_disease,
    tells_of_disease,
)
from services.figures.people import POPULATIONS
from services.figures.rankings import label_in_row
from services.figures.whereabouts import are_saved, befallen
from services.figures.wordings import befallen_around, is_part_there

"""Measures of a figure of which the rules of the sentence did not say what happened."""
_OF_PEOPLE = frozenset({*STATES.values(), Measure.BODIES_FOUND})
_MAY_BE_LEFT = (Measure.MISSING, Measure.DETAINED)
"""Of whom some come back, and the rest are still counted."""
_VICTIMS = re.compile(r"victims?", re.IGNORECASE)
_OF_OTHERS = re.compile(r"^ of (?!(?:them|these|those|whom|which|the)\b)")
"""After "dozens" and the like: those who are counted, and no part of those counted before."""
_AND_CLASS = re.compile(
    rf" (?:(?:were|are) )?(?:{'|'.join(sorted(POPULATIONS, key=len))})(?:,| and|, and) $", re.IGNORECASE
)
"""Between two parts of one count ("five were women and three children")."""
_SITE = re.compile(r" (?:at|in|from|near|outside) (?:the )?[A-Z]")
_SITES = re.compile(r": $|: [^.;:]{1,60}(?:,| and|, and) $")
"""Before a part of a sum that the sentence gives by place ("57 bodies: 38 at X and 19 at Y")."""
_OF_WHICH = re.compile(r"\bof (?:which|these|them|those|whom) ?,? ?$", re.IGNORECASE)
_ABOARD = re.compile(r"\b(?:on board|aboard|passengers)\b", re.IGNORECASE)
_UNNAMED = re.compile(r"(?:names?|victims|of them)?", re.IGNORECASE)
_BEFORE, _AFTER = 160, 90
"""Characters of the sentence that are looked through before and after a number."""
_RECENT = 400
"""Characters from a part back to what it is a part of, at most."""


def completed(text: str, bounds: Sequence[tuple[int, int]], figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures in order, those that name nothing themselves with the measure that the words around them say.

    ``bounds`` are the text's sentences, in order.
    """
    counting = _Counting(text)
    index = 0
    for figure in figures:
        while index + 1 < len(bounds) and bounds[index][1] <= figure.start:
            index += 1
        yield counting.completed(figure, *bounds[index])


class _Counting:
    """What the text counted so far. A new paragraph goes back to what the text counted first."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: Figure | None = None
        self._main: Figure | None = None
        self._of_class: Figure | None = None
        self._before: Figure | None = None
        self._told_in = -1
        self._ordered_in = -1

    def completed(self, figure: Figure, start: int, end: int) -> Figure:
        """The next figure of the text, whose sentence is ``text[start:end]``, with its measure."""
        if figure.unit is None:
            figure = self._without_harm(figure, start, end)
            figure = self._with_measure(figure, start, end) if figure.measure in OPEN else figure
            figure = self._with_class(figure, start, end) if figure.population is None else figure
        if self._is_topic(figure):
            self._take(figure, start)
        elif figure.measure in _OF_PEOPLE and figure.subset_of is None and not figure.implicit:
            self._of_class = figure
        self._before = figure
        return figure

    def _take(self, topic: Figure, start: int) -> None:
        """Note what was counted in the sentence that begins at ``start``. A toll tells more than bodies do."""
        if self._told_in != start:
            self._last, self._told_in = topic, start
        is_toll = topic.measure is Measure.KILLED and self._main is not None
        if self._main is None or (is_toll and self._main.measure is Measure.BODIES_FOUND):
            self._main = topic

    def _is_topic(self, figure: Figure) -> bool:
        """Whether a bare number after the figure may count the same."""
        if figure.subset_of is not None or figure.implicit:
            return False
        return (figure.measure in _OF_PEOPLE and figure.population is None) or figure.submeasure is Submeasure.CASES

    def _around(self, figure: Figure, start: int, end: int) -> tuple[str, str]:
        before = self._text[max(start, figure.start - _BEFORE) : figure.start].replace("\n", " ")
        return before, self._text[figure.end : min(end, figure.end + _AFTER)].replace("\n", " ")

    def _without_harm(self, figure: Figure, start: int, end: int) -> Figure:
        """The figure as one of people if it counts the dead that have a name now, or an order to arrest somebody."""
        before, after = self._around(figure, start, end)
        is_named = figure.measure in (Measure.KILLED, Measure.BODIES_FOUND) and ARE_NAMED.match(after)
        is_part = figure.subset_of is not None and self._ordered_in == start
        is_ordered = figure.measure is Measure.DETAINED and (ARREST_ORDERED.search(before) is not None or is_part)
        if is_ordered:
            self._ordered_in = start
        is_exchanged = EXCHANGED.search(before) is not None and ARE_PRISONERS.match(after) is not None
        if figure.measure is Measure.DETAINED and (ARE_LET_GO.match(after) or is_exchanged):
            return figure.model_copy(update={"measure": Measure.PEOPLE_OTHER, "submeasure": Submeasure.FREED})
        is_saved = figure.measure is Measure.MISSING and are_saved(before, after, figure.counted)
        if not is_named and not is_ordered and not is_saved:
            return figure
        return figure.model_copy(update={"measure": Measure.PEOPLE_OTHER, "submeasure": None})

    def _with_measure(self, figure: Figure, start: int, end: int) -> Figure:
        if self._is_of_those_aboard(figure, start, end):
            return figure.model_copy(
                update={"measure": Measure.PEOPLE_OTHER, "counted": "passengers", "confidence": LISTED}
            )
        label = (
            self._of_victims(figure)
            or self._listed(figure)
            or self._beside(figure, start)
            or self._in_row(figure, start, end)
            or self._label(figure, start, *self._around(figure, start, end))
        )
        if label is None:
            return figure
        is_outcome = label.measure is Measure.PEOPLE_OTHER and label.submeasure is None
        submeasure = figure.submeasure if is_outcome else label.submeasure
        update = {"measure": label.measure, "submeasure": submeasure, "confidence": max(figure.confidence, LISTED)}
        return figure.model_copy(update=update)

    def _of_victims(self, figure: Figure) -> Label | None:
        """What befell "all 28 victims", if so many dead were told before."""
        is_of_victims = figure.counted is not None and _VICTIMS.fullmatch(figure.counted) is not None
        told = self._main
        if not is_of_victims or told is None or figure.value is None or told.value != figure.value:
            return None
        return Label(told.measure) if told.measure in (Measure.KILLED, Measure.BODIES_FOUND) else None

    def _listed(self, figure: Figure) -> Label | None:
        """What the label of a list says that the figure counts."""
        label = labelled(self._text, figure.start)
        is_of_cases = label is not None and label.submeasure is Submeasure.CASES
        return label if not is_of_cases or self._tells_of_disease else None

    def _beside(self, figure: Figure, start: int) -> Label | None:
        """What the class named just before it suffered, for a further class of people ("and three children")."""
        before = self._before
        if figure.population is None or before is None or before.start < start or before.population is None:
            return None
        is_next = before.measure in _OF_PEOPLE and _AND_CLASS.fullmatch(self._text[before.end : figure.start])
        return Label(before.measure) if is_next else None

    def _in_row(self, figure: Figure, start: int, end: int) -> Label | None:
        """What a number of one of several places counts ("X has the most cases with 714, followed by Y with 31")."""
        if figure.counted is not None or figure.population is not None:
            return None
        told = self._before if self._before is not None and self._before.start >= start else None
        between = self._text[told.end : figure.start] if told else ""
        label = label_in_row(*self._around(figure, start, end), told, between)
        is_new = label is not None and label.submeasure is Submeasure.CASES and not self._last_is_of_cases()
        return None if is_new and not self._tells_of_disease else label

    def _with_class(self, figure: Figure, start: int, end: int) -> Figure:
        """The figure with the population that its part of those counted has ("eight of them of children")."""
        if figure.measure not in _OF_PEOPLE:
            return figure
        before, after = self._around(figure, start, end)
        whom = whom_in_state(before)
        population = POPULATIONS.get(whom.split()[-1].lower()) if whom else part_of_class(before, after)
        return figure if population is None else figure.model_copy(update={"population": population})

    def _label(self, figure: Figure, start: int, before: str, after: str) -> Label | None:
        if (state := state_counted(before, after)) is not None:
            return Label(state)
        if HAVE_LEFT_TOWN.match(after):
            return Label(Measure.DISPLACED)
        if (ARE_TREATED.match(after) or WARD_HOLDS.search(before)) and self._tells_of_wounds:
            return Label(Measure.WOUNDED)
        is_bare = figure.counted is None or after.startswith(" of ")
        if is_bare and are_shot_down(self._text[max(0, figure.start - _RECENT) : figure.end + _BEFORE], before, after):
            return Label(Measure.WEAPONS)
        if ARE_REMAINS.match(after):
            return Label(Measure.BODIES_FOUND)
        if are_lost(before, after):
            return Label(Measure.KILLED)
        if are_saved(before, after, figure.counted):
            return Label(Measure.PEOPLE_OTHER)
        if (measure := befallen(before, after, figure.counted)) is not None:
            return Label(measure)
        if (measure := befallen_around(before, after, of_wounds=self._tells_of_wounds)) is not None:
            return Label(measure)
        is_of_cases = figure.counted is not None and NOUNS_OF_CASES.fullmatch(figure.counted)
        is_sort = self._told_in == start and self._last_is_of_cases() and SORTS_OF_CASES.match(after)
        is_of_cases = is_of_cases or is_sort or FALLEN_ILL.match(after) or INFECTING.search(before)
        if is_of_cases and self._tells_of_disease:
            return Label(Measure.PEOPLE_OTHER, Submeasure.CASES)
        harm = harm_of_class(before, after)
        return self._counted_before(figure, start, before, after) if harm is None else Label(harm)

    def _last_is_of_cases(self) -> bool:
        return self._last is not None and self._last.submeasure is Submeasure.CASES

    def _counted_before(self, figure: Figure, start: int, before: str, after: str) -> Label | None:
        """What was counted before, if the figure names nothing itself and the wording goes back to it."""
        if figure.vague and _OF_OTHERS.match(after):
            return None
        is_bare = figure.counted is None or _UNNAMED.fullmatch(figure.counted) is not None or after.startswith(" of ")
        if not is_bare:
            return None
        if self._before is not None and self._before.submeasure is Submeasure.CROWD and THEIR_NUMBER.search(before):
            return Label(Measure.PEOPLE_OTHER, Submeasure.CROWD)
        if self._last is None or self._main is None:
            return self._of_class_before(figure, before, after)
        between = self._text[self._last.end : figure.start]
        topic = self._main if "\n\n" in between else self._last
        label = Label(topic.measure, topic.submeasure)
        is_of_which_cases = topic.submeasure is Submeasure.CASES and _OF_WHICH.search(before) is not None
        if is_of_which_cases and (ARE_CONFIRMED.match(after) or ARE_NEW.match(after)):
            return label
        if self._told_in == start and _SITE.match(after) and _SITES.search(between.replace("\n", " ")):
            return label
        if self._told_in == start and are_elsewhere(between.replace("\n", " "), before, after):
            return label
        if are_left(before, after):
            return label if topic.measure in _MAY_BE_LEFT else None
        is_near = figure.start - self._last.end < _RECENT
        if is_near and is_part_there(before, after):
            return label
        if is_near and part_of_class(before, after):
            is_of_others = self._is_part_of_others(figure, start)
            return None if is_of_others else Label(self._last.measure, self._last.submeasure)
        if is_near and (dealt := ARE_DEALT_WITH.match(after)):
            return Label(Measure.PEOPLE_OTHER, Submeasure.FREED if dealt["freed"] else None)
        return label if refers_back(before, after, figure.counted) and not _ABOARD.search(between) else None

    def _of_class_before(self, figure: Figure, before: str, after: str) -> Label | None:
        """What befell the class of people counted last, if the text counts no people in general before."""
        last = self._of_class
        if last is None:
            return None
        is_rest = are_left(before, after) and last.measure in _MAY_BE_LEFT
        return Label(last.measure) if is_rest or refers_back(before, after, figure.counted) else None

    def _is_of_those_aboard(self, figure: Figure, start: int, end: int) -> bool:
        """Whether a bare number counts those on board, of whom the text told last."""
        if figure.counted is not None or not refers_back(*self._around(figure, start, end), None):
            return False
        aboard = max(
            (match.end() for match in _ABOARD.finditer(self._text, max(0, figure.start - _RECENT), figure.start)),
            default=-1,
        )
        return aboard > (self._last.end if self._last else -1) and figure.start - aboard < _RECENT

    def _is_part_of_others(self, figure: Figure, start: int) -> bool:
        """Whether the figure before it in the sentence counts what nothing was told of."""
        return self._before is not None and self._before.start >= start and self._before.measure in OPEN

    @cached_property
    def _tells_of_disease(self) -> bool:
        return tells_of_disease(self._text)

    @cached_property
    def _tells_of_wounds(self) -> bool:
        """Whether those treated are wounded: the text tells of wounds and of no disease."""
        return OF_WOUNDS.is_in(self._text) and not names_disease(self._text)
