"""What is news, and under which key it is remembered."""

from claimwatch_contracts.vocabulary import CueClass, NoveltyKind, SpeechType
from services.archive.join import join_report
from services.watch.novelty import Verdict, alert_id, describe, remembered, tellable, verdict
from tests.builders import TEXT, article, attribution, extractions, report


def keys(text: str = TEXT, **more: str) -> set[str]:
    """The keys of a report on that text."""
    return {item.key for item in tellable(report(article(text, **more)))}


def spoken(words: str) -> set[str]:
    """The keys of a report in which the ministry says these words."""
    text = f'"{words}," the ministry said.'
    published = article(text)
    said = attribution(text, "the ministry", "said", words, type=SpeechType.DIRECT)
    filed = join_report(published, *extractions(published, (said,)), story_id="s1", original=published.article_id)
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
    assert describe(raised) == ("more than 45 bodies found, Raqqa, claimed by Health Ministry (was more than 40)")


def test_a_correction_taken_back_is_news_and_a_copy_of_it_is_not() -> None:
    first = report()
    back = first.figures[0].model_copy(update={"corrects": first.figures[0].model_copy(update={"value": 45.0})})
    third = first.model_copy(update={"article": first.article.model_copy(update={"revision": 3}), "figures": (back,)})
    told = set(remembered(first, tellable(first)))
    news = [item for item in tellable(third) if item.key not in told]
    assert [item.kind for item in news] == [NoveltyKind.CORRECTION]
    assert {item.key for item in tellable(first)} <= set(remembered(third, news)) | told


def test_what_was_not_told_before_is_news_and_told_from_then_on() -> None:
    filed = report()
    story, figure, statement = tellable(filed)
    found = verdict(filed, tellable(filed), {story.key}, replay=False)
    assert found.news == (figure, statement)
    assert found.told == (figure.key, statement.key)


def test_what_was_told_before_is_no_news_and_nothing_to_remember() -> None:
    filed = report()
    known = {item.key for item in tellable(filed)}
    for replay in (False, True):
        assert verdict(filed, tellable(filed), known, replay=replay) == Verdict(news=(), told=())


def test_a_replay_is_no_news_and_all_of_it_counts_as_told() -> None:
    filed = report()
    found = verdict(filed, tellable(filed), set(), replay=True)
    assert found == Verdict(news=(), told=verdict(filed, tellable(filed), set(), replay=False).told)
    assert set(found.told) == {item.key for item in tellable(filed)}


def test_beliefs_are_left_out() -> None:
    filed = report()
    belief = filed.attributions[1].model_copy(update={"cue_class": CueClass.BELIEVE})
    changed = filed.model_copy(update={"attributions": (filed.attributions[0], belief)})
    assert len(tellable(changed)) == 2


def test_the_alert_id_depends_on_the_watch_and_the_news_not_on_their_order() -> None:
    news = tellable(report())
    assert alert_id("w1", news) == alert_id("w1", news[::-1])
    assert alert_id("w1", news) != alert_id("w2", news)
    assert alert_id("w1", news) != alert_id("w1", news[1:])
