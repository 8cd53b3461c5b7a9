"""Where people are held, in every word for it."""

import pytest

from services.figures.frames.vocabulary import CUSTODY
from tests.unit.figures.readings import measures


@pytest.mark.parametrize("where", sorted(CUSTODY))
def test_who_is_held_is_held_in_any_of_them(where: str) -> None:
    before = "behind" if where == "bars" else "on" if where == "remand" else "in"
    assert measures(f"Forty protesters were still held {before} {where} on Monday.") == [("Forty", "detained")]


@pytest.mark.parametrize("where", sorted(CUSTODY))
def test_who_died_there_died(where: str) -> None:
    before = "behind" if where == "bars" else "on" if where == "remand" else "in"
    assert measures(f"Forty prisoners died {before} {where}, a lawyer said.") == [("Forty", "killed")]
