"""Where something lies, and who lies."""

import pytest

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.extractor import AttributionExtractor


@pytest.fixture(scope="module")
def extractor() -> AttributionExtractor:
    return AttributionExtractor()


@pytest.mark.parametrize(
    "text",
    [
        "Kikla lies some 15 km west of Orun, where 81 bodies were found, according to Dr Hanan Yunis.",
        "The pits lie behind a cattle shed at La Noria, a property in Jalisco, according to the collective.",
        "The town lies on the coast and was shelled twice, the mayor said.",
        "The village lies to the north of the front, the army said.",
        "The wreck lies at a depth of 40 metres, the navy said.",
        "The blame lies with the army, the mayor said.",
        "Many of the dead lie under the school, the doctor said.",
        "The camp lies in a valley that floods each spring, the agency said.",
    ],
)
def test_what_lies_somewhere_is_not_denied(extractor: AttributionExtractor, text: str) -> None:
    found = extractor.extract(text)
    assert found
    assert all(attribution.cue_class is CueClass.ASSERT for attribution in found)


@pytest.mark.parametrize(
    "text",
    [
        "The toll of 30 that they circulate is a lie, the minister said.",
        "The numbers are lies, the army said.",
        "The claim that the dam has burst is a lie, the governor said.",
    ],
)
def test_a_lie_is_denied(extractor: AttributionExtractor, text: str) -> None:
    assert CueClass.DENY in [attribution.cue_class for attribution in extractor.extract(text)]


@pytest.mark.parametrize(
    "text",
    [
        'The colonel called the 63 dead "a soldier\'s dream".',
        'The league called the minister\'s figure "a number for the archive".',
        'A spokesman described the 40 civilian deaths as "a story for children".',
        "The figure of twenty-two that has been circulated lacks any scientific support, the office stated.",
        "The report of 40 dead lacks any foundation, police said.",
        "The claim of 40 dead does not correspond to the truth, the ministry said.",
        "The figure of 40 dead does not reflect reality, the governor said.",
        "The number of 31 victims that certain pages circulate has no basis whatsoever, the ministry said.",
    ],
)
def test_a_count_that_is_disowned_is_denied(extractor: AttributionExtractor, text: str) -> None:
    assert any(attribution.cue_class is CueClass.DENY for attribution in extractor.extract(text))


@pytest.mark.parametrize(
    "text",
    [
        'The mayor called the 40 deaths "a disgrace to the state".',
        'Its spokesman called the toll of 40 dead "a tragedy".',
        'The doctor called the 40 cases "a warning".',
        "The hospital lacks any support, although 40 people died, police said.",
        "The toll of 40 does not reflect those who died in hospital, the doctor said.",
        'The minister called the raid "a success".',
    ],
)
def test_a_count_that_is_lamented_is_not(extractor: AttributionExtractor, text: str) -> None:
    found = extractor.extract(text)
    assert found
    assert all(attribution.cue_class is not CueClass.DENY for attribution in found)
