"""Keys of claimants: a named source has one key in all texts, and people without a name have a marked key."""

import pytest

from claimwatch_language.names.aliases import BUILT_IN
from services.attribution.extractor import AttributionExtractor


def key(extractor: AttributionExtractor, text: str) -> str:
    """The canonical key of the last claimant of a text."""
    claimant = extractor.extract(text)[-1].claimant
    assert claimant is not None
    return BUILT_IN.canonical(claimant).key


@pytest.mark.parametrize(
    ("key_in_all", "texts"),
    [
        (
            "syrian-foreign-ministry",
            [
                "The Syrian Ministry of Foreign Affairs said the road was cut.",
                "Syria's foreign ministry said the road was cut.",
                "A spokesman for the Syrian Foreign Ministry said the road was cut.",
                "The Syrian Foreign Ministry's letter said the road was cut.",
            ],
        ),
        (
            "daud-rahimi",
            [
                "Daud Rahimi said the road was cut.",
                "Border police spokesman Daud Rahimi said the road was cut.",
                "Mr. Daud Rahimi, 51, a spokesman for the border police, said the road was cut.",
                "Daud Rahimi fled on Friday. He said the road was cut.",
                "According to Daud Rahimi's letter, the road was cut.",
            ],
        ),
        (
            "israeli-military",
            [
                "The Israeli army said the road was cut.",
                "The IDF said the road was cut.",
                "An Israeli military spokesperson said the road was cut.",
                "The Israel Defense Forces opened a gate. The army said the road was cut.",
            ],
        ),
        (
            "russian-government",
            [
                "Russia said the road was cut.",
                "Moscow said the road was cut.",
                "The Russian government said the road was cut.",
                "A spokesman for the Russian government said the road was cut.",
                "The Russian regime said the road was cut.",
            ],
        ),
        (
            "un-refugee-agency",
            [
                "UNHCR said the road was cut.",
                "The United Nations refugee agency said the road was cut.",
            ],
        ),
        (
            "united-nations",
            [
                "The United Nations said the road was cut.",
                "The U.N. said the road was cut.",
                "A UN spokesman said the road was cut.",
            ],
        ),
    ],
)
def test_one_source_has_one_key_in_every_text(
    extractor: AttributionExtractor, key_in_all: str, texts: list[str]
) -> None:
    assert {text: key(extractor, text) for text in texts} == dict.fromkeys(texts, key_in_all)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A resident said the road was cut.", "unnamed-resident"),
        ("Witnesses said the road was cut.", "unnamed-witnesses"),
        ("A senior official said the road was cut.", "unnamed-senior-official"),
        ("The senior official, speaking on condition of anonymity, said the road was cut.", "unnamed-senior-official"),
        ("A resident said it was open. Another resident said the road was cut.", "unnamed-another-resident"),
        ("Police said the road was cut.", "police"),
        ("Hamas said the road was cut.", "hamas"),
    ],
)
def test_who_is_only_described_has_a_key_that_says_so(
    extractor: AttributionExtractor, text: str, expected: str
) -> None:
    assert key(extractor, text) == expected
