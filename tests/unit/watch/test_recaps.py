"""Numbers in an article's own voice that a watch knows, and articles that only recall."""

from datetime import timedelta

import pytest

from claimwatch_contracts.judgement import FigureChange
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Change, MatchOutcome, Measure, NoveltyKind
from services.watch.news.novelty import tellable
from services.watch.news.recaps import WEEKS
from tests.builders import NOW, article, report
from tests.unit.watch.judgements import DATED, HEAD, OWN, Reader, counting, entry, judged

ESSAY = HEAD.model_copy(update={"incident_id": "i2", "headline": "Essay"})
DATED_ESSAY = DATED.model_copy(update={"incident_id": "i2", "headline": "Essay"})
NEW = Change.NEW_INCIDENT


def essay(weeks: int = 0, **changed: object) -> Report:
    """Another article with the same figure, so many weeks later."""
    later = article(article_id="a2", published_at=NOW + timedelta(weeks=weeks))
    return counting(**changed).model_copy(update={"article": report(later).article, "story_id": "s2"})


def told_first() -> Reader:
    """A watch that was told the figure by its claimant."""
    reader = Reader()
    assert reader.reads(counting(), judged()).outcome is MatchOutcome.ALERT
    return reader


@pytest.mark.parametrize(("weeks", "is_known"), [(0, True), (WEEKS - 1, True), (WEEKS + 1, False)])
def test_a_number_in_the_articles_own_voice_is_known_by_its_amount_and_place_for_some_weeks(
    weeks: int, is_known: bool
) -> None:
    found = told_first().reads(essay(weeks, **OWN), judged(NEW, incident=DATED_ESSAY, is_new_incident=True))
    assert (found.news == ()) is is_known


def test_another_number_or_a_small_one_or_one_with_a_claimant_is_not_known() -> None:
    fresh = judged(NEW, incident=DATED_ESSAY, is_new_incident=True)
    assert told_first().reads(essay(**OWN, value=41.0), fresh).news
    assert told_first().reads(essay(**OWN, measure=Measure.KILLED), fresh).news
    other = counting().figures[0].claimant
    assert other is not None
    assert told_first().reads(essay(claimant=other.model_copy(update={"key": "mayor"})), fresh).news
    few = Reader()
    few.reads(counting(value=4.0), judged())
    assert few.reads(essay(**OWN, value=4.0), fresh).news


def test_all_that_an_article_tells_of_an_occurrence_without_a_day_is_background_if_it_recalls_known_numbers() -> None:
    undated = judged(NEW, incident=ESSAY, is_new_incident=True)
    other = counting().figures[0].claimant
    assert other is not None
    named = essay(claimant=other.model_copy(update={"key": "district"}))
    assert told_first().reads(named, undated).outcome is MatchOutcome.BACKGROUND
    assert Reader().reads(named, undated).outcome is MatchOutcome.ALERT


def test_beside_a_recalled_number_an_unclaimed_one_is_no_reason_for_an_alert_and_a_claimed_one_is() -> None:
    recalled = essay(**OWN)
    second = recalled.figures[0].model_copy(update={"value": 77.0})
    both = recalled.model_copy(update={"figures": (*recalled.figures, second)})
    changes = tuple(FigureChange(figure=index, change=NEW, row=0) for index in range(2))
    fresh = judged(None, figures=changes, incident=DATED_ESSAY, is_new_incident=True)
    assert told_first().reads(both, fresh).news == ()
    claimed = second.model_copy(update={"claimant": counting().figures[0].claimant})
    assert told_first().reads(both.model_copy(update={"figures": (*recalled.figures, claimed)}), fresh).news


def test_what_somebody_claims_is_not_told_again_in_the_articles_own_voice() -> None:
    filed = counting()
    own = filed.figures[0].model_copy(update=OWN | {"start": 0, "end": 3})
    both = filed.model_copy(update={"figures": (own, *filed.figures)})
    assert [item.figure for item in tellable(both) if item.figure is not None] == [1]


def test_the_voice_of_another_article_is_not_what_was_said_before() -> None:
    before = entry(8, None)
    change = FigureChange(figure=0, change=Change.CHANGED, row=0, before=before)
    (item,) = [each for each in tellable(counting(**OWN), judgement=judged(figures=(change,))) if each.figure == 0]
    assert (item.kind, item.before) == (NoveltyKind.NEW_CLAIM, None)
    own = change.model_copy(update={"before": entry(8, None, article_id="a1")})
    (item,) = [each for each in tellable(counting(**OWN), judgement=judged(figures=(own,))) if each.figure == 0]
    assert item.kind is NoveltyKind.UPDATE


def test_an_article_that_mostly_lists_other_occurrences_begins_none_by_itself() -> None:
    filed = counting(**OWN)
    own = filed.figures[0]
    figures = tuple(own.model_copy(update={"value": value}) for value in (41.0, 110.0, 46.0))
    listing = filed.model_copy(update={"figures": figures})

    def outcome(*recalled: Change) -> MatchOutcome:
        changes = tuple(FigureChange(figure=index, change=change, row=0) for index, change in enumerate(recalled))
        fresh = judged(None, figures=changes, incident=DATED_ESSAY, is_new_incident=True)
        return Reader().reads(listing, fresh).outcome

    assert outcome(NEW, Change.BACKGROUND, Change.BACKGROUND) is MatchOutcome.MINOR
    assert outcome(NEW, NEW, Change.BACKGROUND) is MatchOutcome.ALERT
