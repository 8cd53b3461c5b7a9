"""Each pattern of reported speech, in invented sentences."""

import pytest

from claimwatch_contracts.vocabulary import Certainty, CueClass, SpeechType
from services.attribution.extractor import AttributionExtractor
from tests.builders import in_words

CASES = [
    pytest.param(
        '"The bridge is gone," the mayor said.', "the mayor", "said", "The bridge is gone", CueClass.ASSERT, id="after"
    ),
    pytest.param(
        '"The bridge is gone," said Mayor Rana Odeh.',
        "Mayor Rana Odeh",
        "said",
        "The bridge is gone",
        CueClass.ASSERT,
        id="inverted",
    ),
    pytest.param(
        'The mayor said: "The bridge is gone."',
        "The mayor",
        "said",
        "The bridge is gone.",
        CueClass.ASSERT,
        id="before",
    ),
    pytest.param(
        '"The bridge," she added, "is gone for good."',
        "she",
        "added",
        "The bridge is gone for good.",
        CueClass.ASSERT,
        id="interrupted",
    ),
    pytest.param(
        '"Nobody warned us about the flood," it pointed out.',
        "it",
        "pointed out",
        "Nobody warned us about the flood",
        CueClass.ASSERT,
        id="particle",
    ),
    pytest.param(
        "The ministry stated that nine bodies were found in the well.",
        "The ministry",
        "stated",
        "that nine bodies were found in the well",
        CueClass.ASSERT,
        id="indirect",
    ),
    pytest.param(
        "Nine bodies were found in the well at Tal Amar, the Amar Rescue Committee said on Monday.",
        "the Amar Rescue Committee",
        "said",
        "Nine bodies were found in the well at Tal Amar",
        CueClass.ASSERT,
        id="trailing cue after a place",
    ),
    pytest.param(
        "The depot, officials said, was empty.",
        "officials",
        "said",
        "The depot was empty",
        CueClass.ASSERT,
        id="middle",
    ),
    pytest.param(
        "According to the harbour police, two boats sank.",
        "the harbour police",
        "According to",
        "two boats sank.",
        CueClass.ASSERT,
        id="according to",
    ),
    pytest.param(
        "The union asked the council to open an inquiry.",
        "The union",
        "asked",
        "the council to open an inquiry",
        CueClass.DEMAND,
        id="object and infinitive",
    ),
    pytest.param(
        "The letters censured the silence of the neighbouring states.",
        "The letters",
        "censured",
        "the silence of the neighbouring states",
        CueClass.CONDEMN,
        id="noun phrase",
    ),
    pytest.param(
        "The governor accused the rebels of burning the mill.",
        "The governor",
        "accused",
        "the rebels of burning the mill",
        CueClass.ACCUSE,
        id="accused of",
    ),
    pytest.param(
        "The envoy called on both armies to stop the shelling.",
        "The envoy",
        "called on",
        "both armies to stop the shelling",
        CueClass.DEMAND,
        id="called on",
    ),
    pytest.param(
        "The general denied shelling the hospital.",
        "The general",
        "denied",
        "shelling the hospital",
        CueClass.DENY,
        id="denied",
    ),
    pytest.param(
        "The agency warned of a famine.", "The agency", "warned of", "a famine", CueClass.WARN, id="preposition"
    ),
    pytest.param(
        "The company promised to rebuild the school.",
        "The company",
        "promised",
        "to rebuild the school",
        CueClass.PROMISE,
        id="infinitive",
    ),
    pytest.param(
        "Residents believe that the well was poisoned.",
        "Residents",
        "believe",
        "that the well was poisoned",
        CueClass.BELIEVE,
        id="belief",
    ),
    pytest.param(
        "Nobody checked the army's claim that the bomb was foreign.",
        "the army's",
        "claim",
        "that the bomb was foreign",
        CueClass.ASSERT,
        id="noun cue",
    ),
    pytest.param(
        "Minister: we will not leave the valley",
        "Minister",
        ":",
        "we will not leave the valley",
        CueClass.ASSERT,
        id="colon",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "cue_class"), CASES)
