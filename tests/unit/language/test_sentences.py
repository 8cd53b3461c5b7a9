"""Where sentences begin: one table for all who ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_language.sentences import LONGEST, sentence_starts, sentences


def cut(text: str) -> list[str]:
    """The sentences of a text without the white space around them."""
    return [text[start:end].strip() for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["It rained.", "Two men left."], id="full stop"),
        pytest.param(["Who left?", "Two men!", "They ran… ", "He stayed."], id="other marks"),
        pytest.param(["It rained...", "He left.", "12 men stayed."], id="dots and numbers"),
        pytest.param(["Brig. Ali Hassan said 4 died.", "It rained."], id="rank"),
        pytest.param(["Lt. Col. So and Dr. An left.", "Mr. He stayed."], id="titles before any name"),
        pytest.param(["John F. Kennedy spoke.", "J. A. Smith left."], id="initials"),
        pytest.param(["They were in group A.", "The others hid."], id="a letter that is no initial"),
        pytest.param(["Bread, water, etc.", "The rest burned."], id="etc. at the end"),
        pytest.param(["Bread, water, etc. was sold.", "He left."], id="etc. inside"),
        pytest.param(["It fell on 27.04. in Homs.", "He left."], id="day and month in numbers"),
        pytest.param(["Resolution No. 5 passed.", "He said no.", "We left."], id="number"),
        pytest.param(["They met at 5 a.m. Monday.", "He left at 6 p.m.", "Residents fled."], id="hours and days"),
        pytest.param(["The train of 10 a.m. GMT was late.", "He left."], id="hours and zones"),
        pytest.param(["He lives in the U.S.", "The army left.", "The U.S. Army stayed."], id="points in capitals"),
        pytest.param(["It began on Jan. 5 or Feb. 6.", "It ended in Mar.", "The army left."], id="months"),
        pytest.param(["He sat.", "They saw the sun.", "We left."], id="words that look like days"),
        pytest.param(["Apple Inc. Chairman Roe left.", "He lived in St. Louis near Ft. Worth."], id="shortened"),
        pytest.param(["Some 3.5 million left.", "See www.x.org/a.b today.", "We did."], id="decimals and addresses"),
        pytest.param(["Two died; four were hurt.", "All were men."], id="semicolon"),
        pytest.param(["He named two: Ali and Omar.", "They left."], id="colon"),
        pytest.param(['"Where are they?" he asked.', '"Gone."', "She left."], id="a quotation and its speaker"),
        pytest.param(["He said: “Go away.”", "Then he left."], id="a quotation closes the sentence"),
        pytest.param(['The "Free" Army left.', "We stayed."], id="quoted words before a capital"),
        pytest.param(["(He left in May.)", "We stayed (for a week).", "[It rained.]"], id="brackets"),
        pytest.param(["Sen. Mara Lund (R-Vale) left.", "We stayed."], id="brackets inside"),
        pytest.param(["the war ended.", "the army left.", "gen. smith did not leave.", "we saw it."], id="no capitals"),
    ],
)
def test_sentences_on_one_line(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == [part.strip() for part in parts]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A title\n\nThe text. More of it.", ["A title", "The text.", "More of it."]),
        ("A title\nThe text.\r\n\r\nMore", ["A title", "The text.", "More"]),
        ("Dead:\n- two men\n- A child", ["Dead:", "- two men", "- A child"]),
        ("1. Homs was hit.\n2. Hama was.", ["1. Homs was hit.", "2. Hama was."]),
        ("Homs: 12 dead • Hama: 3 dead", ["Homs: 12 dead", "• Hama: 3 dead"]),
        ("A line that\ngoes on in the next", ["A line that\ngoes on in the next"]),
        (
            "This line was broken at its margin, as the lines of letters are, before\nAleppo was named. The end.",
            ["This line was broken at its margin, as the lines of letters are, before\nAleppo was named.", "The end."],
        ),
        ("", []),
        (" \n", [""]),
    ],
)
def test_sentences_over_several_lines(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_what_has_no_end_is_cut_between_words() -> None:
    text = "word " * 1_000
    starts = sentence_starts(text)
    assert len(starts) == 4
    assert all(end - start <= LONGEST for start, end in sentences(text))
    assert {text[start - 1] for start in starts[1:]} == {" "}


@given(st.text(alphabet='aB. \n"”!?;•1', max_size=200))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    starts = sentence_starts(text)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert "".join(text[start:end] for start, end in sentences(text)) == text
