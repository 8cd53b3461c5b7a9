"""What a watch is told of a report that was judged: what is new to the ledger, and in the watch's own scope."""

from typing import Any

import pytest

from claimwatch_contracts.base import Span
from claimwatch_contracts.criteria import FigureCondition, WatchedPlace
from claimwatch_contracts.extraction import DateInterval, Location, Occurrence
from claimwatch_contracts.judgement import FigureChange, StatementChange
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import (
    Change,
    ClaimantKind,
    CueClass,
    MatchOutcome,
    Measure,
    NoveltyKind,
    PlacePrecision,
    StoryRelation,
)
from services.watch.news.verdict import Verdict
from services.watch.telling.evidence import evidenced
from tests.builders import MINISTRY, NOW, article, report, watch
from tests.unit.watch.one_figure import HEAD, RAQQA, answer, entry, judged, told

ALEPPO = Location(name="Aleppo", geonames_id=170063, lat=36.2, lon=37.16, precision=PlacePrecision.CITY)


GARDEN = Location(name="White Garden", precision=PlacePrecision.EXACT)


KINDS = {
    Change.NEW_INCIDENT: NoveltyKind.NEW_CLAIM,
    Change.NEW_CLAIMANT: NoveltyKind.NEW_CLAIM,
    Change.CHANGED: NoveltyKind.UPDATE,
    Change.DENIAL: NoveltyKind.DENIAL,
    Change.CORRECTION: NoveltyKind.CORRECTION,
    Change.RETRACTION: NoveltyKind.RETRACTION,
}


REASONS = {
    StoryRelation.REPRINT: MatchOutcome.REPRINT,
    StoryRelation.LIGHT_EDIT: MatchOutcome.LIGHT_EDIT,
}


@pytest.mark.parametrize(("change", "kind"), KINDS.items())
def test_what_is_new_to_the_ledger_is_told_as_what_it_is(change: Change, kind: NoveltyKind) -> None:
    assert told(judged(change)) == [kind]


@pytest.mark.parametrize("change", [Change.REPEAT, Change.BACKGROUND])
def test_what_the_ledger_knew_is_not_told(change: Change) -> None:
    assert answer(judged(change)).news == ()


def test_every_change_is_told_or_not() -> None:
    assert set(Change) == {*KINDS, Change.REPEAT, Change.BACKGROUND}


@pytest.mark.parametrize("relation", [StoryRelation.REPRINT, StoryRelation.LIGHT_EDIT])
def test_nothing_of_a_copy_is_told_and_a_correction_of_the_copy_is(relation: StoryRelation) -> None:
    copy = report().model_copy(update={"relation": relation, "original": "a0"})
    assert answer(judged(Change.NEW_CLAIMANT), filed=copy) == Verdict(REASONS[relation], (), ())
    second = report(article(revision=2)).model_copy(update={"relation": relation, "original": "a0"})
    assert told(judged(Change.CORRECTION), filed=second) == [NoveltyKind.CORRECTION]


def test_a_changed_figure_says_what_it_was_before() -> None:
    change = FigureChange(figure=0, change=Change.CHANGED, row=0, before=entry(24))
    item = answer(judged(Change.CHANGED, figures=(change,))).news[-1]
    assert item.summary == "more than 40 bodies found, Raqqa, claimed by Health Ministry (was 24)"
    figure = evidenced(report(), item).figure
    assert figure and figure.was and figure.was.value == 24


def test_it_is_said_that_claimants_contradict_each_other_from_now_on() -> None:
    change = FigureChange(figure=0, change=Change.NEW_CLAIMANT, row=0, now_contested=True)
    item = answer(judged(Change.NEW_CLAIMANT, figures=(change,))).news[-1]
    assert item.summary.endswith("claimed by Health Ministry; the claimants now contradict each other")


