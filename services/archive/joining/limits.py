"""The limit of a report's findings. A denser article keeps its first findings, and its report says so.

Intake bounds the text of an article. The findings have to be bounded too: a report is read as a whole and takes many
times its stored size in memory.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from pydantic import BaseModel

from claimwatch_contracts.events import (
    AttributionsExtracted,
    Extracted,
    Extractor,
    FiguresExtracted,
    MentionsExtracted,
)
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import ExtractionStatus

MAX_FINDINGS = 1_000
MAX_FINDINGS_BYTES = 1024 * 1024
CUT = 0.9
"""The factor below a proportional cut, so that few cuts are enough."""

E = TypeVar("E", bound=Extracted)
Extractions = tuple[AttributionsExtracted, FiguresExtracted, MentionsExtracted]
Join = Callable[[AttributionsExtracted, FiguresExtracted, MentionsExtracted], Report]


def within_limit(
    join: Join, extractions: Extractions, *, max_findings: int = MAX_FINDINGS, max_bytes: int = MAX_FINDINGS_BYTES
) -> Report:
    """The report joined from the extractions, with at most ``max_findings`` in a list and ``max_bytes`` bytes of JSON.

    While there are more bytes, the extractors whose findings take most bytes lose their last findings. Such an
    extractor is partial.
    """
    most: dict[Extractor, int] = dict.fromkeys((extraction.EXTRACTOR for extraction in extractions), max_findings)
    while True:
        report = _joined(join, extractions, most)
        if len(report.model_dump_json().encode()) <= max_bytes:
            return report  # the findings are a part of the report, so they are within the limit
        shares = _shares(report)
        fair = _fair_share(shares.values(), max_bytes)
        if fair is None:
            return report
        for extractor, findings in _findings(report).items():
            if shares[extractor] > fair:
                most[extractor] = int(CUT * fair / shares[extractor] * max(map(len, findings)))


def _fair_share(shares: Iterable[int], whole: int) -> float | None:
    """The most bytes for each share so that all shares together fit ``whole``; ``None`` if all shares fit uncut."""
    left, waiting = whole, sorted(shares, reverse=True)
    while waiting:
        if waiting[-1] * len(waiting) > left:
            return left / len(waiting)
        left -= waiting.pop()
    return None


def _joined(join: Join, extractions: Extractions, most: Mapping[Extractor, int]) -> Report:
    attributions, figures, mentions = extractions
    return join(
        _beginning(attributions, most[attributions.EXTRACTOR]),
        _beginning(figures, most[figures.EXTRACTOR]),
        _beginning(mentions, most[mentions.EXTRACTOR]),
    )


def _findings(report: Report) -> dict[Extractor, tuple[tuple[BaseModel, ...], ...]]:
    """The lists of each extractor's findings."""
    return {
        AttributionsExtracted.EXTRACTOR: (report.attributions, report.claims),
        FiguresExtracted.EXTRACTOR: (report.figures,),
        MentionsExtracted.EXTRACTOR: (report.places, report.topics),
    }


def _shares(report: Report) -> dict[Extractor, int]:
    """The bytes of JSON of each extractor's findings."""
    return {
        extractor: sum(len(finding.model_dump_json().encode()) for findings in lists for finding in findings)
        for extractor, lists in _findings(report).items()
    }


def _beginning(extraction: E, most: int) -> E:
    """The extraction with the first ``most`` findings of each list; partial if a list had more."""
    names = type(extraction).model_fields.keys() - Extracted.model_fields.keys()
    whole = {name: getattr(extraction, name) for name in names}
    kept = {name: findings[:most] for name, findings in whole.items()}
    if kept == whole:
        return extraction
    counts = [sum(map(len, lists.values())) for lists in (kept, whole)]
    reason = f"of {counts[1]:,} findings the first {counts[0]:,} are kept: a report holds no more"
    earlier = f"{extraction.reason}; " if extraction.reason else ""
    return extraction.model_copy(update=kept | {"status": ExtractionStatus.PARTIAL, "reason": earlier + reason})
