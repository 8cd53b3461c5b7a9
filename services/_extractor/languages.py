"""Readers by language: one object that reads texts of several languages, each by the reader of its language."""

from collections.abc import Callable
from typing import Any, Protocol

from services._extractor.findings import Findings


class Reader(Protocol):
    """Reads the texts of one language. Its arguments are the extractor's own and a number of seconds."""

    @property
    def read(self) -> Callable[..., Findings[Any]]:
        """What the texts are read by."""


class ReadersByLanguage:
    """Reads each text by the reader of its language.

    A reader is made by ``maker`` when the first text of its language comes, so that a process holds no model of a
    language that it has not met. ``maker`` gets an ISO 639-1 code.
    """

    def __init__(self, maker: Callable[[str], Reader]) -> None:
        self._maker = maker
        self._readers: dict[str, Reader] = {}

    def read(self, language: str, *arguments: Any) -> Findings[Any]:
        """What the language's reader finds."""
        if language not in self._readers:
            self._readers[language] = self._maker(language)
        return self._readers[language].read(*arguments)
