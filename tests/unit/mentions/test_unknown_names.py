"""Towns and villages that the gazetteer lacks and whose kind the text does not say."""

import pytest

from claimwatch_contracts.vocabulary import PlaceRole
from services.mentions.extractor import MentionExtractor


def unlisted(extractor: MentionExtractor, text: str) -> list[str]:
    places = extractor.extract(text)[0]
    return [place.text for place in places if place.geonames_id is None and place.role is PlaceRole.LOCATION]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The landslide in Wendaloka on August 2 killed 150 people in Nepal.", ["Wendaloka"]),
        ("Twelve people died in Orbandi and eight in Mesako, in eastern Congo.", ["Orbandi", "Mesako"]),
        ("Clashes in Dolmari left nine dead, Sudanese medics said.", ["Dolmari"]),
        ("A bomb exploded in Terasine, killing four, Somali police said.", ["Terasine"]),
        ("Four were wounded in Yaranko when the army fired.", ["Yaranko"]),
        ("They came to Mali. People died in fighting in Orbanda.", ["Orbanda"]),
        ("Gunmen killed 12 people in Tarkuma, in the Centre-Nord region of Burkina Faso.", ["Tarkuma"]),
        ("The men burned houses in Walcani, in the southern region of Puno.", ["Walcani"]),
        ("A convoy was stopped in Gurmali, in Sokoto state.", ["Gurmali"]),
        ("Gunmen killed 12 people on Monday in Orbandi, Nigerian police said.", ["Orbandi"]),
        ("A post was attacked late on Sunday in Boulkessa, and 11 soldiers died, Mali said.", ["Boulkessa"]),
        ("Six herders were killed near Orbandi in Kenya.", ["Orbandi"]),
        ("Eleven were hurt on the Kaduna River in Mangoliso, Nigeria said.", ["Kaduna River", "Mangoliso"]),
        ("Nine bodies lay in the neighbourhood of PK11 in Bangui.", ["PK11"]),
        ("Gurmali is small. A guard was stopped in Gurmali in Nigeria.", ["Gurmali"]),
    ],
)
def test_an_unknown_name_is_a_place_where_something_happened_or_before_its_area(
    extractor: MentionExtractor, text: str, names: list[str]
) -> None:
    assert unlisted(extractor, text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Tal Korvend, shells killed nine civilians.", "Tal Korvend"),
        ("Nine civilians were killed near Gwalkari, the governor said.", "Gwalkari"),
        ("Nine were wounded outside San Ordeno on Monday.", "San Ordeno"),
        ("The worst attack came in Petrushka, where nine people died.", "Petrushka"),
        ("The strike on Kyaukmaw left nine civilians dead.", "Kyaukmaw"),
        ("Shells fell on Stara Melna, killing nine.", "Stara Melna"),
        ("Nine died when shells hit Umm Sayala.", "Umm Sayala"),
        ("Gunmen stormed Bama Tasha at dawn.", "Bama Tasha"),
        ("Gurmali was shelled on Tuesday.", "Gurmali"),
        ("Gurmali was hit by two missiles.", "Gurmali"),
        ("Residents of Lubweshi fled.", "Lubweshi"),
    ],
)
def test_an_unknown_name_is_a_place_by_its_people_by_a_blow_or_by_what_its_sentence_tells(
    extractor: MentionExtractor, text: str, name: str
) -> None:
    assert unlisted(extractor, text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "An attack on Orvek fighters killed nine.",
        "Deaths were counted in a study in Lancetra on Monday.",
        "Gunmen attacked Lamumba, killing two guards. Lamumba said that he was safe.",
        "Gunmen attacked Lamumba, killing two guards. Pierre Lamumba is a mayor.",
        "Nine soldiers were killed in Orvek custody.",
        "The strike on Jaish Watani killed nine fighters.",
        "Nine workers of Glencorp were killed.",
        "He played in Bundesland before the attack killed him.",
        "Nine died in Orvek Free National Guard work.",
    ],
)
def test_a_group_a_person_or_a_journal_is_no_unknown_place(extractor: MentionExtractor, text: str) -> None:
    assert unlisted(extractor, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A soldier was killed in Operation Viper in Mali.",
        "Militants overran a Frontier Reserve camp, killing six, Kenya said.",
        "A rocket hit the Border Security Force camp in Sopore, killing two.",
        "The toll from Typhoon Mangko in the Philippines has hit 74.",
        "Twelve were killed in Ramadan, Sudanese medics said.",
        "Twelve were killed in violence in April, Sudanese medics said.",
        "The men were charged in Parliament over the killing in Derby.",
        "He was named in Vorotan reports on Derby.",
        "Nine died in World War II in Poland.",
        "He was hurt in UNMISS work in Sudan.",
    ],
)
def test_an_action_a_month_or_a_body_is_no_unknown_place(extractor: MentionExtractor, text: str) -> None:
    assert unlisted(extractor, text) == []


def test_an_unknown_village_is_known_wherever_in_stands_before_its_name(extractor: MentionExtractor) -> None:
    text = "Gunmen attacked the village of Borati in Mali. They stayed in Borati. Men near Borati fled from the Borati."
    places = [place for place in extractor.extract(text)[0] if place.text == "Borati"]
    assert [text[place.start - 3 : place.start] for place in places] == ["of ", "in ", "ar "]


@pytest.mark.parametrize("name", ["Katari", "Suri", "Yamani"])
def test_no_name_is_a_country_because_it_sounds_like_one(extractor: MentionExtractor, name: str) -> None:
    places = extractor.extract(f"Police in Nepal said that six people died at the fair in {name}.")[0]
    assert all(place.precision.value != "country" for place in places if place.text == name)


@pytest.mark.parametrize(
    "text",
    [
        "KATHMANDU, Sept 7 (HPA) - Eleven people were killed in Nepal's Dhading district on Monday, police said.",
        "KATHMANDU, Sept 7 (HPA) - Eleven people were killed in Dhading district of Nepal on Monday, police said.",
    ],
)
def test_a_listed_district_is_no_part_of_the_town_of_the_dateline(extractor: MentionExtractor, text: str) -> None:
    places = extractor.extract(text)[0]
    assert [place.name for place in places if "Dhading" in place.text] == ["Dhading"]


def test_nothing_lies_where_workers_come_from(extractor: MentionExtractor) -> None:
    text = "Twenty labourers, all of them from the Indian state of Bihar, died in a shed below the Khola dam."
    places = extractor.extract(text)[0]
    assert any(place.text == "Khola dam" for place in places)
    assert all("Bih" not in area.name for place in places if place.text == "Khola dam" for area in place.within)
