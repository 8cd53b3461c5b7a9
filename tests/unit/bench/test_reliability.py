"""Confidences by tenths, and the calibration error."""

import pytest

from bench.reliability import Judged, reliability


def test_each_bin_has_its_count_mean_confidence_and_share_right() -> None:
    results = reliability([Judged(0.7, True), Judged(0.75, False), Judged(0.2, False)])
    low, high = results["bins"]
    assert (low["from"], low["count"], low["right"]) == (0.2, 1, 0.0)
    assert (high["from"], high["to"], high["count"], high["right"]) == (0.7, 0.8, 2, 0.5)
    assert high["confidence"] == pytest.approx(0.725)


def test_the_error_is_the_mean_distance_weighted_by_predictions() -> None:
    results = reliability([Judged(0.9, True), Judged(0.9, True), Judged(0.5, False)])
    assert results["expected_calibration_error"] == pytest.approx((2 * 0.1 + 1 * 0.5) / 3)


@pytest.mark.parametrize(("confidence", "lower"), [(0.0, 0.0), (0.3, 0.3), (0.1 + 0.2, 0.3), (0.6, 0.6), (1.0, 0.9)])
def test_a_confidence_on_an_edge_belongs_to_the_bin_above_and_one_to_the_last(confidence: float, lower: float) -> None:
    assert reliability([Judged(confidence, True)])["bins"][0]["from"] == lower


def test_without_predictions_there_is_no_error() -> None:
    assert reliability([]) == {"bins": [], "expected_calibration_error": None}
