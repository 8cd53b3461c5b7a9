"""Copies: equal after normalisation, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from services.archive.stories import normalised_text, story_key


def test_typography_makes_no_other_story() -> None:
    assert story_key("“We  saw it,”\nhe said – twice.") == story_key('"We saw it," he said - TWICE.')


def test_another_number_makes_another_story() -> None:
    assert story_key("12 people died") != story_key("13 people died")


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised_text(normalised_text(text)) == normalised_text(text)
