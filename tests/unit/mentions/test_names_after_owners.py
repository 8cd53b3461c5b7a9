"""A town after its country's possessive, and towns that are fought for."""

import pytest

from services.mentions.extractor import MentionExtractor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shelling of Yemen's Marib killed nine.", "Marib"),
        ("Shelling of Syria's Manbij killed nine.", "Manbij"),
        ("The battle for Manbij went on.", "Manbij"),
        ("An offensive against Manbij began.", "Manbij"),
        ("Soldiers have surrounded Manbij.", "Manbij"),
        ("A hospital in Siaya said nine had died.", "Siaya"),
    ],
)
def test_the_words_before_say_that_it_is_a_place(extractor: MentionExtractor, text: str, name: str) -> None:
    places, _, _ = extractor.extract(text)
    assert name in [place.text for place in places]


@pytest.mark.parametrize("name", ["Burhan", "Erdogan", "Macron"])
def test_a_person_after_the_country_is_no_place(extractor: MentionExtractor, name: str) -> None:
    places, _, _ = extractor.extract(f"Sudan's {name} vowed revenge.")
    assert [place.text for place in places] == ["Sudan"]
