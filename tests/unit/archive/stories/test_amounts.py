"""Whether the numbers of a text have changed: told by the words around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure
from services.archive.stories.amounts import Amount, amounts_of, have_changed
from services.archive.stories.words import words_of
from tests.builders import figure

LEAD = 12


def amounts(text: str, *figures: Figure) -> tuple[Amount, ...]:
    """The amounts of the text; its first words are the lead."""
    return amounts_of(words_of(text), figures, LEAD)


def killed(text: str, number: str, value: float | None = None, measure: Measure = Measure.KILLED) -> tuple[Amount, ...]:
    """The amounts of a text in which that number was extracted as a figure."""
    return amounts(text, figure(text, number, float(number) if value is None else value, measure))


QUAY = "Nobody knows how many people were on the quay when it gave way, but 12 of them are in the clinic and 3 at home."


@pytest.mark.parametrize(
    ("new", "old", "news"),
    [
        (QUAY, QUAY, False),
        (QUAY.replace("12", "15"), QUAY, True),
        (QUAY.replace("12", "12.0"), QUAY, False),
        (QUAY.replace("12", "3").replace("and 3", "and 12"), QUAY, True),
        (QUAY.replace("12 of them", "20 men"), QUAY, True),
        (QUAY.replace("but 12 of them", "whereas 20 of them"), QUAY, True),
        (QUAY.replace("but 12 of them", "whereas 3 of them"), QUAY, False),
        (QUAY.replace("and 3 at home", ""), QUAY, False),
        (QUAY, QUAY.replace("and 3 at home", ""), False),
        (f"{QUAY} Of 12 boats 9 were lost.", QUAY, False),
        (f"{QUAY} It is 40 years old.", f"{QUAY} There were 70 witnesses.", False),
    ],
)
def test_a_number_has_changed_where_another_stands_in_the_same_words(new: str, old: str, news: bool) -> None:
    assert have_changed(amounts(new), amounts(old)) is news


@pytest.mark.parametrize(
    "times",
    [
        ("on 3 May 2026", "on 4 May 2026"),
        ("on May 3", "on May 4"),
        ("in 2025", "in 2026"),
        ("at 10:30 we", "at 11:45 we"),
        ("by 1600 GMT", "by 1700 GMT"),
    ],
)
def test_times_are_no_amounts(times: tuple[str, str]) -> None:
    before, after = (amounts(f"The quay gave way {time}, the port says.") for time in times)
    assert before == after == ()


def test_a_figure_in_words_is_an_amount_and_what_is_implied_is_none() -> None:
    four, nine = "Early today four men died at sea.", "Early today nine men died at sea."
    assert have_changed(killed(nine, "nine", 9), killed(four, "four", 4))
    text = "A man was killed."
    assert amounts(text, figure(text, "A man", 1.0, Measure.KILLED, implicit=True)) == ()


def test_a_vague_figure_is_its_bounds() -> None:
    text = "Dozens of men died."
    (amount,) = amounts(text, figure(text, "Dozens", None, Measure.KILLED, min=24))
    assert (amount.value, amount.measure, amount.leads) == ("24.0-None", Measure.KILLED, True)


OLD, NEW = "At least 30 people died when the dam broke.", "The toll of the disaster has reached 41."
LATER = "Some of the houses further down could not be reached by boat on the first day, and there the army found 41."


def test_another_toll_in_the_lead_is_news_in_whatever_words() -> None:
    assert have_changed(killed(NEW, "41"), killed(OLD, "30"))
    assert not have_changed(killed(NEW, "41", measure=Measure.MONEY), killed(OLD, "30", measure=Measure.MONEY))


def test_harm_in_the_lead_that_the_other_text_does_not_count_is_news() -> None:
    assert have_changed(killed(NEW, "41"), killed(OLD, "30", measure=Measure.WOUNDED))
    same = NEW.replace("41", "30")
    assert not have_changed(killed(same, "30"), killed(OLD, "30", measure=Measure.WOUNDED))
    assert not have_changed(killed(NEW, "41", measure=Measure.MONEY), killed(OLD, "30"))


def test_a_toll_that_the_other_text_has_further_down_is_no_news_in_the_lead() -> None:
    old = f"{OLD} {LATER}"
    both = amounts(old, figure(old, "30", 30, Measure.KILLED), figure(old, "41", 41, Measure.KILLED))
    assert not have_changed(killed(NEW, "41"), both)
    assert not have_changed(both, killed(NEW, "41"))


def test_a_figure_of_the_lead_has_changed_also_if_its_value_stands_elsewhere() -> None:
    old = f"The flood killed 30 people overnight. {LATER}"
    new = f"Floods which killed 41 people overnight are over. {LATER}"
    found = [
        amounts(text, figure(text, number, float(number), Measure.KILLED))
        for text, number in ((old, "30"), (new, "41"))
    ]
    assert have_changed(*found)


@given(st.lists(st.sampled_from([*QUAY.split(), "7", "1,200", "nine"]), max_size=40))
def test_a_text_has_no_news_beside_itself_or_its_beginning(words: list[str]) -> None:
    whole = amounts(" ".join(words))
    assert not have_changed(whole, whole)
    assert all(amount.measure is None for amount in whole)


def test_a_toll_that_rose_is_news_though_the_earlier_one_is_told_again() -> None:
    old = f"{OLD} The port waits."
    new = f"{NEW} The toll was up from 30 on Monday."
    both = amounts(new, figure(new, "41", 41, Measure.KILLED), figure(new, "30", 30, Measure.KILLED))
    assert have_changed(both, killed(old, "30"))
    assert not have_changed(killed(old, "30"), both)


def test_several_new_numbers_of_people_harmed_are_more_than_an_edit() -> None:
    more = f"{OLD} Of the hurt 5 are boys, 6 are girls, 7 are old, and 8 are at sea."
    known = figure(more, "30", 30, Measure.KILLED)
    counted = [figure(more, number, float(number), Measure.WOUNDED) for number in "5678"]
    assert have_changed(amounts(more, known, *counted), killed(OLD, "30"))
    assert not have_changed(amounts(more, known, *counted[:2]), killed(OLD, "30"))
