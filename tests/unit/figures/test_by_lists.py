"""Figures by word lists: numbers beside words of harm in French and Spanish, and nothing else."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.extraction import Figure
from claimwatch_language.languages.words import figure_words
from services._extractor.languages import ReadersByLanguage
from services.figures.by_lists.reader import ListedFigures
from services.figures.extractor import FigureExtractor
from services.figures.languages import LANGUAGES, figure_readers


@pytest.fixture(scope="module")
def readers() -> ReadersByLanguage:
    return figure_readers()


def _figures(readers: ReadersByLanguage, language: str, text: str, title: str = "") -> tuple[Figure, ...]:
    counted = readers.read(language, text, title, None, math.inf).found
    return (*counted.text, *counted.title)


def _assert_counted(
    readers: ReadersByLanguage, language: str, text: str, expected: tuple[str, float, str, str]
) -> None:
    (figure,) = _figures(readers, language, text)
    assert (figure.text, figure.value, figure.measure, figure.comparator) == expected
    assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    ("text", "number", "value", "measure", "comparator"),
    [
        ("Le raid a fait 12 morts.", "12", 12, "killed", "exact"),
        ("Le raid a fait 1 200 blessés.", "1 200", 1200, "wounded", "exact"),
        ("On compte 1\u202f200 morts.", "1\u202f200", 1200, "killed", "exact"),
        ("On compte 15.000 déplacés.", "15.000", 15000, "displaced", "exact"),
        ("Au moins 40 personnes ont été tuées lundi 12 mai.", "40", 40, "killed", "at_least"),
        ("Plus d'une centaine de civils ont été blessés.", "centaine", 100, "wounded", "about"),
        ("En 2015, près de 800 habitants ont fui la ville.", "800", 800, "displaced", "about"),
        ("Jusqu’à 30 mineurs sont portés disparus.", "30", 30, "missing", "at_most"),
        ("La police a arrêté 34 manifestants à 12h30.", "34", 34, "detained", "exact"),
        ("Les obus ont frappé le marché, tuant douze femmes.", "douze", 12, "killed", "exact"),
        ("Le bilan de morts s'élève à 45.", "45", 45, "killed", "exact"),
        ("Le ministère a annoncé la mort de 7 soldats.", "7", 7, "killed", "exact"),
        ("Quelque 3,5 millions de personnes ont été déplacées.", "3,5 millions", 3.5e6, "displaced", "about"),
        ("Vingt-deux convois ont disparu ; vingt-deux morts.", "vingt-deux", 22, "killed", "exact"),
        ("Quatre-vingt-dix-sept morts à l'aube.", "Quatre-vingt-dix-sept", 97, "killed", "exact"),
        ("Vingt corps ont été retrouvés dans un puits.", "Vingt", 20, "bodies_found", "exact"),
    ],
)
def test_french_harm_is_counted(
    readers: ReadersByLanguage, text: str, number: str, value: float, measure: str, comparator: str
) -> None:
    _assert_counted(readers, "fr", text, (number, value, measure, comparator))


@pytest.mark.parametrize(
    ("text", "number", "value", "measure", "comparator"),
    [
        ("El ataque dejó 34 muertos.", "34", 34, "killed", "exact"),
        ("Hay más de 1.200 desplazados.", "1.200", 1200, "displaced", "more_than"),
        ("Murieron 12 personas el 5 de mayo de 2020.", "12", 12, "killed", "exact"),
        ("El ejército mató a doce campesinos en la aldea.", "doce", 12, "killed", "exact"),
        ("Al menos cuatro periodistas fueron asesinados en 2019.", "cuatro", 4, "killed", "at_least"),
        ("Unas 3.000 personas huyeron de sus hogares.", "3.000", 3000, "displaced", "about"),
        ("El número de heridos asciende a 45.", "45", 45, "wounded", "exact"),
        ("Treinta y cinco mujeres siguen desaparecidas.", "Treinta y cinco", 35, "missing", "exact"),
        ("Fueron detenidas 23 personas a las 10:30.", "23", 23, "detained", "exact"),
        ("Dos millones de desplazados viven en carpas.", "Dos millones", 2e6, "displaced", "exact"),
    ],
)
def test_spanish_harm_is_counted(
    readers: ReadersByLanguage, text: str, number: str, value: float, measure: str, comparator: str
) -> None:
    _assert_counted(readers, "es", text, (number, value, measure, comparator))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le 12 mai 2015, le maire a reçu 40 personnes."),
        ("fr", "Un homme de 34 ans a été tué."),
        ("fr", "12 soldats sont arrivés et des civils ont été tués."),
        ("fr", "Vingt maisons ont été détruites à 30 % par 3 obus."),
        ("fr", "40 personnes n'ont pas été tuées."),
        ("es", "El 12 de mayo de 2015 llegaron 40 personas."),
        ("es", "El hombre de 34 años murió en 2015."),
        ("es", "Doce casas fueron destruidas; hay muertos."),
    ],
)
def test_dates_ages_and_other_numbers_are_not(readers: ReadersByLanguage, language: str, text: str) -> None:
    assert _figures(readers, language, text) == ()
    assert _figures(readers, language, f"{text} 12 {'morts' if language == 'fr' else 'muertos'}") != ()


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("fr", "Entre 10 et 15 soldats ont été tués.", 10, 15),
        ("fr", "Des dizaines de personnes ont été blessées.", 20, None),
        ("es", "Entre 10 y 15 soldados murieron.", 10, 15),
        ("es", "Miles de familias huyeron.", 2000, None),
    ],
)
def test_numbers_without_a_value_have_bounds(
    readers: ReadersByLanguage, language: str, text: str, low: float, high: float | None
) -> None:
    (figure,) = _figures(readers, language, text)
    assert (figure.value, figure.min, figure.max, figure.vague) == (None, low, high, high is None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Calme hier.\n\nLa frappe a fait 30 blessés, dont 3 enfants."),
        ("es", "Calma ayer.\n\nEl ataque dejó 30 heridos, entre ellos 3 niños."),
    ],
)
def test_a_part_counts_what_its_whole_counts(readers: ReadersByLanguage, language: str, text: str) -> None:
    whole, part = _figures(readers, language, text)
    assert (part.value, part.measure, part.population, part.subset_of) == (3, "wounded", "children", 0)
    assert whole.value == 30 and text[part.start : part.end] == "3"


def test_a_title_has_its_own_offsets(readers: ReadersByLanguage) -> None:
    title = "Syrie : 12 morts"
    (figure,) = _figures(readers, "fr", "Rien.", title)
    assert title[figure.start : figure.end] == "12"


def test_what_time_does_not_allow_is_left_unread() -> None:
    words = figure_words("fr")
    assert words is not None
    text = "12 morts.\n30 blessés."
    ticks = iter((0.0, 0.5, 2.0, 2.0))
    found = ListedFigures(words).read(text, "", None, 1.0, clock=lambda: next(ticks))
    assert [figure.text for figure in found.found.text] == ["12"]
    assert found.characters == text.index("30")


def test_english_is_read_by_its_own_reader(readers: ReadersByLanguage) -> None:
    text = "At least 40 people were killed, the ministry said. Two of them were children."
    assert {"en", "fr", "es"} <= LANGUAGES
    assert _figures(readers, "en", text) == FigureExtractor().extract(text) != ()


WORDS = (
    "12",
    "1.200",
    "40",
    "de",
    "morts",
    "blessés",
    "personnes",
    "ont",
    "été",
    "tuées",
    "dont",
    ",",
    ".",
    "\n",
    "et",
)


@given(st.lists(st.sampled_from(WORDS)))
def test_any_words_are_read_in_order_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    listed = figure_words("fr")
    assert listed is not None
    figures = ListedFigures(listed).read(text, "", None, math.inf).found.text
    ends = [0, *(figure.end for figure in figures)]
    assert all(before <= figure.start for before, figure in zip(ends, figures, strict=False))
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)
