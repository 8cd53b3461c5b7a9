"""A country that says something is a place; a person whose name a country has as well is none."""

import pytest

from services.mentions.extractor import MentionExtractor

MENTIONS = MentionExtractor()


@pytest.mark.parametrize("country", ["Botswana", "Peru", "Turkey", "Japan", "Saudi Arabia", "South Korea", "Sri Lanka"])
@pytest.mark.parametrize(
    "verb", ["said it had treated 12 patients", "told the council of the attack", "claimed a victory"]
)
def test_a_country_that_speaks(country: str, verb: str) -> None:
    places, _, _ = MENTIONS.extract(f"{country} {verb}.", "")
    assert [place.text for place in places] == [country]


@pytest.mark.parametrize("country", ["Jordan", "Chad"])
def test_a_name_that_persons_have_is_a_country_with_it(country: str) -> None:
    places, _, _ = MENTIONS.extract(f"{country} said it had treated 12 patients.", "")
    assert [place.text for place in places] == [country]
    places, _, _ = MENTIONS.extract(f"{country} said he had treated 12 patients.", "")
    assert not places


@pytest.mark.parametrize("name", ["Verrin", "Lund", "Moyo", "Madison", "Lincoln"])
def test_a_person_that_speaks_is_no_place(name: str) -> None:
    places, _, _ = MENTIONS.extract(f"{name} said it had treated 12 patients.", "")
    assert not places


@pytest.mark.parametrize("words", ["happened in", "occurred near", "happened outside"])
def test_a_town_without_a_list_where_an_incident_happened(words: str) -> None:
    places, _, _ = MENTIONS.extract(f"Guards were stabbed in Kashgar. The incident {words} Yamanya.", "")
    assert [place.text for place in places] == ["Kashgar", "Yamanya"]


@pytest.mark.parametrize("name", ["Faroe islands", "Solomon islands", "Falkland islands"])
def test_islands_in_small_letters(name: str) -> None:
    places, _, _ = MENTIONS.extract(f"A storm killed 12 people on the {name} on Monday.", "")
    assert [place.text for place in places] == [name]
    assert places[0].geonames_id is not None
