"""Amendments for tests."""

from datetime import timedelta
from typing import Any

from claimwatch_contracts.amendment import Amendment, MergedIncidents, OtherIncident, SplitIncident, article_of
from tests.builders import NOW

LATER = NOW + timedelta(hours=1)


def amendment(correction: Any, amendment_id: str = "by-hand", **more: Any) -> Amendment:
    """A correction that the desk has just made."""
    reports = getattr(correction, "report_ids", None) or [getattr(correction, "report_id", "")]
    fields: dict[str, Any] = {
        "amendment_id": amendment_id,
        "correction": correction,
        "articles": tuple(article_of(each) for each in reports if each),
        "incidents": _incidents(correction),
        "amended_by": "desk",
        "created_at": LATER,
        "updated_at": LATER,
    }
    return Amendment(**fields | more)


def _incidents(correction: Any) -> tuple[str, ...]:
    if isinstance(correction, MergedIncidents):
        return correction.incident_ids
    return (correction.incident_id,) if isinstance(correction, OtherIncident | SplitIncident) else ()


def taken_back(amended: Amendment) -> Amendment:
    """The amendment, taken back."""
    return amended.model_copy(update={"taken_back_at": LATER + timedelta(hours=1), "taken_back_by": "desk"})
