"""The reader of attributions in each language."""

from services._extractor.languages import Reader, ReadersByLanguage
from services.attribution.extractor import AttributionExtractor

LANGUAGES = frozenset({"en"})


def attribution_readers() -> ReadersByLanguage:
    """The readers of attributions, none made yet."""
    return ReadersByLanguage(_reader)


def _reader(language: str) -> Reader:
    return AttributionExtractor()
