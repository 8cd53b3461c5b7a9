"""Each text is read by the reader of its language, which is made when it is first needed."""

from typing import Any

from services._extractor.findings import Findings
from services._extractor.languages import ReadersByLanguage


class Echo:
    """A reader that says in which language it reads."""

    def __init__(self, language: str) -> None:
        self._language = language

    def read(self, text: str, _seconds: float) -> Findings[Any]:
        """The language and the text."""
        return Findings((self._language, text), len(text))


def test_a_reader_is_made_once_and_only_for_the_languages_that_come() -> None:
    made: list[str] = []

    def maker(language: str) -> Echo:
        made.append(language)
        return Echo(language)

    readers = ReadersByLanguage(maker)
    assert made == []
    found = [readers.read(language, text, 60.0).found for language, text in [("fr", "a"), ("fr", "b"), ("es", "c")]]
    assert found == [("fr", "a"), ("fr", "b"), ("es", "c")]
    assert made == ["fr", "es"]
