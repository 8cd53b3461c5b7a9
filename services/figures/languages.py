"""The reader of figures in each language."""

from claimwatch_language.languages.words import date_words, figure_words, languages_with
from services._extractor.languages import Reader, ReadersByLanguage
from services.figures.by_lists.reader import ListedFigures
from services.figures.extractor import FigureExtractor

LANGUAGES = frozenset({"en"}) | languages_with("figures.toml")


def figure_readers() -> ReadersByLanguage:
    """The readers of figures, none made yet."""
    return ReadersByLanguage(_reader)


def _reader(language: str) -> Reader:
    words = figure_words(language)
    return FigureExtractor() if words is None else ListedFigures(words, date_words(language))
