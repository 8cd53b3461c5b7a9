"""Words of harm in another sense count nobody harmed; the same words of people do."""

import pytest

from services.figures.extractor import FigureExtractor
from tests.unit.figures.readings import measures


@pytest.mark.parametrize(
    "text",
    [
        "The party captured 31 seats in the north.",
        "The list of the dead leaves out 41 accidents.",
        "Who can capture five justices on a divided court?",
        "Twelve trials have been held before a county judge.",
        "The 15 states that have held primaries chose him.",
        "There were 26 fairs, 17 of which had been held in spring.",
        "Nearly 10,000 bank jobs disappeared last year.",
        "The governor killed five programmes in June.",
        "Lawmakers killed 14 bills before the break.",
        "A dozen proposals died in committee.",
        "Refugees fleeing two nations crossed the border.",
        "The army has captured six towns since May.",
        "Reporters found that 30 files were missing.",
        "Raiders killed 40 head of cattle.",
        "The ministry said 200 head of sheep had died.",
        "Thieves abducted 75 head in one night.",
        "Twelve of his goats were killed.",
        "Forty calves drowned in the flood.",
    ],
)
def test_what_is_not_people_is_not_harmed_as_people_are(text: str) -> None:
    read = measures(text)
    assert read
    assert {measure for _, measure in read} == {"other"}


@pytest.mark.parametrize(
    "text",
    [
        "The housing crisis hurt millions of Ruritanians.",
        "New tariffs hurt thousands of farmers.",
        "The policy is hurting 30,000 pensioners.",
        "The cuts hurt 400 teachers, a union said.",
        "It is a law that puts the lives of millions on the line.",
        "They are risking the lives of thousands of soldiers.",
        "The vaccine changed the lives of 5,000 patients.",
        "The law would touch the lives of 12,000 families.",
        "A new book tells the lives of forty nurses.",
        "The dam endangers the lives of 900 villagers.",
        "Rivera captured 80 delegates in June.",
        "Thousands of herders' lives are at stake, a vet said.",
        "Some 3,000 lives are in danger, she said.",
        "Around 400,000 lives are threatened by hunger.",
        "The flood put 2,000 lives at risk.",
    ],
)
def test_who_is_hurt_in_the_purse_or_only_in_danger_is_not_harmed(text: str) -> None:
    assert [measure for _, measure in measures(text)] == ["people_other"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast hurt 12 people in the market.", [("12", "wounded")]),
        ("The floods claimed the lives of 40 villagers.", [("40", "killed")]),
        (
            "The siege claimed the lives of 129 guards and 116 raiders including a captain.",
            [("129", "killed"), ("116", "killed")],
        ),
        ("The army captured 30 rebels near the dam.", [("30", "detained")]),
        ("Soldiers killed five in the village.", [("five", "killed")]),
        ("Fleeing the town, 40 families reached the camp.", [("40", "displaced")]),
        ("At least 707 men shot and killed by guards were named.", [("707", "killed")]),
        ("He is one of 31 men shot and killed by guards.", [("31", "killed")]),
        ("8 persons killed 58 others injured as rockets fell on Homs", [("8", "killed"), ("58", "wounded")]),
        ("Nine people killed 40 people wounded in a raid on Homs", [("Nine", "killed"), ("40", "wounded")]),
        ("The centre has put the death toll at as high as 470,000.", [("470,000", "killed")]),
        ("The death toll may well be as high as 400,000.", [("400,000", "killed")]),
        ("The number of dead could be as many as 40.", [("40", "killed")]),
        (
            "At least 11 villagers among them three girls were killed on Thursday.",
            [("11", "killed"), ("three", "killed")],
        ),
        ("Some 30 fighters including four commanders were wounded there.", [("30", "wounded"), ("four", "wounded")]),
    ],
)
def test_harm_of_people_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Last updated at Apr 152017 A bomb went off.",
        "Published Jul 172015 by the desk.",
        "March 52019 The ministry spoke.",
        "The judge called it a great one to consider, and arrested nobody.",
        "It is 10 times the size of Malta.",
        "The camp is five times larger than in May.",
        "A 12-person panel heard the case.",
        "It was a 12 person race.",
        "The style says width: 100%; and no more.",
        "The box has margin-top: 12px; in it.",
    ],
)
def test_dates_run_together_and_sizes_are_no_figures(text: str) -> None:
    assert measures(text) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The raid left 14 people dead and over 20 wounded.--Dan Keller", ["people", None]),
        ("ELEVEN POLICE KILLED IN A BLAST.", ["police"]),
        ("SEVEN PIPELINE GUARDS ARRESTED.", ["pipeline guards"]),
        ("There were 24 arrests in Velda.", [None]),
        ("The ministry reported 31 deaths.", [None]),
        ("There were some 30,000 combat and civilian deaths.", ["combat and civilian"]),
        ("He said 40 civilian deaths were reported.", ["civilian"]),
        ("The raid killed 12 and wounded 30.", [None, None]),
        ("Three dozen herders were killed.", ["herders"]),
        ("NATO troops killed 12 FARC fighters.", ["FARC fighters"]),
    ],
)
def test_the_words_for_what_is_counted_do_not_repeat_the_measure(text: str, counted: list[str | None]) -> None:
    assert [figure.counted for figure in FigureExtractor().extract(text)] == counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was shot dead and another was wounded.", [("A man", "killed"), ("another", "wounded")]),
        ("A nurse was killed; another was abducted on the road.", [("A nurse", "killed"), ("another", "detained")]),
        ("One guard was killed and another was injured.", [("One", "killed"), ("another", "wounded")]),
        ("A pilot is missing and another was killed.", [("A pilot", "missing"), ("another", "killed")]),
        ("A boy drowned, and another died in hospital.", [("A boy", "killed"), ("another", "killed")]),
        ("A cook was arrested and another was questioned.", [("A cook", "detained")]),
        ("One plan was dropped and another was adopted.", []),
    ],
)
def test_another_person_is_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The loss of so many lives in one accident shocked the port.",
        "So many deaths in one crash are rare.",
    ],
)
def test_one_occurrence_is_nobody_harmed(text: str) -> None:
    assert measures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Seven sailors were taken to a clinic, where one of them later died.",
        "Five were hurt, one of whom died.",
        "Two guards were shot and one of them was dead on arrival.",
    ],
)
def test_one_of_those_counted_died(text: str) -> None:
    assert ("one", "killed") in measures(text)


