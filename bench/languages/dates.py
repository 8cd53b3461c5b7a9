"""How many figures have the date that the gold gives them (``dates.jsonl``).

The gold names a figure by the words that it begins with. Its date is a day, two days with a stroke between, or none.
"""

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from bench.languages.counting import GoldText, Outcome, read_gold
from claimwatch_contracts.extraction import Figure
from services.figures.languages import figure_readers


class DatedText(GoldText):
    """A text with the dates of its figures, and the day of its publication."""

    published: date
    dates: dict[str, str | None]


def outcomes() -> Iterator[Outcome]:
    """For each text, the figures with the right date. A figure that is not found is missed."""
    readers = figure_readers()
    for gold in read_gold("dates.jsonl", DatedText):
        published = datetime.combine(gold.published, time(12), UTC)
        figures = readers.read(gold.language, gold.text, "", published, math.inf).found.text
        faults = [*filter(None, (_fault(gold, figures, *wanted) for wanted in gold.dates.items()))]
        yield Outcome(gold, len(gold.dates) - len(faults), tuple(faults))


def _fault(gold: DatedText, figures: tuple[Figure, ...], surface: str, wanted: str | None) -> str | None:
    start = gold.text.index(surface)
    figure = next((each for each in figures if each.start <= start < each.end), None)
    found = _shown(figure) if figure else "no figure"
    return None if figure and found == wanted else f"{surface!r} {wanted}, but {found}"


def _shown(figure: Figure) -> str | None:
    if figure.date is None:
        return None
    first, last = figure.date.start.isoformat(), figure.date.end.isoformat()
    return first if first == last else f"{first}/{last}"
