"""The notes by which a publisher says that an article has been corrected."""

import pytest

from services.archive.stories.notes import is_corrected


@pytest.mark.parametrize(
    "text",
    [
        "Correction: the mill stands in Aro.",
        "The mill burnt. (CORRECTS year of the fire)",
        "Corrected – the mill stands in Aro.",
        "Clarification: the mill belongs to the town.",
        "ERRATUM: the mill stands in Aro.",
        "An earlier version of this article named another town.",
        "This story has been amended.",
        "This report was clarified on Monday.",
    ],
)
def test_a_note_says_that_the_text_is_corrected(text: str) -> None:
    assert is_corrected(text)


@pytest.mark.parametrize(
    "text", ["The mill burnt.", "The minister corrected himself.", "The latest version of events."]
)
def test_other_words_are_no_note(text: str) -> None:
    assert not is_corrected(text)
