"""News in words: places as the article writes them."""

import pytest

from claimwatch_contracts.extraction import AdministrativeArea, Place
from services.archive.join import join_report
from services.watch.wording import describe_figure
from tests.builders import article, extractions, figure, place

RAQQA = AdministrativeArea(geonames_id=172955, name="Ar Raqqah")


def described(text: str, *places: Place) -> str:
    """The figure of a text with these places, in words."""
    published = article(text)
    counted = (figure(text, "six", 6),)
    found = extractions(published, (), counted, places)
    filed = join_report(published, *found, story_id="s1", original=published.article_id)
    return describe_figure(filed, filed.figures[0])


@pytest.mark.parametrize(
    ("written", "shown"),
    [("Raqqa", "Raqqa"), ("RAQQA", "Raqqa"), ("raqqa", "Raqqa"), ("DRC", "DRC"), ("AR RAQQAH", "Ar Raqqah")],
)
def test_a_place_is_called_as_the_article_calls_it(written: str, shown: str) -> None:
    text = f"In {written} six bodies were found."
    assert described(text, place(text, written, name="Ar Raqqah")) == f"6 bodies found, {shown}, no claimant named"


def test_a_place_that_is_in_no_gazetteer_is_followed_by_its_town_as_the_article_calls_it() -> None:
    text = "Six were brought from Raqqa. At the Maternity Hospital six bodies were found."
    town = place(text, "Raqqa", name="Ar Raqqah")
    hospital = place(text, "Maternity Hospital", geonames_id=None, within=(RAQQA,))
    assert "bodies found, Maternity Hospital, Raqqa, no" in described(text, town, hospital)
    assert "bodies found, Maternity Hospital, Ar Raqqah, no" in described(text, hospital)


def test_a_name_that_has_its_town_in_it_is_not_followed_by_it() -> None:
    text = "At the Raqqa Stadium six bodies were found."
    stadium = place(text, "Raqqa Stadium", geonames_id=None, within=(RAQQA.model_copy(update={"name": "Raqqa"}),))
    assert described(text, stadium) == "6 bodies found, Raqqa Stadium, no claimant named"
