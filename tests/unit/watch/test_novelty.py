"""What is news, and under which key it is remembered."""

import pytest

from claimwatch_contracts.base import Span, Surface
from claimwatch_contracts.criteria import FigureCondition
from claimwatch_contracts.extraction import Factuality
from claimwatch_contracts.report import Claim, Report
from claimwatch_contracts.vocabulary import (
    Certainty,
    CueClass,
    HeldBack,
    MatchOutcome,
    Measure,
    NoveltyKind,
    Polarity,
    SpeechType,
)
from services.archive.joining.join import join_report
from services.watch.news.changes import Changes
from services.watch.news.hearing import Hearing, hearing_of
from services.watch.news.novelty import NOT_JUDGED, tellable
from services.watch.news.told_keys import statement_key
from services.watch.news.verdict import Verdict, alert_id, remembered, verdict
from tests.builders import TEXT, article, attribution, extractions, report, span_of, watch


def keys(text: str = TEXT, **more: str) -> set[str]:
    """The keys of a report with that text."""
    return {item.key for item in tellable(report(article(text, **more)))}


def unjudged(filed: Report) -> Changes:
    """What is known of the changes that a report makes when nobody has judged it."""
    return Changes(filed, NOT_JUDGED)


def spoken(words: str) -> set[str]:
    """The keys of a report in which the ministry says these words."""
    text = f'"{words}," the ministry said.'
    published = article(text)
    statement = attribution(text, "the ministry", "said", words, type=SpeechType.DIRECT)
    filed = join_report(published, *extractions(published, (statement,)), story_id="s1", original=published.article_id)
    return {item.key for item in tellable(filed)}


def test_a_report_can_tell_its_story_its_figure_and_its_statement() -> None:
    assert [(item.kind, item.figure, item.attribution) for item in tellable(report())] == [
        (NoveltyKind.NEW_STORY, None, None),
        (NoveltyKind.NEW_CLAIM, 0, 0),
        (NoveltyKind.NEW_CLAIM, None, 1),
    ]


def test_another_title_or_publisher_or_typography_is_no_news() -> None:
    assert keys() == keys(title="Another title", publisher="The Herald")
    assert spoken("We need help") == spoken("“WE need help—") != spoken("We need no help")


def test_another_value_is_news_and_a_correction_says_what_it_was() -> None:
    first = report()
    second = report(article(revision=2), previous=first)
    raised = second.figures[0].model_copy(update={"value": 45.0, "corrects": first.figures[0]})
    item = tellable(second.model_copy(update={"figures": (raised,)}))[1]
    assert item.kind is NoveltyKind.CORRECTION
    assert item.key not in {old.key for old in tellable(first)}
    assert item.summary == "more than 45 bodies found, Raqqa, claimed by Health Ministry (was more than 40)"


def test_who_denies_a_figure_does_not_claim_it() -> None:
    filed = report()
    denied = put_as(filed, Factuality(polarity=Polarity.DENIED))
    items = tellable(denied)
    assert items[1].summary == "more than 40 bodies found, Raqqa, denied by Health Ministry"
    assert items[2].summary.startswith("Health Ministry denies: ")
    assert not {item.key for item in items[1:]} & {item.key for item in tellable(filed)}


@pytest.mark.parametrize("certainty", [certainty for certainty in Certainty if certainty is not Certainty.CERTAIN])
def test_what_is_put_with_less_than_certainty_is_not_told(certainty: Certainty) -> None:
    unsure = put_as(report(), Factuality(certainty=certainty))
    assert [item.kind for item in tellable(unsure)] == [NoveltyKind.NEW_STORY]


@pytest.mark.parametrize("certainty", Certainty)
def test_what_an_article_prints_in_place_of_another_number_is_told_however_it_is_put(certainty: Certainty) -> None:
    (figure,) = (first := report()).figures
    put = Factuality(certainty=certainty)
    amended = figure.model_copy(update={"value": 45.0, "corrects": figure, "factuality": put})
    revised = put_as(first, put).model_copy(update={"figures": (amended,)})
    assert NoveltyKind.CORRECTION in {item.kind for item in tellable(revised)}


def test_a_content_that_is_a_denial_itself_is_told_in_its_own_words() -> None:
    filed = report()
    denying = tuple(attribution.model_copy(update={"cue_class": CueClass.DENY}) for attribution in filed.attributions)
    item = tellable(filed.model_copy(update={"attributions": denying}))[2]
    assert item.summary.startswith("Health Ministry: ")


def test_what_is_thought_probable_is_told_to_whom_asks_for_beliefs() -> None:
    probable = put_as(report(), Factuality(certainty=Certainty.PROBABLE), cue_class=CueClass.BELIEVE)
    assert len(tellable(probable)) == 1
    assert len(tellable(probable, Hearing(beliefs=True))) == 3


