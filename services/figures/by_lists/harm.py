"""What a number of a text counts, by a language's words of harm around the number.

A number is read in its clause, which ends at a full stop, a colon, a semicolon or a line's end.
"""

import re
from dataclasses import dataclass

from claimwatch_contracts.vocabulary import Comparator, Measure, Population
from claimwatch_language.languages.patterns import any_of, by_phrase
from claimwatch_language.languages.words import FigureWords
from services.figures.by_lists.numerals import Numeral

NAMED = 0.85
"""The confidence in a number of the dead, wounded and so on, who are named as such directly after the number."""
BEFALLEN = 0.78
"""The confidence in a number of people to whom the clause says that harm was done."""
LISTED = 0.7
"""The confidence in a part of another number."""

_REACH = 120
"""Code points around a number in which its words may stand."""
_GAP = 45
"""Code points at most between people and what befell them."""
_CLAUSE_END = re.compile(r"[:;!?\n]|\.(?!\d)")


@dataclass(frozen=True)
class Harm:
    """What a number counts. ``counted`` are the words for those counted, ``comparator`` stands after them.

    Without a ``measure`` it is a part of the number before it, which counts the same.
    """

    measure: Measure | None
    population: Population | None
    counted: str | None
    confidence: float
    comparator: Comparator | None = None


class HarmReader:
    """Reads what numbers count in texts of one language."""

    def __init__(self, words: FigureWords) -> None:
        self._words = words
        people = rf"(?P<people>{any_of(words.people)})\b"
        joint = rf"\s*(?:(?:{any_of(words.of_number)})\s*)?(?:(?:{any_of(words.qualifying)})\s+)*"
        harmed, befallen, died = map(by_phrase, (words.harmed, words.befallen, words.died))
        self._of = harmed | befallen | died | by_phrase(words.harming)
        self._after = by_phrase(words.comparators_after)
        after = rf"(?:,?\s+(?P<bound>{any_of(self._after)})\b)?"
        auxiliary = rf"(?:{any_of(words.auxiliaries)})"
        gap = rf"(?:(?!\b{auxiliary}\b)[^.:;!?\n\d,]){{0,{_GAP}}}?"
        aside = rf"(?:,\s*(?:{any_of(words.of_whole)})\b[^.:;!?\n]{{1,60}}?,)?"
        self._harmed = _pattern(rf"{joint}(?P<word>{any_of(harmed)})\b{after}")
        self._named = _pattern(rf"{joint}{people}(?:\s[^\W\d]+)?\s(?P<word>{any_of(befallen)})\b")
        self._befallen = _pattern(
            rf"(?:{joint}{people}{aside}{gap})?\s{auxiliary}\s(?:[^\W\d]+(?:ment|mente)\s)?(?P<word>{any_of(befallen)})\b"
        )
        self._died = _pattern(rf"{joint}{people}{aside}{gap}\s(?P<word>{any_of(died)})\b")
        self._people = _pattern(rf"{joint}{people}{after}")
        marks = rf"(?:(?:{any_of(words.object_marks)})\s+)?"
        self._harming = _pattern(rf"(?<!\w)(?P<word>{any_of(by_phrase(words.harming))})\s*{marks}\Z")
        self._part = _pattern(rf"(?<!\w)(?:{any_of(words.of_whole)})\s*\Z")
        of_total = rf"(?:{any_of(words.totals)})\s+(?:{any_of(words.total_of)})\s*"
        self._total = _pattern(
            rf"(?<!\w)(?:{of_total})(?:{people}\s)?(?P<word>{any_of(harmed | befallen)})\b"
            rf"[^.:;!?\n\d]{{0,60}}?\s(?:{any_of(words.reached)})\s*\Z"
        )

    def read(self, text: str, numeral: Numeral) -> Harm | None:
        """What the number counts; ``None`` if it is no number of harm."""
        end = _clause_end(text, numeral.end)
        before = text[_clause_start(text, numeral.opening) : numeral.opening]
        following = text[numeral.end : end]
        if harmed := self._harmed.match(following):
            return self._found(harmed, NAMED)
        for pattern, confidence in ((self._named, NAMED), (self._died, BEFALLEN), (self._befallen, BEFALLEN)):
            if match := pattern.match(following):
                return self._found(match, confidence)
        people = self._people.match(following)
        if people and self._part.search(before):
            return Harm(None, self._population(people), people["people"], LISTED, self._bound(people))
        if (harming := self._harming.search(before)) and people:
            measure = self._of[harming["word"].lower()]
            return Harm(measure, self._population(people), people["people"], BEFALLEN, self._bound(people))
        if (total := self._total.search(before)) and not people:
            return Harm(self._of[total["word"].lower()], self._population(total), None, BEFALLEN)
        return None

    def _found(self, match: re.Match[str], confidence: float) -> Harm:
        word = match["word"]
        counted = match.groupdict().get("people") or word
        return Harm(self._of[word.lower()], self._population(match), counted, confidence, self._bound(match))

    def _population(self, match: re.Match[str] | None) -> Population | None:
        noun = match and match.groupdict().get("people")
        return self._words.population(noun.lower()) if noun else None

    def _bound(self, match: re.Match[str] | None) -> Comparator | None:
        phrase = match and match.groupdict().get("bound")
        return self._after[phrase.lower()] if phrase else None


def _clause_start(text: str, offset: int) -> int:
    first = max(0, offset - _REACH)
    ends = [match.end() for match in _CLAUSE_END.finditer(text, first, offset)]
    return ends[-1] if ends else first


def _clause_end(text: str, offset: int) -> int:
    last = min(len(text), offset + _REACH)
    match = _CLAUSE_END.search(text, offset, last)
    return match.start() if match else last


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
