"""How large a report may be. One that is larger is filed all the same, without the findings that take most of it.

MongoDB's documents end at 16 MiB and a message's limit is of the same order. An alert repeats a report's findings as
news, at most about three quarters of it once more, so that a report of half that size leaves its alert room.
"""

from collections.abc import Callable
from typing import TypeVar

from pydantic import BaseModel

from claimwatch_contracts.events import AttributionsExtracted, Extracted, FiguresExtracted, MentionsExtracted
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import ExtractionStatus

MAX_REPORT_BYTES = 8 * 1024 * 1024

E = TypeVar("E", bound=Extracted)
Extractions = tuple[AttributionsExtracted, FiguresExtracted, MentionsExtracted]
Join = Callable[[AttributionsExtracted, FiguresExtracted, MentionsExtracted], Report]


def within_limit(join: Join, extractions: Extractions, max_bytes: int = MAX_REPORT_BYTES) -> Report:
    """The report joined from the extractions; ``max_bytes`` bounds its JSON.

    As long as it is larger, the extraction with the greatest share in it counts as failed, and says why.
    """
    report = join(*extractions)
    for _ in extractions:
        if _bytes(report) <= max_bytes:
            break
        attributions, figures, mentions = extractions
        largest = _largest(report)
        extractions = (
            _unless(largest, attributions, max_bytes),
            _unless(largest, figures, max_bytes),
            _unless(largest, mentions, max_bytes),
        )
        report = join(*extractions)
    return report


def _largest(report: Report) -> str:
    """The extractor whose findings take most of the report."""
    found: dict[str, tuple[BaseModel, ...]] = {
        AttributionsExtracted.EXTRACTOR: report.attributions,
        FiguresExtracted.EXTRACTOR: report.figures,
        MentionsExtracted.EXTRACTOR: (*report.places, *report.topics),
    }
    return max(found, key=lambda extractor: sum(map(_bytes, found[extractor])))


def _unless(largest: str, extraction: E, max_bytes: int) -> E:
    """The extraction as it is, unless it is the largest: then failed, without its findings."""
    if largest != extraction.EXTRACTOR:
        return extraction
    lists = type(extraction).model_fields.keys() - Extracted.model_fields.keys()
    count = sum(len(getattr(extraction, name)) for name in lists)
    reason = f"more was found than is kept: with these {count:,} the report is larger than {max_bytes:,} bytes"
    failed = {"status": ExtractionStatus.FAILED, "reason": reason}
    return extraction.model_copy(update=dict.fromkeys(lists, ()) | failed)


def _bytes(model: BaseModel) -> int:
    return len(model.model_dump_json().encode())
