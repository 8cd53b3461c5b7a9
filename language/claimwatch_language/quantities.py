"""A quantity in words: "more than 40 bodies found (women)". Whoever tells people a figure tells it in these words."""

from collections.abc import Iterator

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
