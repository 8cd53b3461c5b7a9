"""What a title names, with offsets into the title."""

import pytest

from claimwatch_contracts.vocabulary import PlaceRole
from services.mentions.extractor import MentionExtractor

TEXT = "Twelve people were killed on Monday, a monitor said."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Twelve killed in strike on Idlib", {"Idlib": "SY"}),
        ("Twelve Killed as Shells Hit Aleppo Again, Doctors Say", {"Aleppo": "SY"}),
        ("SYRIAN ARMY SHELLS IDLIB, KILLING TWELVE", {"IDLIB": "SY"}),
        ("Nigeria: Boko Haram Kills Twelve in Borno", {"Nigeria": "NG", "Borno": "NG"}),
        ("Packaging Factory Fire Kills Twelve in Dhaka", {"Dhaka": "BD"}),
        ("Two car bombs kill twelve in Algiers, Algeria", {"Algiers": "DZ", "Algeria": "DZ"}),
        ("Al-Qaeda Says Twelve Are Dead", {}),
    ],
)
def test_the_places_of_a_title_are_read_however_it_is_written(
    extractor: MentionExtractor, title: str, expected: dict[str, str]
) -> None:
    _, places, _ = extractor.extract(TEXT, title)
    located = [place for place in places if place.role is PlaceRole.LOCATION]
    assert {title[place.start : place.end]: place.country for place in located} == expected
    assert all(title[place.start : place.end] == place.text for place in places)


def test_title_and_text_decide_together_which_place_is_meant(extractor: MentionExtractor) -> None:
    places, in_title, _ = extractor.extract("Floods hit Perth and Stirling.", "Dundee, Scotland, under water")
    assert {place.text: place.country for place in (*places, *in_title)}["Perth"] == "GB"
    (alone, *_), _, _ = extractor.extract("Floods hit Perth.")
    assert alone.country == "AU"


def test_a_camp_in_the_title_lies_in_the_town_of_the_text(extractor: MentionExtractor) -> None:
    _, (camp,), _ = extractor.extract("A fire broke out near Kassala in Sudan.", "Fire in Wad Sharifey camp")
    assert (camp.text, camp.within[0].name) == ("Wad Sharifey camp", "Kassala")


def test_the_topics_of_a_title_have_its_offsets(extractor: MentionExtractor) -> None:
    title = "Flood after an earthquake"
    topics = {topic.key: topic for topic in extractor.extract("The flood came.", title)[2]}
    assert list(topics) == ["flood", "earthquake"]
    assert [title[span.start : span.end] for span in topics["flood"].title_spans] == ["Flood"]
    assert [len(topic.spans) for topic in topics.values()] == [1, 0]
