"""From a text to its figures."""

import math
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from spacy.tokens import Doc

from claimwatch_contracts.extraction import Figure
from claimwatch_language.datelines import dateline_end
from claimwatch_language.saying.interruptions import without_interruption
from claimwatch_language.sentences import sentences
from services._extractor.findings import Findings, MonotonicClock, TimeLimit
from services._extractor.parsing import EnglishParser
from services.figures.confidence import ASIDE, IMPLICIT, confidence
from services.figures.counted import bare
from services.figures.dates.dating import with_dates
from services.figures.echoes import echoed
from services.figures.elliptic import completed
from services.figures.fates import with_fates
from services.figures.finer import submeasure_said
from services.figures.frames.singles import singles
from services.figures.implicit import none_harmed
from services.figures.measures.readings import Reading
from services.figures.name_lists import with_names
from services.figures.numbers.comparators import comparator
from services.figures.numbers.quantities import Quantity
from services.figures.people import POPULATIONS
from services.figures.reading import needs_parse, readings
from services.figures.shares import with_dates_of_wholes
from services.figures.statements import Statement, told_statements

VERSION: int = 12
"""Raise the version whenever the same text gives other figures."""

BATCH = 32
"""Statements that are read, and parsed if need be, together."""
_NEXT_SENTENCE = 3
"""Characters at most between a sentence and the next one."""


@dataclass(frozen=True)
class Counted:
    """The figures of an article: those of its text, and those of its title with offsets into the title."""

    text: tuple[Figure, ...] = ()
    title: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class _Located:
    """A figure and the index of its sentence.

    ``is_part`` says that it is part of an earlier figure, ``is_part_of_next`` that it is part of the next one.
    """

    figure: Figure
    sentence: int
    is_part: bool
    is_part_of_next: bool = False


class FigureExtractor:
    """Reads figures by patterns, and by the parse of the sentences that patterns do not read with certainty.

    It holds the model, and serves one thread at a time.
    """

    def __init__(self) -> None:
        self._parser = EnglishParser()

    def extract(self, text: str, published_at: datetime | None = None) -> tuple[Figure, ...]:
        """The figures of an English text in order, without overlaps, with offsets in code points of the text.

        "Yesterday" and the like refer to ``published_at``. Without it only dates with a year are read.
        """
        return self.read(text, "", published_at, math.inf).found.text

    def read(
        self,
        text: str,
        title: str,
        published_at: datetime | None,
        seconds: float,
        clock: MonotonicClock = time.monotonic,
    ) -> Findings[Counted]:
        """The figures of text and title, within so many seconds: no batch of sentences is begun later."""
        limit = TimeLimit(seconds, clock)
        figures, characters = self._read(text, published_at, limit)
        of_title = self._read(title, published_at, limit)[0] if title else ()
        return Findings(Counted(figures, of_title), characters)

    def _read(self, text: str, published_at: datetime | None, limit: TimeLimit) -> tuple[tuple[Figure, ...], int]:
        """The figures, and how many code points of the text were read in time."""
        bounds = list(sentences(text))
        text = _uninterrupted(text, bounds)
        explicit, characters = self._explicit(text, list(told_statements(text, bounds)), limit)
        starts = [located.figure.start for located in explicit]
        ends = [located.figure.end for located in explicit]
        implicit = [figure for figure in none_harmed(text[:characters]) if _is_free(figure, starts, ends)]
        read = with_names(text, bounds, list(_with_parts(_merged(explicit, implicit))))
        counted = list(completed(text, bounds, read))
        figures = list(with_fates(text, bounds, counted))
        published = published_at.date() if published_at else None
        dated = list(with_dates_of_wholes(text, list(with_dates(text, bounds, figures, published))))
        return _with_echoes(text[:characters], dated), characters

    def _explicit(self, text: str, statements: list[Statement], limit: TimeLimit) -> tuple[list[_Located], int]:
        """The figures with a numeral, and how many code points of the text were read in time."""
        figures: list[_Located] = []
        before: tuple[Statement, Reading] | None = None
        for first in range(0, len(statements), BATCH):
            batch = statements[first : first + BATCH]
            if limit.is_over:
                return figures, batch[0].start
            docs = self._parses(text, batch)
            for index, statement in enumerate(batch, start=first):
                reading_before = before[1] if before and statement.start - before[0].end < _NEXT_SENTENCE else None
                doc = docs.get(statement.start)
                if doc is not None and statement.has_single:
                    figures += (_Located(one, index, False) for one in _single_figures(text, statement, doc))
                for quantity, reading in readings(statement, doc, reading_before):
                    figure = _figure(text, quantity, reading, statement.start)
                    figures.append(_Located(figure, index, reading.of_previous, reading.of_next))
                    before = statement, reading
        return figures, len(text)

    def _parses(self, text: str, batch: Sequence[Statement]) -> dict[int, Doc]:
        """The parses of the statements that need one, by their starts."""
        unsure = [statement for statement in batch if needs_parse(statement)]
        docs = self._parser.parse([self._parser.tokens(_parsed_text(text, statement)) for statement in unsure])
        return {statement.start: doc for statement, doc in zip(unsure, docs, strict=True)}


