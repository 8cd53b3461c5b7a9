"""The numbers of a text, each with the words around it, and whether another text gives them differently.

The words around a number tell that two texts speak of the same thing, wherever in the text it stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure, Nature
from claimwatch_language import calendar
from services.archive.stories.words import Word

NEAR = 3
"""The number of words on either side of a number that are compared."""
MANY = 4
"""New numbers of people harmed that make an article more than an edit of another."""
NUMERAL = "#"
NO_WORDS = 0
"""The hash of no words."""
_DAYS = frozenset(name.lower() for name in calendar.NAMES | calendar.SHORT_MONTHS) - {"may"} | {"gmt"}


@dataclass(frozen=True)
class Amount:
    """A number. ``value`` is its value, or its bounds if the text gives only those ("40", "20-30").

    ``measure`` is that of the extracted figure, ``None`` for a number that is none. ``before`` and ``after`` are hashes
    of the words around it, in which each numeral is the same word. ``leads`` says that it stands in the lead.
    """

    value: str
    measure: Measure | None
    before: int
    after: int
    leads: bool


def amounts_of(words: Sequence[Word], figures: Iterable[Figure], lead_words: int) -> tuple[Amount, ...]:
    """The extracted figures with a numeral, and the other numbers in digits but dates, years and times of day."""
    masked = [NUMERAL if word.is_numeral else word.text for word in words]
    found: dict[int, Amount] = {}
    taken: set[int] = set()

    def add(value: str, measure: Measure | None, first: int, last: int) -> None:
        before, after = masked[max(0, first - NEAR) : first], masked[last : last + NEAR]
        found[first] = Amount(value, measure, _hash(before), _hash(after), first < lead_words)

    for figure, first, last in _placed(figures, words):
        add(_value(figure), figure.measure, first, last)
        taken.update(range(first, last))
    for index, word in enumerate(words):
        if word.is_numeral and index not in taken and not _is_time(masked, word.text, index):
            add(_plain(word.text), None, index, index + 1)
    return tuple(found[index] for index in sorted(found))


def have_changed(new: Sequence[Amount], old: Sequence[Amount]) -> bool:
    """Whether a number of ``old`` has another value in ``new``, or the lead of ``new`` counts something else."""
    if _is_replaced(new, old) or _is_replaced_in_lead(new, old):
        return True
    return _leads_with_another(new, old) or _leads_with_first_harm(new, old) or _counts_much_more(new, old)


Side = tuple[str, int]
Places = dict[Side, set[str]]


def _is_replaced(new: Sequence[Amount], old: Sequence[Amount]) -> bool:
    """Whether ``new`` has a number between the words, or on one side of words, that stand around another in ``old``.

    Words on one side are enough only if the one value is nowhere in ``old`` and the other nowhere in ``new``.
    """
    here, there = _by_place(new), _by_place(old)
    only_new, only_old = _values(new) - _values(old), _values(old) - _values(new)
    for amount in new:
        gone = [there[side] - here[side] for side in _sides(amount) if side in there]
        if not gone or any(amount.value in there.get(side, ()) for side in _sides(amount)):
            continue
        if len(gone) == 2 and gone[0] & gone[1]:
            return True
        if amount.value in only_new and set.union(*gone) & only_old:
            return True
    return False


def _is_replaced_in_lead(new: Sequence[Amount], old: Sequence[Amount]) -> bool:
    """Whether a figure in the one lead and another in the other have the same words on one side."""
    leads = [[amount for amount in amounts if amount.leads and amount.measure] for amounts in (new, old)]
    here, there = map(_by_place, leads)
    return any(
        there[side] - here[side] and not any(amount.value in there.get(each, ()) for each in _sides(amount))
        for amount in leads[0]
        for side in _sides(amount)
        if side in there
    )


def _leads_with_another(new: Sequence[Amount], old: Sequence[Amount]) -> bool:
    """Whether both leads count the same harm to people, each by a value that the other text lacks, or the toll rose."""
    return any(
        (_lead_is_news(new, old, measure) and _lead_is_news(old, new, measure))
        or _highest(new, measure) > _highest(old, measure) > 0
        for measure in {measure for amount, measure in _of_harm(new) if amount.leads}
    )


def _highest(amounts: Iterable[Amount], measure: Measure) -> float:
    """The highest count of a measure that has one value, if the lead has such a count; else 0."""
    counts = [amount for amount in amounts if amount.measure is measure and amount.value.replace(".", "").isdigit()]
    leads = any(amount.leads for amount in counts)
    return max((float(amount.value) for amount in counts), default=0.0) if leads else 0.0


def _counts_much_more(new: Iterable[Amount], old: Iterable[Amount]) -> bool:
    """Whether ``new`` counts harm to people by several numbers that ``old`` does not have at all."""
    return len({amount.value for amount, _ in _of_harm(new)} - _values(old)) >= MANY


def _leads_with_first_harm(new: Iterable[Amount], old: Iterable[Amount]) -> bool:
    """Whether the lead of ``new`` counts harm to people that ``old`` counts nowhere, by a number that ``old`` lacks."""
    counted, values = {amount.measure for amount in old}, _values(old)
    harm = _of_harm(new)
    return any(amount.leads and measure not in counted and amount.value not in values for amount, measure in harm)


def _of_harm(amounts: Iterable[Amount]) -> Iterator[tuple[Amount, Measure]]:
    """The amounts that count harm to people, each with its measure."""
    for amount in amounts:
        if amount.measure is not None and amount.measure.nature is Nature.HARM:
            yield amount, amount.measure


def _lead_is_news(one: Iterable[Amount], other: Iterable[Amount], measure: Measure) -> bool:
    known = {amount.value for amount in other if amount.measure is measure}
    return any(amount.leads and amount.measure is measure and amount.value not in known for amount in one)


def _values(amounts: Iterable[Amount]) -> set[str]:
    return {amount.value for amount in amounts}


def _by_place(amounts: Iterable[Amount]) -> Places:
    places: Places = defaultdict(set)
    for amount in amounts:
        for side in _sides(amount):
            places[side].add(amount.value)
    return dict(places)


def _sides(amount: Amount) -> list[Side]:
    """The words before and after the number, where there are any."""
    sides = (("before", amount.before), ("after", amount.after))
    return [(side, words) for side, words in sides if words != NO_WORDS]


def _placed(figures: Iterable[Figure], words: Sequence[Word]) -> Iterable[tuple[Figure, int, int]]:
    """The figures that are numerals, each with the indexes of its first word and of the word after it."""
    starts = {word.start: index for index, word in enumerate(words)}
    ends = {word.end: index + 1 for index, word in enumerate(words)}
    for figure in figures:
        if not figure.implicit and figure.start in starts and figure.end in ends:
            yield figure, starts[figure.start], ends[figure.end]


def _hash(words: Sequence[str]) -> int:
    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))


def _value(figure: Figure) -> str:
    return f"{figure.min}-{figure.max}" if figure.value is None else f"{figure.value:.15g}"


def _plain(numeral: str) -> str:
    try:
        return f"{float(numeral.replace(',', '')):.15g}"
    except ValueError:
        return numeral


def _is_time(masked: Sequence[str], numeral: str, index: int) -> bool:
    """Whether the numeral is a time of day, a year, or next to the name of a month or a day.

    Most often "may" after a numeral is the verb, unless a year follows.
    """
    if ":" in numeral or (len(numeral) == 4 and numeral.startswith(("19", "20"))):
        return True
    before, after = masked[max(0, index - 1) : index], masked[index + 1 : index + 3]
    return before == ["may"] or after == ["may", NUMERAL] or any(word in _DAYS for word in (*before, *after[:1]))
