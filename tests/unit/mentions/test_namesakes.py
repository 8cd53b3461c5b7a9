"""Which of several places of one name is meant, and when the gazetteer lacks the one that is meant."""

import pytest

from services.mentions.extractor import MentionExtractor


@pytest.mark.parametrize(
    ("town", "other", "country"),
    [
        ("Perth", "London", "AU"),
        ("Wellington", "London", "NZ"),
        ("Boston", "London", "US"),
        ("Melbourne", "London", "AU"),
        ("Santiago", "Madrid", "CL"),
        ("Bogota", "San Jose", "CO"),
        ("Cairo", "Memphis", "EG"),
        ("Durban", "London", "ZA"),
        ("Alexandria", "Cairo", "EG"),
    ],
)
def test_one_other_town_draws_no_famous_town_to_its_country(
    extractor: MentionExtractor, town: str, other: str, country: str
) -> None:
    found = extractor.extract(f"{town} and {other} were both hit by storms that killed 12 people, insurers said.")[0]
    assert {place.text: place.country for place in found}[town] == country


@pytest.mark.parametrize(("town", "other"), [("Christchurch", "London"), ("Cordoba", "Seville")])
def test_where_one_other_town_leaves_doubt_the_place_is_unsure(
    extractor: MentionExtractor, town: str, other: str
) -> None:
    found = extractor.extract(f"{town} and {other} were both hit by storms that killed 12 people, insurers said.")[0]
    assert {place.text: place.confidence for place in found}[town] < 0.5


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("Storms killed 3 in Boston, Lincolnshire, and 4 in London.", "Boston", "GB"),
        ("Cairo, Georgia, was hit by storms.", "Cairo", "US"),
        ("Twelve people starved to death in Madaya in Syria, doctors said.", "Madaya", "SY"),
        ("Trains left Leeds, York, Hull and Perth for Stirling and Dundee in Scotland.", "Perth", "GB"),
        ("Police in Dayton, OH said that 4 people were killed.", "Dayton", "US"),
    ],
)
def test_a_named_area_and_most_other_places_decide(
    extractor: MentionExtractor, text: str, town: str, country: str
) -> None:
    assert {place.text: place.country for place in extractor.extract(text)[0]}[town] == country


def test_a_town_that_its_country_lacks_is_no_namesake_abroad(extractor: MentionExtractor) -> None:
    found = {
        place.text: place for place in extractor.extract("Nine men starved in Zaragoza in Kenya, doctors said.")[0]
    }
    town = found["Zaragoza"]
    assert (town.geonames_id, town.country, [area.name for area in town.within]) == (None, "KE", ["Kenya"])


def test_a_small_town_far_from_a_story_of_one_country_gives_way(extractor: MentionExtractor) -> None:
    story = "In Syria, troops left Homs, Hama and Aleppo. Rebels seized Lampedusa on Monday, and Idlib later."
    strayed = {place.text: place for place in extractor.extract(story)[0]}["Lampedusa"]
    assert (strayed.geonames_id, strayed.country) == (None, "SY")
    abroad = story.replace("Lampedusa", "Lampedusa in Italy")
    assert {place.text: place.country for place in extractor.extract(abroad)[0]}["Lampedusa"] == "IT"


@pytest.mark.parametrize(
    ("name", "village"),
    [
        ("Aqareb es Safi village", "Aqareb es Safi village"),
        ("the village of Tell el Homs", "Tell el Homs"),
        ("Beit al Wadi village", "Beit al Wadi village"),
    ],
)
def test_the_end_of_an_unlisted_name_is_no_place(extractor: MentionExtractor, name: str, village: str) -> None:
    found = extractor.extract(f"At least 12 people were killed in the attack on {name} near Hama, a doctor said.")[0]
    assert [(place.text, place.geonames_id is None) for place in found] == [(village, True), ("Hama", False)]
    assert found[0].country == "SY"


def test_the_name_of_a_country_is_no_town_of_that_name_in_it(extractor: MentionExtractor) -> None:
    text = "Cholera has spread in Mozambique. Nampula province has 2,100 cases, Niassa and Zambezia have 980."
    assert [place.type for place in extractor.extract(text)[0] if place.text == "Mozambique"] == ["country"]


def test_a_town_may_be_named_after_its_owner(extractor: MentionExtractor) -> None:
    found = extractor.extract("A fire swept a camp in Cox's Bazar. Shells fell on Syria's Aleppo.")[0]
    assert [(place.text, place.country) for place in found] == [
        ("Cox's Bazar", "BD"),
        ("Syria", "SY"),
        ("Aleppo", "SY"),
    ]


def test_the_town_after_its_kind_and_a_comma_is_a_place(extractor: MentionExtractor) -> None:
    assert [place.text for place in extractor.extract("A bus fell onto a beach north of the capital, Lima.")[0]] == [
        "Lima"
    ]


def test_a_name_before_its_number_in_a_list_is_a_place(extractor: MentionExtractor) -> None:
    found = extractor.extract("Egypt has taken in 40,000, Chad 30,000 and South Sudan 20,000, the agency said.")[0]
    assert [place.text for place in found] == ["Egypt", "Chad", "South Sudan"]


def test_a_name_means_the_region_that_the_text_says_it_is(extractor: MentionExtractor) -> None:
    found = extractor.extract(
        "A grave was found in the state of Morelos. Morelos is among the worst places in Mexico."
    )[0]
    assert [place.type for place in found if place.text == "Morelos"] == ["region", "region"]


def test_god_is_no_town(extractor: MentionExtractor) -> None:
    assert extractor.extract("He was killed for God's sake near Budapest.")[0][0].text == "Budapest"
