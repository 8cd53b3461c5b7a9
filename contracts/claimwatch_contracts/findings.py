"""The ids of findings: the figures and statements of a report.

A finding is known by its article, its revision and its place in the text, so that it keeps its id when another
extractor version finds it there. Of several findings in the same place each has its own id, in the order of the report.
"""

from collections import Counter
from collections.abc import Iterable

from claimwatch_contracts.base import Span, derived_id
from claimwatch_contracts.report import Report


def figure_ids(report: Report) -> tuple[str, ...]:
    """The id of each of the report's figures, in order."""
    return _ids("figure", report, report.figures)


def claim_ids(report: Report) -> tuple[str, ...]:
    """The id of each of the report's claims, in order: that of the statement, by the first span of its content."""
    return _ids(
        "statement", report, (report.attributions[claim.attribution].content.spans[0] for claim in report.claims)
    )


def _ids(kind: str, report: Report, spans: Iterable[Span]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    ids = []
    for span in spans:
        identity = derived_id(kind, report.article.article_id, report.article.revision, span.start, span.end)
        ids.append(derived_id(identity, seen[identity]) if seen[identity] else identity)
        seen[identity] += 1
    return tuple(ids)
