"""Sentences of a text, with its quotations covered, so that what is quoted is read as one thing.

All offsets are code points of the text, or of the sentence where that is said. Covering changes no offset.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimwatch_language.languages.words import SayingWords

COVER = "�"
"""The sign that covers a quotation."""
LONGEST_QUOTE = 3_000
LONGEST_SENTENCE = 1_500
_STRAIGHTENED = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(rf"(?P<mark>[.!?…]+)[ ]+(?=[A-ZÀ-ÞŒ0-9{COVER}])|(?P<cover>(?<={COVER}))[ ]+(?=[A-ZÀ-ÞŒ])")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_ENDS = ".!?…"


@dataclass(frozen=True)
class Quote:
    """A quotation with its marks, and what stands between them (offsets of the sentence)."""

    start: int
    end: int
    inner_start: int
    inner_end: int


@dataclass(frozen=True)
class Sentence:
    """A sentence that begins at ``start`` of the text.

    ``plain`` is its text with straight apostrophes and blanks, ``covered`` the same with its quotations covered.
    """

    start: int
    plain: str
    covered: str
    quotes: tuple[Quote, ...]


class Layout:
    """Divides texts of one language into sentences."""

    def __init__(self, words: SayingWords) -> None:
        self._abbreviations = frozenset(words.abbreviations)
        self._quote = re.compile("|".join(_quote_pattern(opening, closing) for opening, closing in words.quotes))

    def sentences(self, text: str) -> Iterator[Sentence]:
        """The sentences in order. A line's end ends a sentence; a full stop in a quotation ends none."""
        for line in _LINE.finditer(text):
            plain = line.group().translate(_STRAIGHTENED)
            quotes = [_quote(match) for match in self._quote.finditer(plain)]
            covered = _cover(plain, quotes)
            for start, end in self._ranges(plain, covered):
                own = (quote for quote in quotes if start <= quote.start and quote.end <= end)
                yield Sentence(
                    line.start() + start,
                    plain[start:end],
                    covered[start:end],
                    tuple(
                        Quote(one.start - start, one.end - start, one.inner_start - start, one.inner_end - start)
                        for one in own
                    ),
                )

    def _ranges(self, plain: str, covered: str) -> Iterator[tuple[int, int]]:
        """The sentences, each cut between words where it is longer than ``LONGEST_SENTENCE``."""
        start = 0
        for end in [*self._ends(plain, covered), len(covered)]:
            while end - start > LONGEST_SENTENCE:
                blank = covered.rfind(" ", start + 1, start + LONGEST_SENTENCE)
                cut = blank + 1 if blank > start else start + LONGEST_SENTENCE
                yield start, cut
                start = cut
            if start < end:
                yield start, end
                start = end

    def _ends(self, plain: str, covered: str) -> Iterator[int]:
        for stop in _STOP.finditer(covered):
            if self._is_end(plain, covered, stop):
                yield stop.end()

    def _is_end(self, plain: str, covered: str, stop: re.Match[str]) -> bool:
        if stop["mark"] is None:
            return plain[: stop.start() - 1].rstrip()[-1:] in _ENDS
        word = _WORD_BEFORE.search(covered, max(0, stop.start() - 12), stop.start())
        if stop["mark"] != "." or word is None:
            return True
        return word.group().lower() not in self._abbreviations and not (
            len(word.group()) == 1 and word.group().isupper()
        )


def _quote_pattern(opening: str, closing: str) -> str:
    """A quotation on one line. If another one of its kind opens, it ends before that."""
    first, last = re.escape(opening), re.escape(closing)
    return rf"{first}[^{first}{last}\n]{{1,{LONGEST_QUOTE}}}{last}"


def _quote(match: re.Match[str]) -> Quote:
    inner = match.group()[1:-1]
    start = match.start() + 1 + len(inner) - len(inner.lstrip())
    return Quote(match.start(), match.end(), start, match.end() - 1 - (len(inner) - len(inner.rstrip())))


def _cover(plain: str, quotes: Sequence[Quote]) -> str:
    pieces, end = [], 0
    for quote in quotes:
        pieces += [plain[end : quote.start], COVER * (quote.end - quote.start)]
        end = quote.end
    return "".join([*pieces, plain[end:]])
