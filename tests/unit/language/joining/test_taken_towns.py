"""A town that is taken, entered or fought for is where those counted in the next sentences came to harm."""

from datetime import UTC, datetime

import pytest

from claimwatch_language.joining.join import join_article
from services.figures.extractor import FigureExtractor
from services.mentions.extractor import MentionExtractor

MENTIONS, FIGURES = MentionExtractor(), FigureExtractor()


@pytest.mark.parametrize(
    "lead",
    [
        "The army has retaken the town of Manbij near the Turkish border.",
        "Rebels have captured Manbij.",
        "Fighters overran Manbij at dawn.",
        "Troops stormed Manbij on Monday.",
        "Soldiers have surrounded Manbij.",
        "The battle for Manbij has entered its second week.",
        "An offensive against Manbij began on Monday.",
        "Gunmen looted Manbij on Monday.",
    ],
)
def test_those_counted_next_came_to_harm_there(lead: str) -> None:
    text = f"{lead}\n\nA monitor said 80 rebels died in the battle. The army lost 12 men, it said."
    figures = FIGURES.extract(text, datetime(2026, 3, 4, 12, tzinfo=UTC))
    places, in_title, _ = MENTIONS.extract(text, "Fighting in the north")
    joined = join_article(text, figures, (), places, title="Fighting in the north", title_places=in_title).figures
    assert [figure.place.name if figure.place else None for figure in joined if figure.measure == "killed"] == [
        "Manbij",
        "Manbij",
    ]
