"""The keys of what watches have been told outlive a release: these are stored, and none may change."""

from datetime import date

from claimwatch_contracts.extraction import DateInterval, Factuality
from claimwatch_contracts.vocabulary import Polarity
from services.watch.news.told_keys import correction_key, figure_key, statement_key, told_story_key
from tests.builders import report

REPORT = report()
FIGURE = REPORT.figures[0]
PERIOD = DateInterval(start=date(2011, 3, 15), end=date(2019, 1, 1), text="since 2011")
BARE = {
    "place": None,
    "claimant": None,
    "unit": "USD",
    "population": "civilians",
    "value": None,
    "min": 40.0,
    "max": 60.0,
}


def key(**changes: object) -> str:
    """The key of the report's figure with these changes."""
    return figure_key(FIGURE.model_copy(update=changes))


def test_the_keys_of_stories_and_statements_stay_as_they_are() -> None:
    assert told_story_key(REPORT) == "2759a2fe-5737-5224-87e5-7ac8b8b87538"
    assert [statement_key(attribution) for attribution in REPORT.attributions] == [
        "d8d54f00-b9db-5a6c-bf35-fa2f7764b2c8",
        "bef21e18-2b10-541c-9b08-f41c72753af2",
    ]


def test_the_keys_of_figures_stay_as_they_are() -> None:
    assert FIGURE.place is not None
    unlisted = FIGURE.place.model_copy(update={"geonames_id": None, "name": "Panorama District"})
    assert key() == "2d7967b3-6624-5773-b1d6-cfb134c3b448"
    assert key(factuality=Factuality(polarity=Polarity.DENIED)) == "eb65f852-6c43-59f4-a122-d8d5faecef8c"
    assert key(date=PERIOD) == "00051487-372a-5421-85e1-286a33efca03"
    assert key(date=PERIOD.model_copy(update={"open": True})) == "841fccc9-154e-5bc1-b81b-b84509b7a48b"
    assert key(place=unlisted) == "5f0d1628-b156-592c-84c9-9ae8a918b650"
    assert key(**BARE) == "6134ed0d-f37a-5aaa-81ba-875ba079cb44"


def test_the_keys_of_corrections_stay_as_they_are() -> None:
    corrected = FIGURE.model_copy(update={"corrects": FIGURE.model_copy(update=BARE)})
    assert correction_key(corrected) == "25dc0ab8-22ee-500f-9073-ddcc436a71ed"
