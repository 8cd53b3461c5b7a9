"""Quotations with harder cues: across sentences and paragraphs, mistagged words, signatures, colons."""

import pytest

from services.attribution.extractor import AttributionExtractor
from tests.builders import InWords, in_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'The harbour master replied:\n\n"No ship has left since Friday."\n\nThe crane stood still.',
            ("The harbour master", "replied", "No ship has left since Friday."),
            id="a colon at the end of the paragraph before",
        ),
        pytest.param(
            'The relief office issued a statement: "Two convoys turned back."',
            ("The relief office", "issued", "Two convoys turned back."),
            id="a statement issued",
        ),
        pytest.param(
            '"The pumps have failed," the dam engineer said at a briefing in Orsk.\n\n"We need diesel by tonight."',
            ("the dam engineer", "said", "The pumps have failed We need diesel by tonight."),
            id="a paragraph without a cue carries on",
        ),
        pytest.param(
            'The medic said the ward was full. "We turned nine people away."',
            ("The medic", "said", "the ward was full We turned nine people away."),
            id="a sentence without a cue carries on",
        ),
        pytest.param(
            '"The village is empty," Sen. Mara Lund (R-Vale) said.',
            ("Sen. Mara Lund (R-Vale)", "said", "The village is empty"),
            id="a full stop in brackets ends no sentence",
        ),
        pytest.param(
            '"The wells are dry," Tove Lind, the head of the water board, said in a call.',
            ("Tove Lind, the head of the water board", "said", "The wells are dry"),
            id="an apposition between quotation and cue",
        ),
        pytest.param(
            "“They told us, ‘Leave the mill,’” the miller said.",
            ("the miller", "said", "They told us, ‘Leave the mill,’"),
            id="a quotation in a quotation",
        ),
        pytest.param(
            "“We were never asked about the road.” – Ines Vega",
            ("Ines Vega", "–", "We were never asked about the road."),
            id="a signature",
        ),
        pytest.param(
            'Lunara "has no claim to the strait," said the admiral.',
            ("the admiral", "said", 'Lunara "has no claim to the strait,"'),
            id="a quotation from the middle of a sentence",
        ),
        pytest.param(
            'The consul called the raid "a provocation."',
            ("The consul", "called", "the raid a provocation."),
            id="called it",
        ),
        pytest.param(
            'Sovereign Council of Meroa: "The port remains open to aid."',
            ("Sovereign Council of Meroa", ":", "The port remains open to aid."),
            id="a name and a colon before a quotation",
        ),
    ],
)
def test_quotation(extractor: AttributionExtractor, text: str, expected: InWords) -> None:
    assert in_words(extractor.extract(text)) == [expected]


def test_nobody_speaks_out_of_the_quotation_of_another(extractor: AttributionExtractor) -> None:
    text = 'The abbot was not convinced, telling the novices, "Some of the farmers said the barley would fail."'
    assert in_words(extractor.extract(text)) == [
        ("The abbot", "telling", "Some of the farmers said the barley would fail.")
    ]


@pytest.mark.parametrize("line", ["Revealed: The Ten Best Bridges", "Pledged: 781.", "Q: Have you met her?"])
def test_titles_lists_and_questions_by_letter_are_no_claims(extractor: AttributionExtractor, line: str) -> None:
    claimed = f"Minister: we will not leave the valley\n\n{line}"
    assert in_words(extractor.extract(claimed)) == [("Minister", ":", "we will not leave the valley")]


def test_a_quotation_opened_with_another_mark_is_another_one(extractor: AttributionExtractor) -> None:
    text = '"It never stopped raining that year.\n\n“We lost the harvest,” she said.'
    assert in_words(extractor.extract(text)) == [("she", "said", "We lost the harvest")]
