"""The words of a text are those of one regular expression, however they are found."""

from hypothesis import example, given
from hypothesis import strategies as st

from services.watch.facts.words import TYPOGRAPHIC_MARKS, WORD, words_of

MARKED_TEXTS = st.text(st.sampled_from(f"aZ0_ .,'\"-\t\n\x1f{TYPOGRAPHIC_MARKS}"))


@given(st.text() | MARKED_TEXTS | st.text(st.characters(max_codepoint=127)))
@example("“Two\N{NO-BREAK SPACE}men’s cars” – he said… STRASSE_1/2")
@example("Straße «İzmir» ½ 42½ e\N{COMBINING ACUTE ACCENT}")
def test_words_are_the_longest_runs_of_letters_digits_and_underscores(text: str) -> None:
    assert words_of(text) == WORD.findall(text.casefold())
