"""What becomes of a delivery: planned once, tried by the schedule, ended by what the receiver answers."""

import random
from datetime import timedelta
from uuid import UUID

import pytest

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.deliveries import Attempt, Delivery, Notification, Outcome, State
from services.notify.answer import Answer
from services.notify.delivery import after, held_back, planned
from services.notify.schedule import STANDARD_DELAYS_SECONDS
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.deliver import Progress, deliver
from tests.builders import NOW
from tests.fakes.notify import BUSY, GONE, TAKEN
from tests.unit.notify.alerts import ALERT, TEST, alert, webhook_channel

CHANNEL = webhook_channel("c1", "https://hooks.test/", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
ATTEMPT = Attempt(at=NOW, outcome=Outcome.TEMPORARY_FAILURE, status=500, detail="HTTP 500")


def due(notification: Notification = ALERT, channel_id: str = "c1") -> Delivery:
    """A delivery that was planned just now."""
    return planned(Decision(Reason.NOT_SENT_BEFORE, notification), channel_id, CHANNEL, NOW)


def attempted(delivery: Delivery, answer: Answer, notification: Notification = ALERT) -> Delivery:
    """The delivery after one more attempt, a quarter of a second long."""
    progress = Progress(answer, delivery.tries + 1, STANDARD_DELAYS_SECONDS, random.Random(1))
    return after(delivery, answer, deliver(notification, progress, NOW), NOW, 0.25)


def test_a_single_alert_s_delivery_has_the_id_it_always_had() -> None:
    first = due()
    assert first.delivery_id == derived_id("delivery", alert().alert_id, "c1")
    assert UUID(first.delivery_id).version == 5
    assert due(channel_id="c2").delivery_id != first.delivery_id
    assert (first.state, first.next_attempt_at, first.alert_ids, first.watch_ids) == (
        *(State.PENDING, NOW),
        *(("alert-1",), ("w1",)),
    )


def test_a_delivery_names_all_its_alerts_and_each_of_their_watches_once() -> None:
    several = ALERT.model_copy(update={"alerts": (alert("a"), alert("b"))})
    assert (due(several).alert_ids, due(several).watch_ids) == (("a", "b"), ("w1",))
    assert (due(TEST).alert_ids, due(TEST).alert_id, due(TEST).is_of_alerts) == ((), None, False)


def test_what_a_stage_holds_back_waits_until_it_says_or_fails_with_its_words() -> None:
    later = NOW + timedelta(minutes=5)
    waiting = held_back(due(), Decision(Reason.TRY_AGAIN, ALERT, until=later))
    assert (waiting.state, waiting.next_attempt_at) == (State.PENDING, later)
    failed = planned(Decision(Reason.CHANNEL_DISABLED, ALERT), "c1", None, NOW)
    assert (failed.state, failed.reason, failed.next_attempt_at) == (State.FAILED, "the channel is disabled", None)
    assert failed.channel_kind == "unknown"


def test_what_is_taken_is_delivered_and_what_is_refused_fails_at_once() -> None:
    taken, refused = attempted(due(), TAKEN), attempted(due(), GONE)
    assert (taken.state, taken.reason, taken.next_attempt_at) == (State.DELIVERED, None, None)
    assert (refused.state, refused.reason, refused.next_attempt_at) == (State.FAILED, "HTTP 410", None)
    assert [delivery.attempts[-1].outcome for delivery in (taken, refused)] == [TAKEN.outcome, GONE.outcome]


def test_a_test_is_tried_once() -> None:
    failed = attempted(due(TEST), BUSY, TEST)
    assert (failed.state, failed.reason, len(failed.attempts)) == (State.FAILED, "HTTP 503", 1)


def test_the_schedule_starts_anew_for_what_is_asked_for_again() -> None:
    tried = due().model_copy(update={"attempts": (ATTEMPT,) * 10, "tries": 0})
    again = attempted(tried, BUSY)
    assert (again.state, len(again.attempts), again.tries) == (State.PENDING, 11, 1)
    assert again.attempts[-1].seconds == 0.25


def test_failures_follow_the_standard_delays_and_end() -> None:
    delivery = due()
    waits = []
    while delivery.state is State.PENDING:
        delivery = attempted(delivery, BUSY)
        if delivery.next_attempt_at:
            waits.append((delivery.next_attempt_at - NOW).total_seconds())
    assert delivery.state is State.FAILED
    assert len(delivery.attempts) == 10
    hour = 3_600
    expected = [5, 300, 1_800, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]
    assert all(delay <= wait <= delay * 1.1 for delay, wait in zip(expected, waits, strict=True))
    assert delivery.reason == "gave up after 10 attempts; the last: HTTP 503"


def test_a_notification_has_alerts_or_is_a_test() -> None:
    with pytest.raises(ValueError, match="has alerts, or is a test or a notice"):
        Notification.model_validate(ALERT.model_dump() | {"alerts": ()})
    with pytest.raises(ValueError, match="has alerts, or is a test or a notice"):
        Notification.model_validate(ALERT.model_dump() | {"test": TEST.test})
