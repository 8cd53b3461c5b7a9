"""A report is never too large for the database or its message; what is left out is said."""

import re
from functools import partial

import pytest
from annotated_types import Le

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.report import Report
from claimwatch_contracts.topics import MAX_MESSAGE_BYTES
from claimwatch_contracts.vocabulary import ExtractionStatus, Measure
from services.archive.joining.join import join_report
from services.archive.joining.limits import MAX_FINDINGS, MAX_FINDINGS_BYTES, Extractions, within_limit
from services.intake.settings import IntakeSettings
from tests.builders import TEXT, article, extractions, usual_extractions

BYTES_OF_A_CHARACTER = 4
"""The most that UTF-8 has for one."""


def limited(text: str, found: Extractions, **limits: int) -> Report:
    """The report of a text, within a limit."""
    published = article(text)
    join = partial(join_report, published, story_id="s1", original=published.article_id)
    return within_limit(join, found, **limits)


def counted(text: str) -> tuple[str, Extractions]:
    """A text with a figure for each of its numbers."""
    figures = tuple(killed(number) for number in re.finditer(r"\d+|Nine|Ten", text))
    return text, extractions(article(text), figures=figures)


def killed(number: re.Match[str]) -> Figure:
    """A toll at that place of a text."""
    value = {"Nine": 9, "Ten": 10}.get(number[0]) or int(number[0])
    return Figure(text=number[0], value=value, measure=Measure.KILLED, start=number.start(), end=number.end())


def partly(report: Report) -> set[str]:
    """The extractors of which not all findings were kept."""
    return {name for name, part in report.extractions.items() if part.status is ExtractionStatus.PARTIAL}


def test_a_report_within_the_limit_is_complete() -> None:
    report = limited(TEXT, usual_extractions(article()))
    assert report.is_complete
    assert (len(report.attributions), len(report.figures), len(report.places)) == (2, 1, 1)


@pytest.mark.parametrize(("max_bytes", "cut"), [(1_800, {"attribution"}), (0, {"attribution", "figures", "mentions"})])
def test_the_densest_findings_are_cut_first_and_the_report_says_so(max_bytes: int, cut: set[str]) -> None:
    report = limited(TEXT, usual_extractions(article()), max_bytes=max_bytes)
    assert partly(report) == cut
    assert report.article.text == TEXT
    assert not report.is_complete
    for name in cut:
        assert "are kept: a report holds no more" in (report.extractions[name].reason or "")


def test_of_the_densest_text_that_is_admitted_the_first_figures_are_kept() -> None:
    text, found = counted("9 died. " * 37_400)
    report = limited(text, found)
    assert report.article.text == text
    assert len(report.figures) == MAX_FINDINGS
    assert [figure.start for figure in report.figures] == [figure.start for figure in found[1].figures[:MAX_FINDINGS]]
    assert report.extractions["figures"].reason == "of 37,400 findings the first 1,000 are kept: a report holds no more"
    assert partly(report) == {"figures"}


def test_bytes_are_bounded_where_counts_are_not_enough() -> None:
    report = limited(*counted("".join(f"{number} died. " for number in range(1_000, 9_000))), max_bytes=200_000)
    assert 0 < len(report.figures) < MAX_FINDINGS
    assert 100_000 < sum(len(figure.model_dump_json()) for figure in report.figures) <= 200_000


def test_what_the_extractor_itself_left_out_is_still_said() -> None:
    text, (attributions, figures, mentions) = counted("Nine died. Ten died. ")
    stopped = {"status": ExtractionStatus.PARTIAL, "reason": "read 22 of 90 characters within 60 s"}
    report = limited(text, (attributions, figures.model_copy(update=stopped), mentions), max_findings=1)
    reason = "read 22 of 90 characters within 60 s; of 2 findings the first 1 are kept: a report holds no more"
    assert report.extractions["figures"].reason == reason


def test_the_largest_report_fits_into_a_message() -> None:
    (bound,) = [each.le for each in IntakeSettings.model_fields["max_text_characters"].metadata if isinstance(each, Le)]
    assert BYTES_OF_A_CHARACTER * int(str(bound)) + 2 * MAX_FINDINGS_BYTES < MAX_MESSAGE_BYTES
