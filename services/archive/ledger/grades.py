"""The grade of a row, and how many of its claimants are independent."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from claimwatch_contracts.ledger import Entry
from claimwatch_contracts.vocabulary import Grade, Polarity
from services.archive.ledger.amounts import meet, numbers


def standing(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that stand: neither taken back nor a denial."""
    return [e for e in entries if not e.retracted and e.factuality.polarity is Polarity.ASSERTED]


def independent(entries: Sequence[Entry]) -> list[Entry]:
    """Of the entries that stand, those of claimants that rest on nobody else's entry in the row.

    The article's own voice is counted only if nobody else is heard. Of claimants that rest on each other one counts.
    """
    stand = standing(entries)
    voices = [entry for entry in stand if entry.claimant is not None] or stand[:1]
    keys = {entry.claimant.key for entry in voices if entry.claimant}
    chosen: list[Entry] = []
    resting: Mapping[str, set[str]] = {
        e.claimant.key: set(e.rests_on) & keys - {e.claimant.key} for e in voices if e.claimant
    }
    for entry in voices:
        key = entry.claimant.key if entry.claimant else ""
        others = _reached(key, resting)
        if not others or (key in others and key == min(others | {key})):
            chosen.append(entry)
    return chosen


def grade(entries: Sequence[Entry], given: Sequence[float] = ()) -> Grade:
    """The first grade that applies. ``given`` are all numbers that claimants gave in the row, whose denial counts."""
    stand = standing(entries)
    if not stand:
        return Grade.RETRACTED
    if any(entry.conceded for entry in stand):
        return Grade.CONFIRMED
    alone = independent(entries)
    if any(not meet(one, other) for one, other in combinations(alone, 2)) or _is_denied(entries, given):
        return Grade.CONTESTED
    return Grade.FAIR if len(alone) > 1 else Grade.WEAK


def _is_denied(entries: Sequence[Entry], given: Sequence[float]) -> bool:
    denials = [e for e in entries if e.factuality.polarity is Polarity.DENIED and not e.retracted]
    return any(numbers(denial) & set(given) for denial in denials)


def _reached(key: str, resting: Mapping[str, set[str]]) -> set[str]:
    """All claimants on whose count a claimant rests, directly or not."""
    reached: set[str] = set()
    waiting = list(resting.get(key, ()))
    while waiting:
        other = waiting.pop()
        if other not in reached:
            reached.add(other)
            waiting.extend(resting.get(other, ()))
    return reached