def put_as(filed: Report, factuality: Factuality, **more: object) -> Report:
    """The report with one factuality for all attributions and figures."""
    attributions = tuple(
        attribution.model_copy(update={"factuality": factuality, **more}) for attribution in filed.attributions
    )
    figures = tuple(figure.model_copy(update={"factuality": factuality}) for figure in filed.figures)
    return filed.model_copy(update={"attributions": attributions, "figures": figures})


def test_a_correction_taken_back_is_news_and_a_copy_of_it_is_not() -> None:
    first = report()
    back = first.figures[0].model_copy(update={"corrects": first.figures[0].model_copy(update={"value": 45.0})})
    third = first.model_copy(update={"article": first.article.model_copy(update={"revision": 3}), "figures": (back,)})
    told = set(remembered(unjudged(first), tellable(first)))
    news = [item for item in tellable(third) if item.key not in told]
    assert [item.kind for item in news] == [NoveltyKind.CORRECTION]
    assert {item.key for item in tellable(first)} <= set(remembered(unjudged(third), news)) | told


def test_what_was_not_told_before_is_news_and_told_from_then_on() -> None:
    filed = report()
    story, figure, statement = tellable(filed)
    judged = verdict(unjudged(filed), tellable(filed), {story.key}, replay=False)
    assert judged.news == (figure, statement)
    assert judged.told[:3] == (figure.key, statement.key, statement_key(filed.attributions[0]))


@pytest.mark.parametrize(
    ("original", "items", "outcome"),
    [("a1", 3, MatchOutcome.RECAP), ("a1", 1, MatchOutcome.UNSURE), ("a2", 3, MatchOutcome.REPRINT)],
)
def test_what_was_told_before_is_no_news_for_a_reason_and_nothing_to_remember(
    original: str, items: int, outcome: MatchOutcome
) -> None:
    filed = report().model_copy(update={"original": original})
    told = tellable(filed)[:items]
    keys = {item.key for item in told}
    assert verdict(unjudged(filed), told, keys, replay=False) == Verdict(outcome, news=(), told=())
    assert verdict(unjudged(filed), told, keys, replay=True) == Verdict(MatchOutcome.REPLAY, news=(), told=())


def test_a_replay_is_no_news_and_all_of_it_counts_as_told() -> None:
    filed = report()
    judged = verdict(unjudged(filed), tellable(filed), set(), replay=True)
    news = verdict(unjudged(filed), tellable(filed), set(), replay=False)
    assert news.outcome is MatchOutcome.ALERT
    assert judged == Verdict(MatchOutcome.REPLAY, news=(), told=news.told)
    assert set(judged.told) >= {item.key for item in tellable(filed)}


def test_beliefs_are_told_to_whom_asks_for_them() -> None:
    filed = with_second_attribution(cue_class=CueClass.BELIEVE)
    assert len(tellable(filed)) == 2
    assert len(tellable(filed, Hearing(beliefs=True))) == 3


def test_unsure_statements_and_figures_are_not_told_to_whom_asks_for_more() -> None:
    unsure = with_second_attribution(confidence=0.4)
    assert [item.attribution for item in tellable(unsure, Hearing(0.5))] == [None, 0]
    assert [item.attribution for item in tellable(unsure, Hearing(0.4))] == [None, 0, 1]
    first = unsure.attributions[0].model_copy(update={"confidence": 0.4})
    figure = unsure.figures[0].model_copy(update={"confidence": 0.4})
    both = unsure.model_copy(update={"attributions": (first, unsure.attributions[1]), "figures": (figure,)})
    assert [item.kind for item in tellable(both, Hearing(0.5))] == [NoveltyKind.NEW_STORY]


def test_what_the_article_says_in_its_own_voice_and_what_is_only_believed_count_as_figures() -> None:
    filed = report()
    own = filed.figures[0].model_copy(update={"attribution": None, "claimant": None, "confidence": 1.0})
    assert any(item.figure == 0 for item in tellable(filed.model_copy(update={"figures": (own,)}), Hearing(1.0)))
    belief = filed.attributions[0].model_copy(update={"cue_class": CueClass.BELIEVE})
    believed = filed.model_copy(update={"attributions": (belief, filed.attributions[1])})
    assert any(item.figure == 0 for item in tellable(believed))


def test_of_two_equal_statements_the_sure_one_is_told() -> None:
    filed = with_second_attribution(confidence=0.4)
    sure = filed.attributions[1].model_copy(update={"confidence": 0.9})
    claims = (*filed.claims, Claim(attribution=2))
    twice = filed.model_copy(update={"attributions": (*filed.attributions, sure), "claims": claims})
    assert tellable(twice, Hearing(0.5))[-1].attribution == 2


