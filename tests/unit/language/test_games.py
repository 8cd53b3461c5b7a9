"""What a game's report is, and what is none."""

import re

import pytest

from claimwatch_language.games import is_of_a_game, may_be_of_a_game


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Orun drown Vale", "Four goals in the second half of the match sank Vale. The coach thanked the fans.", True),
        ("Fever in Orun", "The captain scored twice in the derby, and the stadium shook.", True),
        ("Crush at stadium", "Twelve people died when fans fled a stadium in Orun, the police said.", False),
        ("Strike on market", "An air strike hit a market in Orun and killed twelve people.", False),
    ],
)
def test_a_game_is_known_by_several_of_its_words(title: str, text: str, expected: bool) -> None:
    assert is_of_a_game(title, text) is expected


def test_the_cheap_look_leaves_out_no_game() -> None:
    text = "A penalty before half-time, a wicket after kick-off: the league's coach smiled."
    assert is_of_a_game("", text)
    assert may_be_of_a_game(re.findall(r"\w+", text.casefold()))
    assert not may_be_of_a_game(["twelve", "died", "when", "fans", "fled", "a", "stadium"])
