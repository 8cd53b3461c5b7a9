"""The stages one by one, with the reasons that they give, and the way through all of them."""

import random
from datetime import timedelta
from typing import Any

import pytest

from claimwatch_contracts.deliveries import Notification
from claimwatch_contracts.documents import Endpoint
from services.notify.answer import Answer
from services.notify.stages.decision import Effect, Reason, Stage
from services.notify.stages.deduplicate import deduplicate
from services.notify.stages.deliver import Progress, deliver
from services.notify.stages.group import group, group_of_one
from services.notify.stages.mute import mute
from services.notify.stages.pipeline import BEFORE_AN_ATTEMPT, BEFORE_PLANNING, decisions
from services.notify.stages.route import route
from services.notify.stages.situation import Situation
from tests.builders import NOW
from tests.fakes.notify import BUSY, GONE, TAKEN
from tests.unit.notify.alerts import ALERT, TEST, alert, webhook_channel

CHANNEL = webhook_channel("c1", "https://hooks.test/", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
OFF = CHANNEL.model_copy(update={"enabled": False})
SAID_410 = Endpoint(channel_updated_at=NOW, disabled_at=NOW)
BEFORE_THE_CHANGE = Endpoint(channel_updated_at=NOW - timedelta(days=1), disabled_at=NOW)


@pytest.mark.parametrize(
    ("notification", "situation", "reason"),
    [
        (ALERT, Situation(CHANNEL, None), Reason.ROUTED),
        (ALERT, Situation(CHANNEL, BEFORE_THE_CHANGE), Reason.ROUTED),
        (ALERT, Situation(None, None), Reason.NO_CHANNEL),
        (ALERT, Situation(OFF, None), Reason.CHANNEL_DISABLED),
        (ALERT, Situation(CHANNEL, SAID_410), Reason.RECEIVER_GONE),
        (TEST, Situation(OFF, SAID_410), Reason.ROUTED),
        (TEST, Situation(None, None), Reason.NO_CHANNEL),
    ],
)
def test_route(notification: Notification, situation: Situation, reason: Reason) -> None:
    assert route(notification, situation, NOW).reason is reason


def test_an_alert_is_a_group_of_one_that_leaves_at_once_and_unmuted() -> None:
    notification = group_of_one(alert("a7"))
    assert (notification.notification_id, notification.group_key, notification.reason) == (
        *("a7", "a7"),
        "first notification",
    )
    decision = group(notification, Situation(CHANNEL, None), NOW)
    assert (decision.reason, decision.notification) == (Reason.FIRST_NOTIFICATION, notification)
    decision = mute(notification, Situation(CHANNEL, None), NOW)
    assert (decision.reason, decision.notification) == (Reason.NOT_MUTED, notification)


def test_what_has_a_delivery_is_not_sent_again() -> None:
    reasons = [deduplicate(ALERT, Situation(CHANNEL, None, is_planned=there), NOW).reason for there in (False, True)]
    assert reasons == [Reason.NOT_SENT_BEFORE, Reason.SENT_BEFORE]


@pytest.mark.parametrize(
    ("notification", "answer", "tries", "reason"),
    [
        (ALERT, TAKEN, 1, Reason.TAKEN),
        (ALERT, BUSY, 1, Reason.TRY_AGAIN),
        (ALERT, BUSY, 2, Reason.GAVE_UP),
        (ALERT, GONE, 1, Reason.REFUSED),
        (TEST, TAKEN, 1, Reason.TAKEN),
        (TEST, BUSY, 1, Reason.TEST_FAILED),
    ],
)
def test_deliver(notification: Notification, answer: Answer, tries: int, reason: Reason) -> None:
    decision = deliver(notification, Progress(answer, tries, (0, 60), random.Random(1)), NOW)
    assert decision.reason is reason
    assert (decision.until is not None) == (reason is Reason.TRY_AGAIN)


def way(stages: Any, notification: Notification, situation: Situation) -> list[Reason]:
    return [decision.reason for decision in decisions(stages, notification, situation, NOW)]


def test_a_notification_goes_from_stage_to_stage_as_far_as_each_lets_it_pass() -> None:
    assert way(BEFORE_PLANNING, ALERT, Situation(CHANNEL, None)) == [
        Reason.ROUTED,
        Reason.FIRST_NOTIFICATION,
        Reason.NOT_MUTED,
        Reason.NOT_SENT_BEFORE,
    ]
    assert way(BEFORE_PLANNING, ALERT, Situation(OFF, None)) == [Reason.CHANNEL_DISABLED]
    assert way(BEFORE_PLANNING, ALERT, Situation(CHANNEL, None, is_planned=True))[-1] is Reason.SENT_BEFORE
    assert way(BEFORE_AN_ATTEMPT, ALERT, Situation(CHANNEL, SAID_410)) == [Reason.RECEIVER_GONE]


def test_a_stage_decides_about_what_the_one_before_it_made_of_the_notification() -> None:
    several = ALERT.model_copy(update={"alerts": (alert("a"), alert("b"))})

    def merging(notification: Notification, situation: Situation, now: Any) -> Any:
        return group(several, situation, now)

    assert [decision.notification for decision in decisions((merging, mute), ALERT, Situation(CHANNEL, None), NOW)] == [
        several,
        several,
    ]


def test_reasons_are_a_closed_list_with_words_and_each_stage_can_pass() -> None:
    assert all(reason.words and reason.value.replace("_", "").isalpha() for reason in Reason)
    assert {reason.stage for reason in Reason if reason.effect is Effect.PASSES} == set(Stage)
