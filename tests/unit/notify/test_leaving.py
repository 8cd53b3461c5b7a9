"""Whatever is silenced, acknowledged, sent before or over the rate: nothing that leaves a group is lost or doubled."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.deliveries import State, WhyNow
from claimwatch_contracts.documents import Escalation
from claimwatch_contracts.groups import GroupKind
from claimwatch_contracts.schedule import QuietHours, Schedule
from claimwatch_contracts.silence import LabelName, Matcher
from services.notify.grouping.calendar import quiet_until
from services.notify.grouping.seats import group_in
from services.notify.leaving.leaving import leaving, outside_quiet_hours
from services.notify.stages.group import notification_of
from services.notify.stages.pipeline import BEFORE_PLANNING, decisions
from services.notify.stages.situation import Situation
from tests.builders import NOW
from tests.unit.notify.alerts import alert
from tests.unit.notify.test_mute import silence
from tests.unit.notify.world import CHANNEL

NAMES = [f"a{number}" for number in range(6)]
SOME = st.frozensets(st.sampled_from(NAMES))
USUAL = alert()
ALERTS = tuple(
    USUAL.model_copy(update={"alert_id": name, "labels": USUAL.labels.model_copy(update={"watch": f"w{number % 3}"})})
    for number, name in enumerate(NAMES)
)
QUIET = silence(Matcher(label=LabelName.WATCH, value="w1"))
CHANNELS = (
    CHANNEL,
    None,
    CHANNEL.model_copy(update={"enabled": False}),
    CHANNEL.model_copy(update={"repeat_minutes": 60, "escalation": Escalation(to="c2", after_minutes=7)}),
)
SITUATIONS = st.builds(
    Situation,
    channel=st.sampled_from(CHANNELS),
    endpoint=st.none(),
    group=st.sampled_from(GroupKind).map(lambda kind: group_in("c1", kind)),
    planned=SOME,
    acknowledged=SOME,
    silences=st.sampled_from([(), (QUIET,)]),
    rate_allows_at=st.sampled_from([None, NOW + timedelta(minutes=5)]),
)


@given(SITUATIONS)
def test_each_alert_is_planned_once_or_goes_on_or_was_dealt_with_before(situation: Situation) -> None:
    group = situation.group
    assert group is not None
    notification = notification_of(group, ALERTS, WhyNow.FIRST_NOTIFICATION)
    result = leaving(tuple(decisions(BEFORE_PLANNING, notification, situation, NOW)), situation, group, NOW)
    planned = Counter(one.alert_id for each in result.deliveries for one in each.notification.alerts)
    overflow = {each.alert.alert_id for each in result.onward if each.due_at == situation.rate_allows_at}
    is_again = group.kind in (GroupKind.REPEAT, GroupKind.ESCALATION)
    done = situation.planned | (situation.acknowledged if is_again else frozenset())
    assert set(planned.values()) <= {1}
    assert planned.keys() | overflow | done == set(NAMES)
    assert not planned.keys() & (overflow | situation.planned)
    assert len({each.delivery.delivery_id for each in result.deliveries}) == len(result.deliveries)
    keeps = group.kind is GroupKind.REPEAT or (bool(overflow) and group.kind is GroupKind.OVERFLOW)
    assert result.group.told == (() if keeps else tuple(NAMES))
    for each in result.deliveries:
        assert (each.delivery.state is State.MUTED) <= bool(each.delivery.reason)
        assert each.delivery.alert_ids == tuple(one.alert_id for one in each.notification.alerts)


CLOCK = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
HOURS = st.tuples(CLOCK, CLOCK).filter(lambda pair: pair[0] != pair[1])
SCHEDULES = st.none() | HOURS.map(lambda pair: QuietHours(start=pair[0], end=pair[1]))


@given(SITUATIONS, SCHEDULES, SCHEDULES)
def test_nothing_goes_on_into_quiet_hours_or_to_a_group_that_takes_it_for_told(
    situation: Situation, first: QuietHours | None, second: QuietHours | None
) -> None:
    schedules = {"w0": Schedule(quiet=first), "w1": Schedule(quiet=second), "w2": Schedule()}
    alerts = tuple(one.model_copy(update={"watch_id": one.labels.watch}) for one in ALERTS)
    quiet_group = group_in("c1", GroupKind.QUIET, schedules["w0"].model_dump_json())
    group = quiet_group if situation.group and situation.group.kind is GroupKind.QUIET else situation.group
    assert group is not None
    situation = replace(situation, group=group)
    notification = notification_of(group, alerts, WhyNow.FIRST_NOTIFICATION)
    before = leaving(tuple(decisions(BEFORE_PLANNING, notification, situation, NOW)), situation, group, NOW)
    after = outside_quiet_hours(before, schedules)
    assert [each.alert for each in after.onward] == [each.alert for each in before.onward]
    assert after.deliveries == before.deliveries
    for old, new in zip(before.onward, after.onward, strict=True):
        assert old.due_at <= new.due_at
        assert quiet_until(schedules[new.alert.watch_id], new.due_at) is None
        assert (new.due_at == old.due_at) <= (new.group == old.group)
        assert new.group.group_id != after.group.group_id or new.alert.alert_id not in after.group.told
