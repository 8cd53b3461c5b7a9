"""Days and months."""

import calendar as standard
import re

import pytest

from claimwatch_language.calendar import MONTH, MONTHS, NAMES, SHORT_MONTHS, WEEKDAYS, month_number


def test_the_names_stand_in_the_order_of_the_standard_library() -> None:
    assert [day.capitalize() for day in WEEKDAYS] == list(standard.day_name)
    assert [month.capitalize() for month in MONTHS] == list(standard.month_name)[1:]
    assert len(NAMES) == 19


@pytest.mark.parametrize("name", [*MONTHS, *sorted(SHORT_MONTHS), "Sept.", "JAN"])
def test_a_month_is_read_whole_or_shortened(name: str) -> None:
    assert re.compile(MONTH, re.IGNORECASE).fullmatch(name)
    assert MONTHS[month_number(name) - 1].startswith(name[:3].lower())


@pytest.mark.parametrize("word", ["mayor", "marched", "decade", "janet"])
def test_other_words_are_no_months(word: str) -> None:
    assert not re.compile(MONTH, re.IGNORECASE).match(word)