def test_what_is_taken_back_without_another_figure_is_told_with_what_it_was() -> None:
    news = answer(judged(Change.REPEAT, taken_back=(entry(47),))).news
    (item,) = (each for each in news if each.kind is NoveltyKind.RETRACTION)
    assert item.summary == "no longer stands: 47 bodies found, Health Ministry"
    shown = evidenced(report(), item)
    assert shown.figure and shown.figure.value == 47
    assert shown.claim and shown.claim.claimant and shown.claim.claimant.name == "Health Ministry"


@pytest.mark.parametrize("row", [None, 0])
def test_a_figure_that_the_article_takes_back_is_told_and_is_reason_enough(row: int | None) -> None:
    change = FigureChange(figure=0, change=Change.RETRACTION, row=row, before=entry(2))
    filed = counting(attribution=None, claimant=None, measure=Measure.PEOPLE_OTHER, value=2)
    assert told(judged(Change.RETRACTION, figures=(change,)), filed=filed) == [NoveltyKind.RETRACTION]


def test_a_figure_without_a_row_is_told_if_somebody_claims_people_or_the_watch_asks_for_its_measure() -> None:
    loose = judged(Change.NEW_CLAIMANT, figures=(FigureChange(figure=0, change=Change.NEW_CLAIMANT),))
    assert told(loose) == [NoveltyKind.NEW_CLAIM]
    unclaimed = counting(attribution=None, claimant=None)
    assert told(loose, filed=unclaimed) == []
    assert told(loose, filed=counting(measure=Measure.MONEY)) == []
    asking = watch(figures=(FigureCondition(measure=Measure.BODIES_FOUND),))
    assert told(loose, asking, unclaimed) == [NoveltyKind.NEW_CLAIM]
    recalled = judged(Change.BACKGROUND, figures=(FigureChange(figure=0, change=Change.BACKGROUND),))
    assert told(recalled, asking) == []


def counting(**changed: Any) -> Report:
    """The usual report with changes to its figure."""
    filed = report()
    return filed.model_copy(update={"figures": (filed.figures[0].model_copy(update=changed),)})


@pytest.mark.parametrize(
    ("place", "watched", "kinds"),
    [
        (RAQQA, {"name": "Raqqa", "geonames_id": 172955}, [NoveltyKind.UPDATE]),
        (RAQQA, {"name": "Syria", "geonames_id": 163843}, [NoveltyKind.UPDATE]),
        (ALEPPO, {"name": "Raqqa", "geonames_id": 172955}, []),
        (RAQQA, {"name": "near", "lat": 35.9, "lon": 39.0, "radius_km": 20}, [NoveltyKind.UPDATE]),
        (ALEPPO, {"name": "near", "lat": 35.9, "lon": 39.0, "radius_km": 20}, []),
        (GARDEN, {"name": "near", "lat": 35.9, "lon": 39.0, "radius_km": 20}, [NoveltyKind.UPDATE]),
        (RAQQA, {"name": "raqqa"}, [NoveltyKind.UPDATE]),
        (ALEPPO, {"name": "raqqa"}, []),
    ],
)
def test_a_figure_is_told_where_its_row_lies(
    place: Location, watched: dict[str, Any], kinds: list[NoveltyKind]
) -> None:
    assert told(judged(Change.CHANGED, place=place), watch(places=(WatchedPlace(**watched),))) == kinds


def test_what_lies_outside_of_what_a_watch_asks_for_is_counted_as_such() -> None:
    asking = watch(places=(WatchedPlace(name="Raqqa", geonames_id=172955),))
    assert answer(judged(Change.CHANGED, place=ALEPPO), asking).outcome is MatchOutcome.OUT_OF_SCOPE


def test_a_watch_on_figures_is_told_what_reaches_them_or_did_before() -> None:
    asking = watch(figures=(FigureCondition(measure=Measure.BODIES_FOUND, at_least=50),))
    assert told(judged(Change.CHANGED, Change.NEW_CLAIMANT), asking) == []
    fallen = FigureChange(figure=0, change=Change.CORRECTION, row=0, before=entry(60))
    assert told(judged(Change.CORRECTION, figures=(fallen,)), asking) == [NoveltyKind.CORRECTION]


