"""A number that names nothing counts what the words around it say, or what the text counted before."""

import pytest

from services.figures.extractor import FigureExtractor
from tests.unit.figures.readings import measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast wounded shoppers. Forty people were being treated for burns at the clinic.", ("Forty", "wounded")),
        ("Shells wounded shoppers. A further 61 were still in intensive care, the ministry said.", ("61", "wounded")),
        ("The hall fell in. 18 patients remained in critical condition with fractures.", ("18", "wounded")),
        ("The clinic reports 61 people still on its wards, some with gunshot wounds.", ("61", "wounded")),
        ("The injured were brought by cart, and the wards hold 90.", ("90", "wounded")),
        ("Cholera has spread to the port. Forty people were being treated at the centre.", ("Forty", "people_other")),
        ("Forty people were being treated at the centre.", ("Forty", "people_other")),
    ],
)
def test_who_is_treated_is_wounded_where_the_text_tells_of_wounds(text: str, expected: tuple[str, str]) -> None:
    assert measures(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve people were killed. The clinic's own count stood at 14 on Friday night.", ("14", "killed")),
        ("Twelve people were killed in the raid. The union's figure had risen above 20.", ("20", "killed")),
        ("Fire killed 12 workers. The chief doctor gave the number as 13.", ("13", "killed")),
        ("Nine people are missing. The coast guard's list has grown to 15 names.", ("15", "missing")),
        ("In Vale 103 people have died since June. In Orsk the number is 128.", ("128", "killed")),
        ("Twelve people were killed. We reject the militia's number of 130.", ("130", "killed")),
        ("The firm's sales fell. Its own count stood at 14 on Friday.", ("14", "other")),
        ("Twelve people were killed. The company's figure had risen above 20 shops.", ("20", "buildings")),
    ],
)
def test_a_bare_count_counts_what_was_counted_before(text: str, expected: tuple[str, str]) -> None:
    assert measures(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A raft was raised, bringing the number of people killed when the boats overturned to 58.", "killed"),
        ("The list of the missing, which had shrunk to 58 names, was pinned to the door.", "missing"),
        ("A lawyers' group published the names of 58 people it said were detained during the march.", "detained"),
        ("The count of displaced has climbed past 58 since Friday.", "displaced"),
    ],
)
def test_a_count_of_a_state_says_the_measure(text: str, expected: str) -> None:
    assert measures(text)[-1] == ("58", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They read out the names of those killed in the raid, 58 of them, the youngest a boy.", "killed"),
        ("A list of the women who were detained in Orun, 58 of them, was published.", "detained"),
        ("They read out the names of the winners of the race, 58 of them.", "other"),
    ],
)
def test_of_them_counts_those_before(text: str, expected: str) -> None:
    assert measures(text)[-1] == ("58", expected)


def test_sets_of_remains_are_bodies() -> None:
    assert measures("Teams have recovered 38 sets of human remains.") == [("38", "bodies_found")]
    assert measures("So far 38 sets of remains have been identified.") == [("38", "other")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 3,200 people have left Orun town since the air strike.", ("3,200", "displaced")),
        ("About 900 residents left the village after the shelling.", ("900", "displaced")),
        ("More than 400 families had already left the valley, fearing another flood.", ("400", "displaced")),
        ("Thirty ministers left the party after the vote.", ("Thirty", "people_other")),
        ("Thirty people left Orun on Friday for the fair.", ("Thirty", "people_other")),
    ],
)
def test_who_leaves_a_place_for_what_happened_there_is_displaced(text: str, expected: tuple[str, str]) -> None:
    assert measures(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cholera has reached Orun. By Friday 214 people had fallen ill.", "cases"),
        ("Measles has spread. So far 90 children were infected in the camp.", "cases"),
        ("The outbreak began in May. Province of Orun: 388 cumulative cases.", "cases"),
        ("The outbreak began in May. Orun has 388 cumulative cases, of which 57 new in the last 24 hours.", "cases"),
        ("In Vale 40 people had fallen ill.", None),
    ],
)
def test_those_who_fall_ill_are_cases_where_the_text_tells_of_a_disease(text: str, expected: str | None) -> None:
    assert list(FigureExtractor().extract(text))[-1].submeasure == expected


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("A pit held 38 bodies. Twelve of the dead had been identified.", "Twelve", "people_other"),
        ("Floods killed 38. Nineteen of the dead now have names.", "Nineteen", "people_other"),
        ("The court ordered the arrest of seven people.", "seven", "people_other"),
        ("Prosecutors issued arrest warrants for nine men.", "nine", "people_other"),
        ("The police arrested seven people.", "seven", "detained"),
        ("Of the eleven people arrested, nine were let go on Monday.", "nine", "people_other"),
        ("The team lifted 38 bodies, of which five were women and three children.", "three", "bodies_found"),
        ("The team lifted 23 bodies. Four of them are of women.", "Four", "bodies_found"),
        ("Of the people whom the fever has killed in Orun, 15 were children.", "15", "killed"),
        ("The mission knows of 29 bodies. The search board puts them at 31.", "31", "bodies_found"),
        ("The board has lifted 57 bodies from two pits: 38 at Orun and 19 at Vale.", "38", "bodies_found"),
        ("The board has lifted 57 bodies from two pits: 38 at Orun and 19 at Vale.", "19", "bodies_found"),
    ],
)
def test_what_becomes_of_those_counted_says_what_is_counted(text: str, number: str, measure: str) -> None:
    assert (number, measure) in measures(text)


