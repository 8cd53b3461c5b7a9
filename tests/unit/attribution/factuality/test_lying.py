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
