"""The confidence in a place, by how clearly it is named and by the lead of the chosen entry over its namesakes.

A confidence is the estimated share of such places that are right within a hundred miles. The steps are coarse and set
by hand.
"""

from services.mentions.placing.resolution import Choice

UNLISTED = 0.3
"""The confidence in a place that the gazetteer lacks."""

_BY_LEAD = ((0.5, 0.35), (1.5, 0.6), (2.5, 0.75))
_FAR_AHEAD = 0.85
_BY_EVIDENCE = ((3.0, -0.05), (4.0, 0.0), (6.0, 0.05))
_CLEARLY_NAMED = 0.1


def confidence(choice: Choice, evidence: float) -> float:
    """The confidence in a place. ``evidence`` is the toponym's, as in ``Context.evidence``."""
    if choice.entry is None:
        return UNLISTED
    chosen = next((grade for below, grade in _BY_LEAD if choice.lead < below), _FAR_AHEAD)
    return round(chosen + next((extra for below, extra in _BY_EVIDENCE if evidence < below), _CLEARLY_NAMED), 2)
