"""What judging adds to a joined report."""

from claimwatch_contracts.report import Report

JUDGED = ("story_id", "original", "relation", "like", "similarity", "incident_id", "aliases")
"""The fields of a report that judging gives."""


def says_the_same(joined: Report, judged: Report) -> bool:
    """Whether a report that is not judged yet says what one says that is."""
    return joined.model_copy(update={name: getattr(judged, name) for name in JUDGED}) == judged
