"""A quantity in words: "more than 40 bodies found (women)". Whoever tells people a figure tells it in these words."""

from collections.abc import Iterable, Iterator, Sequence

from claimwatch_contracts.extraction import Quantity
from claimwatch_contracts.vocabulary import Comparator, Measure, Nature, Submeasure
from claimwatch_language.wordlists import word_set

_COMPARED = {
    Comparator.EXACT: "",
    Comparator.ABOUT: "about ",
    Comparator.AT_LEAST: "at least ",
    Comparator.MORE_THAN: "more than ",
    Comparator.AT_MOST: "at most ",
    Comparator.LESS_THAN: "less than ",
    Comparator.BETWEEN: "",
}
_UPWARDS = frozenset((Comparator.AT_LEAST, Comparator.MORE_THAN))
_DOWNWARDS = frozenset((Comparator.AT_MOST, Comparator.LESS_THAN))
COMPARISONS = tuple(words.strip() for words in _COMPARED.values() if words)
"""The words that may stand before a number."""
_COUNTED: dict[Measure | Submeasure, str] = {
    Measure.PEOPLE_OTHER: "people",
    Measure.DISTANCE: "km",
    Measure.MONEY: "",
    Measure.OTHER: "",
}
_JUST_PEOPLE = word_set("people persons person others individuals")
"""Nouns that say no more of the harmed than that they are people."""

_NO_PEOPLE = word_set(
    "name names cholera ebola measles dengue malaria covid mpox dead deaths victims victim lives toll"
)
"""Nouns beside a toll that tell nothing of who was harmed."""
_CASES = frozenset({"case", "cases", "infection", "infections"})


def in_words(figure: Quantity) -> str:
    """The amount, its unit, and what is counted."""
    return " ".join(part for part in (amount(figure), figure.unit or "", *_what_is_counted(figure)) if part)


def amount(figure: Quantity) -> str:
    """Comparator and value: "more than 4,000", "15 to 20", "at least 24"."""
    if figure.comparator is Comparator.BETWEEN and figure.min is not None and figure.max is not None:
        return f"{figure.min:,.12g} to {figure.max:,.12g}"
    value = next((v for v in (figure.value, figure.min, figure.max) if v is not None), None)
    return f"{_COMPARED[figure.comparator]}{figure.text if value is None else f'{value:,.12g}'}"


def amounts(low: float, high: float, figures: Sequence[Quantity]) -> str:
    """The range of several figures: "15", "at least 15", "24 to more than 41".

    A number is compared as all figures that name it do. Of a range only its end may be open: "at most 24 to 41" would
    be read as another thing.
    """
    if low == high:
        return f"{_COMPARED[_common(figures)]}{low:,.0f}"
    last = _common(figure for figure in figures if _greatest(figure) == high)
    return f"{low:,.0f} to {_COMPARED[last] if last in _UPWARDS else ''}{high:,.0f}"


def _greatest(figure: Quantity) -> float | None:
    return next((number for number in (figure.value, figure.max, figure.min) if number is not None), None)


def _common(figures: Iterable[Quantity]) -> Comparator:
    """How all figures compare: the weaker word of two for one direction, and exactly if they differ in more."""
    found = {figure.comparator for figure in figures}
    if len(found) == 1:
        return found.pop()
    for direction, weaker in ((_UPWARDS, Comparator.AT_LEAST), (_DOWNWARDS, Comparator.AT_MOST)):
        if found and found <= direction:
            return weaker
    return Comparator.EXACT


def counted(measure: Measure | Submeasure) -> str:
    """What a measure counts, in words; empty if there is no word for it."""
    return _COUNTED.get(measure, measure.replace("_", " "))


def _what_is_counted(figure: Quantity) -> Iterator[str]:
    """What is counted. Harm is told by its measure, with the people in brackets; the rest in the article's words."""
    is_bare = figure.counted in _JUST_PEOPLE or figure.counted in _NO_PEOPLE
    people = figure.population if is_bare else figure.counted or figure.population
    if figure.submeasure is Submeasure.CASES and not _CASES.intersection((figure.counted or "").split()):
        yield counted(Submeasure.CASES)
        return
    if figure.counted and figure.measure.nature is not Nature.HARM and figure.measure is not Measure.DISTANCE:
        yield figure.counted
        return
    yield counted(figure.submeasure or figure.measure)
    if people:
        yield f"({people})"
