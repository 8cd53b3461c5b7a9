"""Counts, pairs and spreads, which every benchmark uses."""

from dataclasses import dataclass

import pytest

from bench.counting import Tally, share
from bench.pairing import by_overlap, one_to_one
from bench.timing import Contestant, in_turns, speed


@dataclass(frozen=True)
class Range:
    start: int
    end: int


def test_precision_recall_and_f1_come_from_the_counts() -> None:
    tally = Tally(right=1, found=2, expected=2) + Tally(right=1, found=2, expected=6)
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.25, pytest.approx(1 / 3))


def test_nothing_found_and_nothing_expected_is_zero_and_a_share_of_nothing_is_none() -> None:
    assert Tally().measures() == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert share(0, 0) is None


def test_each_side_is_paired_once_and_the_best_pair_first() -> None:
    assert one_to_one([(0, 1), (0, 0), (1, 1), (1, 0)]) == [(0, 1), (1, 0)]


def test_the_larger_shared_part_wins_and_a_mere_touch_is_no_overlap() -> None:
    gold = [Range(0, 10), Range(20, 25)]
    assert by_overlap(gold, [Range(0, 3), Range(1, 10), Range(25, 30)]) == [(0, 1)]


def test_contestants_take_turns_and_each_starts_anew_every_round() -> None:
    log: list[str] = []
    ticks = iter(range(100))

    def contestant(name: str) -> Contestant:
        def start() -> object:
            log.append(f"start {name}")
            return lambda text: log.append(f"{name} {text[:2]}")

        return Contestant(name, start)  # type: ignore[arg-type]

    taken = in_turns([contestant("a"), contestant("b")], ["x1", "x2"], rounds=2, clock=lambda: float(next(ticks)))
    assert [entry for entry in log if entry.startswith("start")] == ["start a", "start b", "start b", "start a"]
    assert log[:4] == ["start a", "a Th", "a x1", "a x2"]
    assert taken == {"a": [1.0, 1.0], "b": [1.0, 1.0]}


def test_speed_is_the_others_time_over_ours_round_by_round() -> None:
    results = speed({"ours": [1.0, 2.0, 1.0], "theirs": [2.0, 2.0, 3.0]}, ours="ours", articles=6)
    assert results["ratio_to"] == {"theirs": {"least": 1.0, "median": 2.0, "most": 3.0}}
    assert results["articles_per_second"]["ours"] == {"least": 3.0, "median": 6.0, "most": 6.0}
