"""What is news, and under which key it is remembered."""

from claimwatch_contracts.vocabulary import CueClass, NoveltyKind
from services.watch.novelty import alert_id, describe, remembered, tellable
from tests.builders import TEXT, article, report


def keys(text: str = TEXT, **more: str) -> set[str]:
    """The keys of a report on that text."""
    return {item.key for item in tellable(report(article(text, **more)))}


def test_a_report_can_tell_its_story_its_figure_and_its_statement() -> None:
    assert [(item.kind, item.figure, item.attribution) for item in tellable(report())] == [
        (NoveltyKind.NEW_STORY, None, None),
        (NoveltyKind.NEW_CLAIM, 0, 0),
        (NoveltyKind.NEW_CLAIM, None, 1),
    ]


def test_another_title_or_publisher_or_typography_is_no_news() -> None:
    assert keys() == keys(title="Another title", publisher="The Herald")
    assert keys() == keys(TEXT.replace('"We need help,"', '"We need HELP,"').replace("We need HELP", "We need help"))


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
