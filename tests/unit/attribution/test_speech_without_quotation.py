"""Indirect speech whose limits are easily missed, in invented sentences."""

import pytest

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.extractor import AttributionExtractor
from tests.builders import InWords, in_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norland said it had hit 40 targets; Sudria said most of the dead were farmers.",
            [
                ("Norland", "said", "it had hit 40 targets"),
                ("Sudria", "said", "most of the dead were farmers"),
            ],
            id="each his own half",
        ),
        pytest.param(
            "Twelve divers were missing, the coast guard said, adding that the search would go on.",
            [
                ("the coast guard", "said", "Twelve divers were missing"),
                ("the coast guard", "adding", "that the search would go on"),
            ],
            id="adding goes on with the same source",
        ),
        pytest.param(
            "The clerk said the vault was empty and added that nobody had noticed.",
            [
                ("The clerk", "said", "the vault was empty"),
                ("The clerk", "added", "that nobody had noticed"),
            ],
            id="and added",
        ),
        pytest.param(
            "The clerk admitted that the vault had been open and put the number of missing at 60.",
            [
                ("The clerk", "admitted", "that the vault had been open"),
                ("The clerk", "put", "the number of missing at 60"),
            ],
            id="and put a toll, which no vault does",
        ),
        pytest.param(
            "The clerk said doctors had confirmed the raid and put the toll at 31.",
            [
                ("The clerk", "said", "doctors had confirmed the raid and put the toll at 31"),
                ("doctors", "put", "the toll at 31"),
            ],
            id="those who confirmed put a toll",
        ),
        pytest.param(
            "A further 20 were hurt, seven of them badly, he said.",
            [("he", "said", "A further 20 were hurt, seven of them badly")],
            id="the count of a part before the speaker",
        ),
        pytest.param(
            "Nine sailors drowned, most of them cadets, the harbour master said.",
            [("the harbour master", "said", "Nine sailors drowned, most of them cadets")],
            id="most of them before the speaker",
        ),
        pytest.param(
            "The barge had been leaking before it sank, the port said; witnesses in the old harbour of Leso saw smoke.",
            [("the port", "said", "The barge had been leaking before it sank")],
            id="another sentence after a semicolon",
        ),
        pytest.param(
            "Nine people were in hospital, six of them in a critical condition, Prime Minister Orlan Tave said during a"
            " visit to the port.",
            [
                (
                    "Prime Minister Orlan Tave",
                    "said",
                    "Nine people were in hospital, six of them in a critical condition",
                )
            ],
            id="a speaker after an aside with a noun",
        ),
        pytest.param(
            "The Leso agency put the number of dead and missing at more than 1,700.",
            [("The Leso agency", "put", "the number of dead and missing at more than 1,700")],
            id="dead and missing put at",
        ),
        pytest.param(
            "There could be a link to the raid in Taba, interior minister Omar al-Sadri told state television.",
            [("interior minister Omar al-Sadri", "told", "There could be a link to the raid in Taba")],
            id="a name with its article",
        ),
        pytest.param(
            "The left rotor just stopped, Edda Korn, who was in the third row, told CNN.",
            [("Edda Korn, who was in the third row", "told", "The left rotor just stopped")],
            id="a speaker with a clause, which the parser gave to the clause before",
        ),
        pytest.param(
            "There may have been human error on the part of the master, the owner, Orlan Cruises, said in a statement.",
            [("the owner, Orlan Cruises", "said", "There may have been human error on the part of the master")],
            id="a speaker with a name, whose verb the parser joined to the clause before",
        ),
        pytest.param("The union's membership numbers rose to 80,000 workers.", [], id="no toll of members"),
        pytest.param("The men fled to the hills, killed two guards, and said nothing.", [], id="no speaker"),
        pytest.param(
            "The ministry put the death toll at 37.",
            [("The ministry", "put", "the death toll at 37")],
            id="a toll put at",
        ),
        pytest.param(
            "The dam broke and three villages were flooded, according to the water board.",
            [("the water board", "according to", "The dam broke and three villages were flooded")],
            id="according to speaks of the whole sentence",
        ),
        pytest.param(
            "In a poll released on Monday, half of the fishermen wanted the port closed.",
            [("a poll released on Monday", "In", "half of the fishermen wanted the port closed.")],
            id="a survey",
        ),
        pytest.param(
            "NANA, citing a border guard, reported that two drones fell.",
            [("NANA", "reported", "that two drones fell")],
            id="a source that only opens the sentence",
        ),
        pytest.param(
            "The bureau laid out a plan for the valley on Monday.",
            [("The bureau", "laid out", "a plan for the valley")],
            id="a verb with its particle",
        ),
        pytest.param(
            "The envoy made it clear that the border would stay shut.",
            [("The envoy", "made clear", "that the border would stay shut")],
            id="made it clear",
        ),
        pytest.param(
            "The front said that it had taken the mill, a claim that could not be verified.",
            [("The front", "said", "that it had taken the mill")],
            id="what others hold of a claim is no part of it",
        ),
        pytest.param(
            'The marshal denied that shells had hit the school, calling the reports "fake".',
            [
                ("The marshal", "denied", "that shells had hit the school"),
                ("The marshal", "calling", 'the reports "fake"'),
            ],
            id="denied, calling",
        ),
        pytest.param(
            "The Morning Ledger quoted a diplomat as saying the talks had collapsed.",
            [("a diplomat", "saying", "the talks had collapsed")],
            id="quoted as saying",
        ),
        pytest.param(
            "The council sent a letter saying that the mine was unsafe.",
            [("The council", "saying", "that the mine was unsafe")],
            id="a letter says what its sender says",
        ),
    ],
)
def test_speech(extractor: AttributionExtractor, text: str, expected: list[InWords]) -> None:
    assert in_words(extractor.extract(text)) == expected


def test_beliefs_as_nouns_need_a_clause(extractor: AttributionExtractor) -> None:
    assert extractor.extract("The mayor's hopes for rain were high.") == ()


def test_a_question_without_an_asker_is_kept(extractor: AttributionExtractor) -> None:
    found = extractor.extract("Asked whether the bridge would reopen, the engineer shrugged.")
    assert in_words(found) == [(None, "Asked", "whether the bridge would reopen")]


@pytest.mark.parametrize(
    "text",
    [
        "The hospital director said there was no truth in reports that 200 had been killed.",
        "The colonel said that earlier reports of 25 deaths were wrong.",
        "The colonel said claims that the bridge had been mined were false.",
    ],
)
def test_who_says_that_it_is_not_so_denies_it(extractor: AttributionExtractor, text: str) -> None:
    assert [(found.cue and found.cue.text, found.cue_class) for found in extractor.extract(text)] == [
        ("said", CueClass.DENY)
    ]


def test_a_question_in_mid_sentence_is_no_demand(extractor: AttributionExtractor) -> None:
    (found,) = extractor.extract("Why, he asked, had the convoy not reached the besieged town by Friday?")
    assert found.cue_class is CueClass.ASK
