"""The benchmark of stories: what it counts."""

from datetime import UTC, datetime, timedelta

import pytest

from bench.stories.gold import GoldArticle, GoldPair, Label, report_of
from bench.stories.measuring import growth, scores
from bench.stories.systems import ours
from tests.stories import FERRY, SCHOOL, sentences

AT = datetime(2026, 1, 1, tzinfo=UTC)
STORIES = {"a": "s", "copy": "s", "edited": "t", "other": "s", "apart": "u"}


def pair(label: Label, other: str) -> GoldPair:
    """A pair of the first article and another."""
    return GoldPair(a="a", b=other, label=label)


def test_copies_have_to_be_in_one_story_and_all_others_in_two() -> None:
    pairs = [
        pair(Label.REPRINT, "copy"),
        pair(Label.LIGHT_EDIT, "edited"),
        pair(Label.UPDATE, "other"),
        pair(Label.UNRELATED, "apart"),
    ]
    assert scores(pairs, STORIES) == {
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "in_one_story": {"reprint": 1.0, "light_edit": 0.0, "update": 1.0, "unrelated": 0.0},
    }


def test_without_pairs_nothing_is_said() -> None:
    assert scores([], STORIES) == {"precision": None, "recall": None, "f1": None, "in_one_story": {}}


def test_our_system_says_the_story_of_each_article() -> None:
    texts = {"first": FERRY, "cut": sentences(FERRY, 0, 4), "other": SCHOOL}
    articles = [
        GoldArticle(id=name, text=text, published_at=AT + timedelta(hours=hour))
        for hour, (name, text) in enumerate(texts.items())
    ]
    stories = ours([report_of(article, ()) for article in articles])
    assert stories["first"] == stories["cut"] != stories["other"]


def test_a_time_without_a_zone_is_utc() -> None:
    article = GoldArticle.model_validate({"id": 1, "text": "Rain.", "published_at": "2026-01-01"})
    assert (article.id, article.published_at) == ("1", AT)


@pytest.mark.parametrize("size", [300])
def test_copies_among_invented_articles_are_found(size: int) -> None:
    assert growth(size)["copies_found"] == 1
