"""What is told of the installation's troubles: what begins and ends, once, and not too often."""

import itertools
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.notify.noticing.troubles import (
    LINES_SHOWN,
    Backlog,
    FeedHealth,
    Known,
    Trouble,
    lags_unseen,
    news_of,
    troubles_of_feeds,
    troubles_of_groups,
)
from tests.builders import NOW

HOUR = timedelta(hours=1)


def trouble(key: str) -> Trouble:
    """A trouble of that key."""
    return Trouble(key, f"the feed of {key} is quiet", NOW - HOUR)


def test_a_feed_that_is_quiet_is_trouble_and_one_that_fails_is_after_a_while() -> None:
    feeds = [
        FeedHealth("well", "The Courier", None, None),
        FeedHealth("quiet", "The Herald", NOW - 9 * HOUR, None),
        FeedHealth("stumbles", "The Post", None, NOW - HOUR),
        FeedHealth("fails", "The Times", NOW - 9 * HOUR, NOW - 3 * HOUR),
    ]
    found = list(troubles_of_feeds(feeds, NOW, 3 * HOUR))
    assert [(each.key, each.since) for each in found] == [
        ("feed:quiet", NOW - 9 * HOUR),
        ("feed:fails", NOW - 3 * HOUR),
    ]
    assert "The Herald is quiet since 20" in found[0].words
    assert "The Times cannot be read" in found[1].words


def test_a_group_lags_when_its_first_unread_message_waits_for_long() -> None:
    backlogs = [
        Backlog("archive-articles", "archive", 9_000, NOW - HOUR / 2),
        Backlog("watch-reports", "watch", 1, NOW - HOUR),
        Backlog("notify-alerts", "notify", 0, NOW - 9 * HOUR),
    ]
    (lag,) = troubles_of_groups(backlogs, NOW, HOUR)
    assert (lag.key, lag.what) == ("group:watch-reports", "watch lags (watch-reports)")


def test_what_begins_and_what_ends_is_told_once_each() -> None:
    notice, known = news_of(Known(), [trouble("a"), trouble("b")], NOW, HOUR)
    assert notice is not None
    assert notice.title == "Trouble: 2 new"
    assert news_of(known, [trouble("a"), trouble("b")], NOW + 9 * HOUR, HOUR) == (None, known)
    notice, known = news_of(known, [trouble("b"), trouble("c")], NOW + HOUR, HOUR)
    assert notice is not None
    assert notice.title == "Trouble: 1 new, 1 over"
    assert [line.partition(" since")[0] for line in notice.lines] == [
        "New: the feed of c is quiet",
        "Over: the feed of a is quiet",
        "1 more as before",
    ]
    notice, known = news_of(known, [], NOW + 2 * HOUR, HOUR)
    assert notice is not None
    assert (notice.title, known.told) == ("Trouble: 2 over", ())


def test_what_comes_and_goes_between_two_notices_is_not_told() -> None:
    _, known = news_of(Known(), [trouble("a")], NOW, HOUR)
    assert news_of(known, [], NOW + HOUR / 2, HOUR) == (None, known)
    assert news_of(known, [trouble("a")], NOW + HOUR, HOUR) == (None, known)


@given(st.lists(st.sets(st.sampled_from("abcde")), min_size=1, max_size=60))
def test_however_troubles_flap_there_is_a_notice_an_hour_at_most_and_the_last_state_is_told(
    looks: list[set[str]],
) -> None:
    known, told_at = Known(), list[datetime]()
    for number, keys in enumerate([*looks, looks[-1]]):
        now = NOW + number * timedelta(minutes=7) + (HOUR if number == len(looks) else timedelta())
        notice, known = news_of(known, [trouble(key) for key in sorted(keys)], now, HOUR)
        told_at += [now] if notice else []
    assert all(later - earlier >= HOUR for earlier, later in itertools.pairwise(told_at))
    assert {each.key for each in known.told} == looks[-1]


def test_many_troubles_are_counted() -> None:
    notice, _ = news_of(Known(), [trouble(f"f{number}") for number in range(200)], NOW, HOUR)
    assert notice is not None
    assert len(notice.lines) == LINES_SHOWN + 1
    assert notice.lines[-1] == "and 170 more"


def test_while_the_broker_is_away_lags_stay_known_and_its_absence_is_trouble_after_a_while() -> None:
    lag = Trouble("group:watch-reports", "watch lags", NOW)
    known = Known((lag, trouble("feed:a")), NOW)
    assert lags_unseen(known, NOW, NOW + HOUR / 2, HOUR) == [lag]
    away = lags_unseen(known, NOW, NOW + HOUR, HOUR)
    assert [each.key for each in away] == ["group:watch-reports", "broker"]
    assert lags_unseen(Known(tuple(away), NOW), NOW + 2 * HOUR, NOW + 2 * HOUR, HOUR) == away
