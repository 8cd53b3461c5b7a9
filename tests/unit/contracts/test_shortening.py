"""Lines are cut at words, and never longer than they may be."""

from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.shortening import shortened


@given(st.text(max_size=300), st.integers(1, 80))
def test_a_shortened_text_is_one_line_within_the_limit_and_stays_as_it_is(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert len(short.splitlines()) <= 1
    assert shortened(short, limit) == short


def test_it_is_cut_at_a_word_and_says_so() -> None:
    assert shortened("more than 40 bodies", 14) == "more than 40…"
    assert shortened("more  than\n40", 14) == "more than 40"
    assert shortened("a\x00b\x07", 14) == "a b"
