"""Words with wildcards, looked for in texts."""

import re

from hypothesis import given
from hypothesis import strategies as st

from services.watch.facts.passages import Passages

LETTERS = st.text("ab", min_size=3, max_size=10)


@given(st.text("ab*?", max_size=9), LETTERS)
def test_a_star_stands_for_any_letters_and_a_question_mark_for_one(tail: str, word: str) -> None:
    plain = "".join({"*": r"\w*", "?": r"\w"}.get(letter, letter) for letter in f"a{tail}")
    assert Passages([[word]]).have_like(f"a{tail}") == (re.fullmatch(plain, word) is not None)


def test_a_long_word_does_not_take_a_pattern_of_many_stars_for_ever() -> None:
    endless = "aaa" + "*a" * 30 + "*b"
    assert not Passages([["a" * 10_000]]).have_like(endless)
    assert Passages([["a" * 10_000 + "b"]]).have_like(endless)
