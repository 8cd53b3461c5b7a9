"""Findings of extractors whose time ends before the text does; each test has its own clock."""

from itertools import count

from services._extractor.findings import Findings, MonotonicClock, TimeLimit, shortfall
from services.attribution.extractor import AttributionExtractor, Said
from services.figures.extractor import BATCH, Counted, FigureExtractor
from services.mentions.extractor import MentionExtractor

SENTENCE = "The ministry said that 12 people were killed in Raqqa on Monday."
PARAGRAPHS = 120
TEXT = "\n\n".join([SENTENCE] * PARAGRAPHS)


def ticking() -> MonotonicClock:
    """A clock that advances by one second at each call."""
    return count(0.0, 1.0).__next__


def test_the_time_is_over_at_its_end_and_not_before() -> None:
    times = iter([10.0, 14.9, 15.0])
    limit = TimeLimit(5.0, lambda: next(times))
    assert [limit.is_over, limit.is_over] == [False, True]


def test_what_is_missing_is_said_in_words() -> None:
    assert shortfall(Findings((), 5), "12345", 60.0) is None
    assert shortfall(Findings((), 41_200), "x" * 299_000, 60.0) == "read 41,200 of 299,000 characters within 60 s"


def test_attributions_are_read_batch_by_batch_until_the_time_is_over() -> None:
    extractor = AttributionExtractor()
    whole = extractor.said(TEXT)
    findings = extractor.read(TEXT, 3.0, ticking())
    assert 0 < findings.characters < len(TEXT)
    assert TEXT[findings.characters :].startswith(SENTENCE)
    begun = tuple(
        attribution for attribution in whole.attributions if attribution.content.spans[0].end <= findings.characters
    )
    assert findings.found.attributions == begun
    assert 0 < len(begun) < len(whole.attributions)
    assert extractor.read(TEXT, 100.0, ticking()) == Findings(whole, len(TEXT))
    assert extractor.read(TEXT, 0.0, ticking()) == Findings(Said((), ()), 0)


def test_figures_are_read_batch_by_batch_until_the_time_is_over() -> None:
    extractor = FigureExtractor()
    whole = extractor.extract(TEXT)
    findings = extractor.read(TEXT, "", None, 3.0, ticking())
    assert TEXT[: findings.characters].count("12") == len(findings.found.text) == 2 * BATCH
    assert findings.found.text == whole[: 2 * BATCH]
    assert extractor.read(TEXT, "", None, 1_000.0, ticking()) == Findings(Counted(whole), len(TEXT))


def test_the_figures_of_a_title_have_offsets_into_the_title() -> None:
    title = "Twelve killed in Raqqa"
    counted = FigureExtractor().read(SENTENCE, title, None, 60.0).found
    assert [figure.text for figure in counted.text] == ["12"]
    assert [(title[figure.start : figure.end], figure.value) for figure in counted.title] == [("Twelve", 12)]


def test_mentions_are_read_word_by_word_until_the_time_is_over() -> None:
    extractor = MentionExtractor({"killing": ["killed"]})
    places, _, topics = extractor.extract(TEXT)
    findings = extractor.read(TEXT, "", (), 20.0, ticking())
    assert TEXT[: findings.characters].count("Raqqa") == len(findings.found[0]) > 0
    assert findings.found[0] == places[: len(findings.found[0])]
    assert findings.found[2][0].spans[0] == topics[0].spans[0]
    assert findings.found[2][0].spans[-1].end <= findings.characters
    assert extractor.read(TEXT, "", (), 10_000.0, ticking()) == Findings((places, (), topics), len(TEXT))
