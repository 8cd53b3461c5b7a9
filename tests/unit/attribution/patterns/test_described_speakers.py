"""Bodies that close a sentence with what they are and their name: "…, a local group, the Orun Defence Team, said"."""

import pytest

from services.attribution.extractor import AttributionExtractor


@pytest.fixture(scope="module")
def extractor() -> AttributionExtractor:
    return AttributionExtractor()


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Five people were killed in Indaw, a local group, the Indaw Defence Team, said.", "Indaw Defence Team"),
        ("A jet bombed Indaw, killing five in a shop, a resistance group, the Indaw Army, said.", "Indaw Army"),
        ("Nine people died on Sunday in Gao, its operator, the Gao Railway Company, announced.", "Gao Railway Company"),
    ],
)
def test_a_body_with_its_description_says_what_precedes_it(
    extractor: AttributionExtractor, text: str, claimant: str
) -> None:
    assert [each.claimant.name for each in extractor.extract(text) if each.claimant] == [claimant]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died in Gao, the seat of a bishop, the Blue Mosque, and a school.",
        "They went to Gao, a port, the Niger Delta, and Orun.",
    ],
)
def test_names_in_a_row_say_nothing(extractor: AttributionExtractor, text: str) -> None:
    assert not extractor.extract(text)
