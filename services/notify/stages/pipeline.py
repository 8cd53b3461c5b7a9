"""The stages in their order.

The stages in ``BEFORE_PLANNING`` decide whether a notification is sent to a channel. The stages in
``BEFORE_AN_ATTEMPT`` decide again before each attempt. ``stages.deliver`` decides after an attempt.
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
    """The decisions of the stages up to the first that does not let the notification pass. The last one counts."""
    for stage in stages:
        decision = stage(notification, situation, now)
        yield decision
        if decision.effect is not Effect.PASSES:
            return
        notification = decision.notification
