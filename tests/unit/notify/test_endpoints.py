"""How a channel is said to fare, by what its receiver answers in turn."""

from datetime import timedelta

from claimwatch_contracts.deliveries import Outcome
from claimwatch_contracts.documents import Endpoint
from services.api.channel_health import with_health
from services.notify.answer import Answer
from services.notify.sending.endpoints import answered, has_been_disabled
from tests.builders import NOW
from tests.unit.notify.alerts import webhook_channel

CHANNEL = webhook_channel("c1", "https://hooks.test/", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
CHANGED = CHANNEL.model_copy(update={"updated_at": NOW + timedelta(days=1)})
BUSY = Answer(Outcome.TEMPORARY_FAILURE, 503, "HTTP 503")
GONE = Answer(Outcome.DISABLED_BY_RECEIVER, 410, "HTTP 410")
WEEK = timedelta(days=7)
OURS = Answer(Outcome.TEMPORARY_FAILURE, None, "no mail server", is_our_fault=True)
TAKEN = Answer(Outcome.DELIVERED, 200)


def after_answers(*answers: Answer) -> Endpoint | None:
    """The endpoint after the answers, one a minute."""
    endpoint = None
    for number, answer in enumerate(answers):
        endpoint = answered(endpoint, CHANNEL, answer, NOW + timedelta(minutes=number), WEEK)
    return endpoint


def states(*answers: Answer) -> tuple[str, object, str | None]:
    health = with_health(CHANNEL, after_answers(*answers)).health
    return health.state, health.since and (health.since - NOW) // timedelta(minutes=1), health.reason


def test_a_channel_fails_since_its_first_failure_and_is_well_after_a_success() -> None:
    assert states() == ("untried", None, None)
    assert states(TAKEN, BUSY, BUSY) == ("failing", 1, "HTTP 503")
    assert states(BUSY, BUSY, TAKEN) == ("ok", 2, None)


def test_410_holds_until_the_receiver_takes_something() -> None:
    assert states(BUSY, GONE) == ("disabled_by_receiver", 1, "HTTP 410")
    assert states(GONE, BUSY)[0] == "disabled_by_receiver"
    assert states(GONE, TAKEN)[0] == "ok"


def test_what_was_known_counts_no_more_when_the_channel_is_changed() -> None:
    endpoint = after_answers(BUSY, GONE)
    assert endpoint is not None
    assert endpoint.disables(CHANNEL)
    assert not endpoint.disables(CHANGED)
    assert with_health(CHANGED, endpoint).health.state == "untried"
    later = NOW + timedelta(days=2)
    assert answered(endpoint, CHANGED, BUSY, later, WEEK).failing_since == later


def test_the_version_is_compared_as_the_database_keeps_it() -> None:
    fine = CHANNEL.model_copy(update={"updated_at": NOW + timedelta(microseconds=1_999)})
    assert Endpoint(channel_updated_at=NOW + timedelta(milliseconds=1)).speaks_of(fine)


def failing_for(days: float, *answers: Answer) -> Endpoint:
    """The endpoint after the answers, the first now and the others after so many days."""
    first, *others = answers
    endpoint = answered(None, CHANNEL, first, NOW, WEEK)
    for answer in others:
        endpoint = answered(endpoint, CHANNEL, answer, NOW + timedelta(days=days), WEEK)
    return endpoint


def test_a_receiver_that_has_failed_for_too_long_is_given_up_and_one_that_takes_something_is_not() -> None:
    given_up = failing_for(7, BUSY, BUSY)
    assert given_up.disables(CHANNEL)
    assert with_health(CHANNEL, given_up).health.state == "given_up"
    assert not given_up.disables(CHANGED)
    assert has_been_disabled(failing_for(7, BUSY), given_up, CHANNEL)
    assert not has_been_disabled(given_up, failing_for(7, BUSY, BUSY, BUSY), CHANNEL)
    assert not failing_for(6.9, BUSY, BUSY).disables(CHANNEL)
    assert not failing_for(7, BUSY, TAKEN, BUSY).disables(CHANNEL)
    assert not failing_for(7, BUSY, BUSY, TAKEN).disables(CHANNEL)


def test_a_receiver_is_not_given_up_for_a_fault_of_ours() -> None:
    assert not failing_for(7, OURS, OURS).disables(CHANNEL)
