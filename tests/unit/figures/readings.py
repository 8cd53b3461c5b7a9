"""What the tests of figures ask of a text."""

from datetime import UTC, datetime

from services.figures.extractor import FigureExtractor

PUBLISHED = datetime(2024, 3, 14, 9, 30, tzinfo=UTC)


def periods(text: str) -> list[str | None]:
    """For each figure of the text its period, first and last day if they differ."""
    found = (figure.date for figure in FigureExtractor().extract(text, PUBLISHED))
    days = ((str(one.start), str(one.end)) if one else None for one in found)
    return [None if one is None else one[0] if one[0] == one[1] else " ".join(one) for one in days]


def measures(text: str) -> list[tuple[str, str]]:
    """For each figure of the text its words and its measure."""
    return [(figure.text, figure.measure) for figure in FigureExtractor().extract(text)]
