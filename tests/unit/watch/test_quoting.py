"""Quotes: whole sentences where they have room, the marked words always, the article's text to the letter."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.alert import Mark, MarkKind, Quote
from services.watch.telling.quoting import LEAD, LONGEST, MARGIN, lead, quote_of
from tests.builders import span_of

TEXT = "Rain fell. The ministry counted 40 graves there. Nobody else did."
TEXTS = st.text("ab 😀é.\n", min_size=1, max_size=3_000)


def mark(words: str, kind: MarkKind = "figure", text: str = TEXT) -> Mark:
    """The words of the text, marked."""
    return Mark(kind=kind, **span_of(text, words))


def test_a_quote_is_the_sentence_around_the_marks() -> None:
    quote = quote_of(TEXT, [mark("40")])
    assert (quote.text, quote.start) == ("The ministry counted 40 graves there.", 11)
    assert (quote.cut_before, quote.cut_after) == (False, False)
    assert quote.marks == (mark("40"),)


@pytest.mark.parametrize("words", ["40 graves there", "40 graves there.", "graves"])
def test_a_sentence_that_ends_with_its_marks_is_followed_by_no_other(words: str) -> None:
    assert quote_of(TEXT, [mark(words)]).text == "The ministry counted 40 graves there."


def test_a_quotation_is_closed() -> None:
    text = "“We counted 40.” Nobody else did."
    assert quote_of(text, [mark("We counted 40", "content", text)]).text == "“We counted 40.”"


def test_of_a_sentence_without_end_as_much_is_shown_as_there_is_room_for() -> None:
    text = "and so on " * 100 + "40 graves " + "and so on " * 100
    quote = quote_of(text, [mark("40", text=text)])
    assert (quote.cut_before, quote.cut_after) == (True, True)
    assert 2 * MARGIN - 20 < len(quote.text) <= 2 * MARGIN + 2
    assert quote.text.startswith(("and ", "so ", "on "))


def test_of_a_long_statement_the_part_around_the_figure_is_shown() -> None:
    text = "They said that " + "and so on " * 200 + "40 graves " + "and so on " * 200 + "were found."
    content = mark(text.removeprefix("They said "), "content", text)
    quote = quote_of(text, [mark("40", text=text), mark("They", "source", text), content])
    assert "40" in quote.text
    assert len(quote.text) <= LONGEST + 2 * MARGIN
    assert [mark.kind for mark in quote.marks] == ["figure", "content"]


@given(TEXTS, st.data())
def test_a_quote_is_a_stretch_of_the_text_with_its_first_mark_in_it(text: str, data: st.DataObject) -> None:
    marks = data.draw(st.lists(ranges(len(text)), min_size=1, max_size=4))
    quote = quote_of(text, marks)
    assert text[quote.start : quote.end] == quote.text
    assert len(quote.text) <= LONGEST + 2 * MARGIN
    figures = [mark for mark in marks if mark.kind == "figure"]
    focus = min(figures or marks, key=lambda mark: mark.start)
    if focus.end - focus.start <= LONGEST and (figures or len(marks) == 1):
        assert quote.start <= focus.start < focus.end <= quote.end


@st.composite
def ranges(draw: st.DrawFn, length: int) -> Mark:
    """A mark anywhere in a text."""
    start = draw(st.integers(0, length - 1))
    kinds: Any = st.sampled_from(["source", "cue", "content", "figure"])
    return Mark(start=start, end=draw(st.integers(start + 1, length)), kind=draw(kinds))


@given(TEXTS)
def test_the_lead_is_the_beginning_of_the_text(text: str) -> None:
    shown = lead(text)
    if shown is None:
        assert not text.strip()
        return
    assert text[shown.start : shown.end] == shown.text
    assert len(shown.text) <= LEAD
    assert text[shown.end :].strip() == "" or shown.cut_after


def test_a_mark_outside_of_its_quote_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        Quote(start=10, text="words", marks=(Mark(start=9, end=12, kind="cue"),))
