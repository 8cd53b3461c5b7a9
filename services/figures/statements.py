"""The parts of sentences within which a number is read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimwatch_language.wordlists import word_set
from services.figures.lexicon import HARM
from services.figures.numbers.quantities import Quantity, quantities
from services.figures.people import KIN, PERSONS
from services.figures.words import Word, words_of

_HARM = frozenset(HARM) | word_set("shot stabbed body custody hospitalised hospitalized disappearance")
"""Words that say harm of a person, or that a body was found."""
_LETTERS = re.compile(r"[a-z]+")
_PERSON = "|".join(sorted(PERSONS | KIN, key=len, reverse=True))
_ONE = rf"(?:{_PERSON}|[a-z]+(?:er|or|ist|ian|man|ee|ese|an|i))"
_SINGLE = re.compile(
    rf"\b(?:an?|another|his|her|their)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{_ONE}|body|couple)\b"
    r"|\bthe\s(?:[\w-]+\s){0,3}?(?:couple|pair|duo|body)\b|\bboth\s"
    rf"|\bthe\s+(?:[\w’'-]+\s+){{0,3}}?(?:(?:{_PERSON})\b|{_ONE},?\s+who\b)"
    r"|\banother\s+(?:was|is|died|had|has|remains)\b|\bone\s+of\b|-year-old\b",
    re.IGNORECASE,
)
_SEMICOLON = re.compile(r";\s+")


@dataclass(frozen=True)
class Statement:
    """A sentence, or its part up to a semicolon, at ``text[start:end]``, with the quantities in it, if any.

    ``has_single`` says that it may tell of one person who was harmed.
    """

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    words: tuple[Word, ...]
    has_single: bool


def statements(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences cut after semicolons, as half-open ranges of code points, in order."""
    for start, end in sentences:
        for semicolon in _SEMICOLON.finditer(text, start, end):
            yield start, semicolon.end()
            start = semicolon.end()
        if start < end:
            yield start, end


def told_statements(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[Statement]:
    """The statements that hold a quantity, or may tell of one person who was harmed, in order."""
    coming = quantities(text)
    following = next(coming, None)
    for start, end in statements(text, sentences):
        inside: list[Quantity] = []
        while following is not None and following.start < end:
            inside.append(following)
            following = next(coming, None)
        is_harmful = not _HARM.isdisjoint(_LETTERS.findall(text[start:end].lower()))
        has_single = is_harmful and _SINGLE.search(text, start, end) is not None
        if inside or has_single:
            yield Statement(start, end, tuple(inside), words_of(text, start, end, tuple(inside)), has_single)
