"""What befell people by a predicate and the noun that goes with it, and who counts as people."""

import pytest

from services.figures.extractor import FigureExtractor


def measures(text: str) -> list[str]:
    return [figure.measure for figure in FigureExtractor().extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the 40 passengers, 22 did not survive.", ["people_other", "killed"]),
        ("Six more succumbed to their injuries.", ["killed"]),
        ("The outbreak has claimed 88 victims.", ["killed"]),
        ("Twelve people were rushed to hospital after the blast.", ["wounded"]),
        ("Four remain in critical condition after the crash.", ["wounded"]),
        ("Twelve people were taken to hospital with burns.", ["wounded"]),
        ("Medics treated 34 people for smoke inhalation.", ["wounded"]),
        ("21 others escaped with minor injuries.", ["wounded"]),
        ("Two guards lost limbs.", ["wounded"]),
        ("Four people needed hospital treatment.", ["wounded"]),
        ("About 90 villagers took refuge in a monastery.", ["displaced"]),
        ("30,000 people are living in camps.", ["displaced"]),
        ("Over 6,000 have crossed into Chad.", ["displaced"]),
        ("1,500 people have been moved to safety.", ["displaced"]),
        ("Fighting has driven 40,000 residents from the town.", ["displaced"]),
        ("Five climbers have not been found.", ["missing"]),
        ("Rescuers are searching for 18 sailors.", ["missing"]),
        ("Police held 30 activists overnight.", ["detained"]),
        ("Nine shepherds were beaten.", ["wounded"]),
    ],
)
def test_a_predicate_and_its_noun_tell_what_befell_people(text: str, expected: list[str]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Nine were admitted to hospital with cholera.", ["people_other"], id="a disease"),
        pytest.param("Nine ministers went to the hospital.", ["people_other"], id="a visit"),
        pytest.param("Some 400 troops crossed into Chad.", ["people_other"], id="bearers of arms"),
        pytest.param("Police are searching for 3 gunmen.", ["people_other"], id="no rescuers"),
        pytest.param("Nine shepherds were beaten and killed.", ["killed"], id="something worse"),
        pytest.param("Five bags have not been found.", ["other"], id="no people"),
        pytest.param("The attack claimed 12 lives.", ["killed"], id="lives"),
    ],
)
def test_a_noun_alone_or_a_predicate_alone_does_not(text: str, expected: list[str]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    "people",
    [
        "participants",
        "surgeons",
        "vendors",
        "veterans",
        "locals",
        "adolescents",
        "siblings",
        "Uighurs",
        "Catholics",
        "midwives",
    ],
)
def test_people_by_station_faith_and_kin_are_people(people: str) -> None:
    assert measures(f"About 300 {people} signed the letter.") == ["people_other"]


def test_one_by_station_is_somebody_known() -> None:
    assert measures("A general was killed.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry raised the number of prisoners killed in a camp in Marib to 41.", ["killed"]),
        ("Police revised the death toll down to 19.", ["killed"]),
        ("About 2,000 people returned home.", ["people_other"]),
    ],
)
def test_amounts_and_predicates_after_phrases(text: str, expected: list[str]) -> None:
    assert measures(text) == expected
