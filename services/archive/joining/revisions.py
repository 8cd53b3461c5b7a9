"""What a publisher changed in its own figures, from one revision of an article to the next.

A figure replaces a figure of the previous revision if both count the same (claimant, factuality, measure, population,
unit, place) and have the same position in the same text. The change is a correction if the publisher takes the old
value back. Else it is an update: the count went on. The time is linear in words and figures.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import MEASURES_OF_INTEREST
from claimwatch_language.figure_identity import amount, counted
from services.archive.joining.wordings import NewNotes, Stand, Wording

KEPT = 0.5
"""The least share of the words outside changed sentences that a revision of the same text keeps."""

Pair = tuple[int, int]
"""The index of a figure, and the index of the figure of the previous revision that it replaces."""


@dataclass(frozen=True)
class Revision:
    """The words and figures of one revision, in the order of the text."""

    title: str
    text: str
    figures: Sequence[ReportedFigure]


def revision_of(report: Report) -> Revision:
    """The revision that a report is about."""
    return Revision(report.article.title, report.article.text, report.figures)


def with_changes(now: Revision, before: Revision | None) -> tuple[ReportedFigure, ...]:
    """The figures, each with the figure of the previous revision that it corrects or updates, if any.

    A figure that is the same in both revisions changes nothing. Nor does a figure with the same words and another
    value: an extractor reads the words differently, and the publisher changed nothing.
    """
    change = None if before is None else _Change(now, before)
    replaced = dict(change.pairs()) if change else {}
    changed = []
    for index, figure in enumerate(now.figures):
        update: dict[str, Figure | None] = {"corrects": None, "updates": None}
        if change and (old := replaced.get(index)) is not None:
            update["corrects" if change.is_correction((index, old)) else "updates"] = _plain(change.old(old))
        changed.append(figure.model_copy(update=update))
    return tuple(changed)


class _Change:
    """Two revisions side by side."""

    def __init__(self, now: Revision, before: Revision) -> None:
        self._now, self._before = now.figures, before.figures
        self._new = Wording(now.title, now.text, now.figures)
        self._old = Wording(before.title, before.text, before.figures)
        self._notes = NewNotes(self._new, self._old)
        self._has_same_frame = (self._new.title, self._new.lead) == (self._old.title, self._old.lead)

    def old(self, index: int) -> ReportedFigure:
        """A figure of the previous revision."""
        return self._before[index]

    def pairs(self) -> Iterator[Pair]:
        """The pairs of figures. There are none if too few words are left for the same text."""
        come, gone = self._differing()
        same, rest = self._in_same_words(come, gone)
        around = self._old.subject(without={self._old.stands[index].sentence for index in gone})
        expected = around or self._old.title_subject
        if len(expected & (self._new.subject() | self._new.title_subject)) < KEPT * len(expected):
            return
        yield from same
        yield from (pair for pair in self._alone(*rest) if self._tells_the_same(pair, whole=not around))

    def is_correction(self, pair: Pair) -> bool:
        """Whether the publisher takes the old value back.

        A note of the publisher may say so. Else the words around the figure have to be the same, and either the figure
        falls or nothing says that the count went on: no word of rising, no new title and no new lead. A figure without
        a claimant and without interest may be a counter, and is never a correction.
        """
        new, old = self._now[pair[0]], self._before[pair[1]]
        if new.claimant is None and new.measure not in MEASURES_OF_INTEREST:
            return False
        if self._notes.speak_of(old, new):
            return True
        here, there = self._stands(pair)
        if _is_less(new, old):
            return _is_same_sentence(here, there)
        return (
            _bounds(new) != _bounds(old)
            and here.around == there.around
            and self._has_same_frame
            and not here.says_risen
        )

    def _differing(self) -> tuple[list[int], list[int]]:
        """The indexes of the figures that only the new revision has, and of those that only the old revision has."""
        now = [_stated(figure) for figure in self._now]
        before = {_stated(figure) for figure in self._before}
        current = [
            index for index, stand in enumerate(self._new.stands) if not (self._new.is_noted(stand) or stand.is_former)
        ]
        standing = {now[index] for index in current}
        gone = [index for index, figure in enumerate(self._before) if _stated(figure) not in standing]
        return [index for index in current if now[index] not in before], gone

    def _in_same_words(self, come: list[int], gone: list[int]) -> tuple[list[Pair], tuple[list[int], list[int]]]:
        """The pairs that count the same in the same words, in order, and the rest of both lists."""
        waiting: defaultdict[object, deque[int]] = defaultdict(deque)
        for index in gone:
            waiting[counted(self._before[index]), self._old.stands[index].around].append(index)
        pairs, rest = [], []
        for index in come:
            same = waiting.get((counted(self._now[index]), self._new.stands[index].around))
            if same:
                pairs.append((index, same.popleft()))
            else:
                rest.append(index)
        taken = {old for _, old in pairs}
        return [pair for pair in pairs if not self._is_reread(pair)], (
            rest,
            [index for index in gone if index not in taken],
        )

    def _is_reread(self, pair: Pair) -> bool:
        return self._now[pair[0]].text.casefold() == self._before[pair[1]].text.casefold()

    def _alone(self, come: list[int], gone: list[int]) -> Iterator[Pair]:
        """The pairs of figures that alone in their lists count the same."""
        sides: tuple[defaultdict[object, list[int]], defaultdict[object, list[int]]] = (
            defaultdict(list),
            defaultdict(list),
        )
        for side, indexes, figures in zip(sides, (come, gone), (self._now, self._before), strict=True):
            for index in indexes:
                side[counted(figures[index])].append(index)
        new, old = sides
        for thing, indexes in new.items():
            if len(indexes) == 1 and len(old.get(thing, ())) == 1:
                yield indexes[0], old[thing][0]

    def _tells_the_same(self, pair: Pair, *, whole: bool) -> bool:
        """Whether two sentences in different words speak of the same thing.

        For a figure that fell, a note or the same sentence is needed. For other figures the sentences have to share the
        words that say what happened. All these words have to be shared if the sentence is the ``whole`` text. One such
        word, outside names, is enough if the rest of the text shows that it is the same text.
        """
        here, there = self._stands(pair)
        new, old = self._now[pair[0]], self._before[pair[1]]
        if _is_less(new, old):
            return self._notes.speak_of(new, old) or _is_same_sentence(here, there)
        if whole:
            return here.subject == there.subject
        shared = (here.subject & there.subject) - _name_words(new)
        return here.says_risen or bool(shared) or here.subject == there.subject

    def _stands(self, pair: Pair) -> tuple[Stand, Stand]:
        return self._new.stands[pair[0]], self._old.stands[pair[1]]


def _is_same_sentence(here: Stand, there: Stand) -> bool:
    return here.around == there.around or (here.subject == there.subject and here.days == there.days)


def _is_less(new: Figure, old: Figure) -> bool:
    return max(_bounds(new), default=0.0) < max(_bounds(old), default=0.0)


def _bounds(figure: Figure) -> list[float]:
    return [bound for bound in (figure.value, figure.min, figure.max) if bound is not None]


def _name_words(figure: ReportedFigure) -> set[str]:
    """The words in the names of the claimant, place and population. Live news repeats these in other matters."""
    names = (figure.claimant and figure.claimant.name, figure.place and figure.place.name, figure.population)
    return {word for name in names if name for word in name.casefold().replace("-", " ").split()}


def _plain(figure: ReportedFigure) -> Figure:
    return Figure(**{name: getattr(figure, name) for name in Figure.model_fields})


def _stated(figure: ReportedFigure) -> tuple[object, ...]:
    return (*counted(figure), *amount(figure))
