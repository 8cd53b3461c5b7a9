"""The built-in topics on the synthetic articles of the benchmark."""

import pytest

from bench.topics.measuring import TopicGold, measured, read_gold
from claimwatch_language.topics.built_in import built_in_topics

GOLD = read_gold()


def test_each_built_in_topic_has_articles_and_near_misses() -> None:
    assert {gold.key for gold in GOLD} == built_in_topics().keys()
    assert {(len(gold.about), len(gold.other)) for gold in GOLD} == {(3, 2)}


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.key)
def test_a_topic_is_found_in_most_articles_about_it_and_in_no_near_miss(gold: TopicGold) -> None:
    result = measured(gold)
    assert result.wrong == []
    assert len(result.right) >= 2


def test_a_topic_that_is_missed_counts_against_recall_and_one_found_wrongly_against_precision() -> None:
    result = measured(TopicGold("flood", ("The flood came.", "It rained."), ("A flood is no flood of complaints.",)))
    assert (result.precision, result.recall) == (0.5, 0.5)
    assert measured(TopicGold("flood", ("It rained.",), ())).precision == 1.0
