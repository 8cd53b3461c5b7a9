"""Lines that were broken at a width are put together again; lists, headings and whole paragraphs stay as they are."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.text.wrapping import unwrapped_lines

PROSE = (
    "The harbour office said on Tuesday that four people were hurt when a ferry ran aground near Al-Rasi, and that "
    "nobody was missing. Divers went down twice to look at the hull, which was torn open over a length of nine metres."
)


@pytest.mark.parametrize("width", [50, 60, 72, 78, 90])
def test_prose_of_any_width_has_its_paragraphs_back(width: int) -> None:
    paragraphs = [PROSE, PROSE.replace("Tuesday", "Wednesday")]
    broken = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)
    assert unwrapped_lines(broken) == "\n".join(paragraphs)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (
            "Four people were hurt, the office of the har-\nbour said in the evening of Tuesday",
            "Four people were hurt, the office of the harbour said in the evening of Tuesday",
        ),
        (
            "There was no ferry to Al-Rasi between the years 1939-\n1945 there was a war in here",
            "There was no ferry to Al-Rasi between the years 1939-1945 there was a war in here",
        ),
        (
            "These districts were hit by the flood of this week:\n- Al-Rasi, where the bridge went\n- Karsa, a house",
            "These districts were hit by the flood of this week:\n- Al-Rasi, where the bridge went\n- Karsa, a house",
        ),
        (
            "SITUATION\nThe water rose again in the night, said those who live there",
            "SITUATION\nThe water rose again in the night, said those who live there",
        ),
        ("One.\nTwo.", "One.\nTwo."),
        ("a\r\nb\rc", "a\nb\nc"),
        ("", ""),
        (f"{PROSE}\nshort", f"{PROSE}\nshort"),
    ],
)
def test_what_is_broken_on_purpose_stays_so(broken: str, whole: str) -> None:
    assert unwrapped_lines(broken) == whole


@given(st.text(alphabet="abc ,.-\n\r1A", max_size=400))
def test_no_word_is_lost(text: str) -> None:
    def letters(words: str) -> str:
        return "".join(character for character in words if character.isalnum())

    assert letters(unwrapped_lines(text)) == letters(text)
