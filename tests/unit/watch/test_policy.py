"""What the policies of a watch have told: notable statements by default, figures alone, or every report."""

from typing import Any

import pytest

from claimwatch_contracts.base import Span, Surface
from claimwatch_contracts.extraction import Attribution
from claimwatch_contracts.vocabulary import (
    Change,
    ClaimantKind,
    CueClass,
    MatchOutcome,
    NoveltyKind,
    NoveltyPolicy,
    SpeechType,
    StoryRelation,
)
from services.watch.telling.alerting import MOST_STATEMENTS, alert_for
from tests.builders import NOW, article, report, watch
from tests.unit.watch.judgements import Reader, claimant, counting, judged, news, saying, words

NEW = Change.NEW_CLAIMANT
BODY = claimant("Harbour Office", ClaimantKind.GOVERNMENT)


def told(*said: Attribution, **asking: Any) -> list[int | None]:
    """The indexes of the statements that are told."""
    return [item.attribution for item in news(saying(*said), judged(None, *[NEW] * len(said)), **asking)][1:]


@pytest.mark.parametrize("cue_class", ["accuse", "deny", "demand", "condemn", "warn", "promise"])
def test_statements_of_the_notable_classes_are_told_however_surely_they_were_read(cue_class: str) -> None:
    assert told(words(cue_class=CueClass(cue_class), confidence=0.6)) == [0]


def test_an_assertion_is_told_if_somebody_makes_it_and_it_was_read_surely() -> None:
    assert told(words(confidence=0.8)) == [0]
    assert told(words(confidence=0.79)) == []
    assert told(words(claimant=None)) == []
    assert told(words(cue_class=CueClass.ASK)) == []
    assert told(words(confidence=0.5, cue_class=CueClass.ACCUSE)) == []


def test_who_watches_a_claimant_is_told_all_that_it_says() -> None:
    asked = {"claimants": ("Health Ministry",)}
    assert told(words(confidence=0.6), **asked) == [0]
    assert told(words(cue_class=CueClass.ASK), **asked) == [0]


def test_a_belief_is_told_to_whom_asks_for_beliefs() -> None:
    belief = words(cue_class=CueClass.BELIEVE)
    assert told(belief, beliefs=True) == [0]
    assert told(belief) == []


def shown(*said: Attribution, change: Change | None = None) -> tuple[list[str], int]:
    """The contents of the statements in the alert, and the number of those left out."""
    filed = saying(*said)
    if change is not None:
        filed = filed.model_copy(update={"figures": report().figures})
    judgement = judged(change, *[NEW] * len(said))
    alert = alert_for(watch(), filed, (), news(filed, judgement), NOW, judgement)
    summaries = [item.summary.partition(": ")[2] for item in alert.news if item.kind is not NoveltyKind.NEW_STORY]
    return [each for each in summaries if each], alert.news_left_out


def test_at_most_three_statements_are_told_the_notable_first_and_the_rest_is_counted() -> None:
    plain = [words(f"the port is shut on day {day}") for day in range(3)]
    notable = [words(f"the fleet sank boat {boat}", cue_class=CueClass.ACCUSE) for boat in range(2)]
    contents, left = shown(*plain, *notable)
    assert contents == ["the fleet sank boat 0", "the fleet sank boat 1", "the port is shut on day 0"]
    assert len(contents) == MOST_STATEMENTS
    assert left == 2


def test_what_an_article_reports_comes_before_what_it_quotes_and_an_admission_before_both() -> None:
    said = "a terrible day for us and for all who live on this side of the river"
    quoted = words(said, type=SpeechType.DIRECT)
    indirect = words("the gate was open all night")
    admitted = words("it had opened the gate", cue=Surface(text="admitted", spans=(Span(start=0, end=3),)))
    assert shown(quoted, indirect, admitted)[0] == ["it had opened the gate", "the gate was open all night", said]


def test_an_alert_with_enough_items_tells_one_assertion_that_says_how_it_was_and_no_quotation() -> None:
    assertions = [words(f"the gate was open on day {day}") for day in range(3)]
    assert len(shown(*assertions)[0]) == 3
    quotations = [words(f"a terrible day {day}", type=SpeechType.DIRECT) for day in range(4)]
    assert len(shown(*quotations)[0]) == 3
    accusing = [words(f"the fleet did it {n}", cue_class=CueClass.ACCUSE) for n in range(2)]
    assert len(shown(*accusing, *assertions)[0]) == 3


def test_figures_alone_are_told_to_whom_asks_for_figures_only() -> None:
    only = {"novelty": NoveltyPolicy.FIGURES_ONLY}
    accusing = words(cue_class=CueClass.ACCUSE)
    assert told(accusing, **only) == []
    assert news(saying(accusing), judged(None, Change.DENIAL, is_new_incident=True), **only) == ()
    kinds = [item.kind for item in news(counting(), judged(), **only)]
    assert kinds == [NoveltyKind.NEW_STORY, NoveltyKind.NEW_CLAIM]


def test_whoever_asks_for_every_report_is_told_reprints_and_recaps_each_article_once() -> None:
    reader = Reader(watch(novelty=NoveltyPolicy.EVERY_REPORT))
    known = judged(Change.REPEAT, Change.REPEAT, Change.REPEAT)
    first = reader.reads(report(), known)
    copy = report(article(article_id="a2")).model_copy(update={"relation": StoryRelation.REPRINT, "original": "a1"})
    second = reader.reads(copy, known)
    assert first.outcome is second.outcome is MatchOutcome.ALERT
    assert [item.kind for item in first.news] == [item.kind for item in second.news]
    assert {item.key for item in first.news}.isdisjoint(item.key for item in second.news)
    assert reader.reads(report(article(revision=2, title="Retouched")), known).outcome is MatchOutcome.RECAP
    assert Reader(watch()).reads(report(), known).outcome is MatchOutcome.RECAP


def test_what_was_read_unsurely_is_not_told_to_whom_asks_for_every_report() -> None:
    every = {"novelty": NoveltyPolicy.EVERY_REPORT}
    assert [item.figure for item in news(counting(confidence=0.5), judged(), **every)] == [None]


@pytest.mark.parametrize(
    ("change", "outcome"),
    [(Change.REPEAT, MatchOutcome.RECAP), (Change.BACKGROUND, MatchOutcome.BACKGROUND), (NEW, MatchOutcome.ALERT)],
)
def test_it_is_said_why_a_report_raises_no_alert(change: Change, outcome: MatchOutcome) -> None:
    assert Reader().reads(counting(), judged(change)).outcome is outcome


def test_a_remark_that_is_no_reason_for_an_alert_is_minor() -> None:
    person = claimant("Omar", ClaimantKind.PERSON)
    assert Reader().reads(saying(words(claimant=person)), judged(None, NEW)).outcome is MatchOutcome.MINOR
    assert Reader().reads(saying(words(claimant=BODY)), judged(None, NEW)).outcome is MatchOutcome.ALERT


def test_a_denial_by_everybody_of_a_kind_carries_no_alert() -> None:
    for name, outcome in (("Governments", MatchOutcome.MINOR), ("Harbour Office", MatchOutcome.ALERT)):
        denial = words("that they pay", cue_class=CueClass.DENY, claimant=claimant(name))
        filed, judgement = saying(denial), judged(None, Change.DENIAL).model_copy(update={"is_new_incident": False})
        assert Reader().reads(filed, judgement).outcome is outcome


def test_bare_numbers_are_no_statement() -> None:
    assert told(words("14, 19, 21", claimant=BODY)) == []
    assert told(words("14 dead", claimant=BODY)) == [0]
