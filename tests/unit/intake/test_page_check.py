"""When a page is read again, what counts as the same article, and what the headers of the requests say."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from services.intake.page_checks.schedule import MAX_FAILURES, Schedule
from services.intake.page_checks.traces import steady_hash
from services.intake.settings import IntakeSettings
from services.intake.text.content_words import sample_of, share_kept

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
REPORT = (
    "The governor said on Tuesday that at least forty people had been wounded when shells struck the market of Homs. "
    "Rescuers searched the rubble until morning, while hospitals in neighbouring districts asked for blood donations."
)


def test_each_age_has_its_reading_and_missed_ones_are_not_made_up_for() -> None:
    schedule = Schedule.of((7_200, 3_600, 86_400))
    times = [schedule.next(NOW, NOW + timedelta(hours=hours)) for hours in (0, 1, 1.5, 20, 24)]
    hours = [time and (time - NOW).total_seconds() / 3_600 for time in times]
    assert hours == [1, 2, 2, 24, None]
    assert Schedule.of(()).next(NOW, NOW) is None


@given(st.integers(1, 20), st.floats(0, 10**5), st.floats(0, 10**6))
def test_a_failed_try_is_repeated_later_and_never_before_the_server_allows(
    failures: int, wait: float, after: float
) -> None:
    schedule, now = Schedule.of((3_600, 86_400)), NOW + timedelta(seconds=after)
    again = schedule.retry(NOW, now, failures, wait)
    if again is None:
        assert failures > MAX_FAILURES
        assert schedule.next(NOW, now) is None
    else:
        assert again > now
        assert again >= now + timedelta(seconds=wait)


def test_a_correction_keeps_an_article_and_a_wall_does_not() -> None:
    sample = sample_of(REPORT)
    corrected = share_kept(sample, REPORT.replace("forty", "fifty-one").replace("Tuesday", "Wednesday"))
    walled = share_kept(sample, "Please verify that you are human before you read on. It takes a second, said nobody.")
    assert corrected is not None
    assert walled is not None
    assert (corrected > 0.9, walled < 0.2) == (True, True)
    assert share_kept(sample_of("Two dead."), REPORT) is None


def test_requests_say_who_asks_and_where_to_complain() -> None:
    assert IntakeSettings().user_agent == "claimwatch"
    contact = "https://desk.example/bot?for=claims"
    assert IntakeSettings(contact=contact).user_agent == f"claimwatch (+{contact})"
    assert IntakeSettings(contact="desk@desk.example").user_agent == "claimwatch (+desk@desk.example)"
    for wrong in ("", "a b", "x)", "x\n", "ü@desk.example"):
        with pytest.raises(ValidationError):
            IntakeSettings(contact=wrong)


@pytest.mark.parametrize(
    "line",
    [
        *("Updated 5 minutes ago", "Last updated: 4 July 2026, 14:05 GMT", "3 hours ago", "an hour ago", "Just now"),
        *(
            "12 comments",
            "1.2k views",
            "No comments",
            "Comments (14)",
            "4 min read",
            "• Edited 09:30",
            "Mis à jour à 14h05",
        ),
    ],
)
def test_a_line_that_changes_by_itself_is_no_change(line: str) -> None:
    assert steady_hash(f"{REPORT}\n{line}\nMore follows.") == steady_hash(f"{REPORT}\nMore follows.")


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Dead: 47",
            "47 dead",
            "Wounded 12",
            "Updated figures",
            "12 days later, 47 had died.",
            "Updated toll: the hospital counts 47 dead.",
        ),
        *("Five views of the strike", "Published figures were wrong. They are 47."),
    ],
)
def test_a_line_that_says_something_is_a_change(line: str) -> None:
    assert steady_hash(f"{REPORT}\n{line}") != steady_hash(REPORT)
