"""How sure a place is: how clearly it is named, and how far ahead of its namesakes the one chosen is.

Coarse steps set by hand, meant as the share that is right within a hundred miles among places so graded.
"""

from services.mentions.resolution import Choice

UNLISTED = 0.3
"""A place that the gazetteer lacks: there may be one of that name, somewhere near."""

_BY_LEAD = ((0.5, 0.35), (1.5, 0.6), (2.5, 0.75))
_FAR_AHEAD = 0.85
_BY_EVIDENCE = ((3.0, -0.05), (4.0, 0.0), (6.0, 0.05))
_CLEARLY_NAMED = 0.1


def confidence(choice: Choice, evidence: float) -> float:
    """The confidence in a place with such a choice; ``evidence`` is what its surroundings say for its being one."""
    if choice.entry is None:
        return UNLISTED
    chosen = next((grade for below, grade in _BY_LEAD if choice.lead < below), _FAR_AHEAD)
    return round(chosen + next((extra for below, extra in _BY_EVIDENCE if evidence < below), _CLEARLY_NAMED), 2)
