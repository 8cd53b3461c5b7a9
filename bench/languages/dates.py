"""Which figures have the date that the gold gives them (``dates.jsonl``).

The gold names a figure by the words that it begins with. Its date is a day, two days with a stroke between, or none.
"""

import math
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time

from bench.languages.counting import GoldText, Outcome, read_gold
from claimwatch_contracts.extraction import Figure
from services.figures.languages import figure_readers


class DatedText(GoldText):
    """A text with the dates of its figures, and the day of its publication."""

    published: date
    dates: dict[str, str | None]


def outcomes() -> Iterator[Outcome]:
    """For each text, the dates that its figures have rightly, lack and have wrongly. A wrong date is lacked as well."""
    readers = figure_readers()
    for gold in read_gold("dates.jsonl", DatedText):
        published = datetime.combine(gold.published, time(12), UTC)
        figures = readers.read(gold.language, gold.text, "", published, math.inf).found.text
        yield outcome(gold, {surface: _date_of(gold.text.index(surface), figures) for surface in gold.dates})


def outcome(gold: DatedText, found: Mapping[str, str | None]) -> Outcome:
    """What is right of the dates found for the figures of a text."""
    differing = {
        surface: (wanted, found[surface]) for surface, wanted in gold.dates.items() if wanted != found[surface]
    }
    right = sum(wanted is not None and surface not in differing for surface, wanted in gold.dates.items())
    missed = (f"{surface!r} {wanted}" for surface, (wanted, _) in differing.items() if wanted)
    wrongly = (f"{surface!r} {given}" for surface, (_, given) in differing.items() if given)
    return Outcome(gold, right, tuple(missed), tuple(wrongly))


def _date_of(start: int, figures: tuple[Figure, ...]) -> str | None:
    """The date of the figure that stands there."""
    figure = next((each for each in figures if each.start <= start < each.end), None)
    return None if figure is None else _shown(figure)


def _shown(figure: Figure) -> str | None:
    if figure.date is None:
        return None
    first, last = figure.date.start.isoformat(), figure.date.end.isoformat()
    return first if first == last else f"{first}/{last}"
