"""Quotation marks: pairs, paragraphs, and marks that lack a partner."""

import pytest

from services.attribution.extractor import AttributionExtractor
from services.attribution.text.paragraphs import split_paragraphs
from services.attribution.text.quotations import find_quotations
from tests.builders import in_words


def quoted(text: str) -> list[list[str]]:
    found = find_quotations(text, list(split_paragraphs(text)))
    return [[text[piece.inner[0] : piece.inner[1]] for piece in each.pieces] for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "stop now" and left.', [["stop now"]]),
        ("He said “stop now” and left.", [["stop now"]]),
        ("He said «stop now» and left.", [["stop now"]]),
        ("He said ‘stop now’ and left.", [["stop now"]]),
        ("He said ''stop now'' and left.", [["stop now"]]),
        ("The guards' dog wasn't there in the '90s.", []),
        ("She said “the ‘red line’ is gone” again.", [["the ‘red line’ is gone"]]),
        ("'The soldiers' guns fell silent,' Lena said.", [["The soldiers' guns fell silent,"]]),
        ("‘The villagers’ boats are gone.’", [["The villagers’ boats are gone."]]),
        ("He said 'stop the boats' and then 'go home.'", [["stop the boats"], ["go home."]]),
        ("He said: “We left. “They came. “Nobody stayed.”", [["We left. “They came. “Nobody stayed."]]),
        ('He said "never and left. "Always," she said.', [["Always,"]]),
    ],
)
def test_marks(text: str, expected: list[list[str]]) -> None:
    assert quoted(text) == expected


def test_an_opening_mark_repeated_at_each_paragraph_is_one_quotation() -> None:
    assert quoted("“One.\n\n“Two.\n\n“Three,” she said.") == [["One.", "Two.", "Three,"]]


def test_a_stray_paragraph_break_does_not_end_a_quotation() -> None:
    assert quoted('"One two,\n\nthree four," she said.') == [["One two,", "three four,"]]


def test_an_unbalanced_mark_spoils_its_own_paragraph_only() -> None:
    text = 'He said "never and left.\n\nNothing happened.\n\nThen he said "always" again.'
    assert quoted(text) == [["never and left."], ["always"]]


def test_one_cue_speaks_for_all_paragraphs_of_a_quotation(extractor: AttributionExtractor) -> None:
    text = '"The wells are dry.\n\n"The cattle are dead. We have nothing left," the herder Omar Saleh said.'
    (found,) = extractor.extract(text)
    assert found.content.text == "The wells are dry. The cattle are dead. We have nothing left"
    assert len(found.content.spans) == 2


def test_a_quoted_sentence_without_a_cue_stays_with_the_speaker_before(extractor: AttributionExtractor) -> None:
    (found,) = extractor.extract('The nurse said that the ward was full. "We are turning people away at the door."')
    assert found.content.text == "that the ward was full We are turning people away at the door."


def test_an_unclosed_quotation_does_not_hide_the_paragraphs_after_it(extractor: AttributionExtractor) -> None:
    text = '"We are ready, the captain said.\n\nThe mayor said that the port was open.'
    assert in_words(extractor.extract(text)) == [
        ("the captain", "said", "We are ready"),
        ("The mayor", "said", "that the port was open"),
    ]


def test_a_quoted_sentence_after_a_short_aside_stays_with_the_speaker(extractor: AttributionExtractor) -> None:
    text = "“We saw four boats,” Karim said. Neighbours had helped them. “In one street they were driven back.”"
    (found,) = extractor.extract(text)
    assert found.content.text == "We saw four boats In one street they were driven back."


def test_a_quoted_sentence_after_a_long_aside_has_no_speaker(extractor: AttributionExtractor) -> None:
    aside = (
        "The mill, which belongs to his cousin, was built in the year of the great flood by three men of the valley."
    )
    (found,) = extractor.extract(f"“We saw four boats,” Karim said. {aside} “In one street they were driven back.”")
    assert found.content.text == "We saw four boats"


def test_who_speaks_in_the_first_person_within_a_quotation_is_no_source(extractor: AttributionExtractor) -> None:
    assert extractor.extract("On the wall stood “I order you to serve the town and I say that you will.”") == ()
