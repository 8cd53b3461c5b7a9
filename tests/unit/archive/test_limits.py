"""A report is never too large for its document, its message or its alert; what is left out is said."""

from functools import partial

import pytest
from bson import encode

from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import ExtractionStatus
from services.archive.join import join_report
from services.archive.limits import MAX_REPORT_BYTES, Extractions, within_limit
from services.figures.extractor import FigureExtractor
from services.watch.alerting import alert_for
from services.watch.novelty import tellable
from tests.builders import NOW, TEXT, article, extractions, usual_extractions, watch

DOCUMENT_BYTES = 16 * 1024 * 1024  # of MongoDB


def limited(text: str, found: Extractions, max_bytes: int = MAX_REPORT_BYTES) -> Report:
    """The report of a text, within a limit."""
    published = article(text)
    join = partial(join_report, published, story_id="s1", original=published.article_id)
    return within_limit(join, found, max_bytes)


def counted(text: str) -> tuple[str, Extractions]:
    """A text with the figures that are found in it."""
    return text, extractions(article(text), figures=FigureExtractor().extract(text, None))


def test_a_report_within_the_limit_is_complete() -> None:
    report = limited(TEXT, usual_extractions(article()))
    assert report.is_complete
    assert (len(report.attributions), len(report.figures), len(report.places)) == (2, 1, 1)


@pytest.mark.parametrize(
    ("max_bytes", "failed"),
    [(2_000, {"attribution"}), (1_250, {"attribution", "figures"}), (1, {"attribution", "figures", "mentions"})],
)
def test_the_largest_findings_are_left_out_first_and_the_report_says_so(max_bytes: int, failed: set[str]) -> None:
    report = limited(TEXT, usual_extractions(article()), max_bytes)
    assert {name for name, part in report.extractions.items() if part.status is ExtractionStatus.FAILED} == failed
    assert report.article.text == TEXT
    for name in failed:
        assert f"larger than {max_bytes:,} bytes" in (report.extractions[name].reason or "")


def test_the_densest_text_that_is_admitted_is_filed_without_its_figures() -> None:
    text, found = counted("9 died. " * 37_400)
    report = limited(text, found)
    assert report.article.text == text
    assert report.figures == ()
    assert "with these 37,400" in (report.extractions["figures"].reason or "")
    assert len(report.model_dump_json()) <= MAX_REPORT_BYTES


def test_a_report_just_within_the_limit_leaves_its_alert_room_in_a_document() -> None:
    report = limited(*counted("".join(f"{number} died. " for number in range(1_000, 24_000))))
    assert 0.9 * MAX_REPORT_BYTES < len(report.model_dump_json()) <= MAX_REPORT_BYTES
    alert = alert_for(watch(), report, ("topic mass-graves",), tellable(report), NOW)
    assert len(encode(alert.model_dump(mode="json"))) < DOCUMENT_BYTES
    assert len(alert.model_dump_json()) < DOCUMENT_BYTES
