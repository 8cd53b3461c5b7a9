"""The confidence in a figure, by the grounds of its measure and by the form of its numeral.

A confidence is the estimated share of such figures of which everything told is right, if the sentence names the place.
The steps are coarse and set by hand, lower than what articles give on which the rules were written.
"""

from services.figures.measures.readings import Grounds
from services.figures.numbers.quantities import Quantity

IMPLICIT = 0.65
ASIDE = 0.5
"""The confidence in a figure without a numeral, and in one whose harm only tells who is meant."""
LISTED = 0.75
"""The confidence in a figure that counts what another figure counts."""
MENTIONED = 0.45
"""The confidence in a count of what is only mentioned."""

_BY_GROUNDS = {
    Grounds.NAMED: 0.85,
    Grounds.SAID: 0.85,
    Grounds.LISTED: LISTED,
    Grounds.BEFALLEN: 0.72,
    Grounds.PRESUMED: 0.66,
    Grounds.MENTIONED: MENTIONED,
}
_VAGUE = 0.05
_PRONOUN = 0.1
"""What "dozens" and the like lose, and what "one" loses, which may be a pronoun."""


def confidence(grounds: Grounds, quantity: Quantity) -> float:
    """The confidence in a figure with a numeral."""
    return round(_BY_GROUNDS[grounds] - _VAGUE * quantity.vague - _PRONOUN * quantity.pronoun, 2)