def _uninterrupted(text: str, bounds: Sequence[tuple[int, int]]) -> str:
    """The text, as long as it was, with blanks for speakers who interrupt a sentence between subject and predicate."""
    pieces: list[str] = []
    end = 0
    for start, stop in bounds:
        pieces += (text[end:start], without_interruption(text[start:stop]))
        end = stop
    return "".join((*pieces, text[end:]))


def _parsed_text(text: str, statement: Statement) -> str:
    """The statement on one line, as long as in the text, and blank for its dateline, which would be in the subject."""
    sentence = text[statement.start : statement.end].replace("\n", " ")
    skipped = dateline_end(sentence)
    return " " * skipped + sentence[skipped:]


def _single_figures(text: str, statement: Statement, doc: Doc) -> Iterator[Figure]:
    for single in singles(doc):
        start, end = single.start + statement.start, single.end + statement.start
        yield Figure(
            start=start,
            end=end,
            text=text[start:end],
            value=single.value,
            measure=single.measure,
            submeasure=submeasure_said(single.measure, single.words),
            population=POPULATIONS.get(single.noun, single.noun if single.is_listed else None),
            counted=" ".join(text[start:end].split()[1:]) or None,
            implicit=True,
            confidence=ASIDE if single.is_aside else IMPLICIT,
        )


def _figure(text: str, quantity: Quantity, reading: Reading, floor: int) -> Figure:
    bound = comparator(text, quantity, floor)
    return Figure(
        start=quantity.start,
        end=quantity.end,
        text=text[quantity.start : quantity.end],
        value=quantity.value,
        min=quantity.min,
        max=quantity.max,
        comparator=bound,
        measure=reading.measure,
        submeasure=reading.submeasure,
        population=_words_of(text, reading).casefold() if reading.is_mixed else reading.population,
        counted=_words_of(text, reading) or None,
        unit=quantity.unit.code if quantity.unit else None,
        vague=quantity.vague,
        confidence=confidence(reading.grounds, quantity),
    )


def _words_of(text: str, reading: Reading) -> str:
    """The article's words for what is counted, on one line; empty if there are none."""
    return "" if reading.counted is None else bare(" ".join(text[slice(*reading.counted)].split()))


def _is_free(figure: Figure, starts: list[int], ends: list[int]) -> bool:
    """Whether the figure overlaps none of the ranges with these starts and ends, which are in order and apart."""
    return bisect_right(ends, figure.start) == bisect_left(starts, figure.end)


def _merged(explicit: list[_Located], implicit: list[Figure]) -> list[_Located]:
    figures = explicit + [_Located(figure, -1, False) for figure in implicit]
    figures.sort(key=lambda located: (located.figure.start, located.figure.end))
    kept: list[_Located] = []
    for located in figures:
        if not kept or kept[-1].figure.end <= located.figure.start:
            kept.append(located)
    return kept


def _with_parts(figures: list[_Located]) -> Iterator[Figure]:
    """The figures in order. A part has its whole's index as ``subset_of``."""
    whole: dict[int, int] = {}
    for index, located in enumerate(figures):
        container = index + 1 if _is_of_next(figures, index) else None
        if located.is_part:
            container = whole.get(located.sentence)
        if container is not None and _may_contain(figures[container].figure, located.figure):
            yield located.figure.model_copy(update={"subset_of": container})
            continue
        whole[located.sentence] = index
        yield located.figure


def _with_echoes(text: str, figures: list[Figure]) -> tuple[Figure, ...]:
    """The figures in order, with those that go back to one of them. ``subset_of`` is an index of the new list."""
    echoes = list(echoed(text, figures))
    if not echoes:
        return tuple(figures)
    every = sorted((*figures, *echoes), key=lambda figure: figure.start)
    indexes = {figure.start: index for index, figure in enumerate(every)}
    return tuple(
        figure
        if figure.subset_of is None
        else figure.model_copy(update={"subset_of": indexes[figures[figure.subset_of].start]})
        for figure in every
    )


def _is_of_next(figures: list[_Located], index: int) -> bool:
    """Whether a figure is part of the next figure, which stands in the same sentence."""
    if not figures[index].is_part_of_next or index + 1 == len(figures):
        return False
    return figures[index].sentence == figures[index + 1].sentence


def _may_contain(whole: Figure, part: Figure) -> bool:
    if whole.value is None or part.value is None:
        return whole.value is not None or whole.vague
    return part.value <= whole.value
