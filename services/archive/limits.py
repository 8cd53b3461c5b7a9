"""How much of what was found a report holds. Of a denser article the beginning is kept, and the report says so.

Its text is bounded by intake. What was found in it is stored in the report and read from there as a whole, many times
as large in memory: so it is bounded too.
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
"""A list that was too long is made so much shorter than a proportional cut would, so that few cuts are enough."""

E = TypeVar("E", bound=Extracted)
Extractions = tuple[AttributionsExtracted, FiguresExtracted, MentionsExtracted]
Join = Callable[[AttributionsExtracted, FiguresExtracted, MentionsExtracted], Report]


def within_limit(
    join: Join, extractions: Extractions, *, max_findings: int = MAX_FINDINGS, max_bytes: int = MAX_FINDINGS_BYTES
) -> Report:
    """The report joined from the extractions, with at most so many findings of a kind and so many bytes of JSON.

    As long as there is more, the extractors whose findings take most lose the last of them; they count as partial then.
    """
    most: dict[Extractor, int] = dict.fromkeys((each.EXTRACTOR for each in extractions), max_findings)
    while True:
        report = _joined(join, extractions, most)
        if len(report.model_dump_json().encode()) <= max_bytes:
            return report  # what was found is a part of it
        shares = _shares(report)
        fair = _fair_share(shares.values(), max_bytes)
        if fair is None:
            return report
        for extractor, findings in _findings(report).items():
            if shares[extractor] > fair:
                most[extractor] = int(CUT * fair / shares[extractor] * max(map(len, findings)))


def _fair_share(shares: Iterable[int], whole: int) -> float | None:
    """What each may take at most so that all take the whole together; ``None`` if they take no more as they are."""
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
    """The lists that each extractor's findings are in."""
    return {
        AttributionsExtracted.EXTRACTOR: (report.attributions, report.claims),
        FiguresExtracted.EXTRACTOR: (report.figures,),
        MentionsExtracted.EXTRACTOR: (report.places, report.topics),
    }


def _shares(report: Report) -> dict[Extractor, int]:
    """How many bytes each extractor's findings take."""
    return {
        extractor: sum(len(finding.model_dump_json().encode()) for findings in lists for finding in findings)
        for extractor, lists in _findings(report).items()
    }


def _beginning(extraction: E, most: int) -> E:
    """The extraction with the first ``most`` of each of its lists, partial if it had more."""
    names = type(extraction).model_fields.keys() - Extracted.model_fields.keys()
    found = {name: getattr(extraction, name) for name in names}
    kept = {name: findings[:most] for name, findings in found.items()}
    if kept == found:
        return extraction
    counts = [sum(map(len, lists.values())) for lists in (kept, found)]
    reason = f"of {counts[1]:,} findings the first {counts[0]:,} are kept: a report holds no more"
    given = f"{extraction.reason}; " if extraction.reason else ""
    return extraction.model_copy(update=kept | {"status": ExtractionStatus.PARTIAL, "reason": given + reason})
