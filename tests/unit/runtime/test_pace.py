"""How long work rests, by a clock that stands still until the test moves it."""

import pytest

from services._runtime.pace import REST, Pace


class Hand:
    """Works at a pace for as long as it is told to."""

    def __init__(self, least: float, most: float) -> None:
        self.time = 100.0
        self.pace = Pace(least, most, lambda: self.time)

    def work(self, seconds: float) -> float:
        """Work. Returns how long the next work has to wait, from the end of this."""
        with self.pace.working():
            self.time += seconds
        return self.pace.seconds_left()


@pytest.mark.parametrize(
    ("took", "left"),
    [
        (0.0, 0.25),
        (0.125, 0.875),
        (0.25, 1.75),
        (1.0, 1.0),
        (1.5, 0.5),
        (2.5, 0.0),
    ],
)
def test_work_rests_as_many_times_as_long_as_it_took_within_bounds(took: float, left: float) -> None:
    assert REST == 8
    assert Hand(0.25, 2.0).work(took) == left


def test_the_first_work_begins_at_once_and_so_does_what_comes_late() -> None:
    hand = Hand(0.25, 2.0)
    assert hand.pace.seconds_left() == 0.0
    assert hand.work(0.5) == 1.5
    hand.time += 1.5
    assert hand.pace.seconds_left() == 0.0


def test_work_that_left_something_is_gone_on_with_at_once() -> None:
    hand = Hand(0.25, 2.0)
    assert hand.work(0.5) == 1.5
    hand.pace.go_on()
    assert hand.pace.seconds_left() == 0.0


def test_work_that_fails_rests_too() -> None:
    hand = Hand(0.25, 2.0)
    with pytest.raises(ValueError, match="broken"), hand.pace.working():
        hand.time += 0.5
        raise ValueError("broken")
    assert hand.pace.seconds_left() == 1.5


def test_bounds_that_contradict_each_other_are_the_greater_one() -> None:
    assert Hand(5.0, 2.0).work(0.0) == 5.0
