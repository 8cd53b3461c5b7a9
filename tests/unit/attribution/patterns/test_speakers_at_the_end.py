"""Every common clause with every common speaker behind it: the speaker is whole, and so is what was said."""

from itertools import product

import pytest

from services.attribution.extractor import AttributionExtractor

CLAUSES = [
    "a storm has killed at least 40 people in Chad",
    "rebels shot down a plane, killing all 49 people on board",
    "gunmen killed 12 people in Kabul on Monday",
    "at least 14 people were killed and 30 others injured in the blast",
    "two suspects were arrested near the border with Iraq",
]
SPEAKERS = [
    "the Red Cross",
    "the Syrian Observatory for Human Rights",
    "the defence ministry",
    "Reuters",
    "Governor Ahmed Wali",
    "a senior security official",
]


def _sources_and_contents(extractor: AttributionExtractor, text: str) -> list[tuple[str | None, str]]:
    return [
        (
            found.source.text if found.source else None,
            " ".join(text[span.start : span.end] for span in found.content.spans),
        )
        for found in extractor.extract(text)
    ]


@pytest.mark.parametrize(("clause", "speaker"), list(product(CLAUSES, SPEAKERS)))
def test_speaker_after_the_clause(extractor: AttributionExtractor, clause: str, speaker: str) -> None:
    said = clause[0].upper() + clause[1:]
    assert _sources_and_contents(extractor, f"{said}, {speaker} said on Tuesday.") == [(speaker, said)]


@pytest.mark.parametrize(("clause", "speaker"), list(product(CLAUSES, SPEAKERS)))
def test_speaker_before_the_clause(extractor: AttributionExtractor, clause: str, speaker: str) -> None:
    begun = speaker[0].upper() + speaker[1:]
    assert _sources_and_contents(extractor, f"{begun} said {clause}.") == [(begun, clause)]
