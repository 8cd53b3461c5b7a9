"""A number word stands once, and the patterns for number words know every word of the tables."""

import re

import pytest

from claimwatch_language.number_words import NUMBER_WORD, NUMBERS, PLURAL_NUMBER_WORD, SCALES, TENS, UNITS, VAGUE


def test_each_word_of_the_tables_but_nought_is_a_number() -> None:
    assert {*UNITS, *TENS, *SCALES, *VAGUE, "dozen", "hundred"} - {"zero"} == NUMBERS
    assert all(re.fullmatch(NUMBER_WORD, word) for word in NUMBERS)
    assert [word for word in sorted(NUMBERS) if not re.fullmatch(PLURAL_NUMBER_WORD, word)] == ["one"]


@pytest.mark.parametrize("text", ["sixteen people", "sixty people", "hundreds of people", "lakhs of people"])
def test_the_longest_word_is_taken(text: str) -> None:
    match = re.match(rf"{NUMBER_WORD}\b", text)
    assert match is not None
    assert match.group() == text.split()[0]


@pytest.mark.parametrize("text", ["zero people", "several people", "someone", "tend", "often people"])
def test_other_words_are_none(text: str) -> None:
    assert re.search(rf"\b{NUMBER_WORD}\b", text) is None
