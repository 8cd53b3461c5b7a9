"""A place's name in a text."""

from dataclasses import dataclass

from claimwatch_contracts.vocabulary import PlaceRole
from services._gazetteer.gazetteer import GazetteerEntry


@dataclass(frozen=True)
class Toponym:
    """A place's name at ``text[start:end]``. Without ``candidates`` the gazetteer lacks the name."""

    start: int
    end: int
    name: str
    candidates: tuple[GazetteerEntry, ...]
    role: PlaceRole = PlaceRole.LOCATION
    kind: str | None = None
    """The kind by the words next to the name ("province", "district", "street"), if any."""
    evidence: float = 0.0


@dataclass(frozen=True)
class Run:
    """The tokens from ``first`` to ``last`` (excluded), and the gazetteer's entries for their text."""

    first: int
    last: int
    candidates: tuple[GazetteerEntry, ...]
