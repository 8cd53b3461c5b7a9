"""Places named as owners of what happened or by who tells of a deed there; places of reporters and of some people."""

import pytest

from tests.unit.language.joining.test_places_in_turn import placed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The agency says the death toll from Togo's cholera epidemic has risen to more than 1,700.", {1700: "Togo"}),
        ("The death toll from Kenya's floods has risen to 212, aid workers say.", {212: "Kenya"}),
        ("The toll from Benin's long drought stands at 44, the agency said.", {44: "Benin"}),
        (
            "Officials in Hungary say they have slaughtered more than 9,000 geese in a southern village.",
            {9000: "Hungary"},
        ),
        ("Authorities in Romania said they had evacuated 400 families from a village by the river.", {400: "Romania"}),
        ("Police in Kenya say they have arrested 31 people over the attack.", {31: "Kenya"}),
    ],
)
def test_a_place_is_read_where_it_owns_what_happened_or_its_bodies_tell_what_they_did(
    text: str, expected: dict[float, str]
) -> None:
    assert placed(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A bomber has killed 11 people in an attack on a convoy. Ana Ruiz reports from Kabul.", 11),
        ("A bomber has killed 11 people in an attack on a convoy, says Ana Ruiz, reporting from Kabul.", 11),
        (
            "At least 400 foreigners, including Arab and Pakistani Muslims, were killed at the prison, its chief said.",
            400,
        ),
        ("At least 12 pilgrims, among them two elderly Indonesian women, died in the crush.", 12),
    ],
)
def test_nothing_happened_where_a_reporter_writes_or_where_some_of_those_harmed_come_from(
    text: str, value: float
) -> None:
    assert placed(text)[value] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven people were killed when a bus left the Orun Highway in Nepal's Dhading district, police said.", 11),
        ("Eleven people were killed when a bus left the road in Nepal's Dhading district, police said.", 11),
        ("Eleven people died when the train left the rails in Nepal's Dhading district, police said.", 11),
    ],
)
def test_a_vehicle_comes_to_harm_where_it_leaves_its_road(text: str, expected: float) -> None:
    assert placed(text)[expected] == "Dhading"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministry raised the toll of the flood to 80. The 80 names were read out in Biratnagar by a party.", 80),
        ("The flood killed 80 people. The list of the dead was handed over in Geneva on Monday by a network.", 80),
        ("The storm killed 80 people, and a report on it was made public in Vienna by the fund.", 80),
    ],
)
def test_nothing_happened_where_names_are_read_out(text: str, value: float) -> None:
    assert placed(text).get(value) is None


def test_a_bus_that_left_a_town_is_not_there() -> None:
    text = "Eleven people died when a bus that had left Biratnagar fell into a river in Dharan."
    assert placed(text)[11] == "Dharān"
