"""The search for many terms in one pass over a text. The time per word does not grow with the number of terms."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimwatch_language.topics.terms import GAP, MOST_BETWEEN
from services._extractor.findings import Findings, TimeLimit

_LETTERS = 12
"""The most letters by which a word is looked up that may begin a term."""
_WORD_START = re.compile(rf"(?<!\w)\w{{1,{_LETTERS}}}")
_WORD = re.compile(r"[^\s-]+")
_BETWEEN = re.compile(r"[\s-]+")
_SKIPPED = re.compile(r"[\w'’]+(?:[.,]\d+)*[\s-]+")
"""A word that a gap passes over. A comma or a full stop ends the clause."""
_ENDING = re.compile(r"(?:['’]s?)?(?!\w)", re.IGNORECASE)

Match = tuple[str, int, int]
"""A topic's key, and the offsets of a term of the topic."""


@dataclass
class _Node:
    """The words that may come next: further words, and last words (singular or plural) with their topics."""

    words: dict[str, "_Node"] = field(default_factory=dict)
    last: dict[str, set[str]] = field(default_factory=dict)
    lengths: set[int] = field(default_factory=set)
    longest: int = 0
    """The code points of the longest word in ``words``."""
    after_gap: "_Node | None" = None
    """What may come next after some other words."""

    def add(self, words: Sequence[str], key: str) -> None:
        node = self
        for word in words[:-1]:
            if word == GAP:
                node.after_gap = node.after_gap or _Node()
                node = node.after_gap
                continue
            node.longest = max(node.longest, len(word))
            node = node.words.setdefault(word.lower(), _Node())
        for form in _forms(words[-1]):
            node.last.setdefault(form.lower(), set()).add(key)
            node.lengths.add(len(form))


class TermIndex:
    """The terms of several topics. A term matches whole words in any case, singular or plural.

    Every term begins with a letter or digit. Matches of one topic may overlap only if ``overlapping`` is true.
    """

    def __init__(self, topics: Mapping[str, Sequence[str]], *, overlapping: bool = False) -> None:
        self._overlapping = overlapping
        self._by_letters: defaultdict[str, _Node] = defaultdict(_Node)
        for key, terms in topics.items():
            for term in terms:
                words = _WORD.findall(term)
                for letters in _openings(words):
                    self._by_letters[letters].add(words, key)

    def find(self, text: str, limit: TimeLimit) -> Findings[list[Match]]:
        """The matches, in order, as far as ``limit`` allows. At each offset a topic has only its longest match."""
        ends: dict[str, int] = defaultdict(int)
        matches: list[Match] = []
        small = small_letters(text) if self._by_letters else ""
        node_of = self._by_letters.get
        for opening in _WORD_START.finditer(small):
            node = node_of(opening[0])
            if node is None:
                continue
            start = opening.start()
            if limit.is_over:
                return Findings(matches, start)
            for key, end in _longest(_matches(small, node, start)).items():
                if self._overlapping or start >= ends[key]:
                    ends[key] = end
                    matches.append((key, start, end))
        return Findings(matches, len(text))


def small_letters(text: str) -> str:
    """The text in small letters, as long as before."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(map(_small_letter, text))


def _small_letter(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


def _matches(text: str, node: _Node, start: int) -> Iterator[tuple[str, int]]:
    """The key and the end of each term below ``node`` at the offset ``start`` of a text in small letters."""
    while True:
        for length in node.lengths:
            last = start + length
            if (keys := node.last.get(text[start:last])) and (ending := _ENDING.match(text, last)):
                yield from ((key, ending.end()) for key in keys)
        word = _WORD.match(text, start, start + node.longest)
        following = node.words.get(word.group()) if word else None
        between = _BETWEEN.match(text, word.end()) if word and following else None
        if following is None or between is None:
            return
        node, start = following, between.end()
        if node.after_gap is not None:
            yield from _matches_after_gap(text, node.after_gap, start)


def _matches_after_gap(text: str, node: _Node, start: int) -> Iterator[tuple[str, int]]:
    """As ``_matches``, with up to ``MOST_BETWEEN`` other words before."""
    for _ in range(MOST_BETWEEN + 1):
        yield from _matches(text, node, start)
        skipped = _SKIPPED.match(text, start)
        if skipped is None:
            return
        start = skipped.end()


def _longest(matches: Iterator[tuple[str, int]]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key, end in matches:
        longest[key] = max(end, longest.get(key, 0))
    return longest


def _openings(words: Sequence[str]) -> set[str]:
    """The letters by which the first word of a term is looked up, in each form in which it may stand."""
    forms = _forms(words[0]) if len(words) == 1 else words[:1]
    return {opening.group().lower() for form in forms if (opening := _WORD_START.match(form))}


def _forms(word: str) -> tuple[str, ...]:
    return (word, f"{word[:-1]}ies") if word.endswith("y") else (word, f"{word}s", f"{word}es")
