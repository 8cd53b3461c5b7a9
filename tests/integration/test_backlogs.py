"""What waits unread at a real broker, by consumer group, and since when."""

from datetime import UTC, datetime, timedelta

import pytest

from claimwatch_contracts.events import DeliveryRequested
from claimwatch_contracts.topics import DELIVERY_REQUESTED
from services._runtime.errors import TransientError
from services._runtime.kafka.backlog import Backlog
from services._runtime.kafka.backlogs import Backlogs
from services._runtime.settings import SharedSettings
from tests.builders import NOW
from tests.integration.kafka_client import handle_all, send
from tests.waiting import WAIT_SECONDS

GROUP = "notify-requests"
REQUEST = DeliveryRequested(request_id="r", kind="again", channel_id="nobody", delivery_id="none", requested_at=NOW)


async def backlog_of_requests(kafka: str) -> Backlog | None:
    """What waits for notify's handler of requests; ``None`` if nothing does."""
    return next((each for each in await Backlogs(kafka, WAIT_SECONDS)() if each.group == GROUP), None)


async def test_what_a_group_has_not_handled_is_counted_from_the_first_message_on(
    shared_settings: SharedSettings,
) -> None:
    kafka = shared_settings.kafka
    await handle_all(kafka, DELIVERY_REQUESTED, GROUP)
    assert await backlog_of_requests(kafka) is None
    begun = datetime.now(UTC) - timedelta(seconds=1)
    await send(kafka, REQUEST)
    first = await backlog_of_requests(kafka)
    assert first is not None
    assert (first.service, first.messages) == ("notify", 1)
    assert begun <= first.oldest_at <= datetime.now(UTC) + timedelta(seconds=1)
    await send(kafka, REQUEST, REQUEST.model_copy(update={"channel_id": "of another partition, perhaps"}))
    later = await backlog_of_requests(kafka)
    assert later is not None
    assert (later.messages, later.oldest_at) == (3, first.oldest_at)
    await handle_all(kafka, DELIVERY_REQUESTED, GROUP)
    assert await backlog_of_requests(kafka) is None


async def test_a_broker_that_is_away_is_a_passing_failure() -> None:
    with pytest.raises(TransientError, match="no backlogs"):
        await Backlogs("127.0.0.1:1")()
