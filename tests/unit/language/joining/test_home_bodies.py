"""In an article on several countries, what a country's body counts is in that country, whatever was named before."""

from datetime import UTC, datetime

import pytest

from claimwatch_language.joining.join import join_article
from services.figures.extractor import FigureExtractor
from services.mentions.extractor import MentionExtractor

MENTIONS, FIGURES = MentionExtractor(), FigureExtractor()
SPREADS = "The virus has spread to Chile and Canada. In Chile, 15 people have died. In Canada, 20 people have died.\n\n"
TITLE = "Flu spreads"


def placed(text: str, count: int) -> str | None:
    figures = FIGURES.extract(text, datetime(2026, 3, 4, 12, tzinfo=UTC))
    places, in_title, _ = MENTIONS.extract(text, TITLE)
    joined = join_article(text, figures, (), places, title=TITLE, title_places=in_title).figures
    (found,) = (figure for figure in joined if figure.value == count)
    return None if found.place is None else found.place.name


@pytest.mark.parametrize(
    "sentence",
    [
        "Peruvian authorities said that 33 people had died.",
        "The Peruvian Ministry of Health announced 33 deaths.",
        "Peru's health minister said 33 deaths had been counted.",
        "Peru’s interior ministry spoke of 33 deaths.",
        "The Peruvian government said 33 people were killed.",
        "The Peruvian Red Cross said 33 people had died.",
        "Police have counted 33 deaths, the Peruvian health authorities said.",
        "Peruvian national health officials reported 33 deaths.",
        "Peru, which closed its schools in May, said 33 people had died.",
        "Peru reported that 33 more people had died.",
    ],
)
def test_what_a_body_counts_is_in_its_country(sentence: str) -> None:
    assert placed(SPREADS + sentence, 33) == "Peru"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Peruvian authorities said that 33 people had died in Chile.", "Chile"),
        ("The Peruvian foreign ministry said that 33 people had died there.", "Canada"),
        ("A Peruvian officer said that 33 people had died.", "Chile"),
        ("Canadian authorities said that 33 people had died.", "Canada"),
    ],
)
def test_other_speakers_and_other_places_keep_theirs(sentence: str, place: str) -> None:
    assert placed(SPREADS + sentence, 33) == place


@pytest.mark.parametrize("disease", ["cholera", "swine flu", "a new virus", "measles"])
def test_of_a_disease_two_countries_are_enough(disease: str) -> None:
    text = f"An outbreak of {disease} has killed 15 people in Chile.\n\nPeruvian health officials spoke of 33 deaths."
    assert placed(text, 33) == "Peru"


@pytest.mark.parametrize(
    "sentence", ["British police said 33 people were dead.", "The French government said 33 people were killed."]
)
def test_one_occurrence_abroad_stays_where_it_is(sentence: str) -> None:
    text = f"A ferry sank off Zanzibar in Tanzania on Monday, killing dozens.\n\n{sentence}"
    assert placed(text, 33) in ("Zanzibar", "Tanzania")


@pytest.mark.parametrize("has", ["has the most deaths in the region with", "had the highest number of victims, with"])
def test_a_country_with_the_most_has_the_number_after_it(has: str) -> None:
    assert placed(f"{SPREADS}Peru {has} 33 deaths.", 33) == "Peru"
