"""The reader of attributions in each language."""

from claimwatch_language.languages.words import languages_with, saying_words
from services._extractor.languages import Reader, ReadersByLanguage
from services.attribution.by_lists.reader import ListedAttributions
from services.attribution.extractor import AttributionExtractor

LANGUAGES = frozenset({"en"}) | languages_with("saying.toml")


def attribution_readers() -> ReadersByLanguage:
    """The readers of attributions, none made yet. Each loads the model of its language."""
    return ReadersByLanguage(_reader)


def _reader(language: str) -> Reader:
    words = saying_words(language)
    return AttributionExtractor() if words is None else ListedAttributions(words)