def test_pattern(
    extractor: AttributionExtractor, text: str, source: str, cue: str, content: str, cue_class: CueClass
) -> None:
    (found,) = extractor.extract(text)
    assert in_words([found]) == [(source, cue, content)]
    assert found.cue_class is cue_class


def test_passive_without_a_source_is_kept_without_a_claimant(extractor: AttributionExtractor) -> None:
    (found,) = extractor.extract("The battalion has repeatedly been accused of shelling markets.")
    assert in_words([found]) == [(None, "has been accused of", "The battalion shelling markets")]
    assert found.claimant is None
    assert found.cue_class is CueClass.ACCUSE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The road is closed," the guard said.', SpeechType.DIRECT),
        ("The guard said that the road was closed.", SpeechType.INDIRECT),
        ('The guard said that the road was "closed for good".', SpeechType.MIXED),
    ],
)
def test_type(extractor: AttributionExtractor, text: str, expected: SpeechType) -> None:
    assert [each.type for each in extractor.extract(text)] == [expected]


def test_hedges_are_told(extractor: AttributionExtractor) -> None:
    hedged, plain = extractor.extract(
        "The mayor said the fire was allegedly laid by smugglers. The judge said the fire was laid by smugglers."
    )
    assert (hedged.hedged, plain.hedged) == (True, False)


def test_blows_are_no_claims(extractor: AttributionExtractor) -> None:
    assert extractor.extract("The army attacked the village. The rebels released two prisoners.") == ()


def test_a_named_other_inside_a_quotation_is_an_entry_of_its_own(extractor: AttributionExtractor) -> None:
    found = extractor.extract('"Minister Karim Aziz said that the dam would hold," the engineer told the court.')
    assert in_words(found) == [
        ("the engineer", "told", "Minister Karim Aziz said that the dam would hold"),
        ("Minister Karim Aziz", "said", "that the dam would hold"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The cabinet has so far neither confirmed nor denied that it flies drones over Marland.",
        "Inspector Rana Pell declined to give out details of the inquiry.",
        "The guard declined to be named.",
        "The commander refused to comment on the raid.",
        "A spokesman would not deny that the bridge had been mined.",
        "The army has not commented on the strike.",
    ],
)
def test_who_says_nothing_denies_nothing(extractor: AttributionExtractor, text: str) -> None:
    (found,) = extractor.extract(text)
    assert found.cue_class is CueClass.ASSERT
    assert found.factuality.certainty is Certainty.NOT_CONFIRMED


def test_having_done_something_can_be_denied(extractor: AttributionExtractor) -> None:
    (found,) = extractor.extract("The RSF deny having fired on the market.")
    assert (found.content.text, found.cue_class) == ("having fired on the market", CueClass.DENY)
    assert found.factuality.is_denial


@pytest.mark.parametrize("nobody", ["No official", "Nobody in the ministry", "Neither the army nor the rebels"])
def test_nobody_is_no_claimant(extractor: AttributionExtractor, nobody: str) -> None:
    (found,) = extractor.extract(f"{nobody} said that the bridge had been mined.")
    assert found.claimant is None


def test_what_somebody_is_supposed_to_have_said_is_not_confirmed(extractor: AttributionExtractor) -> None:
    (found,) = extractor.extract("It is not true that the Relief Council said that the bridge had been mined.")
    assert found.factuality.certainty is Certainty.NOT_CONFIRMED


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Officials in Homs, Syria said 12 people were hurt.", "officials in Homs"),
        ("Residents of Kharkiv, Ukraine reported that 12 people were hurt.", "residents of Kharkiv"),
        ("A doctor in Gaza, Palestine told reporters that 12 people were hurt.", "doctor in Gaza"),
        ("After the raid on Homs, Syria said 12 people were hurt.", "syria"),
    ],
)
def test_the_country_of_a_place_is_not_who_speaks_there(
    extractor: AttributionExtractor, text: str, claimant: str
) -> None:
    (found,) = extractor.extract(text)
    assert found.claimant is not None
    assert found.claimant.name.casefold() == claimant.casefold()
