"""What a lead plainly tells to have happened without a number, and what it does not."""

import pytest

from tests.unit.language.joining.test_brief import read

PLAIN = {
    "strike": ("Air strike hits market in Kaduna", "An air strike hit a market in Kaduna on Tuesday, residents said."),
    "blast": ("Blast rocks mosque", "KABUL, Nov 3 (XY) - A powerful explosion rocked a mosque in Kunduz on Friday."),
    "ferry": ("Ferry sinks off Barishal", "A ferry sank off Barishal on Sunday night, the coast guard said."),
    "clashes": ("Clashes in Tripoli", "Heavy clashes broke out in Tripoli overnight between rival militias."),
    "flood": ("Floods hit Dadu", "Floodwaters swept through Dadu on Monday, forcing people onto roofs."),
    "protest": ("Police break up protest in Lima", "Police dispersed a protest in Lima on Monday with tear gas."),
}
NOT_PLAIN = {
    "anniversary": ("A year after Kaduna strike", "An air strike hit a market in Kaduna a year ago on Tuesday."),
    "denial": ("Air strike denied", "The ministry denied that an air strike hit a market in Kaduna on Tuesday."),
    "undated": ("Why markets are bombed", "A bomb struck a market in Kaduna. It was one of many."),
    "foreseen": ("Storm nears Lima", "A storm could hit Lima on Tuesday, forecasters said."),
    "game": ("Late strike sinks Lagos", "A strike by Musa hit the post in Kaduna on Tuesday in the league."),
    "country": ("Attacks in Mali", "Gunmen attacked villages in Mali on Monday."),
    "other-title": ("Ministers meet", "An air strike hit a market in Kaduna on Tuesday."),
}


@pytest.mark.parametrize(("title", "text"), PLAIN.values(), ids=PLAIN)
def test_a_lead_that_names_town_and_day_makes_an_occurrence(title: str, text: str) -> None:
    occurrences = read(title, text).occurrences
    assert len(occurrences) == 1
    assert occurrences[0].what is not None


@pytest.mark.parametrize(("title", "text"), NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_a_lead_that_looks_back_denies_or_foresees_makes_none(title: str, text: str) -> None:
    assert read(title, text).occurrences == ()
