"""Samples of hashed shingles: what they say of two texts, and the keys to find one by the other."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.archive.stories.shingles import MOST_WORDS, Shingles, shingles_of

WORDS = st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=60)


def long_text(words: int, seed: int = 1) -> list[str]:
    """So many invented words."""
    dice = random.Random(seed)
    return [f"w{dice.randrange(5_000)}" for _ in range(words)]


@given(WORDS)
def test_a_text_is_all_in_itself_and_in_what_it_is_part_of(words: list[str]) -> None:
    text, longer = shingles_of(words), shingles_of([*words, "x", "y", "z"])
    assert text.containment(text) == text.share_in(text) == text.resemblance(text) == 1
    if len(words) >= 3:
        assert text.share_in(longer) == text.containment(longer) == longer.containment(text) == 1
        assert longer.share_in(text) == text.resemblance(longer) < 1


@given(WORDS, WORDS)
def test_likeness_is_the_same_from_both_sides(one: list[str], other: list[str]) -> None:
    a, b = shingles_of(one), shingles_of(other)
    assert a.containment(b) == b.containment(a) == max(a.share_in(b), b.share_in(a))
    assert a.resemblance(b) == b.resemblance(a) <= a.containment(b) <= 1


def test_no_words_are_like_nothing() -> None:
    nothing = shingles_of([])
    assert nothing.containment(nothing) == nothing.share_in(nothing) == nothing.resemblance(nothing) == 0
    assert nothing.keys(5) == []


@pytest.mark.parametrize(("words", "rate"), [(MOST_WORDS, 1), (MOST_WORDS + 1, 2), (9 * MOST_WORDS, 16)])
def test_of_long_texts_a_sample_is_kept(words: int, rate: int) -> None:
    text = shingles_of(long_text(words))
    assert text.rate == rate
    assert len(text.hashes) <= 1.2 * MOST_WORDS
    assert all(value % rate == 0 for value in text.hashes)


def test_samples_of_different_rates_say_nearly_what_the_whole_texts_would() -> None:
    words = long_text(6 * MOST_WORDS)
    part = [*words[: MOST_WORDS // 2], *long_text(MOST_WORDS // 2, seed=2)]
    whole, half = shingles_of(words), shingles_of(part)
    assert (whole.rate, half.rate) == (8, 1)
    assert 0.4 < half.share_in(whole) == half.containment(whole) < 0.6
    assert 0.05 < whole.share_in(half) < 0.12


def test_long_texts_have_a_key_in_sixteen_and_short_ones_the_fewest() -> None:
    assert 40 < len(shingles_of(long_text(1_000)).keys(16)) < 90
    assert len(shingles_of(long_text(50)).keys(16)) == 16
    assert len(shingles_of(long_text(10)).keys(16)) == 8, "it has no more"


def test_a_short_text_and_the_long_one_that_it_is_cut_from_nearly_always_have_keys_in_common() -> None:
    texts = [long_text(900, seed) for seed in range(50)]
    pairs = [(shingles_of(words), shingles_of(words[:100])) for words in texts]
    assert sum(bool(set(whole.keys(16)) & set(cut.keys(48))) for whole, cut in pairs) >= 48
    assert sum(bool(set(whole.keys(48)) & set(cut.keys(16))) for whole, cut in pairs) >= 48


def test_the_order_of_words_makes_a_shingle() -> None:
    orders = [
        shingles_of(words).hashes for words in (["all", "is", "well"], ["is", "all", "well"], ["well", "is", "all"])
    ]
    assert len(frozenset.union(*orders)) == 3


def test_hashes_outlive_a_release() -> None:
    assert shingles_of(["all", "is", "well"]) == Shingles(frozenset({17393088945669441618}))
