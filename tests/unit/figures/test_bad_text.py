"""Texts that lost their commas, paragraphs or capitals, or that carry the page around them: worse, but not absurd."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Nature
from services.figures.extractor import FigureExtractor

PUBLISHED = datetime(2024, 3, 14, 9, 30, tzinfo=UTC)
ARTICLES = {
    "raid": (
        "Raiders burned the village of Tel Orsk on Monday, killing at least 31 people, the Harbour Council said.\n\n"
        "Tomas Verrin, 58, a miller, and his wife, Edda, 57, were among them. Their neighbour, Petra Lund, 30, "
        "survived with two of her sons, aged five and 11.\n\nOf the 1,310 people who had lived there, 1,200 fled, some "
        "of them 40 km (25 miles), on Route 12. A year ago, in March 2023, a similar raid killed 12."
    ),
    "blast": (
        "Nine people were killed and 21 wounded when a bomb, hidden in a car, went off at 7.50 am on 12 March.\n\n"
        "Sergeant Adam Dray, 42, of Lille, died in the blast, 400m (1,312ft) from the gate of Camp 7. Corporal "
        "Dane, of "
        "Bridge Company Two, was hurt. The toll rose by two to 11 on Wednesday, the ministry said, up from nine.\n\n"
        "Two men, 24 and 31, face three counts of murder, and bail was set at $12m (£9m)."
    ),
    "flood": (
        "Some 2½ million people have fled floods in the Vale, the agency said, and 816,000 of them sleep outside.\n\n"
        "In all, 2011 people have died, 140 of them children, since it began on 3 February. Some 60 to 70 "
        "bridges fell, "
        "and 30 percent of the fields, or one in three, are under water."
    ),
}
DAMAGE: dict[str, Callable[[str], str]] = {
    "no commas": lambda text: text.replace(",", ""),
    "one line": lambda text: " ".join(text.split()),
    "one line without commas": lambda text: " ".join(text.replace(",", "").split()),
    "capitals": str.upper,
    "small letters": str.lower,
    "furniture before": lambda text: "12.03.2024Get short URL 0 21 " + text,
    "furniture around": lambda text: (
        f"Share 312 Tweet 45\nPublished 13 March 2024 4 min read\n{text}\n(17) Comments\n"
        "© 2024 Herald. Our 842 partners use cookies."
    ),
}


def extracted(text: str) -> tuple[Figure, ...]:
    return FigureExtractor().extract(text, PUBLISHED)


def bounds(figure: Figure) -> tuple[float | None, float | None, float | None]:
    return figure.value, figure.min, figure.max


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("article", ARTICLES)
def test_a_damaged_text_gives_no_number_that_the_clean_text_does_not_give(article: str, damage: str) -> None:
    clean = [bounds(figure) for figure in extracted(ARTICLES[article])]
    damaged = [bounds(figure) for figure in extracted(DAMAGE[damage](ARTICLES[article]))]
    assert len(clean) > 4
    assert set(damaged) <= set(clean)
    assert len(damaged) >= len(clean) - 1


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize(("article", "most"), [("raid", 1200), ("blast", 21), ("flood", 2.5e6)])
def test_no_harm_of_a_damaged_text_is_larger_than_that_of_the_clean_text(article: str, most: int, damage: str) -> None:
    harmed = [
        figure.value
        for figure in extracted(DAMAGE[damage](ARTICLES[article]))
        if figure.measure.nature is Nature.HARM and figure.value is not None
    ]
    assert max(harmed) == most