def test_an_order_to_arrest_covers_those_among_the_wanted() -> None:
    found = measures("The court ordered the arrest of seven people, among them two members of the guard.")
    assert [measure for _, measure in found] == ["people_other", "people_other"]


@pytest.mark.parametrize(
    "text", ["They shot a schoolboy of twelve.", "A woman of 34 died.", "A girl of nine is missing."]
)
def test_the_age_of_one_person_counts_nobody(text: str) -> None:
    assert not {"twelve", "34", "nine"} & {number for number, _ in measures(text)}


def test_a_former_count_is_left_out_where_the_toll_follows_the_new_one() -> None:
    assert measures("The clinic raised its count from 37 to 44 deaths.") == [("44", "killed")]


@pytest.mark.parametrize("many", ["Thousands of demonstrators", "Tens of thousands of troops", "Dozens of women"])
def test_vague_numbers_of_others_are_no_part_of_a_toll(many: str) -> None:
    assert measures(f"The raid killed 12 people. {many} gathered along the river.")[-1][1] == "people_other"


def test_their_number_is_that_of_the_crowd_named_last() -> None:
    text = "Police killed four people. Around 6,000 protesters marched to the hall. The police put their number at 800."
    assert list(FigureExtractor().extract(text))[-1].submeasure == "crowd"


def test_the_age_of_the_youngest_counts_nobody() -> None:
    assert measures("Fire killed seven workers. The youngest of the dead is fifteen.") == [("seven", "killed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 2,000 people moved to evacuation centers.", [("2,000", "displaced")]),
        ("Some 3,000 residents were moved to safer ground.", [("3,000", "displaced")]),
        ("About 400 villagers have moved to higher ground.", [("400", "displaced")]),
        ("About 60 families moved to temporary relief camps.", [("60", "displaced")]),
        ("Nine families moved to Canada.", [("Nine", "people_other")]),
        ("Most of the dead, some 90, lived in Orun.", [("90", "killed")]),
        ("Half of the wounded, some 30, are in hospital.", [("30", "wounded")]),
        ("The rest of the missing, at least 12, are miners.", [("12", "missing")]),
        ("Many of the detained, about 40, were students.", [("40", "detained")]),
        ("Most of the cattle, about 60, were sold.", [("60", "other")]),
        ("Some 300 buildings were damaged and 40 have collapsed.", [("300", "buildings"), ("40", "buildings")]),
        ("Some 300 homes are destroyed and 900 damaged.", [("300", "buildings"), ("900", "buildings")]),
        ("Some 50 people were hurt and 12 were burned.", [("50", "wounded"), ("12", "wounded")]),
        ("The fire killed 16 people. A wall bears the names of all 16 victims.", [("16", "killed"), ("16", "killed")]),
        ("Police killed 28 people. A nurse saw 12 victims.", [("28", "killed"), ("12", "people_other")]),
    ],
)
def test_who_was_brought_to_safety_and_how_many_most_of_the_dead_are(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(figure.text, figure.measure) for figure in FigureExtractor().extract(text)] == expected
