"""The sentence around a stretch of a text, by the rule for sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_language.sentences import sentences
from claimwatch_language.surroundings import sentence_around

WRAPPED = (
    "It rained.\nOn Monday the army of the north counted twelve dead and named the town of\nHoms as the place. He left."
)


@pytest.mark.parametrize(
    ("text", "stretch", "sentence"),
    [
        ("It rained. Brig. Ali Hassan counted 12 dead near St. Louis. He left.", "12", 1),
        ("It rained. In Homs food, fuel etc. cost 12 million. He left.", "12", 1),
        ("It rained. Of the U.S. Army 12 left at 5 p.m. Monday. He left.", "12", 1),
        ("A headline\n\nAt least 12 died.\n\nHe left.", "12", 1),
        (WRAPPED, "twelve", 1),
        (WRAPPED, "Homs", 1),
        (WRAPPED, "rained", 0),
        (WRAPPED, "left", 2),
    ],
)
def test_the_sentence_is_whole_where_there_is_room(text: str, stretch: str, sentence: int) -> None:
    start = text.index(stretch)
    shown = sentence_around(text, start, start + len(stretch), margin=200)
    first, last = list(sentences(text))[sentence]
    assert text[shown.start : shown.end] == text[first:last].strip()
    assert not (shown.cut_before or shown.cut_after)


def test_where_there_is_no_room_it_is_cut_at_words_and_says_so() -> None:
    text = "One two three four five six seven eight nine."
    start = text.index("five")
    shown = sentence_around(text, start, start + 4, margin=9)
    assert (text[shown.start : shown.end], shown.cut_before, shown.cut_after) == ("four five six", True, True)


@given(st.text(alphabet='aB. \n"”!?;•1', min_size=1, max_size=400), st.integers(0, 400), st.integers(0, 60))
def test_it_holds_the_stretch_and_no_more_than_the_margin(text: str, at: int, margin: int) -> None:
    start = min(at, len(text) - 1)
    shown = sentence_around(text, start, start + 1, margin)
    assert start - margin <= shown.start <= start < shown.end <= start + 1 + margin
