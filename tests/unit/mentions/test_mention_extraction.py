import pytest

from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole
from services.mentions.extractor import MentionExtractor


def places(extractor: MentionExtractor, text: str) -> dict[str, Place]:
    return {place.text: place for place in extractor.extract(text)[0]}


def test_spellings_of_one_town_are_one_place(extractor: MentionExtractor) -> None:
    text = "Crews dug in Raqqah. Others drove from Raqqa to al-Raqqah, then toward Dayr al-Zawr and Deir ez-Zor."
    ids = [place.geonames_id for place in extractor.extract(text)[0]]
    assert ids == [172955, 172955, 172955, 170794, 170794]


def test_containing_areas_go_from_the_closest_to_the_country(extractor: MentionExtractor) -> None:
    place = places(extractor, "Crews dug in Raqqah.")["Raqqah"]
    assert [area.geonames_id for area in place.within] == [172957, 163843]
    assert (place.country, place.type, place.precision) == ("SY", "city", PlacePrecision.CITY)


def test_a_word_for_the_kind_chooses_the_region(extractor: MentionExtractor) -> None:
    found = places(extractor, "Convoys crossed Aleppo province and Hasakah governorate.")
    assert found["Aleppo"].precision is PlacePrecision.PROVINCE
    assert found["Hasakah"].precision is PlacePrecision.PROVINCE


def test_demonyms_and_organisations_are_told_from_places(extractor: MentionExtractor) -> None:
    found = places(extractor, "Syrian crews from Aleppo University reached the Damascus government in Homs.")
    assert {text: place.role for text, place in found.items()} == {
        "Syrian": PlaceRole.DEMONYM,
        "Aleppo": PlaceRole.ORGANISATION,
        "Damascus": PlaceRole.LOCATION,
        "Homs": PlaceRole.LOCATION,
    }
    assert found["Syrian"].geonames_id == 163843


def test_an_unlisted_district_is_kept_within_its_town(extractor: MentionExtractor) -> None:
    text = "Crews dug in Raqqah. A pit lay in Willow Bend district, another in Panorama district."
    found = places(extractor, text)
    for name in ("Willow Bend district", "Panorama district"):
        assert (found[name].geonames_id, found[name].lat) == (None, None)
        assert found[name].precision is PlacePrecision.DISTRICT
        assert [area.geonames_id for area in found[name].within] == [172955, 172957, 163843]
    assert found["Raqqah"].geonames_id == 172955


def test_the_rest_of_the_text_decides_between_namesakes(extractor: MentionExtractor) -> None:
    assert places(extractor, "Crews dug in Paris.")["Paris"].country == "FR"
    assert places(extractor, "Crews dug in Paris, Texas.")["Paris"].geonames_id == 4717560
    american = "Crews from Atlanta, Savannah and Macon met in Georgia."
    caucasian = "Crews from Tbilisi, Batumi and Kutaisi met in Georgia."
    assert places(extractor, american)["Georgia"].geonames_id == 4197000
    assert places(extractor, caucasian)["Georgia"].geonames_id == 614540


@pytest.mark.parametrize(
    "text",
    [
        "Most of them left in March. Reading is a joy, and Of is a word.",
        "Mr. Paris met Jordan Smith and Judge Lincoln.",
        "Police said the Supreme Court and the School Board met on Sunday.",
        "President Houston spoke. Houston said nothing new.",
    ],
)
def test_words_and_persons_are_no_places(extractor: MentionExtractor, text: str) -> None:
    assert places(extractor, text) == {}


@pytest.mark.parametrize(
    ("text", "surface", "geonames_id"),
    [
        ("The U.S. closed it.", "U.S.", 6252001),
        ("It met in Lexington, Ky. on Monday.", "Ky.", 6254925),
        ("BEIRUT -- It met again.", "BEIRUT", 276781),
        ("It met in the Iran-backed camp.", "Iran", 130758),
    ],
)
def test_abbreviations_datelines_and_compounds(
    extractor: MentionExtractor, text: str, surface: str, geonames_id: int
) -> None:
    assert places(extractor, text)[surface].geonames_id == geonames_id


def test_a_name_in_a_compound_adjective_is_no_place_of_events(extractor: MentionExtractor) -> None:
    found = places(extractor, "The U.S.-led coalition bombed Raqqa, said a France-based group in Aleppo.")
    assert {text: place.role for text, place in found.items()} == {
        "U.S.": PlaceRole.DEMONYM,
        "Raqqa": PlaceRole.LOCATION,
        "France": PlaceRole.DEMONYM,
        "Aleppo": PlaceRole.LOCATION,
    }


