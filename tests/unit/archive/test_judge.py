"""One report after another is judged: its story, its incident, what it changed; by memories in this process."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch_contracts.amendment import Amended, Amends
from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Change, Grade, StoryRelation
from services.archive.incidents.in_memory import InMemoryIncidents
from services.archive.joining.join import join_report
from services.archive.judging.judge import Judge
from services.archive.judging.judged import says_the_same
from services.archive.ledger.in_memory import InMemoryEntries
from services.archive.ledger.rows import rows_of
from services.archive.stories.fingerprint import Fingerprint
from services.archive.stories.in_memory import StoriesInMemory
from tests.builders import NOW, TEXT, article, usual_extractions
from tests.incidents import Told
from tests.stories import SCHOOL, unplaced
from tests.unit.archive.strikes import NEXT_TOWN, STRIKE

LONG = (
    " Workers in white overalls dug along the old irrigation canal behind the sugar mill for the ninth day in a row."
    " Families waited at the gate with photographs, and a clerk wrote their names into a school exercise book."
    " The first pits were found by a shepherd, who had followed a stray dog across the fields after the spring rain."
)


class Court:
    """A judge and its memories."""

    def __init__(self) -> None:
        self.incidents, self.entries = InMemoryIncidents(), InMemoryEntries()
        self.judge = Judge(StoriesInMemory(), self.incidents, self.entries)

    async def judged(self, *reports: Report) -> list[tuple[Report, Judgement]]:
        """Each report judged, in order."""
        return [await self.judge.judged(each) for each in reports]

    def rows(self) -> list[tuple[float | None, float | None, Grade]]:
        """Least and greatest number and grade of each row."""
        return [(row.low, row.high, row.grade) for row in rows_of(self.entries.all())]


def counting(value: int, article_id: str = "a1", **more: Any) -> Report:
    """The report of an article in which the ministry counts so many bodies."""
    published = article(TEXT.replace("40", str(value)) + LONG, article_id=article_id, **more)
    text = published.text
    said, counted, mentioned = usual_extractions(article(article_id=article_id, revision=published.revision))
    start = text.index(str(value))
    fields = {"text": str(value), "value": value, "start": start, "end": start + len(str(value))}
    figure = Figure(**counted.figures[0].model_dump() | fields)
    answers = (said, counted.model_copy(update={"figures": (figure,)}), mentioned)
    return join_report(published, *answers, story_id="", original=article_id)


def changes(judgement: Judgement) -> list[Change]:
    """What the figures changed."""
    return [change.change for change in judgement.figures]


async def test_the_first_report_opens_an_incident_and_is_new_in_the_ledger() -> None:
    court = Court()
    ((filed, judgement),) = await court.judged(counting(40))
    assert judgement.is_new_incident
    assert judgement.incident is not None
    assert filed.incident_id == judgement.incident.incident_id
    assert changes(judgement) == [Change.NEW_INCIDENT]
    (row,) = judgement.rows
    assert (row.incident_id, row.low, row.grade) == (filed.incident_id, 40, Grade.WEAK)


async def test_a_copy_to_which_its_publisher_adds_its_own_figure_is_none_any_more() -> None:
    court = Court()
    copy = counting(40, "a2", publisher="The Herald")
    risen = counting(46, "a2", publisher="The Herald", revision=2)
    (_, (first, _), (second, judgement)) = await court.judged(counting(40), copy, risen)
    assert [first.relation, second.relation] == [StoryRelation.REPRINT, StoryRelation.UPDATE]
    assert first.story_id == second.story_id
    assert changes(judgement) == [Change.CHANGED]
    assert court.rows() == [(46, 46, Grade.WEAK)]
    assert await court.judged(risen) == [(second, judgement)]


async def test_a_copy_is_a_reprint_in_the_same_incident_and_changes_nothing() -> None:
    court = Court()
    (first, _), (copy, judgement) = await court.judged(counting(40), counting(40, "a2", publisher="The Herald"))
    assert (copy.story_id, copy.original, copy.relation) == (first.story_id, "a1", StoryRelation.REPRINT)
    assert copy.incident_id == first.incident_id
    assert not judgement.is_new_incident
    assert changes(judgement) == [Change.REPEAT]
    assert court.rows() == [(40, 40, Grade.WEAK)]


async def test_a_claimants_new_figure_says_what_it_was() -> None:
    court = Court()
    _, (update, judgement) = await court.judged(counting(40), counting(46, "a2", publisher="The Herald"))
    assert update.relation is StoryRelation.UPDATE
    (change,) = judgement.figures
    assert (change.change, change.before and change.before.value) == (Change.CHANGED, 40)
    assert court.rows() == [(46, 46, Grade.WEAK)]


async def test_a_changed_revision_stays_in_its_story_and_incident_and_takes_the_place_of_what_was_said() -> None:
    court = Court()
    (first, _), (second, judgement) = await court.judged(counting(40), counting(46, revision=2))
    assert (second.story_id, second.incident_id) == (first.story_id, first.incident_id)
    assert changes(judgement) in ([Change.CHANGED], [Change.CORRECTION])
    assert court.rows() == [(46, 46, Grade.WEAK)]


async def test_the_same_report_again_is_given_the_same_and_changes_nothing() -> None:
    court = Court()
    once = await court.judged(counting(40), counting(46, "a2"))
    kept = court.entries.all()
    again = await court.judged(counting(46, "a2"))
    assert again[0][0] == once[1][0]
    assert again[0][1].figures == once[1][1].figures
    assert court.entries.all() == kept


async def test_what_a_better_extractor_finds_takes_the_place_of_what_was_found() -> None:
    court = Court()
    ((first, _),) = await court.judged(counting(40))
    better = counting(40)
    population = better.figures[0].model_copy(update={"population": "women"})
    ((again, _),) = await court.judged(better.model_copy(update={"figures": (population,)}))
    assert (again.story_id, again.incident_id) == (first.story_id, first.incident_id)
    assert [row.population for row in rows_of(court.entries.all())] == ["women"]


async def test_a_report_on_something_else_opens_another_incident() -> None:
    (one, _), (another, judgement) = await Court().judged(counting(40), unplaced(SCHOOL, "school"))
    assert one.incident_id != another.incident_id
    assert judgement.is_new_incident


async def test_a_joined_report_says_the_same_as_itself_judged_and_not_as_another() -> None:
    ((filed, _),) = await Court().judged(counting(40))
    assert says_the_same(counting(40), filed)
    assert not says_the_same(counting(41), filed)


@settings(max_examples=20, deadline=None)
@given(st.permutations([(40, "a1"), (46, "a2"), (46, "a3"), (52, "a4")]))
async def test_the_ledger_is_that_of_the_reports_judged_anew_in_the_same_order(order: list[tuple[int, str]]) -> None:
    once, twice = Court(), Court()
    reports = [counting(value, name, publisher=f"Outlet {name}") for value, name in order]
    first = await once.judged(*reports)
    await twice.judged(*reports)
    again = await twice.judged(*reports)
    assert once.rows() == twice.rows()
    assert [filed.incident_id for filed, _ in first] == [filed.incident_id for filed, _ in again]


@pytest.mark.parametrize("late", [0, 1])
async def test_a_late_old_revision_does_not_take_the_place_of_a_newer_one(late: int) -> None:
    court = Court()
    revisions = [counting(46, revision=2), counting(40, revision=1)]
    await court.judged(*(revisions if late else reversed(revisions)))
    assert court.rows() == [(46, 46, Grade.WEAK)]


MUCH_LATER = date(2026, 3, 13)


def pinned(told: Told, incident_id: str, *, opens: bool = False) -> Report:
    """The report, which a person gave an incident."""
    kind = Amends.SPLIT if opens else Amends.INCIDENT
    fields: dict[str, Any] = {"amendment_id": "m", "kind": kind, "amended_by": "desk", "amended_at": NOW}
    mark = Amended(incident_id=incident_id, opens=opens, **fields)
    return told.report().model_copy(update={"amended": (mark,)})


@pytest.mark.parametrize("opens", [False, True])
async def test_the_figures_of_a_report_go_with_it_to_the_incident_that_a_person_gave_it(opens: bool) -> None:
    court = Court()
    late: dict[str, Any] = {"at": NEXT_TOWN.at + timedelta(days=10), "figures": (("8 dead", "killed", MUCH_LATER),)}
    of_another_day = (replace(NEXT_TOWN, name=name, **late).report() for name in ("one", "two", "three", "four"))
    (strike, _), (other, _), *_ = await court.judged(STRIKE.report(), *of_another_day)
    given = "split-off" if opens else other.incident_id
    assert given != strike.incident_id
    ((moved, judgement),) = await court.judged(pinned(STRIKE, given or "", opens=opens))
    entries = await court.entries.of_article("strike")
    assert [entry.quantity and entry.quantity.value for entry in entries] == [31]
    assert [entry.incident_id for entry in entries] == [moved.incident_id] == [given]
    assert judgement.recalled == ()
    ((back, _),) = await court.judged(STRIKE.report())
    assert back.incident_id == strike.incident_id


class Late(StoriesInMemory):
    """Stories of which nobody knows yet when a report is placed, as those that another archive keeps at that moment."""

    async def candidates(self, new: Fingerprint) -> list[Fingerprint]:
        """None."""
        return []


async def test_an_article_whose_text_was_kept_at_the_same_moment_is_judged_as_its_copy() -> None:
    reports = [counting(40), counting(40, "a2", publisher="The Courier")]
    court = Court()
    expected = await court.judged(*reports)
    assert expected[1][0].relation is StoryRelation.REPRINT
    hasty = Court()
    hasty.judge = replace(hasty.judge, stories=Late())
    assert await hasty.judged(*reports) == expected
    assert hasty.entries.all() == court.entries.all()
