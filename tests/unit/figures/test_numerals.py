import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.figures.numbers import numerals, words

ONES = [*words.UNITS]
TENS = {value: word for word, value in words.TENS.items()}


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
        ("2½ million", 2_500_000),
        ("1¾ million", 1_750_000),
        ("½ million", 500_000),
        ("7 ½", 7.5),
        ("2-1/2 million", 2_500_000),
        ("3 3/4 million", 3_750_000),
        ("five point three million", 5_300_000),
        ("twenty-two point zero five million", 22_050_000),
        ("two and three-quarter million", 2_750_000),
        ("one-and-a-half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("three quarters of a million", 750_000),
        ("a third of a billion", 1e9 / 3),
        ("half million", 500_000),
        ("two-million", 2_000_000),
        ("1·5 million", 1_500_000),
        ("1,5 million", 1_500_000),
        ("1.5 mln", 1_500_000),
        ("3 bn", 3_000_000_000),
        ("1.200.000", 1_200_000),
        ("1'200", 1_200),
        ("816 000", 816_000),
        ("seventy-five hundred", 7_500),
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
    (numeral,) = numerals.numerals(surface)
    assert (numeral.start, numeral.end, numeral.is_vague) == (0, len(surface), True)
    assert numeral.value == least


@pytest.mark.parametrize("text", ["", "several", "the dozen eggs", "12th", "seven of nine"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        numerals.read(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("the shop, 400m (1,312ft) from it", [400, 1312], id="metres before a bracket"),
        pytest.param("a 3m-high wall", [3], id="metres joined to an adjective"),
        pytest.param("the 400m final", [400], id="a race"),
        pytest.param("he won the 800m in May", [800], id="a race without its name"),
        pytest.param("they crept 200m down the road", [200], id="a direction"),
        pytest.param("it ends after 400m.", [400], id="metres at the end"),
        pytest.param("400m people use it", [400e6], id="million people"),
        pytest.param("from 2m to 5m members", [2e6, 5e6], id="million in a range"),
        pytest.param("it cost £5m, he said", [5e6], id="million of money"),
        pytest.param("it fell to 2.5m.", [2.5e6], id="million with a decimal"),
        pytest.param("5m in need", [5e6], id="million in need"),
    ],
)
def test_an_m_after_digits_means_metres_or_million(text: str, values: list[float]) -> None:
    assert [numeral.value for numeral in numerals.numerals(text)] == values
