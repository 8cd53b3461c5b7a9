"""The built-in topics in a language other than English, by the patterns of its word lists."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimwatch_contracts.base import Span
from claimwatch_language.languages.words import TopicWords
from claimwatch_language.topics.terms import GAP, MOST_BETWEEN
from services._extractor.findings import Findings, TimeLimit
from services.mentions.topics.finder import TopicSpans, outside
from services.mentions.topics.terms import small_letters

_LETTERS = 2
"""The letters by which the terms are looked up that may begin at a word."""
_WORD = re.compile(r"(?<!\w)\w+")
_BETWEEN = r"[\s\-‑]+"
_SKIPPED = rf"(?:[\w'’]+{_BETWEEN}){{0,{MOST_BETWEEN}}}"
_PARTS = re.compile(r"( \.\.\. | )(?![^\[]*\])")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")

_Patterns = Mapping[str, Sequence[tuple[str, re.Pattern[str]]]]
"""By the first letters: the topics' keys with the patterns that may match."""


class ListedTopics:
    """Finds the topics whose terms a language's word lists have."""

    def __init__(self, words: TopicWords) -> None:
        self._folding = str.maketrans(dict(words.folding))
        self._joined = re.compile(words.joined) if words.joined else None
        self._terms = self._patterns(words.topics, words.joined)
        self._exclusions = self._patterns(words.exclusions, words.joined)

    def read(self, text: str, limit: TimeLimit) -> Findings[TopicSpans]:
        """Where the terms of each topic stand in the text, as far as ``limit`` allows."""
        small = small_letters(text.replace("’", "'")).translate(self._folding)
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        excluded: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        characters = len(text)
        for word in _WORD.finditer(small):
            if limit.is_over:
                characters = word.start()
                break
            for kept, patterns in ((found, self._terms), (excluded, self._exclusions)):
                for key, end in self._matches(small, word, patterns):
                    kept[key].append((word.start(), end))
        spans = {key: outside(_apart(ranges), excluded[key]) for key, ranges in found.items()}
        listed = {key: tuple(Span(start=start, end=end) for start, end in each) for key, each in spans.items() if each}
        return Findings(listed, characters)

    def _matches(self, text: str, word: re.Match[str], patterns: _Patterns) -> Iterator[tuple[str, int]]:
        for start in {word.start(), *self._behind_joined(text, word)}:
            for key, pattern in patterns.get(text[start : start + _LETTERS], ()):
                if match := pattern.match(text, start):
                    yield key, match.end()

    def _behind_joined(self, text: str, word: re.Match[str]) -> Iterator[int]:
        """Where the word may begin if something is written together with it: after each part that fits."""
        if self._joined is None:
            return
        for start in range(word.start() + 1, min(word.end(), word.start() + 5)):
            if self._joined.fullmatch(text, word.start(), start):
                yield start

    def _patterns(self, topics: Mapping[str, Sequence[str]], joined: str) -> _Patterns:
        by_letters: defaultdict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for key, terms in topics.items():
            for term in terms:
                folded = term.lower().translate(self._folding)
                pattern = re.compile(_pattern(folded, joined))
                for letters in _openings(folded):
                    by_letters[letters].append((key, pattern))
        return by_letters


def _pattern(term: str, joined: str) -> str:
    """The term as a pattern. What may be ``joined`` to its first word stands before the match."""
    words = []
    gapped = f"{_BETWEEN}{_SKIPPED}{joined}"
    for part in _PARTS.split(term):
        words.append(gapped if part == f" {GAP} " else f"{_BETWEEN}{joined}" if part == " " else _choices(part))
    return "".join(words) + r"(?!\w)"


def _choices(part: str) -> str:
    """A word of a term as a pattern: its choices, and any letters for a star."""
    pieces = _CHOICE.split(part)
    shown = (_starred(piece) if index % 2 == 0 else f"(?:{_any(piece)})" for index, piece in enumerate(pieces))
    return "".join(shown)


def _any(choices: str) -> str:
    return "|".join(_starred(choice).replace(r"\ ", _BETWEEN) for choice in choices.split("|"))


def _starred(piece: str) -> str:
    return re.escape(piece).replace(r"\*", r"\w*")


def _openings(term: str) -> set[str]:
    """The first letters of the words that may begin the term."""
    choice = _CHOICE.match(term)
    firsts = choice[1].split("|") if choice else [term]
    return {first[:_LETTERS] for first in firsts}


def _apart(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, without those that begin within a longer one before."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
