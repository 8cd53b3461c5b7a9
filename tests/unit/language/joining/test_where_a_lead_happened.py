"""A lead names a country or a region; a later sentence says where in it, or the whole of it was struck."""

from datetime import UTC, datetime

import pytest

from claimwatch_language.joining.join import join_article
from services.figures.extractor import FigureExtractor
from services.mentions.extractor import MentionExtractor

MENTIONS, FIGURES = MentionExtractor(), FigureExtractor()


def first_place(title: str, text: str) -> str | None:
    figures = FIGURES.extract(text, datetime(2026, 3, 4, 12, tzinfo=UTC))
    places, in_title, _ = MENTIONS.extract(text, title)
    place = join_article(text, figures, (), places, title=title, title_places=in_title).figures[0].place
    return None if place is None else place.name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Gunmen attacked an army base in northern Afghanistan on Friday, killing 40 soldiers, a spokesman said. "
            "The base is in Balkh province.",
            "Balkh",
        ),
        (
            "A bomb exploded outside a court in southern Yemen on Monday, killing 12 people, medics said. "
            "The court lies near Zinjibar.",
            "Zinjibār",
        ),
    ],
)
def test_what_a_lead_names_is_said_to_be_in_a_finer_place(text: str, place: str) -> None:
    assert first_place("Attack kills many", text) == place


def test_a_storm_strikes_the_whole_country_of_its_lead() -> None:
    text = (
        "A typhoon has killed at least 1,200 people in the Philippines, the Red Cross said on Saturday.\n\n"
        "The city of Tacloban was the worst hit. Its mayor said 300 bodies had been recovered there."
    )
    assert first_place("Typhoon kills hundreds", text) == "Philippines"


@pytest.mark.parametrize("speakers", ["Doctors there", "Hospital officials there", "Residents there"])
def test_speakers_there_speak_of_the_town_named_last(speakers: str) -> None:
    text = (
        f"Protesters tore down a statue in Bobo-Dioulasso. {speakers} said 5 people were wounded.\n\n"
        "In Ouagadougou the parliament was stormed."
    )
    assert first_place("Protesters storm parliament in Ouagadougou", text) == "Bobo-Dioulasso"


@pytest.mark.parametrize(
    "clause",
    [
        "A resident of Manbij said 9 civilians had been killed there.",
        "Civilians from Manbij said 9 of them had been killed there.",
        "A doctor in Manbij said 9 civilians had died there.",
    ],
)
def test_there_is_the_town_that_its_own_sentence_names(clause: str) -> None:
    text = f"Fighting spread across Aleppo province on Monday.\n\n{clause}"
    assert first_place("Violence in Syria", text) == "Manbij"


@pytest.mark.parametrize(
    "verb",
    [
        "has had 90 deaths",
        "recorded 90 deaths",
        "also lost 90 people",
        "put the number of its dead at 90",
        "is known to have executed 90 people",
        "came second with 90 people killed",
    ],
)
def test_a_country_that_a_sentence_counts_for_has_its_own_number(verb: str) -> None:
    text = f"A court in Turkana county met on Monday. It was the first in a year.\n\nChad {verb}, the group said."
    assert first_place("Report on executions", text) == "Chad"


def test_a_country_that_reports_what_befell_others_elsewhere_is_not_their_place() -> None:
    text = "Russia reported 90 deaths in Idlib, the group said."
    assert first_place("Report on the war", text) == "Idlib"
