import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.figures import numerals

ONES = [*numerals.UNITS]
TENS = {value: word for word, value in numerals.TENS.items()}


def in_words(number: int) -> str:
    """The English words for a number below a billion, as a newspaper spells them."""
    for value, name in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= value:
            rest = number % value
            joint = " and " if value == 100 else " "
            return f"{in_words(number // value)} {name}" + (joint + in_words(rest) if rest else "")
    if number < 20:
        return ONES[number]
    return TENS[number // 10 * 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_a_number_in_words_is_read_back(number: int) -> None:
    assert numerals.read(in_words(number)) == number


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from([",", "", "\u202f", "\u00a0", " "]))
def test_a_number_with_separators_is_read_back(number: int, separator: str) -> None:
    assert numerals.read(f"{number:,}".replace(",", separator)) == number


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("2.3 million", 2_300_000),
        ("a quarter of a million", 250_000),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("two and a half million", 2_500_000),
        ("one lakh", 100_000),
        ("1,00,000", 100_000),
        ("360 crore", 3_600_000_000),
        ("a hundred", 100),
        ("two dozen", 24),
        ("10bn", 10_000_000_000),
    ],
)
def test_mixed_and_regional_forms(surface: str, value: float) -> None:
    assert numerals.read(surface) == value


@pytest.mark.parametrize(
    ("surface", "least"),
    [
        ("dozens", 24),
        ("scores", 40),
        ("hundreds", 200),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("several hundred", 200),
        ("a few dozen", 24),
    ],
)
def test_a_vague_count_is_worth_its_least(surface: str, least: float) -> None:
    match = numerals.NUMERAL.fullmatch(surface)
    assert match is not None
    assert numerals.is_vague(match)
    assert numerals.worth(match) == least


@pytest.mark.parametrize("text", ["", "several", "the dozen eggs", "12th", "seven of nine"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        numerals.read(text)