def test_one_of_many_is_no_number() -> None:
    assert measures("He died in one of the camps.") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("On 17 February 29 people died at the gate.", "29"),
        ("On 3 May 40 soldiers were killed.", "40"),
    ],
)
def test_a_number_after_a_day_counts_people(text: str, number: str) -> None:
    assert measures(text) == [(number, "killed")]


def test_a_year_of_two_digits_counts_nobody() -> None:
    assert measures("He was born on 17 February 29, and 12 people died.") == [("12", "killed")]


@pytest.mark.parametrize(
    "text",
    ["Her colleagues had spoken to 22 survivors by telephone.", "The team interviewed 40 passengers of the bus."],
)
def test_who_was_only_asked_is_mentioned(text: str) -> None:
    (figure,) = FigureExtractor().extract(text)
    assert (figure.measure, figure.confidence) == ("people_other", 0.45)


@pytest.mark.parametrize(
    "text",
    ["Some 1,000 new cars were burnt out in the yard.", "Nine boats are missing off Leso.", "Six buses were burnt."],
)
def test_vehicles_are_not_harmed_as_people_are(text: str) -> None:
    assert [measure for _, measure in measures(text)] == ["other"]


@pytest.mark.parametrize(
    "text",
    [
        "About 3,000 drill operators demanded more pay.",
        "More than 1,000 rioters pelted the embassy.",
        "Seventy observers were let into the town.",
        "The board is sending 20 investigators.",
    ],
)
def test_nouns_of_what_people_do_count_people(text: str) -> None:
    assert [measure for _, measure in measures(text)] == ["people_other"]


def test_things_named_like_people_are_things() -> None:
    read = measures("Looters emptied 40 containers, 12 trailers and two headquarters, and took nine loaders.")
    assert [measure for _, measure in read] == ["other"] * 4


@pytest.mark.parametrize(
    "text",
    [
        "Eighty people were in hospital, at least 14 of them with severe burns.",
        "Thirty were pulled out, 14 of whom had broken bones and head injuries.",
    ],
)
def test_a_part_with_injuries_is_wounded(text: str) -> None:
    assert measures(text)[1][1] == "wounded"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Masked men stabbed 29 people to death at the station.", [("29", "killed")]),
        ("A mob beat two men to death.", [("two", "killed")]),
        ("Gunmen took 170 guests and staff hostage.", [("170", "detained")]),
        (
            "Among the dead are a young man and 18 National Guard soldiers.",
            [("a young man", "killed"), ("18", "killed")],
        ),
        (
            "Forty people were hurt, two of them badly, and around 2,000 have been evacuated.",
            [("Forty", "wounded"), ("two", "wounded"), ("2,000", "displaced")],
        ),
        ("In March 37 people died in Leso.", [("37", "killed")]),
        ("Fires raged in three storage tanks.", [("three", "other")]),
        ("Rebels destroyed three tanks.", [("three", "weapons")]),
    ],
)
def test_what_is_said_around_the_number(text: str, expected: list[tuple[str, str]]) -> None:
    assert measures(text) == expected
