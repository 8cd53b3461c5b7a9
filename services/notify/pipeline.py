"""The stages in their order.

Those of ``BEFORE_PLANNING`` decide whether a notification is to be sent to a channel. Those of ``BEFORE_AN_ATTEMPT``
are asked again each time. ``stages.deliver`` decides after an attempt.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from claimwatch_contracts.deliveries import Notification
from services.notify.stages.decision import Decision, Effect
from services.notify.stages.deduplicate import deduplicate
from services.notify.stages.group import group
from services.notify.stages.mute import mute
from services.notify.stages.route import route
from services.notify.stages.situation import Situation

StageFunction = Callable[[Notification, Situation, datetime], Decision]

BEFORE_PLANNING: tuple[StageFunction, ...] = (route, group, mute, deduplicate)
BEFORE_AN_ATTEMPT: tuple[StageFunction, ...] = (route,)


def decisions(
    stages: Sequence[StageFunction], notification: Notification, situation: Situation, now: datetime
) -> Iterator[Decision]:
    """Each stage's decision, as far as the notification passes. The last one says what becomes of it."""
    for stage in stages:
        decision = stage(notification, situation, now)
        yield decision
        if decision.effect is not Effect.PASSES:
            return
        notification = decision.notification
