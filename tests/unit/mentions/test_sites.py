"""Sites: the finest places of events, which the gazetteer lacks."""

import pytest

from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole
from services.mentions.extractor import MentionExtractor


@pytest.mark.parametrize(
    ("text", "site", "kind", "within"),
    [
        ("Bombs hit the JW Marriott in Jakarta.", "JW Marriott", "hotel", "Jakarta"),
        ("Nine died at the Ritz-Carlton in Jakarta.", "Ritz-Carlton", "hotel", "Jakarta"),
        ("He was shot at Camp Bastion in Helmand.", "Camp Bastion", "camp", "Helmand"),
        ("They fought at Pointe du Hoc in France.", "Pointe du Hoc", "pointe", "France"),
        ("A mine fell in on Mount Kitanglad in Mindanao.", "Mount Kitanglad", "mount", "Mindanao"),
        (
            "He landed at Charles de Gaulle Airport, Paris.",
            "Charles de Gaulle Airport",
            "airport",
            "Paris",
        ),
        ("They died at Nasser hospital in Khan Younis.", "Nasser hospital", "hospital", "Khān Yūnis"),
        ("A bomb fell near the Zorbat bridge in Homs.", "Zorbat bridge", "bridge", "Homs"),
        ("He fell on the London Road in Derby.", "London Road", "road", "Derby"),
    ],
)
def test_a_site_lies_in_the_place_that_the_text_names_with_it(
    extractor: MentionExtractor, text: str, site: str, kind: str, within: str
) -> None:
    place = {place.text: place for place in extractor.extract(text)[0]}[site]
    assert (place.geonames_id, place.type, place.role) == (None, kind, PlaceRole.LOCATION)
    assert place.within[0].name == within


@pytest.mark.parametrize(
    ("text", "name", "kind", "within"),
    [
        (
            '"Nine were killed at Tel Ward", a hamlet east of Manbij, said Hani.',
            "Tel Ward",
            "hamlet",
            "Manbij District",
        ),
        ("Nine men died in Zorbat, a small village in northern Homs province.", "Zorbat", "village", "Ḩimş"),
        ("A bomb went off in Karm Tolle, a southern suburb of Aleppo, on Monday.", "Karm Tolle", "suburb", "Aleppo"),
        ("Rebels attacked Safi, a village near Idlib.", "Safi", "village", "Idlib"),
    ],
)
def test_words_after_a_comma_say_what_and_where_a_name_is(
    extractor: MentionExtractor, text: str, name: str, kind: str, within: str
) -> None:
    place, around = extractor.extract(text)[0]
    assert (place.text, place.type, place.within[0].name, place.country) == (name, kind, within, "SY")
    assert around.geonames_id is not None


def test_a_person_or_a_month_before_a_village_is_no_place(extractor: MentionExtractor) -> None:
    text = "Anna Smith, the village elder in Derby, spoke. In May, the city of York had snow."
    assert {place.text for place in extractor.extract(text)[0]} == {"Derby", "York"}


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("Nine died in Karm Zitun, Aleppo, on Monday.", "Karm Zitun", "Aleppo"),
        ("Shells fell near Tell Zorba, Syria.", "Tell Zorba", "Syria"),
        ("The blast was heard in Muara Angke, North Jakarta.", "Muara Angke", "Kota Administrasi Jakarta Utara"),
    ],
)
def test_a_name_before_its_area_is_a_place(extractor: MentionExtractor, text: str, name: str, within: str) -> None:
    place = extractor.extract(text)[0][0]
    assert (place.text, place.geonames_id, place.within[0].name) == (name, None, within)


def test_what_is_no_place_before_an_area_stays_none(extractor: MentionExtractor) -> None:
    text = "He sat in Congress, Texas lawmakers said. They trust in Google, Paris police said."
    assert [place.text for place in extractor.extract(text)[0]] == ["Texas", "Paris"]


def test_a_site_is_exact(extractor: MentionExtractor) -> None:
    place = extractor.extract("Bombs hit the Marriott in Jakarta.")[0][0]
    assert (place.text, place.precision) == ("Marriott", PlacePrecision.EXACT)


def test_an_airport_with_the_name_of_its_town_is_there(extractor: MentionExtractor) -> None:
    text = "A plane crashed at San Francisco International Airport. It had come from Seoul in South Korea."
    assert extractor.extract(text)[0][0].geonames_id == 5391959


def test_a_hotel_that_only_speaks_is_no_place(extractor: MentionExtractor) -> None:
    assert [place.text for place in extractor.extract("Marriott said in Jakarta that it was sorry.")[0]] == ["Jakarta"]


REGIONS = [
    *(("Crimea", "UA"), ("Donbas", "UA"), ("eastern Ghouta", "SY"), ("Tigray", "ET"), ("Darfur", "SD")),
    *(("the Gaza Strip", "PS"), ("the West Bank", "PS"), ("Kurdistan", "IQ"), ("Chechnya", "RU"), ("Sinai", "EG")),
    *(("Mindanao", "PH"), ("Sumatra", "ID"), ("the Swat Valley", "PK"), ("the West Midlands", "GB")),
]


@pytest.mark.parametrize(("region", "country"), REGIONS)
def test_a_region_lies_in_its_country(extractor: MentionExtractor, region: str, country: str) -> None:
    (place,) = extractor.extract(f"Fighting went on in {region}.")[0]
    assert place.country == country
    assert place.within[-1].geonames_id is not None


def test_a_region_of_two_countries_lies_in_both(extractor: MentionExtractor) -> None:
    (place,) = extractor.extract("Shells fell in Kashmir.")[0]
    assert ([area.name for area in place.within], place.country) == (["India", "Pakistan"], None)


def test_a_site_named_like_a_town_abroad_is_around_no_other_place(extractor: MentionExtractor) -> None:
    text = "Graves were found in Raqqa, Syria, in the Blue Orchard district, al-Rashid Stadium and the zoo."
    place = {place.text: place for place in extractor.extract(text)[0]}["Blue Orchard district"]
    assert (place.country, place.within[0].geonames_id) == ("SY", 172955)
