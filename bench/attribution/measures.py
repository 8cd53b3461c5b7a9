"""Measures over the verdicts on all articles."""

from collections.abc import Container, Iterable, Sequence
from typing import Any

from bench.attribution.judging import Verdict, Words
from bench.attribution.wording import DIRECT, INDIRECT, MIXED
from bench.counting import Tally, share
from bench.reliability import Judged

QUOTED = "quoted"


def measures(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Measures of content with source, of the words in contents, of sources of matched contents, recall by wording."""
    matched, right = sum(len(v.matches) for v in verdicts), sum(len(v.right) for v in verdicts)
    end_to_end = Tally(right, sum(len(v.found) for v in verdicts), sum(len(v.gold) for v in verdicts))
    return {
        "end_to_end": end_to_end.measures(),
        "content_words": sum((content_words(v) for v in verdicts), Tally()).measures(),
        "source_accuracy": share(right, matched),
        "recall": recall_by_wording(verdicts),
        "predictions": end_to_end.found,
        "gold": end_to_end.expected,
    }


def content_words(verdict: Verdict) -> Tally:
    """The tally of the words in contents. A word in several contents counts once."""
    gold, found = _all_content(verdict.gold), _all_content(verdict.found)
    return Tally(len(gold & found), len(found), len(gold))


def recall_by_wording(verdicts: Iterable[Verdict]) -> dict[str, float | None]:
    """End-to-end recall of direct, mixed and indirect gold, and of all gold with quotation marks."""
    expected, right = dict.fromkeys((DIRECT, MIXED, INDIRECT), 0), dict.fromkeys((DIRECT, MIXED, INDIRECT), 0)
    for verdict in verdicts:
        for kind in verdict.wordings:
            expected[kind] += 1
        for prediction in verdict.right:
            right[verdict.wordings[verdict.matches[prediction]]] += 1
    recall = {kind: share(right[kind], expected[kind]) for kind in expected}
    return recall | {QUOTED: share(right[DIRECT] + right[MIXED], expected[DIRECT] + expected[MIXED])}


def measures_of(verdicts: Sequence[Verdict], classes: Container[str]) -> dict[str, Any]:
    """Measures of the predictions whose cue has one of the classes. Gold has no classes: there is no recall by class.

    The ``recall_added`` of disjoint groups of classes adds up to the recall of all predictions.
    """
    chosen = [(v, {i for i, marked in enumerate(v.predicted) if marked.cue_class in classes}) for v in verdicts]
    right = sum(len(v.right & indexes) for v, indexes in chosen)
    count = sum(len(indexes) for _, indexes in chosen)
    words = sum((_words_of(v, indexes) for v, indexes in chosen), Tally())
    return {
        "predictions": count,
        "precision": share(right, count),
        "recall_added": share(right, sum(len(v.gold) for v in verdicts)),
        "source_accuracy": share(right, sum(len(v.matches.keys() & indexes) for v, indexes in chosen)),
        "content_word_precision": share(words.right, words.found),
    }


def cue_classes(verdicts: Iterable[Verdict]) -> set[str]:
    """The cue classes of the predictions."""
    return {marked.cue_class for verdict in verdicts for marked in verdict.predicted}


def judged(verdicts: Iterable[Verdict]) -> Iterable[Judged]:
    """The confidence of each prediction, and whether the prediction is told right."""
    for verdict in verdicts:
        for index, marked in enumerate(verdict.predicted):
            yield Judged(marked.confidence, index in verdict.told_right)


def _words_of(verdict: Verdict, indexes: set[int]) -> Tally:
    gold = _all_content(verdict.gold)
    found = _all_content([verdict.found[index] for index in indexes])
    return Tally(len(gold & found), len(found), len(gold))


def _all_content(entries: Iterable[Words]) -> frozenset[int]:
    return frozenset().union(*(entry.content for entry in entries))
