"""Names that hold or resemble a place's name and are none: one table for each kind."""

import pytest

from claimwatch_contracts.vocabulary import PlaceRole
from services.mentions.extractor import MentionExtractor


def located(extractor: MentionExtractor, text: str) -> dict[str, str | None]:
    """The country of each place where something may happen, by the words of the text."""
    return {place.text: place.country for place in extractor.extract(text)[0] if place.role is PlaceRole.LOCATION}


GROUPS = [
    "fighters of the Islamic State in Iraq and the Levant",
    "fighters of the Islamic State of Iraq and al-Sham",
    "men of Al-Qaeda in the Arabian Peninsula",
    "men of al-Qa'ida in Iraq",
    "members of the al-Qaeda Organization in the Islamic Maghreb",
    "Al-Qaida affiliate commanders",
    "Al-Nusra Front militants",
    "militants of the Kurdistan Workers’ Party",
    "members of the Popular Front for the Liberation of Palestine",
    "soldiers of the Islamic State West Africa Province",
    "men of the Liberation Tigers of Tamil Eelam",
    "members of the Tijuana cartel",
    "men of the Lion brigade",
]


@pytest.mark.parametrize("group", GROUPS)
def test_an_armed_group_is_no_place(extractor: MentionExtractor, group: str) -> None:
    assert located(extractor, f"At least 12 {group} were killed near Homs.") == {"Homs": "SY"}


@pytest.mark.parametrize("disease", ["Lassa fever", "Marburg virus", "Marburg virus disease", "Kyasanur fever"])
def test_a_disease_is_no_place(extractor: MentionExtractor, disease: str) -> None:
    assert located(extractor, f"Four patients have died of {disease} in Homs.") == {"Homs": "SY"}


OTHERS = [
    "Al-Jazeera",
    "the Times of Israel",
    "the Washington Post",
    "the South China Morning Post",
    "the White House",
    "the Kremlin",
    "Bank of America",
    "Air France",
    "Real Madrid",
    "Manchester Rovers",
    "Paris Saint-Germain",
]


@pytest.mark.parametrize("other", OTHERS)
def test_an_outlet_a_body_a_company_and_a_team_are_no_places(extractor: MentionExtractor, other: str) -> None:
    assert located(extractor, f"Twelve people were killed, {other} reported from the town of Homs.") == {"Homs": "SY"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Soldiers killed gunmen near Al-Mestah Hill in Homs.",
        "Terrorism is a threat to Western democracies, said a man in Homs.",
        "It paid US$400 million and A$ 3m in Homs.",
        "A van with North Carolina plates was found in Homs.",
        "A car with Texas licence plates was found in Homs.",
        "A lorry with Ohio number plates was found in Homs.",
        "A Nairobi-bound coach burned in Homs.",
        "The Iran-aligned rebels shelled a camp in Homs.",
        "Shells hit the Mediterranean coastal town of Homs.",
        "Nine were killed in the Black Sea port city of Homs.",
        "A blast hurt nine in the Red Sea resort of Homs.",
        "A Malta-registered tanker left, said a man in Homs.",
        "HMS Sheffield, USS Boston and the frigate Hamburg sailed, said a man in Homs.",
        "They spoke of the Geneva Conventions and the Minsk agreements in Homs.",
    ],
)
def test_a_part_of_another_name_or_of_a_thing_is_no_place(extractor: MentionExtractor, sentence: str) -> None:
    places = located(extractor, sentence)
    assert {name for name, country in places.items() if country is not None} == {"Homs"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was before the Northern District of Ohio.", {"Ohio": "US"}),
        ("Two mines blew up in Algiers, the capital of Algeria.", {"Algiers": "DZ", "Algeria": "DZ"}),
        (
            "A bus burned in the Poonch district of Jammu and Kashmir.",
            {"Poonch district": "IN", "Jammu and Kashmir": "IN"},
        ),
    ],
)
def test_a_part_with_of_leaves_the_whole_what_it_is(
    extractor: MentionExtractor, text: str, expected: dict[str, str]
) -> None:
    assert located(extractor, text) == expected


def test_a_listed_name_does_not_hide_the_place_after_it(extractor: MentionExtractor) -> None:
    assert located(extractor, "The Islamic State group in Mosul killed 12.") == {"Mosul": "IQ"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ten died in Mazar-i-Sharif.", {"Mazar-i-Sharif": "AF"}, id="small words between hyphens"),
        pytest.param("Fire gutted part of Lima.", {"Lima": "PE"}, id="part of a town"),
        pytest.param("Shops burned in downtown Lima.", {"Lima": "PE"}, id="downtown"),
        pytest.param("Barges reached the Sicilian port of Palermo.", {"Palermo": "IT"}, id="the kind of the next name"),
        pytest.param(
            "Five died in the Helmand village of Sangin.", {"Helmand": "AF", "Sangin": "AF"}, id="a village of an area"
        ),
        pytest.param("A hundred fires burned on New Year's Eve in Bavaria.", {"Bavaria": "DE"}, id="a day"),
        pytest.param(
            "The quake struck Luxian county near Chongqing.", {"Luxian county": "CN", "Chongqing": "CN"}, id="a county"
        ),
    ],
)
def test_names_are_read_to_their_end(extractor: MentionExtractor, text: str, expected: dict[str, str]) -> None:
    assert located(extractor, text) == expected
