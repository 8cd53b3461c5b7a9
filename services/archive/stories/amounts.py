"""The numbers of a text, each with the words around it, and which of them another text gives differently.

The words around a number tell that two texts speak of the same thing, however far the number stands from the start.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure
from claimwatch_language import calendar
from services.archive.stories.words import Word

NEAR = 3
"""The words on either side of a number that are compared."""
NUMERAL = "#"
_MONTHS = frozenset(name.lower() for name in calendar.NAMES | calendar.SHORT_MONTHS) - {"may"} | {"gmt"}


@dataclass(frozen=True)
class Amount:
    """A number. ``value`` is its value, or its bounds if the text gives only those ("40", "20-30").

    ``measure`` is that of the extracted figure, ``None`` for a number that is none. ``before`` and ``after`` are hashes
    of the words around it, in which each numeral is the same word.
    """

    value: str
    measure: Measure | None
    before: int
    after: int


def amounts_of(words: Sequence[Word], figures: Iterable[Figure]) -> tuple[Amount, ...]:
    """The extracted figures with a numeral, and the other numbers in digits but dates, years and times of day."""
    masked = [NUMERAL if word.is_numeral else word.text for word in words]
    by_start = {word.start: index for index, word in enumerate(words)}
    by_end = {word.end: index + 1 for index, word in enumerate(words)}
    found: dict[int, Amount] = {}
    taken: set[int] = set()
    for figure in figures:
        first, last = by_start.get(figure.start), by_end.get(figure.end)
        if figure.implicit or first is None or last is None:
            continue
        found[first] = _amount(_value(figure), figure.measure, masked, first, last)
        taken.update(range(first, last))
    for index, word in enumerate(words):
        if index not in taken and word.is_numeral and not _is_time(masked, words, index):
            found[index] = _amount(_plain(word.text), None, masked, index, index + 1)
    return tuple(found[index] for index in sorted(found))


def changed(new: Sequence[Amount], old: Sequence[Amount]) -> list[Amount]:
    """The amounts of ``new`` in whose place ``old`` has another value that is gone from that place in ``new``."""
    new_places, old_places = _by_place(new), _by_place(old)
    return [amount for amount in new if _replaces(amount, new_places, old_places)]


Places = dict[tuple[str, int], set[str]]


def _by_place(amounts: Iterable[Amount]) -> Places:
    places: Places = defaultdict(set)
    for amount in amounts:
        for place in _places(amount):
            places[place].add(amount.value)
    return places


def _places(amount: Amount) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("before", amount.before), ("after", amount.after)


def _replaces(amount: Amount, new: Places, old: Places) -> bool:
    standing = [old[place] for place in _places(amount) if place in old]
    if not standing or any(amount.value in values for values in standing):
        return False
    return any(old[place] - new[place] for place in _places(amount) if place in old)


def values(amounts: Iterable[Amount], measures: Collection[Measure | None]) -> set[str]:
    """The values of the amounts with one of the measures."""
    return {amount.value for amount in amounts if amount.measure in measures}


def _amount(value: str, measure: Measure | None, masked: Sequence[str], first: int, last: int) -> Amount:
    before, after = masked[max(0, first - NEAR) : first], masked[last : last + NEAR]
    return Amount(value, measure, _hash(before), _hash(after))


def _hash(words: Sequence[str]) -> int:
    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))


def _value(figure: Figure) -> str:
    if figure.value is not None:
        return f"{figure.value:.15g}"
    return f"{figure.min}-{figure.max}"


def _plain(numeral: str) -> str:
    try:
        return f"{float(numeral.replace(',', '')):.15g}"
    except ValueError:
        return numeral


def _is_time(masked: Sequence[str], words: Sequence[Word], index: int) -> bool:
    numeral = words[index].text
    if ":" in numeral or (len(numeral) == 4 and numeral[:2] in ("19", "20")):
        return True
    return any(word in _MONTHS for word in masked[max(0, index - 1) : index + 2])
