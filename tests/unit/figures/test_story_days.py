"""The day of a figure whose sentence gives none. The articles appeared on Thursday, 14 March 2024."""

from datetime import UTC, datetime

import pytest

from services.figures.extractor import FigureExtractor

PUBLISHED = datetime(2024, 3, 14, 9, 30, tzinfo=UTC)


def last_period(text: str) -> tuple[str, str] | None:
    """The first and last day of the last figure of the text."""
    when = FigureExtractor().extract(text, PUBLISHED)[-1].date
    return None if when is None else (str(when.start), str(when.end))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Rebels stormed a base on Sunday. Nine men were killed.", "2024-03-10", id="next sentence"),
        pytest.param("A quake hit Orsk on 9 March. It was strong. Nine people died.", "2024-03-09", id="one between"),
        pytest.param("A blast hit a market on Monday.\n\nThe explosion killed nine.", "2024-03-11", id="definite noun"),
        pytest.param("A bus crashed on Monday.\n\nMedics said the dead included nine girls.", "2024-03-11", id="dead"),
        pytest.param(
            "Shells fell on Monday.\n\nParliament met on Tuesday.\n\nThe shelling killed nine.",
            "2024-03-11",
            id="past a day on which nobody came to harm",
        ),
        pytest.param(
            "A ferry sank on Monday.\n\nIt was old and rusty.\n\nNine people drowned.", "2024-03-11", id="only day"
        ),
        pytest.param(
            "A ship sank today, drowning 14. The wreck came a day after a fire killed nine.",
            "2024-03-13",
            id="a day after",
        ),
        pytest.param(
            "Rebels stormed Orsk on Friday. Two days later they killed nine men.", "2024-03-10", id="days later"
        ),
        pytest.param(
            "Shells hit Orsk on Friday. Nine men were killed there a day earlier.", "2024-03-07", id="a day earlier"
        ),
        pytest.param("A bus crashed on Friday. The next day nine men died.", "2024-03-09", id="the next day"),
        pytest.param(
            "He told on Monday how a raid on Sunday began. Nine men were killed.",
            "2024-03-10",
            id="not of speech",
        ),
    ],
)
def test_a_figure_has_the_day_of_the_occurrence_that_its_sentence_goes_on_about(text: str, day: str) -> None:
    assert last_period(text) == (day, day)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A blast hit Orsk on Monday. In the war, 12,000 people have been killed.", id="a war"),
        pytest.param("A blast hit Orsk on Monday. A previous one killed nine.", id="a previous one"),
        pytest.param("A blast hit Orsk on Monday. Another attack killed nine.", id="another one"),
        pytest.param("A blast hit Orsk on Monday. So far nine have been killed.", id="so far"),
        pytest.param("A blast hit Orsk on Monday. The dam could kill nine.", id="a possibility"),
        pytest.param("The mayor spoke on Monday. Nine people were killed.", id="speech"),
        pytest.param("The mayor met voters on Monday. Nine people were killed.", id="no occurrence"),
        pytest.param("The vote will be held on Friday. Nine people were killed.", id="a day ahead"),
        pytest.param("Raids hit Orsk on Monday and on Tuesday. Nine people were killed.", id="two days"),
        pytest.param("A blast hit Orsk in 2011. Nine people were killed.", id="a year"),
        pytest.param("A blast hit Orsk on Monday. The aid cost 40 dollars.", id="no harm"),
    ],
)
def test_a_sentence_of_another_occurrence_takes_no_day(text: str) -> None:
    assert last_period(text) is None


def test_a_lead_with_a_time_and_no_day_is_of_the_last_such_time() -> None:
    lead = "A bomb went off at 7.50 am local time in Orsk, killing two men."
    assert last_period(lead) == ("2024-03-13", "2024-03-14")
    assert last_period(f"{lead}\n\nThe blast wounded nine.") == ("2024-03-13", "2024-03-14")
    assert last_period(f"A fair was held on Monday. {lead}") is None
