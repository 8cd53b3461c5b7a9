"""Measures of names and places."""

import pytest

from bench.mentions.gold import PlacesArticle
from bench.mentions.judging import FoundPlace, judge
from bench.mentions.measures import measures, reliabilities

ARTICLE = PlacesArticle.model_validate(
    {
        "id": "1",
        "text": "From Elmport to Oakfield, past Hill Road, the Elmian baker",
        "places": [
            {"start": 5, "end": 12, "lat": 10.0, "lon": 20.0, "geonames_id": 1},
            {"start": 16, "end": 24, "lat": 50.0, "lon": 20.0, "geonames_id": 2},
            {"start": 31, "end": 40},
            {"start": 46, "end": 52, "lat": 10.0, "lon": 20.0, "geonames_id": 1, "optional": True},
        ],
    }
)


def test_near_enough_is_right_and_the_same_record_is_no_error() -> None:
    near, elsewhere = FoundPlace(5, 12, 11.0, 20.0, 9), FoundPlace(16, 24, 40.0, 20.0, 2)
    results = measures([judge(ARTICLE, [near, elsewhere])])
    assert results["within_161_km"] == {"of_all": 1.0, "of_found": 1.0, "of_resolved": 1.0}
    assert results["id_accuracy_of_found"] == 0.5
    assert results["median_error_km"] == pytest.approx(111.195 / 2, abs=0.001)


def test_an_unresolved_name_is_found_and_not_located() -> None:
    results = measures([judge(ARTICLE, [FoundPlace(5, 12)])])
    assert results["overlap"] == {"precision": 1.0, "recall": pytest.approx(1 / 3), "f1": 0.5}
    assert results["within_161_km"] == {"of_all": 0.0, "of_found": 0.0, "of_resolved": None}
    assert results["median_error_km"] is None


def test_what_lies_on_an_optional_name_does_not_count() -> None:
    twice = [FoundPlace(46, 52, 10.0, 20.0, 1), FoundPlace(46, 50, 10.0, 20.0, 1)]
    assert measures([judge(ARTICLE, twice)])["predictions"] == 0


def test_confidence_leaves_out_names_that_nobody_can_locate() -> None:
    results = reliabilities([judge(ARTICLE, [FoundPlace(31, 40, 1.0, 1.0), FoundPlace(0, 4, confidence=0.3)])])
    assert [row["count"] for row in results["name"]["bins"]] == [1, 1]
    assert [(row["from"], row["right"]) for row in results["place"]["bins"]] == [(0.3, 0.0)]
