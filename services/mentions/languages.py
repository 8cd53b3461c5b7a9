"""The reader of mentions in each language. Texts in any language are read."""

from functools import partial

from services._extractor.languages import Reader, ReadersByLanguage
from services._gazetteer.gazetteer import Gazetteer
from services.mentions.by_lists.reader import ForeignMentions
from services.mentions.extractor import MentionExtractor


def mention_readers(gazetteer: Gazetteer | None = None) -> ReadersByLanguage:
    """The readers of mentions, none made yet. All of them share the gazetteer, which is opened at once."""
    return ReadersByLanguage(partial(_reader, gazetteer or Gazetteer()))


def _reader(gazetteer: Gazetteer, language: str) -> Reader:
    return MentionExtractor(gazetteer=gazetteer) if language == "en" else ForeignMentions(gazetteer, language)
