"""Which differences of two texts count, in each of the three forms."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_language.normalising import normalised_spacing, normalised_typography, normalised_words

FORMS = (normalised_spacing, normalised_typography, normalised_words)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("He said  so.\n", "he SAID so.", (True, True, True)),
        ("ﬁve\u00a0men", "five men", (True, True, True)),
        ("“We saw it”", '"We saw it"', (False, True, True)),
        ("5–6 men", "5-6 men", (False, True, True)),
        ("We saw it.", "We saw it", (False, False, True)),
        ("5-6 men", "5 6 men", (False, False, True)),
        ("12 died", "13 died", (False, False, False)),
        ("Straße", "Strasse", (True, True, True)),
        ("Müller", "Muller", (False, False, False)),
    ],
)
def test_what_makes_no_difference(one: str, other: str, equal: tuple[bool, ...]) -> None:
    assert tuple(form(one) == form(other) for form in FORMS) == equal


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text())
def test_twice_is_once(form: Callable[[str], str], text: str) -> None:
    assert form(form(text)) == form(text)