def test_what_the_gazetteer_lacks_lies_where_the_text_puts_it(extractor: MentionExtractor) -> None:
    text = (
        "Guards at Evin prison in Tehran struck. In Myanmar's Sagaing region, jets hit Pazigyi village. "
        "In the village of Zorbat, near Kafr Nabl, homes burned."
    )
    found = places(extractor, text)
    assert found["Evin prison"].within[0].name == "Tehran"
    assert found["Pazigyi village"].within[0].name == "Sagaing"
    assert found["Zorbat"].within[0].geonames_id != found["Kafr Nabl"].geonames_id
    assert found["Zorbat"].country == "SY"


def test_a_list_of_counts_by_place_names_places(extractor: MentionExtractor) -> None:
    found = places(extractor, "In Aleppo 9 died in Saladin district, 8 in Zorbat and 5 in Karm Tolle.")
    assert found["Zorbat"].within[0].name == found["Karm Tolle"].within[0].name == "Aleppo"


def test_a_part_of_a_town_is_not_taken_for_a_far_namesake(extractor: MentionExtractor) -> None:
    assert places(extractor, "Children died at al-Hol camp.")["al-Hol camp"].geonames_id is None
    assert places(extractor, "They crossed at the Rafah crossing.")["Rafah crossing"].country == "PS"


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("Migrants drowned off Lampedusa.", "Lampedusa", "IT"),
        ("Warplanes bombed Saraqib.", "Saraqib", "SY"),
        ("Rebels captured Goma.", "Goma", "CD"),
        ("The siege of Taiz goes on.", "Taiz", "YE"),
        ("Residents of Gao fled.", "Gao", "ML"),
        ("Landslides hit Mindanao.", "Mindanao", "PH"),
        ("The Philippines sent boats.", "Philippines", "PH"),
        ("Police fired in Port-au-Prince's harbour.", "Port-au-Prince", "HT"),
    ],
)
def test_a_verb_or_a_noun_of_the_field_shows_a_place(
    extractor: MentionExtractor, text: str, surface: str, country: str
) -> None:
    found = places(extractor, text)[surface]
    assert (found.country, found.role) == (country, PlaceRole.LOCATION)


def test_a_text_without_capitals_still_has_its_well_known_places(extractor: MentionExtractor) -> None:
    text = (
        "ahmedabad: at least eight shops were set on fire in vadodara late on sunday, police said, and the owners, who "
        "had been in prison for most of the year, were at home in the city at that time, near the old bus stand."
    )
    assert {surface: place.country for surface, place in places(extractor, text).items()} == {
        "ahmedabad": "IN",
        "vadodara": "IN",
    }


WRITTEN = (
    "Sudanese troops left Khartoum, Omdurman and Nyala, a medical network said. Residents of Aleppo and Damascus fled "
    "to Lebanon. The army denied it, and the United States condemned the attack near Mosul as an outrage to everyone."
)


@pytest.mark.parametrize(
    ("text", "lost"),
    [(WRITTEN.upper(), set()), (WRITTEN.lower(), {"sudanese", "united states"})],
    ids=["capitals", "small"],
)
def test_a_text_in_capitals_or_small_letters_has_most_places_of_one_with_both(
    extractor: MentionExtractor, text: str, lost: set[str]
) -> None:
    expected = {name.lower() for name in places(extractor, WRITTEN)}
    assert {name.lower() for name in places(extractor, text)} == expected - lost
    assert len(expected) == 9


def test_a_place_is_surer_the_clearer_its_name_and_the_farther_ahead_of_its_namesakes(
    extractor: MentionExtractor,
) -> None:
    def confidence(text: str, surface: str) -> float:
        return places(extractor, text)[surface].confidence

    assert confidence("Crews dug in the city of Aleppo.", "Aleppo") >= 0.9
    alone = confidence("Crews dug in Springfield.", "Springfield")
    assert alone < confidence("Crews dug in Springfield, Illinois.", "Springfield")
    assert confidence("Crews dug in Willow Bend district.", "Willow Bend district") < 0.5


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ELEVEN OFFICERS KILLED, DOZENS HURT IN CAR BOMB ATTACK. The army said nothing of it.", []),
        ("TEN DIE IN CAR CRASH NEAR THE SEA. The army said nothing of it.", []),
        ("POLICE SEEK DRIVER OF STOLEN CAR. The army said nothing of it.", []),
        ("SUICIDE CAR-BOMB KILLS TWO. The army said nothing of it.", []),
        ("Fighting in CAR killed 12 people. The army said nothing of it.", ["CAR"]),
        ("Ten die as CAR truce fails. The army said nothing of it.", ["CAR"]),
    ],
)
def test_a_car_among_capitals_is_no_republic(extractor: MentionExtractor, text: str, names: list[str]) -> None:
    assert [place.text for place in extractor.extract(text)[0]] == names
