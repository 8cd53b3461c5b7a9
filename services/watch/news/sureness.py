"""How far a news item can be relied on, in words: how the ledger's row stands, and how surely the text was read."""

from collections.abc import Iterator

from claimwatch_contracts.extraction import Attribution
from claimwatch_contracts.ledger import Row
from claimwatch_contracts.vocabulary import TELLING_CONFIDENCE, Certainty, Grade
from services.watch.news.weight import SURE

_CERTAINTIES = {
    Certainty.PROBABLE: "put as probable",
    Certainty.POSSIBLE: "put as possible",
    Certainty.CONDITIONAL: "put under a condition",
    Certainty.NOT_CONFIRMED: "not confirmed",
}


def sureness(confidence: float, row: Row | None, attribution: Attribution | None) -> str:
    """The parts on one line: "contested: claimants contradict each other; read surely"."""
    return "; ".join(_parts(confidence, row, attribution))


def _parts(confidence: float, row: Row | None, attribution: Attribution | None) -> Iterator[str]:
    if row is not None:
        yield from _standing(row)
    if attribution is not None:
        certainty = attribution.factuality.certainty
        yield from (_CERTAINTIES[certainty],) if certainty in _CERTAINTIES else ()
        yield from ("with reservation",) if attribution.hedged else ()
        yield from (f"through {attribution.via.name}",) if attribution.via else ()
    yield _reading(confidence)


def _standing(row: Row) -> Iterator[str]:
    if row.grade is Grade.CONFIRMED:
        yield "confirmed: the accused side concedes a figure"
    elif row.grade is Grade.CONTESTED:
        yield "contested: claimants contradict each other"
    elif row.grade is Grade.FAIR:
        yield f"{row.independent} independent claimants agree"
    elif row.grade is Grade.WEAK and row.independent == 1:
        yield "one claimant alone"


def _reading(confidence: float) -> str:
    if confidence >= SURE:
        return "read surely"
    return "read fairly surely" if confidence >= TELLING_CONFIDENCE else "read unsurely"