def test_a_watch_on_a_claimant_is_told_what_that_claimant_says() -> None:
    changed = judged(Change.CHANGED, Change.CHANGED)
    assert told(changed, watch(claimants=("Health Ministry",))) == [NoveltyKind.UPDATE, NoveltyKind.NEW_CLAIM]
    assert told(changed, watch(claimants=("Civil Defence",))) == []


def spoken(**fields: Any) -> Report:
    """The usual report whose second statement has these fields; its claimant is a person without them."""
    filed = report()
    first, second = filed.attributions
    person = MINISTRY.model_copy(update={"key": "omar", "name": "Omar", "text": "Omar", "kind": ClaimantKind.PERSON})
    changed = second.model_copy(update={"claimant": person} | fields)
    return filed.model_copy(update={"attributions": (first, changed)})


def test_a_remark_alone_raises_no_alert_and_stands_beside_other_news() -> None:
    assert answer(judged(Change.REPEAT, Change.NEW_CLAIMANT), filed=spoken()).news == ()
    assert told(judged(Change.CHANGED, Change.NEW_CLAIMANT), filed=spoken()) == [
        NoveltyKind.UPDATE,
        NoveltyKind.NEW_CLAIM,
    ]


def test_the_statement_of_a_body_an_accusation_and_a_denial_raise_one() -> None:
    assert told(judged(Change.REPEAT, Change.NEW_CLAIMANT), filed=spoken(claimant=MINISTRY)) == [NoveltyKind.NEW_CLAIM]
    accusing = spoken(cue_class=CueClass.ACCUSE)
    assert told(judged(Change.REPEAT, Change.NEW_CLAIMANT), filed=accusing) == [NoveltyKind.NEW_CLAIM]
    assert told(judged(Change.REPEAT, Change.DENIAL), filed=spoken()) == [NoveltyKind.DENIAL]


def test_a_statement_that_gives_known_figures_alone_is_none() -> None:
    filed = report()
    words = filed.attributions[0].model_copy(update={"cue_class": CueClass.CONDEMN})
    condemning = filed.model_copy(update={"attributions": (words, filed.attributions[1])})
    statements = (StatementChange(claim=0, change=Change.CHANGED),)
    assert told(judged(Change.REPEAT, statements=statements), filed=condemning) == []
    assert told(judged(Change.CHANGED, statements=()), filed=condemning) == [NoveltyKind.UPDATE]


def test_a_story_alone_is_told_if_something_happened_that_nobody_has_reported_before() -> None:
    place = report().places[0]
    strike = Occurrence(place=place, spans=(Span(start=place.start, end=place.end),))
    happened = report().model_copy(update={"occurrences": (strike,)})
    new = judged(Change.REPEAT, is_new_incident=True)
    assert [item.kind for item in answer(new, filed=happened).news] == [NoveltyKind.NEW_STORY]
    assert answer(new, filed=report().model_copy(update={"occurrences": ()})).news == ()
    assert answer(judged(Change.REPEAT, is_new_incident=True, rows=(), figures=()), filed=happened).news == ()
    assert answer(judged(Change.REPEAT), filed=happened).news == ()
    wordless = happened.model_copy(update={"figures": ()})
    assert answer(judged(Change.REPEAT, figures=(), is_new_incident=True), filed=wordless).news == ()
    named = wordless.model_copy(update={"occurrences": (strike.model_copy(update={"what": "shelling"}),)})
    day = DateInterval(start=NOW.date(), end=NOW.date(), text="Monday")
    dated = HEAD.model_copy(update={"period": day})
    assert answer(judged(Change.REPEAT, figures=(), is_new_incident=True), filed=named).news == ()
    assert answer(judged(Change.REPEAT, figures=(), is_new_incident=True, incident=dated), filed=named).news != ()


def test_articles_about_one_incident_tell_one_story() -> None:
    one, other = report(), report(article(article_id="a2"), story="s2")
    keys = {answer(judged(Change.CHANGED), filed=filed).news[0].key for filed in (one, other)}
    assert len(keys) == 1
