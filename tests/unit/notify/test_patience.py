"""Silences whose comparisons take long mute nothing, and take no more than a moment together."""

from datetime import timedelta
from typing import Any

from claimwatch_contracts.silence import LabelName, Matcher, MatchOperator, Silence
from claimwatch_contracts.silencing import Patience
from services._runtime.stored import stored
from tests.builders import NOW
from tests.unit.notify.alerts import alert
from tests.unit.notify.world import World

ENDLESS = "(a|aa)+(b|bb)+c"


def silence(identity: str, pattern: str = ".+", **fields: Any) -> Silence:
    """A silence by the publisher's form."""
    matchers = (Matcher(label=LabelName.PUBLISHER, operator=MatchOperator.MATCHES, value=pattern),)
    times = {"starts_at": NOW, "ends_at": NOW + timedelta(hours=1), "created_at": NOW, "updated_at": NOW}
    return Silence(silence_id=identity, matchers=matchers, author="Night editor", **times | fields)


class Comparisons:
    """Takes seconds for each comparison, as the pattern says; ``made`` are the patterns compared so far."""

    def __init__(self) -> None:
        self.now = 0.0
        self.made: list[str] = []

    def compare(self, pattern: str, _value: str, seconds: float) -> bool | None:
        """Come to an answer if there is time: that the value has the form ``yes``."""
        self.made.append(pattern)
        takes = float(pattern.partition(" ")[0])
        self.now += min(takes, seconds)
        return None if takes > seconds else pattern.endswith("yes")

    def patience(self, each: float, together: float) -> Patience:
        """Patience by this watch."""
        return Patience(each, together, self.compare, lambda: self.now)


def test_a_silence_that_takes_too_long_is_asked_no_more_and_the_others_still_are() -> None:
    comparisons = Comparisons()
    patience = comparisons.patience(each=0.1, together=1)
    silences = [silence("slow", "9 yes"), silence("quick", "0.01 yes")]
    for number in range(3):
        found = patience.silenced_by(alert(f"a{number}"), silences)
        assert found is not None
        assert found.silence_id == "quick"
    assert comparisons.made == ["9 yes", *["0.01 yes"] * 3]
    assert patience.slow == {"slow"}


def test_many_short_comparisons_of_one_silence_are_one_long_one() -> None:
    comparisons = Comparisons()
    patience = comparisons.patience(each=0.1, together=1)
    muted = [patience.silenced_by(alert(f"a{number}"), [silence("s", "0.03 no")]) for number in range(10)]
    assert muted == [None] * 10
    assert 0.1 <= comparisons.now < 0.15
    assert patience.slow == {"s"}


def test_all_silences_together_take_no_longer_than_they_may() -> None:
    comparisons = Comparisons()
    patience = comparisons.patience(each=0.1, together=0.5)
    silences = [silence(f"s{number}", "9 yes") for number in range(1_000)]
    assert patience.silenced_by(alert(), silences) is None
    assert comparisons.now <= 0.5 + 0.05
    assert len(patience.slow) == 1_000


async def test_an_alert_that_a_slow_silence_would_mute_is_sent_and_the_silence_is_named() -> None:
    world = World()
    await world.put()
    endless = silence("endless", ENDLESS)
    await world.database["silences"].insert_one({"_id": "endless", **stored(endless)})
    await world.handlers.on_alert(alert("a1", "c1", publisher="a" * 60 + "b" * 60))
    await world.flusher.flush()
    assert world.states == ["pending"]
    assert world.registry.get_sample_value("claimwatch_notify_slow_silences_total") == 1
