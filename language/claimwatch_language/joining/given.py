"""The place that the rules of the join give a figure, and on what ground."""

from dataclasses import dataclass
from enum import Enum, auto

from claimwatch_contracts.extraction import Place


class Ground(Enum):
    """On what ground the rules give a figure its place."""

    SAID = auto()
    """The words around the number say where it applies: to a place, to a whole and its parts, to the world."""
    HERE = auto()
    """Something happens there in the figure's sentence."""
    AROUND = auto()
    """The sentences around tell of it, it is only named, or the figure is a total of a country."""


@dataclass(frozen=True)
class Given:
    """The place that the rules give a figure, if any, and their ground."""

    place: Place | None
    ground: Ground
