"""News in words: places as the article writes them."""

import pytest

from claimwatch_contracts.extraction import AdministrativeArea, Factuality, Place
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Measure, Polarity, Submeasure
from services.archive.joining.join import join_report
from services.watch.news.wording import describe_figure, describe_statement
from tests.builders import article, attribution, extractions, figure, place, report

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


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"measure": Measure.OTHER, "counted": "polling stations"}, "6 polling stations"),
        ({"measure": Measure.PEOPLE_OTHER, "counted": "cholera patients"}, "6 cholera patients"),
        ({"measure": Measure.BUILDINGS, "counted": "houses", "submeasure": Submeasure.HOMES}, "6 houses"),
        ({"measure": Measure.KILLED, "counted": "women and children"}, "6 killed (women and children)"),
        ({"measure": Measure.KILLED, "counted": "people"}, "6 killed"),
        ({"measure": Measure.DISPLACED, "submeasure": Submeasure.EVACUATED}, "6 evacuated"),
        ({"measure": Measure.PEOPLE_OTHER}, "6 people"),
    ],
)
def test_what_is_counted_is_said_in_the_articles_words_and_harm_by_its_measure(
    counts: dict[str, str], shown: str
) -> None:
    counting = ReportedFigure(start=0, end=3, text="six", value=6, **counts)
    assert describe_figure(report(), counting) == f"{shown}, no claimant named"


@pytest.mark.parametrize(
    ("cue", "shown"),
    [
        ("said", "Health Ministry: the clinic was hit"),
        ("has also said", "Health Ministry: the clinic was hit"),
        ("could not confirm that", "Health Ministry could not confirm that: the clinic was hit"),
        ("denied", "Health Ministry denied: the clinic was hit"),
        ("declined to say whether", "Health Ministry declined to say whether: the clinic was hit"),
    ],
)
def test_a_statement_shows_a_cue_that_says_more_than_that_somebody_speaks(cue: str, shown: str) -> None:
    text = f"The ministry {cue} the clinic was hit."
    statement = attribution(text, "The ministry", cue, "the clinic was hit")
    assert describe_statement(filed(text), statement) == shown


def test_a_denial_in_the_words_of_plain_saying_is_called_one() -> None:
    text = "The ministry said the clinic was hit."
    denial = attribution(
        text, "The ministry", "said", "the clinic was hit", factuality=Factuality(polarity=Polarity.DENIED)
    )
    assert describe_statement(filed(text), denial) == "Health Ministry denies: the clinic was hit"


def filed(text: str) -> Report:
    """A report of the text, without extractions."""
    published = article(text)
    return join_report(published, *extractions(published), story_id="s1", original=published.article_id)
