"""Dates of figures by word lists: the date of the figure's sentence, or the one day of the text, or none."""

import math
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.extraction import DateInterval
from claimwatch_language.languages.words import date_words, figure_words
from services._extractor.languages import ReadersByLanguage
from services.figures.by_lists.dates import Dates
from services.figures.languages import figure_readers

THURSDAY = datetime(2026, 6, 4, 12, tzinfo=UTC)
LANGUAGES = ("fr", "es")


@pytest.fixture(scope="module")
def readers() -> ReadersByLanguage:
    return figure_readers()


def dates_of(
    readers: ReadersByLanguage, language: str, text: str, published: datetime | None = THURSDAY
) -> list[tuple[str, str] | None]:
    """The first and last days of the figures, in order."""
    found = readers.read(language, text, "", published, math.inf).found.text
    return [shown(figure.date) for figure in found]


def shown(interval: DateInterval | None) -> tuple[str, str] | None:
    return None if interval is None else (interval.start.isoformat(), interval.end.isoformat())


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("fr", "Douze personnes ont été tuées mardi.", "2026-06-02", "2026-06-02"),
        ("fr", "Hier, douze personnes ont été tuées.", "2026-06-03", "2026-06-03"),
        ("fr", "Douze personnes ont été tuées le 12 mars.", "2026-03-12", "2026-03-12"),
        ("fr", "Douze personnes ont été tuées le mardi 1er juillet 2025.", "2025-07-01", "2025-07-01"),
        ("fr", "En avril 2024, 30 personnes ont été tuées.", "2024-04-01", "2024-04-30"),
        ("fr", "Il y a trois jours, neuf personnes ont été tuées.", "2026-06-01", "2026-06-01"),
        ("fr", "La semaine dernière, 15 personnes ont été arrêtées.", "2026-05-25", "2026-05-31"),
        ("fr", "Dans la nuit de lundi à mardi, cinq soldats ont été tués.", "2026-06-01", "2026-06-02"),
        ("fr", "En 2023, 200 personnes ont été tuées.", "2023-01-01", "2023-12-31"),
        ("es", "Doce personas murieron el martes.", "2026-06-02", "2026-06-02"),
        ("es", "Ayer murieron doce personas.", "2026-06-03", "2026-06-03"),
        ("es", "Doce personas murieron el 3 de abril.", "2026-04-03", "2026-04-03"),
        ("es", "El martes 1 de julio de 2025 murieron 12 personas.", "2025-07-01", "2025-07-01"),
        ("es", "En abril de 2024 murieron 30 personas.", "2024-04-01", "2024-04-30"),
        ("es", "Hace tres días murieron nueve personas.", "2026-06-01", "2026-06-01"),
        ("es", "La semana pasada, 15 personas fueron detenidas.", "2026-05-25", "2026-05-31"),
        ("es", "El 28/05/2026 murieron 9 personas.", "2026-05-28", "2026-05-28"),
    ],
)
def test_a_figure_has_the_date_of_its_sentence(
    readers: ReadersByLanguage, language: str, text: str, first: str, last: str
) -> None:
    assert dates_of(readers, language, text) == [(first, last)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Plus de 4 000 personnes ont été déplacées depuis lundi."),
        ("es", "Más de 4.000 personas fueron desplazadas desde el lunes."),
    ],
)
def test_what_goes_on_since_a_day_lasts_until_the_publication(
    readers: ReadersByLanguage, language: str, text: str
) -> None:
    (figure,) = readers.read(language, text, "", THURSDAY, math.inf).found.text
    assert shown(figure.date) == ("2026-06-01", "2026-06-04")
    assert figure.date is not None
    assert figure.date.open


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Sept personnes ont été tuées, a annoncé mercredi le gouverneur."),
        ("fr", "Selon un bilan publié lundi, 51 personnes ont été tuées."),
        ("fr", "Les 12 personnes arrêtées seront jugées lundi prochain."),
        ("fr", "Les 12 personnes arrêtées doivent comparaître d'ici vendredi."),
        ("es", "Siete personas murieron, informó el miércoles el gobernador."),
        ("es", "Las 12 personas detenidas serán juzgadas el próximo lunes."),
    ],
)
def test_the_day_of_words_or_of_what_lies_ahead_is_no_figures(
    readers: ReadersByLanguage, language: str, text: str
) -> None:
    assert dates_of(readers, language, text) == [None]


def test_of_several_dates_the_closest_counts(readers: ReadersByLanguage) -> None:
    text = "Dix personnes ont été tuées samedi et 14 autres personnes ont été blessées dimanche."
    assert dates_of(readers, "fr", text) == [("2026-05-30", "2026-05-30"), ("2026-05-31", "2026-05-31")]


def test_the_one_day_of_a_text_is_that_of_its_other_sentences(readers: ReadersByLanguage) -> None:
    one_day = "Une frappe a touché le camp mardi. Huit personnes ont été tuées."
    assert dates_of(readers, "fr", one_day) == [("2026-06-02", "2026-06-02")]
    assert dates_of(readers, "fr", f"{one_day} Le marché avait brûlé samedi.") == [None]


@pytest.mark.parametrize("text", ["Douze personnes ont été tuées mardi.", "Le 12 mars, 40 personnes ont été tuées."])
def test_without_a_day_of_publication_only_dates_with_a_year_count(readers: ReadersByLanguage, text: str) -> None:
    assert dates_of(readers, "fr", text, None) == [None]
    assert dates_of(readers, "fr", text.replace("mardi", "le 2 mai 2026").replace("mars,", "mars 2026,"), None) != [
        None
    ]


def test_a_day_that_no_calendar_has_is_no_date(readers: ReadersByLanguage) -> None:
    assert dates_of(readers, "fr", "Le 31 février, 40 personnes ont été tuées.") == [None]


@given(
    st.sampled_from(LANGUAGES),
    st.text(alphabet="0123456789 /-.,lundmarsejiàeohyfbt\n", max_size=80),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_dates_stand_in_the_text_and_never_after_the_publication(language: str, text: str, published: date) -> None:
    words, numbers = date_words(language), figure_words(language)
    assert words and numbers
    for each in Dates(words, numbers).find(text, published):
        assert text[each.start : each.end] == each.interval.text
        assert each.interval.start <= min(each.interval.end, published)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_the_last_week_is_found_by_its_name(language: str) -> None:
    words, numbers = date_words(language), figure_words(language)
    assert words and numbers
    for back in range(7):
        day = THURSDAY.date() - timedelta(days=back)
        name = words.weekdays[day.weekday()][0]
        assert [each.interval.start for each in Dates(words, numbers).find(name, THURSDAY.date())] == [day]
