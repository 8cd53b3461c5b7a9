"""Villages, districts and sites that the gazetteer lacks or has abroad, and words that look like them: by kind."""

import pytest

from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlaceRole
from services.mentions.extractor import MentionExtractor


def located(extractor: MentionExtractor, text: str) -> dict[str, Place]:
    return {place.text: place for place in extractor.extract(text)[0] if place.role is PlaceRole.LOCATION}


JOINED = [
    ("Police searched the Bab al-Rayan neighbourhood in Homs.", "Bab al-Rayan neighbourhood", "SY"),
    ("Nine people died in Bab al-Salam district in Damascus.", "Bab al-Salam district", "SY"),
    ("A bomb went off in Bab al-Tibbaneh district in Tripoli, Lebanon.", "Bab al-Tibbaneh district", "LB"),
    ("Police raided the Hay al-Jamiya quarter in Baghdad.", "Hay al-Jamiya quarter", "IQ"),
]


@pytest.mark.parametrize(("text", "name", "country"), JOINED)
def test_an_article_joins_the_words_of_one_name(
    extractor: MentionExtractor, text: str, name: str, country: str
) -> None:
    places = located(extractor, text)
    assert name in places
    assert places[name].country == country
    assert not any(other != name and name.startswith(other) for other in places)


COUNTRYWIDE = [
    ("KATHMANDU, July 17 (ABC) - Nine people died in a flood in Myagdi district.", "Myagdi district", "Gandaki"),
    ("DHAKA, May 2 (ABC) - Nine people died on a ferry in Bhola district, police said.", "Bhola district", "Barishal"),
    ("The slide in Myagdi district killed nine, officials in Kathmandu said.", "Myagdi district", "Gandaki"),
]


@pytest.mark.parametrize(("text", "name", "area"), COUNTRYWIDE)
def test_a_district_of_the_country_is_none_of_its_capital(
    extractor: MentionExtractor, text: str, name: str, area: str
) -> None:
    place = located(extractor, text)[name]
    assert place.geonames_id is not None
    assert place.within[0].name == area


NEAR = [
    ("Thieves came to the village of al-Bureij northwest of Hama. Homs was quiet.", "al-Bureij", "SY"),
    ("Gunmen stormed the village of Al-Salam, 20 km south of Khartoum.", "Al-Salam", "SD"),
    ("A mine went off in Sabiqin west of Aleppo.", "Sabiqin", "SY"),
    ("Troops entered Karm Zaytun, just north of Homs.", "Karm Zaytun", "SY"),
    ("A rocket fell near Bir Quud, 15 kilometres east of Tripoli in Libya.", "Bir Quud", "LY"),
]


@pytest.mark.parametrize(("text", "name", "country"), NEAR)
def test_a_place_lies_near_the_town_that_it_is_placed_by(
    extractor: MentionExtractor, text: str, name: str, country: str
) -> None:
    places = located(extractor, text)
    assert name in places
    assert places[name].country == country


ISLANDS = [
    ("A ferry sank off the island of Bubaque in Guinea-Bissau.", "Bubaque", "GW"),
    ("Nine drowned near the island of Lampedusa on Monday.", "Lampedusa", "IT"),
    ("The isle of Lewis in Scotland was cut off.", "Lewis", "GB"),
]


@pytest.mark.parametrize(("text", "name", "country"), ISLANDS)
def test_the_island_of_a_name_is_a_place(extractor: MentionExtractor, text: str, name: str, country: str) -> None:
    assert located(extractor, text)[name].country == country


PARTS = [
    ("A bomb exploded in the Damascus suburb of Jaramana.", "Damascus", "Jaramana"),
    ("Crowds marched in the Cairo suburb of Maadi.", "Cairo", "Maadi"),
    ("Police raided the Nairobi suburb of Kasarani.", "Nairobi", "Kasarani"),
]


@pytest.mark.parametrize(("text", "town", "part"), PARTS)
def test_the_suburb_of_a_town_is_named_after_it(extractor: MentionExtractor, text: str, town: str, part: str) -> None:
    places = located(extractor, text)
    assert set(places) == {town, part}
    assert places[part].country == places[town].country


CAPITALS = [
    ("Gunmen killed 125 people in the French capital.", "French capital", "Paris"),
    ("A blast shook the Afghan capital on Friday.", "Afghan capital", "Kabul"),
    ("Crowds filled the Kenyan capital.", "Kenyan capital", "Nairobi"),
]


@pytest.mark.parametrize(("text", "words", "name"), CAPITALS)
def test_the_capital_of_a_country_is_a_town(extractor: MentionExtractor, text: str, words: str, name: str) -> None:
    assert {place.text: place.name for place in extractor.extract(text)[0]} == {words: name}


def test_a_capital_that_is_named_has_its_own_name(extractor: MentionExtractor) -> None:
    assert set(located(extractor, "In the Indian capital New Delhi, nine people died.")) == {"New Delhi"}


def test_the_crossing_on_a_border_is_a_place(extractor: MentionExtractor) -> None:
    text = "Trucks wait at the Kesra border crossing near Idlib."
    assert "Kesra border" in located(extractor, text)


def test_a_part_of_a_town_lies_in_no_country_of_a_speaker(extractor: MentionExtractor) -> None:
    text = "An Amman-based group counted 12 graves in Willow district. Homs was quiet."
    assert located(extractor, text)["Willow district"].country == "SY"


NO_PLACES = [
    "They're tired, a man in Homs said. We're lost. They’ve gone.",
    "The cleric Munir al-Awjali spoke in Homs. Al-Awjali is old.",
    "The baker Samer al-Faris spoke in Homs. Al-Faris is young.",
    "The director Henry Lake spoke in Homs.",
    "Nobody in the Bernie Vale camp wants an election in Homs.",
    "A mainly Druze district was hit in Homs.",
    "An Israeli was hurt in Homs.",
    "The Republican senator met Latina voters in Homs.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_a_person_a_contraction_and_a_confession_are_no_places(extractor: MentionExtractor, text: str) -> None:
    assert set(located(extractor, text)) == {"Homs"}


def test_a_former_name_of_a_town_is_not_meant_today(extractor: MentionExtractor) -> None:
    places = located(extractor, "A mill burned in Newtown, Connecticut.")
    assert (places["Newtown"].name, places["Newtown"].country) == ("Newtown", "US")


def test_a_name_spelled_otherwise_gives_way_to_the_country_of_the_story(extractor: MentionExtractor) -> None:
    text = "Farmers fled from the al-Jafra area to the city of Hama in Syria."
    assert located(extractor, text)["al-Jafra"].country == "SY"


def test_what_a_country_owns_is_no_place_of_its_name(extractor: MentionExtractor) -> None:
    text = "The search for victims of Pakistan's dam burst was called off; 9 died at Nasser hospital."
    assert [place.text for place in extractor.extract(text)[0]] == ["Pakistan", "Nasser hospital"]
