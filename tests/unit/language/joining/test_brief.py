"""The places of the figures of whole invented articles, read by the real extractors."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.extraction import Occurrence
from claimwatch_contracts.report import ReportedFigure
from claimwatch_language.joining.join import Joined, join_article
from claimwatch_language.joining.setting import identity
from services.figures.extractor import FigureExtractor
from services.mentions.extractor import MentionExtractor

MENTIONS, FIGURES = MentionExtractor(), FigureExtractor()


def read(title: str, text: str) -> Joined:
    """The join of an article without attributions."""
    places, title_places, _ = MENTIONS.extract(text, title)
    return join_article(text, FIGURES.extract(text), (), places, title=title, title_places=title_places)


def day(item: Occurrence | ReportedFigure) -> str | None:
    """The first day of an occurrence or a figure."""
    return str(item.date.start) if item.date and not item.date.open else None


ARTICLES = tomllib.loads(Path(__file__).with_name("briefs.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_a_figure_lies_where_its_article_says(article: dict[str, Any]) -> None:
    figures = read(article.get("title", ""), article["text"]).figures
    assert [figure.place.text if figure.place else "" for figure in figures] == article["places"]


def test_the_place_is_one_of_the_text_or_else_of_the_title() -> None:
    text = "Six people were killed in Mombasa on Monday. A bomb had been found there. Some 14 were hurt."
    title, untold = "Blast in Mombasa kills six", "Six people were killed by a bomb on Monday."
    assert all(figure.place in MENTIONS.extract(text, title)[0] for figure in read(title, text).figures)
    assert [figure.place in MENTIONS.extract(untold, title)[1] for figure in read(title, untold).figures] == [True]


OCCURRENCES = [
    pytest.param(
        "Gunmen killed 12 people in Homs on 2 March 2026. Another nine were hurt.",
        [("killed", "Homs", "2026-03-02")],
        [(0, "2026-03-02"), (0, "2026-03-02")],
        id="one-day",
    ),
    pytest.param(
        "Shelling killed 12 people in Homs on 2 March 2026. The shelling also wounded nine people. A blast in Hama on "
        "4 March 2026 killed four. Some 60 people have died since January.",
        [("Shelling", "Homs", "2026-03-02"), ("blast", "Hama", "2026-03-04")],
        [(0, "2026-03-02"), (0, "2026-03-02"), (1, "2026-03-04"), (1, None)],
        id="two-days",
    ),
    pytest.param(
        "Clashes killed 12 people in Homs on 2 March 2026 and five in Homs on 3 March 2026. Nine people were hurt.",
        [("Clashes", "Homs", None)],
        [(0, "2026-03-02"), (0, "2026-03-03"), (0, None)],
        id="days-that-differ",
    ),
    pytest.param(
        "Gunmen killed 12 people in Homs on 2 March 2026. A similar raid on 25 January 2026 killed seven.",
        [("killed", "Homs", "2026-03-02")],
        [(0, "2026-03-02"), (0, "2026-01-25")],
        id="day-of-a-former-occurrence",
    ),
]


@pytest.mark.parametrize(("text", "occurrences", "figures"), OCCURRENCES)
def test_a_figure_points_to_its_occurrence_and_has_its_day(
    text: str, occurrences: list[tuple[str, str, str | None]], figures: list[tuple[int, str | None]]
) -> None:
    joined = read("A title", text)
    assert [(item.what, item.place.text, day(item)) for item in joined.occurrences] == occurrences
    assert [(item.occurrence, day(item)) for item in joined.figures] == figures


def test_an_occurrence_that_is_told_of_a_former_year_is_another_one() -> None:
    text = "A fire killed 21 workers in Dhaka on Monday. In 2012 a fire killed 110 people in Dhaka."
    assert [figure.occurrence for figure in read("Fire in Dhaka", text).figures] == [0, 1]


SENTENCES = (
    "Gunmen killed 12 people in Homs on Monday.",
    "Another nine were hurt.",
    "The blast wounded 30 people.",
    "A similar fire in Karachi in 2012 killed 260 people.",
    "Speaking in Brussels, the minister promised $40 million.",
    "Two French soldiers died.",
    "It happened near Kisumu.",
    "About 4,000 families fled from Mosul to Erbil.",
    "Nobody was told.",
)


@given(
    st.sampled_from(("", "Blast in Homs", "Two attacks in Iraq", "Talks go on")),
    st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from((" ", "\n\n"))), max_size=8),
)
def test_places_are_of_the_article_and_figures_agree_with_their_occurrences(
    title: str, pieces: list[tuple[str, str]]
) -> None:
    text = "".join(sentence + gap for sentence, gap in pieces)
    joined, (places, title_places, _) = read(title, text), MENTIONS.extract(text, title)
    for figure in joined.figures:
        assert figure.place is None or figure.place in (*places, *title_places)
        if figure.occurrence is not None:
            assert figure.place is not None
            assert identity(joined.occurrences[figure.occurrence].place) == identity(figure.place)
    assert read(title, text + "\n\nNobody was told.").figures == joined.figures
