import pytest

from services.figures.extractor import FigureExtractor


@pytest.mark.parametrize(
    "text",
    [
        "Talks resume on November 3.",
        "Talks resume on 3 November 2021.",
        "Talks have stalled since September 2014.",
        "Talks resume on 03/11/2021 at 16:30.",
        "Talks resume at 5 p.m. local time.",
        "The exams run on May 3, 4 and 5.",
        "Talks lasted three days.",
        "The 24-hour truce expired.",
        "A 12-year-old waited.",
        "Harbin Tolle, 47, of Upper Ford, waited.",
        "Children aged 5 to 12 waited.",
        "It was the 2nd round, and the third winner left.",
        "The council passed Resolution 2254.",
        "It breaks Article 51 of the charter.",
        "Call +44 20 7946 0958 now.",
        "She lives at 1935 Orchard St., by the river.",
        "Upper Ford won 3-1.",
        "An F-16 and a T-72 stood outside.",
        "COVID-19 closed the road.",
        "One of the guards waited; no one spoke.",
        "The 1990s were quiet.",
        "Two-thirds of it was gone.",
        "See https://example.org/2021/123456 for more.",
        "The scores were level.",
        "A five-member panel met.",
        "Reference 1111111111111111111111111111111111111111111111111111111111111111111.",
    ],
)
def test_a_number_that_counts_nothing_is_left_out(text: str) -> None:
    assert FigureExtractor().extract(text) == ()


def test_a_year_like_number_of_people_is_a_figure() -> None:
    (figure,) = FigureExtractor().extract("The camp holds 2000 people.")
    assert figure.value == 2000


@pytest.mark.parametrize(
    "text",
    [
        "Doors open from 10 p.m. to 11 p.m. tonight.",
        "It takes ten or fifteen years.",
        "Call 0800-555111.",
        "Take U.S. 54, 56 and 83.",
        "The vote is in District 7.",
        "Ana Ruiz, 8; Bo Ruiz, 10; and their aunt, who was 72, left.",
        "It was built in 1777.",
    ],
)
def test_further_numbers_of_local_news_are_left_out(text: str) -> None:
    assert FigureExtractor().extract(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Battalion 316 was disbanded.",
        "They waited at Gate 12 of Hotel 81.",
        "A girl of 12 waited.",
        "The P5+1 talks resumed.",
        "It fired a 155mm shell.",
        "He got a score of 86.",
        "Security Council Resolution 1325 was cited.",
        "The 9/11 attacks changed it.",
        "The 1967 borders were mentioned.",
        "The March 8 bloc and the 14 March alliance met.",
        "Prisoner No. 46664 left Room 101.",
        "Paragraph 12(b) of the decree applies.",
        "In 24 hours the river fell.",
        "The BM-21 and the SU-25 fell.",
    ],
)
def test_further_names_of_units_weapons_and_rooms_are_left_out(text: str) -> None:
    assert FigureExtractor().extract(text) == ()


def test_a_small_word_before_a_number_does_not_name_it() -> None:
    (figure,) = FigureExtractor().extract("In the hotel 12 guests were killed.")
    assert figure.value == 12
