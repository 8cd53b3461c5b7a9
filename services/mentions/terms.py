"""Many terms looked for in one pass over a text: only those are tried whose first letters stand there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

_LETTERS = 3
_WORD_START = re.compile(rf"(?<!\w)\w{{1,{_LETTERS}}}")


class TermIndex:
    """The terms of several topics. A term matches whole words in any case, singular or plural.

    Matches of one topic do not overlap unless ``overlapping`` says that they may.
    """

    def __init__(self, topics: Mapping[str, Sequence[str]], *, overlapping: bool = False) -> None:
        self._overlapping = overlapping
        by_letters: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        others: dict[str, set[str]] = defaultdict(set)
        for key, terms in topics.items():
            for term in filter(None, (term.strip() for term in terms)):
                opening = _WORD_START.match(term)
                (by_letters[opening.group().casefold()] if opening else others)[key].add(term)
        self._by_letters = {
            letters: [(key, _pattern(terms)) for key, terms in found.items()] for letters, found in by_letters.items()
        }
        self._others = [(key, _pattern(terms)) for key, terms in others.items()]

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Topic, start and end of each match; those of one topic and one sort are in order."""
        ends: dict[str, int] = defaultdict(int)
        for opening in _WORD_START.finditer(text):
            start = opening.start()
            for key, pattern in self._by_letters.get(opening.group().casefold(), ()):
                match = pattern.match(text, start) if self._overlapping or start >= ends[key] else None
                if match is not None:
                    ends[key] = match.end()
                    yield key, start, match.end()
        for key, pattern in self._others:
            yield from ((key, *match.span()) for match in pattern.finditer(text))


def _pattern(terms: set[str]) -> re.Pattern[str]:
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile(rf"(?<!\w)(?:{'|'.join(_flexible(term) for term in ordered)})(?!\w)", re.IGNORECASE)


def _flexible(term: str) -> str:
    words = [re.escape(word) for word in re.split(r"[\s-]+", term)]
    last = words[-1]
    words[-1] = rf"(?:{last[:-1]}(?:y|ies)|{last})" if last.endswith("y") else rf"{last}(?:e?s)?"
    return r"[\s-]+".join(words) + r"(?:['’]s?)?"
