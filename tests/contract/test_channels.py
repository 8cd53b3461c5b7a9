"""What every kind of channel is held to: over its real receiver, and over the fake that other tests send to."""

from collections.abc import AsyncIterator

import pytest

from claimwatch_contracts.deliveries import Notification, Outcome
from claimwatch_contracts.vocabulary import ChannelKind
from services.notify.answer import Answer
from services.notify.channels.kinds import TRANSPORTS
from services.notify.sending.secrecy import without_secrets
from tests.builders import NOW
from tests.contract.channel_receivers import RECEIVERS, MailServer, Mood, Receiver
from tests.unit.notify.alerts import ALERT, NOTICE, SEVERAL, TEST


@pytest.fixture(params=RECEIVERS)
async def receiver(request: pytest.FixtureRequest) -> AsyncIterator[Receiver]:
    """A receiver that takes everything."""
    receiver = RECEIVERS[request.param]()
    await receiver.start()
    yield receiver
    await receiver.stop()


async def sent(receiver: Receiver, *notifications: Notification, timeout_seconds: float = 60) -> list[Answer]:
    """What comes of sending each of them as delivery ``d1``."""
    transport = receiver.transport(timeout_seconds)
    answers = [await transport.send("d1", notification, receiver.target, NOW) for notification in notifications]
    await transport.stop()
    return answers


def test_every_kind_of_channel_has_a_transport_and_is_held_to_this_suite() -> None:
    assert set(TRANSPORTS) == set(ChannelKind) == set(RECEIVERS) - {"fake"}


async def test_an_alert_that_is_taken_has_arrived_under_the_id_of_its_delivery(receiver: Receiver) -> None:
    (answer,) = await sent(receiver, ALERT)
    assert answer.outcome is Outcome.DELIVERED
    assert receiver.received == ["d1"]
    assert "Graves" in receiver.texts[0]


async def test_the_id_and_the_text_are_the_same_at_every_attempt(receiver: Receiver) -> None:
    await sent(receiver, ALERT, ALERT)
    assert receiver.received == ["d1", "d1"]
    assert receiver.texts[0] == receiver.texts[1]


async def test_several_alerts_arrive_together_and_name_their_watches(receiver: Receiver) -> None:
    (answer,) = await sent(receiver, SEVERAL)
    assert answer.outcome is Outcome.DELIVERED
    assert receiver.received == ["d1"]
    assert "Graves" in receiver.texts[0]
    assert "Rivers" in receiver.texts[0]


async def test_a_test_says_that_it_is_one(receiver: Receiver) -> None:
    (answer,) = await sent(receiver, TEST)
    assert answer.outcome is Outcome.DELIVERED
    assert "This is a test" in receiver.texts[0]


async def test_a_notice_says_what_the_installation_noticed(receiver: Receiver) -> None:
    (answer,) = await sent(receiver, NOTICE)
    assert answer.outcome is Outcome.DELIVERED
    assert "1 feed is quiet" in receiver.texts[0]
    assert "Courier is quiet since Monday" in receiver.texts[0]


async def test_a_receiver_that_is_busy_is_tried_again_and_one_that_refuses_is_not(receiver: Receiver) -> None:
    receiver.mood = Mood.IS_BUSY
    (busy,) = await sent(receiver, ALERT)
    receiver.mood = Mood.REFUSES
    (refused,) = await sent(receiver, ALERT)
    assert (busy.outcome, bool(busy.detail)) == (Outcome.TEMPORARY_FAILURE, True)
    assert refused.outcome in (Outcome.PERMANENT_FAILURE, Outcome.DISABLED_BY_RECEIVER)
    assert refused.detail


async def test_a_receiver_that_does_not_answer_is_tried_again(receiver: Receiver) -> None:
    receiver.mood = Mood.SILENT
    (answer,) = await sent(receiver, ALERT, timeout_seconds=0.5)
    assert (answer.outcome, answer.status) == (Outcome.TEMPORARY_FAILURE, None)


async def test_a_receiver_that_is_away_is_tried_again(receiver: Receiver) -> None:
    transport = receiver.transport()
    await receiver.stop()
    answer = await transport.send("d1", ALERT, receiver.target, NOW)
    await transport.stop()
    assert (answer.outcome, answer.status) == (Outcome.TEMPORARY_FAILURE, None)
    assert answer.detail


async def test_nothing_secret_is_kept_of_an_answer(receiver: Receiver) -> None:
    receiver.mood = Mood.IS_BUSY
    (answer,) = await sent(receiver, ALERT)
    kept = without_secrets(answer, receiver.target)
    assert kept.detail
    assert [text for text in receiver.target.secret_texts() if text in kept.detail + kept.excerpt] == []


async def test_a_mail_arrives_with_the_link_to_stop_the_mails() -> None:
    receiver = MailServer()
    await receiver.start()
    transport = receiver.transport()
    link = "https://claims.test/unsubscribe/token"
    answer = await transport.send("d1", ALERT, receiver.target, NOW, leave_url=link)
    await receiver.stop()
    assert (answer.outcome, receiver.left_by) == (Outcome.DELIVERED, f"<{link}>")
