"""What makes two figures speak of the same thing."""

from datetime import date

import pytest

from claimwatch_contracts.extraction import DateInterval, Factuality
from claimwatch_contracts.vocabulary import Comparator, Measure, Polarity
from claimwatch_language.figure_identity import amount, claimant_key, counted, period_key, place_key
from tests.builders import report

FIGURE = report().figures[0]


def test_a_place_is_its_id_or_its_name() -> None:
    place = FIGURE.place
    assert place is not None
    assert place_key(place) == 172955
    assert place_key(place.model_copy(update={"geonames_id": None, "name": "Panorama District"})) == "panorama district"
    assert place_key(None) is None


def test_an_open_period_is_known_by_its_first_day() -> None:
    first, last = date(2011, 3, 15), date(2019, 1, 1)
    assert period_key(DateInterval(start=first, end=last, text="x")) == (first, last)
    assert period_key(DateInterval(start=first, end=last, text="since 2011", open=True)) == (first, None)
    assert period_key(None) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"claimant": None},
        {"factuality": Factuality(polarity=Polarity.DENIED)},
        {"measure": Measure.KILLED},
        {"population": "women"},
        {"unit": "USD"},
        {"place": None},
    ],
)
def test_each_of_these_makes_it_another_thing_that_is_counted(changes: dict[str, object]) -> None:
    other = FIGURE.model_copy(update=changes)
    assert counted(other) != counted(FIGURE)
    assert amount(other) == amount(FIGURE)


@pytest.mark.parametrize("changes", [{"value": 41.0}, {"min": 40.0}, {"max": 41.0}, {"comparator": Comparator.ABOUT}])
def test_each_of_these_makes_it_another_amount_of_the_same(changes: dict[str, object]) -> None:
    other = FIGURE.model_copy(update=changes)
    assert counted(other) == counted(FIGURE)
    assert amount(other) != amount(FIGURE)


def test_the_article_itself_has_no_key() -> None:
    assert claimant_key(FIGURE) == "health-ministry"
    assert claimant_key(FIGURE.model_copy(update={"claimant": None})) is None
