"""The kinds of things that the words around a place say of it."""

from enum import Enum, auto


class Bearing(Enum):
    """What the words around a place say of the place."""

    LOCATIVE = auto()
    """Something happens there: "in X", "near the town of X", "struck X", "the siege of X"."""
    LEFT = auto()
    """Somebody is no longer there, who may have come to harm elsewhere: "left X", "evacuated from X"."""
    ORIGIN = auto()
    """Somebody or something comes from there: "a visitor from X"."""
    SPOKEN_FOR = auto()
    """Somebody in charge there, or from there, speaks of what happened: "the governor of X said"."""
    AFTERMATH = auto()
    """What follows something that happened elsewhere goes on there: "gave himself up in X", "prayers in X"."""
    BARE = auto()
    """The place is only named: "X has 12 hospitals", "sent aid to X"."""
    ASIDE = auto()
    """Nothing counted happens there: a speaker is there, a road or a border leads there, or somebody was born there."""
