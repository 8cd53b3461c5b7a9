"""Contents and sources agree by half of their words; punctuation does not count."""

import pytest

from bench.attribution.gold import GoldArticle
from bench.attribution.judging import judge
from bench.attribution.marked import Marked, Spans
from bench.attribution.measures import cue_classes, judged, measures, measures_of
from bench.attribution.tokens import Tokens

TEXT = "The baker said “bread rises, slowly”. The miller thinks flour falls."


def span(part: str) -> Spans:
    start = TEXT.index(part)
    return ((start, start + len(part)),)


GOLD = GoldArticle(
    "bakery",
    TEXT,
    (
        Marked(span("The baker"), span("said"), span("“bread rises, slowly”")),
        Marked(span("The miller"), span("thinks"), span("flour falls")),
    ),
)
BREAD = Marked(span("baker"), span("said"), span("bread rises"), "assert", 0.9)
FLOUR = Marked(span("The baker"), span("thinks"), span("flour falls"), "believe", 0.4)


def test_a_span_is_the_words_it_touches_and_marks_only_where_there_is_no_word() -> None:
    tokens = Tokens("Said: yes, no")
    assert tokens.within(((0, 5),)) == {0}
    assert tokens.within(((4, 5),)) == {1}
    assert tokens.within(((8, 8),)) == frozenset()
    assert tokens.within(((7, 12),)) == {2, 4}


def test_end_to_end_needs_content_and_source() -> None:
    results = measures([judge(GOLD, [BREAD, FLOUR])])
    assert results["end_to_end"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert results["source_accuracy"] == 0.5
    assert results["content_words"] == {"precision": 1.0, "recall": 0.8, "f1": pytest.approx(8 / 9)}
    assert results["recall"] == {"direct": 1.0, "mixed": None, "indirect": 0.0, "quoted": 1.0}


def test_less_than_half_of_the_words_is_no_match() -> None:
    short = Marked(span("The baker"), span("said"), span("bread"))
    assert not judge(GOLD, [short]).matches


def test_of_two_equal_contents_the_one_with_the_source_is_matched() -> None:
    wrong = Marked(span("The miller"), (), span("flour falls"))
    verdict = judge(GOLD, [FLOUR, wrong])
    assert verdict.matches == {1: 1}
    assert verdict.right == {1}


def test_neither_has_a_source_is_right_and_one_of_them_is_wrong() -> None:
    gold = GoldArticle("bakery", TEXT, (Marked((), span("thinks"), span("flour falls")),))
    assert judge(gold, [Marked((), span("thinks"), span("flour falls"))]).right == {0}
    assert judge(gold, [FLOUR]).right == frozenset()


def test_classes_are_told_apart_and_their_recalls_add_up() -> None:
    verdicts = [judge(GOLD, [BREAD, FLOUR])]
    assert cue_classes(verdicts) == {"assert", "believe"}
    parts = {name: measures_of(verdicts, {name}) for name in cue_classes(verdicts)}
    assert parts["assert"]["precision"] == 1.0
    assert parts["believe"]["precision"] == 0.0
    assert sum(part["recall_added"] for part in parts.values()) == 0.5


def test_confidence_is_judged_end_to_end() -> None:
    assert [(prediction.confidence, prediction.right) for prediction in judged([judge(GOLD, [BREAD, FLOUR])])] == [
        (0.9, True),
        (0.4, False),
    ]
