"""Reads the figures of harm of texts in one language by its word lists. Other quantities are not read."""

import re
import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Comparator, Measure
from claimwatch_language.languages.words import DateWords, FigureWords
from services._extractor.findings import Findings, MonotonicClock, TimeLimit
from services.figures.by_lists.dates import Dates
from services.figures.by_lists.dating import with_dates
from services.figures.by_lists.harm import Harm, HarmReader
from services.figures.by_lists.numerals import Numeral, Numerals
from services.figures.extractor import Counted

_VAGUE = 0.05
"""What "dozens" and the like lose of their confidence."""
_PIECE = re.compile(r"[^\n]*(?:\n|\Z)")


class ListedFigures:
    """Reads figures with digits, or with number words, beside words of harm."""

    def __init__(self, words: FigureWords, dates: DateWords | None = None) -> None:
        self._dates = Dates(dates, words) if dates else None
        self._numerals = Numerals(words)
        self._harm = HarmReader(words)

    def read(
        self,
        text: str,
        title: str,
        published_at: datetime | None,
        seconds: float,
        clock: MonotonicClock = time.monotonic,
    ) -> Findings[Counted]:
        """The figures of text and title. No line of the text is begun after ``seconds``."""
        limit = TimeLimit(seconds, clock)
        figures: list[Figure] = []
        characters = len(text)
        for piece in _PIECE.finditer(text):
            if limit.is_over and piece.group():
                characters = piece.start()
                break
            figures += self._figures(piece.group(), piece.start(), len(figures))
        published = published_at.date() if published_at else None
        in_text = self._dated(text[:characters], figures, published)
        return Findings(Counted(in_text, self._dated(title, list(self._figures(title, 0, 0)), published)), characters)

    def _dated(self, text: str, figures: Sequence[Figure], published: date | None) -> tuple[Figure, ...]:
        return tuple(with_dates(text, figures, self._dates, published) if self._dates else figures)

    def _figures(self, line: str, offset: int, count: int) -> Iterator[Figure]:
        """The figures of a line that begins at ``offset``, after so many figures."""
        whole: tuple[int, Figure] | None = None
        for numeral in self._numerals.find(line):
            harm = self._harm.read(line, numeral)
            if harm is None:
                continue
            if harm.measure is None:
                if whole is None or _larger(numeral, whole[1]) or "." in line[whole[1].end - offset : numeral.start]:
                    continue
                yield _figure(line, offset, numeral, harm, whole)
            else:
                figure = _figure(line, offset, numeral, harm)
                whole = (count, figure)
                yield figure
            count += 1


def _figure(line: str, offset: int, numeral: Numeral, harm: Harm, whole: tuple[int, Figure] | None = None) -> Figure:
    measure = whole[1].measure if whole else harm.measure
    bound = harm.comparator if numeral.comparator is Comparator.EXACT else None
    return Figure(
        start=offset + numeral.start,
        end=offset + numeral.end,
        text=line[numeral.start : numeral.end],
        value=numeral.value,
        min=numeral.low,
        max=numeral.high,
        comparator=bound or numeral.comparator,
        measure=measure or Measure.OTHER,
        population=harm.population,
        counted=harm.counted,
        vague=numeral.vague,
        subset_of=whole[0] if whole else None,
        confidence=round(harm.confidence - _VAGUE * numeral.vague, 2),
    )


def _larger(numeral: Numeral, whole: Figure) -> bool:
    return numeral.value is not None and whole.value is not None and numeral.value > whole.value
