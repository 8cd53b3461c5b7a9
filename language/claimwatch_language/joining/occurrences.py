"""The occurrences of an article that its figures belong to, each with the one day that the article gives it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimwatch_contracts.extraction import DateInterval, Figure, Occurrence, Place
from claimwatch_contracts.vocabulary import DatePrecision, Nature
from claimwatch_language.joining.former import tells_of_former
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.scenes import Scene

_OF_A_PERIOD = re.compile(
    r"\b(?:since|so\s+far|this\s+(?:year|month|week)|each|every|per|total|in\s+all|to\s+date|now|already|earlier)\b",
    re.IGNORECASE,
)
"""Words of a sentence whose figures may count more than one day."""


@dataclass(frozen=True)
class Reached:
    """The place of a figure, and its scene in the article."""

    place: Place | None
    scene: Scene | None = None


class Occurrences:
    """The scenes to which figures belong, and further ``events``, as occurrences.

    ``reached`` has an item for each of ``figures``.
    """

    def __init__(
        self, layout: Layout, figures: Sequence[Figure], reached: Sequence[Reached], events: Sequence[Scene] = ()
    ) -> None:
        self._layout = layout
        self._figures = figures
        self._reached = reached
        self._indexes: dict[Scene, int] = {}
        for item in reached:
            if item.scene is not None:
                self._indexes.setdefault(item.scene, len(self._indexes))
        for scene in events:
            self._indexes.setdefault(scene, len(self._indexes))
        days = self._days()
        self.all = tuple(
            Occurrence(what=scene.what, place=scene.place, date=days.get(scene), spans=tuple(scene.spans))
            for scene in self._indexes
        )

    def place(self, figure: int) -> Place | None:
        """The place of the figure with that index."""
        return self._reached[figure].place

    def of(self, figure: int) -> int | None:
        """The index of the occurrence of the figure with that index."""
        scene = self._reached[figure].scene
        return None if scene is None else self._indexes[scene]

    def date(self, figure: int) -> DateInterval | None:
        """The figure's own date, else the day of its occurrence, unless its sentence may count more than that day."""
        counted, occurrence = self._figures[figure], self.of(figure)
        sentence = self._layout.bounds(self._layout.sentence_of(counted.start))
        if counted.date is not None or occurrence is None or _OF_A_PERIOD.search(self._layout.text, *sentence):
            return counted.date
        return self.all[occurrence].date

    def _days(self) -> dict[Scene, DateInterval]:
        """The day of each scene whose figures agree on one day. A former occurrence at its place has another day."""
        days: dict[Scene, list[DateInterval]] = {}
        for figure, item in zip(self._figures, self._reached, strict=True):
            if item.scene is None or (not item.scene.is_former and self._is_of_former(figure)):
                continue
            if figure.date is not None and _is_day(figure) and figure.measure.nature is not Nature.QUANTITY:
                days.setdefault(item.scene, []).append(figure.date)
        return {scene: dates[0] for scene, dates in days.items() if len({date.start for date in dates}) == 1}

    def _is_of_former(self, figure: Figure) -> bool:
        """Whether a figure's sentence tells of a former occurrence."""
        return tells_of_former(self._layout.text, *self._layout.bounds(self._layout.sentence_of(figure.start)))


def _is_day(figure: Figure) -> bool:
    date = figure.date
    return date is not None and date.precision is DatePrecision.DAY and date.start == date.end and not date.open
