"""What a publisher changed in its own figures, from one revision of an article to the next.

A figure takes the place of another when both count the same (claimant, factuality, measure, population, unit, place)
and stand at the same place of the same text. It is a correction when the publisher takes back what it wrote, else an
update: the count went on. The work is linear in words and figures.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import MEASURES_OF_INTEREST
from claimwatch_language.figure_identity import amount, counted
from services.archive.wordings import NewNotes, Stand, Wording

KEPT = 0.5
"""The least share of the words outside the changed sentences that is still there in a revision of the same text."""

Pair = tuple[int, int]
"""A figure and the one of the previous revision whose place it takes, by number."""


@dataclass(frozen=True)
class Revision:
    """One revision's words and figures, in the order of the text."""

    title: str
    text: str
    figures: Sequence[ReportedFigure]


def revision_of(report: Report) -> Revision:
    """The revision that a report is about."""
    return Revision(report.article.title, report.article.text, report.figures)


def with_changes(now: Revision, before: Revision | None) -> tuple[ReportedFigure, ...]:
    """The figures, each with the one of the previous revision that it corrects or updates, if any.

    A figure that stands unchanged in both revisions does neither. Nor does one whose words are the same: an extractor
    reads them otherwise, the publisher changed nothing.
    """
    change = None if before is None else _Change(now, before)
    replaced = dict(change.pairs()) if change else {}
    changed = []
    for number, figure in enumerate(now.figures):
        update: dict[str, Figure | None] = {"corrects": None, "updates": None}
        if change and (old := replaced.get(number)) is not None:
            update["corrects" if change.is_correction((number, old)) else "updates"] = _plain(change.old(old))
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

    def old(self, number: int) -> ReportedFigure:
        """A figure of the previous revision."""
        return self._before[number]

    def pairs(self) -> Iterator[Pair]:
        """The figures that took another's place; none if so little is left that it is another text."""
        come, gone = self._differing()
        same, rest = self._in_same_words(come, gone)
        around = self._old.subject(without={self._old.stands[number].sentence for number in gone})
        known = around or self._old.title_subject
        if len(known & (self._new.subject() | self._new.title_subject)) < KEPT * len(known):
            return
        yield from same
        yield from (pair for pair in self._alone(*rest) if self._tells_the_same(pair, whole=not around))

    def is_correction(self, pair: Pair) -> bool:
        """Whether the publisher takes the old value back.

        It says so; or the words around the figure stay and it comes down, or nothing says that the count went on: no
        such word, no new title or lead. A number that nobody claims, of something of no interest, may be a counter.
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
        """The figures of each revision that the other one does not have, by number."""
        now = [_stated(figure) for figure in self._now]
        before = {_stated(figure) for figure in self._before}
        said = [n for n, stand in enumerate(self._new.stands) if not (self._new.is_noted(stand) or stand.is_former)]
        standing = {now[number] for number in said}
        gone = [number for number, figure in enumerate(self._before) if _stated(figure) not in standing]
        return [number for number in said if now[number] not in before], gone

    def _in_same_words(self, come: list[int], gone: list[int]) -> tuple[list[Pair], tuple[list[int], list[int]]]:
        """Those that count the same in the same words, in order; and what is left of both lists."""
        waiting: defaultdict[object, deque[int]] = defaultdict(deque)
        for number in gone:
            waiting[counted(self._before[number]), self._old.stands[number].around].append(number)
        pairs, rest = [], []
        for number in come:
            same = waiting.get((counted(self._now[number]), self._new.stands[number].around))
            if same:
                pairs.append((number, same.popleft()))
            else:
                rest.append(number)
        taken = {old for _, old in pairs}
        return [pair for pair in pairs if not self._is_reread(pair)], (rest, [n for n in gone if n not in taken])

    def _is_reread(self, pair: Pair) -> bool:
        return self._now[pair[0]].text.casefold() == self._before[pair[1]].text.casefold()

    def _alone(self, come: list[int], gone: list[int]) -> Iterator[Pair]:
        """Those that are the only ones to count something in both lists."""
        sides: tuple[defaultdict[object, list[int]], defaultdict[object, list[int]]] = (
            defaultdict(list),
            defaultdict(list),
        )
        for side, numbers, figures in zip(sides, (come, gone), (self._now, self._before), strict=True):
            for number in numbers:
                side[counted(figures[number])].append(number)
        new, old = sides
        for thing, numbers in new.items():
            if len(numbers) == 1 and len(old.get(thing, ())) == 1:
                yield numbers[0], old[thing][0]

    def _tells_the_same(self, pair: Pair, *, whole: bool) -> bool:
        """Whether two sentences in different words speak of one thing.

        Of what came down only the same sentence does. Else what says what happened must be there still: all of it where
        the sentence is the ``whole`` text, one word beside the names where the rest of the text shows that it is one.
        """
        here, there = self._stands(pair)
        new, old = self._now[pair[0]], self._before[pair[1]]
        if _is_less(new, old):
            return self._notes.speak_of(new, old) or _is_same_sentence(here, there)
        if whole:
            return here.subject == there.subject
        shared = (here.subject & there.subject) - _named(new)
        return here.says_risen or bool(shared) or here.subject == there.subject

    def _stands(self, pair: Pair) -> tuple[Stand, Stand]:
        return self._new.stands[pair[0]], self._old.stands[pair[1]]


def _is_same_sentence(here: Stand, there: Stand) -> bool:
    return here.around == there.around or (here.subject == there.subject and here.days == there.days)


def _is_less(new: Figure, old: Figure) -> bool:
    return max(_bounds(new), default=0.0) < max(_bounds(old), default=0.0)


def _bounds(figure: Figure) -> list[float]:
    return [bound for bound in (figure.value, figure.min, figure.max) if bound is not None]


def _named(figure: ReportedFigure) -> set[str]:
    """The words of its claimant and its place: in live news they recur in other matters."""
    names = (figure.claimant and figure.claimant.name, figure.place and figure.place.name, figure.population)
    return {word for name in names if name for word in name.casefold().replace("-", " ").split()}


def _plain(figure: ReportedFigure) -> Figure:
    return Figure(**{name: getattr(figure, name) for name in Figure.model_fields})


def _stated(figure: ReportedFigure) -> tuple[object, ...]:
    return (*counted(figure), *amount(figure))
