"""How sure a figure is: by the grounds of its measure and by how its number is given.

Coarse steps set by hand, meant as the share of figures so graded whose value, comparator and measure are all right.
"""

from services.figures.measures.readings import Grounds
from services.figures.quantities import Quantity

IMPLICIT = 0.7
"""A figure that no numeral gives."""

_BY_GROUNDS = {
    Grounds.NAMED: 0.95,
    Grounds.SAID: 0.95,
    Grounds.LISTED: 0.9,
    Grounds.FAR: 0.75,
    Grounds.PRESUMED: 0.85,
}
_VAGUE = 0.05
_PRONOUN = 0.1
"""Taken off for "dozens" and the like, and for "one", which may be a pronoun."""


def confidence(grounds: Grounds, quantity: Quantity) -> float:
    """The confidence in a figure that a numeral gives."""
    return round(_BY_GROUNDS[grounds] - _VAGUE * quantity.vague - _PRONOUN * quantity.pronoun, 2)
