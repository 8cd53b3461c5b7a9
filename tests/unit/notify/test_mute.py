"""What is muted and what is not: silences by labels, reprints beside their original, what somebody has acknowledged."""

from datetime import timedelta
from typing import Any

import pytest

from claimwatch_contracts.deliveries import Notification
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.groups import GroupKind
from claimwatch_contracts.silence import LabelName, Matcher, MatchOperator, Silence
from claimwatch_contracts.silencing import fits, values_of
from services._runtime.stored import stored
from services.notify.grouping.seats import group_in
from services.notify.stages.decision import Reason
from services.notify.stages.mute import mute
from services.notify.stages.situation import Situation
from tests.builders import NOW
from tests.unit.notify.alerts import SEVERAL, TEST, alert
from tests.unit.notify.world import CHANNEL, World

RAQQA = Matcher(label=LabelName.PLACE, value="Raqqa")


def silence(*matchers: Matcher, **fields: Any) -> Silence:
    """A silence that is on."""
    times = {"starts_at": NOW, "ends_at": NOW + timedelta(hours=1), "created_at": NOW, "updated_at": NOW}
    return Silence(silence_id="s1", matchers=matchers, author="Night editor", **times | fields)


def of(*alerts: AlertRaised) -> Notification:
    return SEVERAL.model_copy(update={"alerts": alerts})


def reprint(alert_id: str, **fields: Any) -> AlertRaised:
    """An alert on a reprint of the usual article."""
    raised = alert(alert_id)
    return raised.model_copy(update={"article": raised.article.model_copy(update={"reprint": True} | fields)})


@pytest.mark.parametrize(
    ("label", "operator", "value", "is_met"),
    [
        ("place", "=", "Raqqa", True),
        ("place", "=", "163843", True),
        ("place", "=", "Syria", True),
        ("place", "=", "Aleppo", False),
        ("place", "!=", "Aleppo", True),
        ("place", "!=", "Raqqa", False),
        ("place", "=~", "Raq.*", True),
        ("place", "=~", "Raq", False),
        ("place", "!~", "Raq.*", False),
        ("place", "!~", "Alep.*", True),
        ("watch", "=", "Graves", True),
        ("claimant", "=", "Health Ministry", True),
        ("measure", "=", "bodies_found", True),
        ("measure", "=~", "killed|wounded", False),
        ("publisher", "=", "The Courier", True),
        ("topic", "=", "mass-graves", True),
        ("incident", "=", "i1", False),
        ("incident", "!=", "i1", True),
    ],
)
def test_matchers_go_by_all_values_of_a_label(
    label: LabelName, operator: MatchOperator, value: str, is_met: bool
) -> None:
    assert fits(alert(), Matcher(label=label, operator=operator, value=value)) is is_met


def test_every_label_has_values() -> None:
    raised = alert()
    raised = raised.model_copy(update={"labels": raised.labels.model_copy(update={"incident": "i1"})})
    assert all(values_of(raised, name) for name in LabelName)


@pytest.mark.parametrize(("operator", "is_met"), [("=~", False), ("!~", False)])
def test_a_pattern_that_takes_too_long_mutes_nothing(operator: MatchOperator, is_met: bool) -> None:
    raised = alert()
    long = raised.model_copy(update={"labels": raised.labels.model_copy(update={"publisher": "a" * 90 + "!"})})
    assert fits(long, Matcher(label=LabelName.PUBLISHER, operator=operator, value="(a|aa)+(b|bb)+c")) is is_met


def test_a_silence_needs_all_of_its_matchers() -> None:
    other = Matcher(label=LabelName.PUBLISHER, value="Another")
    for matchers, reason in (((RAQQA,), Reason.SILENCED), ((RAQQA, other), Reason.NOT_MUTED)):
        situation = Situation(CHANNEL, None, silences=(silence(*matchers),))
        assert mute(of(alert("a1")), situation, NOW).reason is reason


def test_the_reason_says_who_silenced_it_until_when_and_why() -> None:
    situation = Situation(CHANNEL, None, silences=(silence(RAQQA, comment="known"),))
    ((muted, words),) = mute(of(alert("a1")), situation, NOW).muted
    assert (muted.alert_id, words) == ("a1", "silenced by Night editor until 2026-01-02 04:04 UTC (known)")


def test_a_reprint_is_muted_beside_its_original_and_not_alone() -> None:
    situation = Situation(CHANNEL, None)
    decision = mute(of(reprint("r1"), alert("a1"), reprint("r2", story_id="another")), situation, NOW)
    assert [each.alert_id for each in decision.notification.alerts] == ["a1", "r2"]
    assert [(each.alert_id, words) for each, words in decision.muted] == [("r1", "a reprint of what is sent with it")]


def test_a_test_is_never_muted() -> None:
    assert mute(TEST, Situation(CHANNEL, None, silences=(silence(RAQQA),)), NOW).reason is Reason.NOT_MUTED


@pytest.mark.parametrize(
    ("kind", "reason"), [(GroupKind.LABELS, Reason.NOT_MUTED), (GroupKind.ESCALATION, Reason.ACKNOWLEDGED)]
)
def test_what_was_acknowledged_is_sent_the_first_time_and_not_again(kind: GroupKind, reason: Reason) -> None:
    situation = Situation(CHANNEL, None, group=group_in("c1", kind), acknowledged=frozenset({"a1"}))
    decision = mute(of(alert("a1")), situation, NOW)
    assert (decision.reason, decision.muted) == (reason, ())


async def test_what_a_silence_mutes_is_recorded_with_the_reason_and_the_rest_leaves() -> None:
    world = World(group_wait_seconds=2)
    await world.put()
    quiet = silence(Matcher(label=LabelName.WATCH, value="w2"))
    await world.database["silences"].insert_one({"_id": "s1", **stored(quiet)})
    other = alert("a2", "c1")
    other = other.model_copy(update={"labels": other.labels.model_copy(update={"watch": "w2"})})
    await world.handlers.on_alert(alert("a1", "c1"))
    await world.handlers.on_alert(other)
    world.now += timedelta(seconds=2)
    await world.flusher.flush()
    recorded = {each.alert_ids: (each.state.value, each.reason) for each in world.deliveries}
    assert recorded[("a1",)] == ("pending", None)
    assert recorded[("a2",)][0] == "muted"
    assert "Night editor" in (recorded[("a2",)][1] or "")
    assert world.counted("deliveries_total", outcome="muted") == 1
    world.now += timedelta(hours=2)
    await world.flusher.flush()
    assert len(world.deliveries) == 2, "it stays muted when the silence is over"
