"""Paragraphs: bounded, in order, with every word of the text but datelines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.attribution.text.paragraphs import MAX_CHARACTERS, split_paragraphs
from tests.unit.attribution.strategies import TEXTS


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("A line that is wrapped\nand goes on.", ["A line that is wrapped\nand goes on."]),
        ("Title without a stop\nThe first sentence.", ["Title without a stop", "The first sentence."]),
        (
            "Relief Council Calls for Urgent Action on Besieged Northern Hospitals\nNine doctors were killed.",
            ["Relief Council Calls for Urgent Action on Besieged Northern Hospitals", "Nine doctors were killed."],
        ),
        (
            "The envoy met Foreign Minister Sergei Lamov and others in Geneva\nOn Monday they left.",
            ["The envoy met Foreign Minister Sergei Lamov and others in Geneva\nOn Monday they left."],
        ),
        ("ORSK, November 3 (ABC) -- The dam broke.", ["The dam broke."]),
        (" \n ", []),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert [paragraph.text for paragraph in split_paragraphs(text)] == paragraphs


@given(text=TEXTS, times=st.integers(1, 60))
def test_paragraphs_are_bounded_in_order_and_lose_no_word_but_datelines(text: str, times: int) -> None:
    long = text * times
    paragraphs = list(split_paragraphs(long))
    assert all(long[each.start : each.end] == each.text for each in paragraphs)
    assert all(0 < len(each.text) <= MAX_CHARACTERS for each in paragraphs)
    edges = [0, *(edge for each in paragraphs for edge in (each.start, each.end)), len(long)]
    assert edges == sorted(edges)
    if not set("-–—") & set(long):
        between = [long[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        assert not any(gap.strip() for gap in between)