def with_second_attribution(**changed: object) -> Report:
    """The usual report with changes to its statement without a figure."""
    filed = report()
    second = filed.attributions[1].model_copy(update=changed)
    return filed.model_copy(update={"attributions": (filed.attributions[0], second)})


def test_the_alert_id_depends_on_the_watch_and_the_news_not_on_their_order() -> None:
    news = tellable(report())
    assert alert_id("w1", news) == alert_id("w1", news[::-1])
    assert alert_id("w1", news) != alert_id("w2", news)
    assert alert_id("w1", news) != alert_id("w1", news[1:])


def test_a_count_that_went_on_is_told_as_an_update_with_the_value_before_and_is_known_as_a_figure() -> None:
    first = report()
    risen = first.figures[0].model_copy(update={"value": 45.0, "updates": first.figures[0]})
    item = tellable(first.model_copy(update={"figures": (risen,)}))[1]
    assert item.kind is NoveltyKind.UPDATE
    assert item.summary == "more than 45 bodies found, Raqqa, claimed by Health Ministry (was more than 40)"
    anew = risen.model_copy(update={"updates": None})
    assert tellable(first.model_copy(update={"figures": (anew,)}))[1].key == item.key


def test_a_correction_is_known_by_its_two_values_whoever_prints_it() -> None:
    def key(article_id: str, before: float) -> str:
        filed = report(article(article_id=article_id, revision=2))
        corrects = filed.figures[0].model_copy(update={"value": before})
        figure = filed.figures[0].model_copy(update={"corrects": corrects})
        return tellable(filed.model_copy(update={"figures": (figure,)}))[1].key

    assert key("a1", 30) == key("a2", 30) != key("a1", 31)


def test_what_a_note_takes_back_is_not_told_as_a_claim() -> None:
    filed = report()
    taken_back = filed.figures[0].model_copy(update={"value": 30.0, "comparator": "exact", "claimant": None})
    corrected = filed.figures[0].model_copy(update={"corrects": taken_back})
    items = tellable(filed.model_copy(update={"figures": (corrected, taken_back)}))
    assert [item.kind for item in items if item.figure is not None] == [NoveltyKind.CORRECTION]


@pytest.mark.parametrize(
    ("measure", "held_back", "changed", "told"),
    [
        (Measure.OTHER, HeldBack.LOOSE_COUNT, False, False),
        (Measure.DISTANCE, HeldBack.DISTANCE, False, False),
        (Measure.OTHER, None, False, True),
        (Measure.PEOPLE_OTHER, None, False, True),
        (Measure.PEOPLE_OTHER, None, True, False),
        (Measure.MONEY, None, True, False),
        (Measure.KILLED, None, True, True),
    ],
)
def test_a_number_that_nobody_claims_is_told_unless_it_is_held_back_or_may_be_a_counter(
    measure: Measure, held_back: HeldBack | None, changed: bool, told: bool
) -> None:
    filed = report()
    before = filed.figures[0].model_copy(update={"value": 30.0}) if changed else None
    unclaimed = {"claimant": None, "attribution": None, "updates": before}
    changed = filed.figures[0].model_copy(update={"measure": measure, "held_back": held_back, **unclaimed})
    counter = filed.model_copy(update={"figures": (changed,)})
    assert any(item.figure == 0 for item in tellable(counter)) is told
    asking = hearing_of(watch(figures=(FigureCondition(measure=measure),)))
    assert any(item.figure == 0 for item in tellable(counter, asking))


def test_the_two_halves_of_a_quotation_are_joined_with_an_ellipsis() -> None:
    text = '"We need help," the ministry said, "and we need it now."'
    published = article(text)
    halves = Surface(
        text="We need help and we need it now",
        spans=(Span(**span_of(text, "We need help")), Span(**span_of(text, "and we need it now"))),
    )
    statement = attribution(text, "the ministry", "said", "We need help").model_copy(update={"content": halves})
    filed = join_report(published, *extractions(published, (statement,)), story_id="s1", original=published.article_id)
    assert tellable(filed)[-1].summary == "Health Ministry: We need help … and we need it now"


def test_what_a_person_marked_wrong_is_not_told_whatever_a_watch_asks_for() -> None:
    filed = report()
    figures = tuple(figure.model_copy(update={"held_back": HeldBack.MARKED_WRONG}) for figure in filed.figures)
    claims = tuple(claim.model_copy(update={"held_back": HeldBack.MARKED_WRONG}) for claim in filed.claims)
    wrong = filed.model_copy(update={"figures": figures, "claims": claims})
    eager = hearing_of(
        watch(minimum_confidence=0.0, beliefs=True, figures=(FigureCondition(measure=Measure.BODIES_FOUND),))
    )
    assert [item.kind for item in tellable(wrong, eager)] == [NoveltyKind.NEW_STORY]
    assert len(tellable(filed, eager)) == 3
