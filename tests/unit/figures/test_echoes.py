"""A toll that is given again without its number, or backed, is a figure with that number."""

import pytest

from claimwatch_contracts.extraction import Figure
from services.figures.extractor import FigureExtractor

LEAD = "The minister said 52 people had died and eight were missing, among them three children. "


def echoes(text: str) -> list[Figure]:
    """The figures that go back to another one."""
    return [figure for figure in FigureExtractor().extract(text) if figure.implicit]


@pytest.mark.parametrize(
    ("sentence", "words", "measure", "value"),
    [
        ("The Red Cross gave the same toll.", "the same toll", "killed", 52),
        ("The army reported the same number of missing.", "the same number of missing", "missing", 8),
        ("The union counts the same number of children.", "the same number of children", "missing", 3),
        ("The governor confirmed the toll.", "the toll", "killed", 52),
        ("The mayor endorsed the death toll on Friday.", "the death toll", "killed", 52),
        ("Police stood by the figure.", "the figure", "missing", 8),
        ("The army dismissed the toll as an exaggeration.", "the toll", "killed", 52),
        ("The rebels rejected that toll.", "that toll", "killed", 52),
        ("The governor described the toll as a rumour spread by rivals.", "the toll", "killed", 52),
        ("The junta called the death toll a lie.", "the death toll", "killed", 52),
        ('A spokesman branded the toll "propaganda".', "the toll", "killed", 52),
    ],
)
def test_a_count_given_again_has_the_number_that_was_given(sentence: str, words: str, measure: str, value: int) -> None:
    (figure,) = echoes(LEAD + sentence)
    assert (figure.text, figure.measure, figure.value) == (words, measure, value)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody confirmed the toll.",
        "The governor called the toll conservative.",
        "The mayor described the toll as heavy.",
        "Nobody rejected the toll.",
        "The army dismissed the toll of 60.",
        "The army could not confirm the toll.",
        "The clinic gave the same number of dead, 52.",
        "The governor confirmed the toll of 60.",
        "The hospital gave the same number of wounded.",
    ],
)
def test_what_nobody_gives_is_no_figure(sentence: str) -> None:
    assert not echoes(LEAD + sentence)


def test_a_number_that_came_to_a_count_is_not_what_is_backed() -> None:
    text = "The toll stands at 52. Three more people died overnight. The governor confirmed the toll."
    assert [figure.value for figure in echoes(text)] == [52]


def test_the_whole_of_a_part_is_found_after_an_echo() -> None:
    text = LEAD + "The Red Cross gave the same toll. Police detained 12 people, including three boys."
    figures = FigureExtractor().extract(text)
    (part,) = [figure for figure in figures if figure.text == "three" and figure.subset_of and figure.start > len(LEAD)]
    assert part.subset_of is not None and figures[part.subset_of].text == "12"


TWO = "The hospital said 40 people were killed in Gao. Residents speak of 62 dead. "


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The army described the residents' figure as pure fantasy.", 62),
        ("The army rejected the hospital's toll.", 40),
        ('The governor called the hospital\'s count "a number for the archive".', 40),
        ("Its spokesman branded the residents’ figure “an old wives’ tale”.", 62),
        ('The governor called that figure "pure theatre".', 62),
        ("The Red Cross gave the same toll as the hospital.", 40),
        ("The union counts the same number as the residents.", 62),
        ("Police, who have seen the hospital's list, gave the same toll.", 40),
        ("The mayor, who had last spoken of 11 dead, now gave the same toll as the hospital.", 40),
    ],
)
def test_a_count_that_goes_back_to_somebody_is_the_one_that_he_gave(sentence: str, value: int) -> None:
    (figure,) = echoes(TWO + sentence)
    assert (figure.measure, figure.value) == ("killed", value)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army rejected the opposition's figure.",
        'The governor called the hospital\'s count "a tragedy".',
        'The governor called the toll "a disgrace to us all".',
        'The mayor called that figure "the start of a reckoning".',
        "The union gave the same toll as the opposition.",
    ],
)
def test_what_goes_back_to_nobody_told_of_is_no_figure(sentence: str) -> None:
    assert not echoes(TWO + sentence)
