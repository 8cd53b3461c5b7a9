"""Deliver: decides about a notification after the answer to an attempt."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from claimwatch_contracts.deliveries import Notification, Outcome
from services.notify.answer import Answer
from services.notify.schedule import next_attempt
from services.notify.stages.decision import Decision, Reason


@dataclass(frozen=True)
class Progress:
    """``answer`` is the last attempt's, and ``tries`` counts that attempt too. ``delays`` are in seconds."""

    answer: Answer
    tries: int
    delays: Sequence[float]
    chance: random.Random


def deliver(notification: Notification, progress: Progress, now: datetime) -> Decision:
    """Say that the notification has arrived, has failed, or is due again by the schedule.

    A test is tried only once, so that its result is known at once.
    """
    answer = progress.answer
    if answer.outcome is Outcome.DELIVERED:
        return Decision(Reason.TAKEN, notification)
    if answer.outcome in (Outcome.PERMANENT_FAILURE, Outcome.DISABLED_BY_RECEIVER):
        return Decision(Reason.REFUSED, notification, answer.detail)
    if notification.test is not None:
        return Decision(Reason.TEST_FAILED, notification, answer.detail)
    until = next_attempt(now, progress.tries, progress.delays, progress.chance, answer.retry_after)
    if until is None:
        words = f"gave up after {progress.tries} attempts; the last: {answer.detail}"
        return Decision(Reason.GAVE_UP, notification, words)
    return Decision(Reason.TRY_AGAIN, notification, until=until)
