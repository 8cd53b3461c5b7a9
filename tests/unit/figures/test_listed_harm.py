"""Figures of harm by word lists, by kind of sentence: a table for each, in French and Spanish, and such as are none."""

import math

import pytest

from services._extractor.languages import ReadersByLanguage
from services.figures.languages import figure_readers


@pytest.fixture(scope="module")
def readers() -> ReadersByLanguage:
    return figure_readers()


def _counted(readers: ReadersByLanguage, language: str, text: str) -> list[tuple[float | None, str]]:
    return [(one.value, one.measure.value) for one in readers.read(language, text, "", None, math.inf).found.text]


@pytest.mark.parametrize(
    ("language", "text", "whole", "part", "measure"),
    [
        ("fr", "L'incendie a fait 37 blessés, dont 5 dans un état critique.", 37, 5, "wounded"),
        ("fr", "On compte 40 blessés, dont 7 grièvement.", 40, 7, "wounded"),
        ("fr", "Sur 40 blessés, 4 sont dans un état grave.", 40, 4, "wounded"),
        ("fr", "La rixe a fait 30 blessés, 3 d'entre eux gravement.", 30, 3, "wounded"),
        ("fr", "Parmi les 26 morts figurent 4 enfants.", 26, 4, "killed"),
        ("es", "El incendio dejó 37 heridos, 5 de ellos en estado crítico.", 37, 5, "wounded"),
        ("es", "Hubo 40 heridos, 7 de gravedad.", 40, 7, "wounded"),
        ("es", "De los 40 heridos, 4 se encuentran en estado grave.", 40, 4, "wounded"),
        ("es", "Detuvieron a 57 personas, 12 de ellas menores de edad.", 57, 12, "detained"),
        ("es", "Entre las 26 víctimas mortales hay 4 niños.", 26, 4, "killed"),
    ],
)
def test_parts_without_a_noun_of_their_own(
    readers: ReadersByLanguage, language: str, text: str, whole: float, part: float, measure: str
) -> None:
    found = readers.read(language, text, "", None, math.inf).found.text
    assert [(one.value, one.measure.value, one.subset_of) for one in found] == [
        (whole, measure, None),
        (part, measure, 0),
    ]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "Les inondations ont contraint 18.500 habitants à quitter leurs maisons.", 18500),
        ("fr", "Les combats ont forcé 900 familles à fuir.", 900),
        ("fr", "Les combats ont jeté sur les routes quelque 230 000 civils.", 230000),
        ("fr", "Les bombardements ont poussé à fuir 12 000 familles.", 12000),
        ("fr", "Le nombre de déplacés a franchi la barre des 900 000.", 900000),
        ("es", "Las inundaciones obligaron a 18.500 habitantes a abandonar sus casas.", 18500),
        ("es", "Los combates han forzado a huir a unas 230.000 personas.", 230000),
        ("es", "Ya son 900.000 los desplazados por el conflicto.", 900000),
        ("es", "Unas 9.000 personas quedaron sin hogar tras el sismo.", 9000),
    ],
)
def test_who_is_made_to_flee(readers: ReadersByLanguage, language: str, text: str, value: float) -> None:
    assert _counted(readers, language, text) == [(value, "displaced")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "L'attaque a tué 8 soldats et blessé 15 autres.", [(8, "killed"), (15, "wounded")]),
        ("fr", "L'attaque en a tué 8.", [(8, "killed")]),
        ("fr", "Morts : 12. Blessés : 30.", [(12, "killed"), (30, "wounded")]),
        ("fr", "En 2022 ont été tués 67 journalistes.", [(67, "killed")]),
        ("fr", "L'armée dit avoir mis hors de combat 34 terroristes.", [(34, "killed")]),
        ("fr", "L'opposant a été arrêté avec 15 de ses partisans.", [(15, "detained")]),
        ("fr", "Les autorités sont sans nouvelles de 14 pêcheurs.", [(14, "missing")]),
        ("es", "El ataque mató a 8 soldados e hirió a 15 más.", [(8, "killed"), (15, "wounded")]),
        ("es", "La bomba mató a 8 e hirió a 12.", [(8, "killed"), (12, "wounded")]),
        ("es", "Un coche bomba mató a 19 personas e hirió a otras 45.", [(19, "killed"), (45, "wounded")]),
        ("es", "Fallecidos: 12. Heridos: 30.", [(12, "killed"), (30, "wounded")]),
        ("es", "De los 47 mineros, 31 fueron rescatados y 16 murieron.", [(16, "killed")]),
        ("es", "En 2019 murieron 43 personas.", [(43, "killed")]),
        ("es", "Desde 2023 han muerto 41.000 personas.", [(41000, "killed")]),
        ("es", "A las 10 murieron 3 policías.", [(3, "killed")]),
        ("es", "El ejército aseguró haber dado de baja a 34 guerrilleros.", [(34, "killed")]),
        ("es", "El alud se cobró la vida de 11 excursionistas.", [(11, "killed")]),
    ],
)
def test_deeds_with_others_alone_and_years(
    readers: ReadersByLanguage, language: str, text: str, expected: list[tuple[float, str]]
) -> None:
    assert _counted(readers, language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les rebelles ont libéré 30 otages."),
        ("fr", "Les 3 otages enlevés en mars ont été retrouvés sains et saufs."),
        ("fr", "Les crues ont emporté 5 ponts."),
        ("fr", "Les gendarmes ont mis la main sur 4 fugitifs."),
        ("fr", "Il a tué 2 vaches."),
        ("fr", "Le médecin soigne 80 patients par jour."),
        ("fr", "Le procès des 14 prévenus s'ouvre le 3 mars."),
        ("es", "Los guerrilleros liberaron a 30 rehenes."),
        ("es", "Los 3 rehenes secuestrados en marzo fueron hallados sanos y salvos."),
        ("es", "De los 300 pasajeros solo 12 sobrevivieron."),
        ("es", "Una multa de 5.000 euros fue impuesta a los 12 manifestantes."),
        ("es", "El médico atiende a 80 pacientes al día."),
    ],
)
def test_who_is_not_harmed(readers: ReadersByLanguage, language: str, text: str) -> None:
    assert _counted(readers, language, text) == []
    more = "Le raid a fait 12 morts." if language == "fr" else "El ataque dejó 12 muertos."
    assert _counted(readers, language, f"{text} {more}") == [(12, "killed")]
