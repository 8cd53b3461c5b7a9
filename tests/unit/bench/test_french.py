"""The benchmark of French attributions: its gold, what counts as right, and the rates that are held."""

import pytest

from bench.french.measuring import Gold, Measures, Wanted, measured, read_gold


@pytest.mark.parametrize("held_out", [False, True])
def test_at_least_eighty_five_of_a_hundred_are_right(held_out: bool) -> None:
    half = [item for item in read_gold() if item.held_out is held_out]
    measures = measured(half)
    assert len(half) >= 40
    assert measures.right >= 0.85 * measures.wanted > 0
    assert measures.wrongly <= 0.1 * measures.wanted


@pytest.mark.parametrize(
    ("wanted", "rates"),
    [
        (Wanted("maire", "déclaré", "Le pont est coupé"), (1, 1, 1, 1)),
        (Wanted("préfet", "déclaré", "Le pont est coupé"), (0, 1, 1, 0)),
        (Wanted("maire", "dit", "Le pont est coupé"), (1, 0, 1, 0)),
        (Wanted("maire", "déclaré", "La route est longue"), (1, 1, 0, 0)),
    ],
)
def test_each_part_is_judged_by_itself(wanted: Wanted, rates: tuple[int, int, int, int]) -> None:
    gold = Gold("x", False, "« Le pont est coupé », a déclaré le maire.", (wanted,))
    found: Measures = measured([gold])
    assert (found.sources, found.cues, found.contents, found.right) == rates
    assert len(found.faults) == (0 if all(rates) else 1)


def test_what_nobody_wants_is_found_wrongly() -> None:
    found = measured([Gold("x", False, "« Le pont est coupé », a déclaré le maire.", ())])
    assert (found.wanted, found.wrongly, len(found.faults)) == (0, 1, 1)
