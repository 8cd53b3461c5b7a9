"""What watches were not told, by the hour and in words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from claimwatch_contracts.vocabulary import MatchOutcome
from claimwatch_contracts.withheld import (
    TOLD,
    Withheld,
    hour_of,
    withheld_counts,
    withheld_id,
    withheld_ids,
    withheld_in_words,
)

NINE = datetime(2026, 1, 5, 9, tzinfo=UTC)
HALF = timedelta(minutes=30)


def held(hour: datetime = NINE, **reports: tuple[str, ...]) -> Withheld:
    """The reports of an hour."""
    return Withheld(watch_id="w1", hour=hour, reports={MatchOutcome(reason): ids for reason, ids in reports.items()})


def test_an_hour_is_one_of_the_clock_in_utc() -> None:
    in_delhi = (NINE + HALF).astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert hour_of(in_delhi) == NINE
    assert withheld_id("w1", in_delhi) == "w1:2026-01-05T09"


def test_each_hour_belongs_to_one_of_two_periods_that_follow_each_other() -> None:
    first = list(withheld_ids("w1", NINE - HALF, NINE + HALF))
    second = list(withheld_ids("w1", NINE + HALF, NINE + 3 * HALF))
    assert (first, second) == (["w1:2026-01-05T09"], ["w1:2026-01-05T10"])


def test_reports_are_counted_once_the_most_frequent_reason_first() -> None:
    later = held(NINE + 2 * HALF, recap=("a5:1", "a1:1"))
    counts = withheld_counts([held(recap=("a1:1",), reprint=("a2:1", "a3:1", "a4:1")), later])
    assert list(counts.items()) == [(MatchOutcome.REPRINT, 3), (MatchOutcome.RECAP, 2)]
    assert withheld_in_words(counts) == "3 reprints, 2 recaps"
    assert withheld_in_words({MatchOutcome.RECAP: 1}) == "1 recap"
    assert withheld_in_words({}) == ""


@pytest.mark.parametrize("reason", [reason for reason in MatchOutcome if reason not in TOLD])
def test_every_reason_has_words(reason: MatchOutcome) -> None:
    assert withheld_in_words({reason: 2}).startswith("2 ")


@pytest.mark.parametrize("outcome", sorted(TOLD))
def test_an_alert_holds_nothing_back(outcome: MatchOutcome) -> None:
    with pytest.raises(ValidationError, match="hold nothing back"):
        held(**{outcome: ("a1:1",)})
