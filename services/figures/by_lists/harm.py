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
_HELD = frozenset([Measure.DETAINED, Measure.MISSING])
_YEAR_DIGITS = 4
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
        self._named = _pattern(
            rf"{joint}{people}(?:\s(?!(?:{any_of(words.conjunctions)})\s)[^\W\d]+)?\s(?P<word>{any_of(befallen)})\b"
        )
        self._befallen = _pattern(
            rf"(?:{joint}{people}{aside}{gap})?\s{auxiliary}\s(?:[^\W\d]+(?:ment|mente)\s)?(?P<word>{any_of(befallen)})\b"
        )
        self._died = _pattern(rf"{joint}{people}{aside}{gap}\s(?P<word>{any_of(died)})\b")
        self._people = _pattern(rf"{joint}{people}{after}")
        marks = rf"(?:(?:{any_of(words.object_marks)})\s+)?"
        self._harming = _pattern(rf"(?<!\w)(?P<word>{any_of(by_phrase(words.harming))})\s*{marks}\Z")
        others = rf"(?:(?:{any_of(words.others)})\s+)?"
        self._alone = _pattern(rf"(?<!\w)(?P<word>{any_of(by_phrase(words.harming))})\s*{marks}{others}\Z")
        self._ends = _pattern(rf"\s*(?:[,.;)]|\Z|(?:{any_of([*words.conjunctions, *words.places_before])})\s)")
        self._dying = _pattern(rf"\s(?P<word>{any_of(died)})\b")
        self._opening = _pattern(rf"(?:\A|[,(]|(?<!\w)(?:{any_of([*words.conjunctions, *words.others])}))\s*\Z")
        self._forcing = _pattern(rf"(?<!\w)(?:{any_of(words.forcing)})\s*{marks}\Z")
        self._fleeing = _pattern(rf"{joint}{people}[^.:;!?\n\d]{{0,{_GAP}}}?\s(?:{any_of(words.fleeing)})\b")
        self._freed = _pattern(rf"(?<!\w)(?:{any_of(words.freeing)})\s*{marks}\Z")
        no_longer = [one for measure in _HELD for one in words.harmed.get(measure, ())]
        self._held_no_longer = _pattern(
            rf"{joint}(?:{any_of(no_longer)})\b[^.:;!?\n]{{0,60}}?\s(?:{any_of(words.freed)})\b"
        )
        self._label = _pattern(rf"(?<!\w)(?P<word>{any_of(harmed)})\s?:\s*\Z")
        condition = rf"\s(?:(?:{auxiliary})\s)?(?:{any_of(words.conditions)})\b"
        self._condition = _pattern(rf"(?:{condition}|\s(?:{any_of(words.of_them)})\b)")
        among = rf"(?:{any_of(words.among)})\s[^.:;!?\n]{{1,{_GAP}}}\s(?:{any_of(words.are_among)})"
        self._part = _pattern(rf"(?<!\w)(?:{any_of(words.of_whole)}|{among})\s*\Z")
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
        if self._freed.search(before) or self._held_no_longer.match(following):
            return None
        if harmed := self._harmed.match(following):
            return self._found(harmed, NAMED)
        for pattern, confidence in ((self._named, NAMED), (self._died, BEFALLEN), (self._befallen, BEFALLEN)):
            if (match := pattern.match(following)) and (match["people"] or not _is_year(text, numeral)):
                return self._found(match, confidence)
        return self._of_part(before, following) or self._of_deed(text, numeral, before, following)

    def _of_part(self, before: str, following: str) -> Harm | None:
        """A part of the number before: "dont 5 enfants", "dont 5 grièvement", "5 de ellos"."""
        people, is_part = self._people.match(following), self._part.search(before) is not None
        if people and is_part:
            return Harm(None, self._population(people), people["people"], LISTED, self._bound(people))
        return Harm(None, None, None, LISTED) if self._condition.match(following) else None

    def _of_deed(self, text: str, numeral: Numeral, before: str, following: str) -> Harm | None:
        """Whom a verb or a noun before the number has harmed, or of what the number is the total."""
        people = self._people.match(following)
        if (fleeing := self._fleeing.match(following)) and self._forcing.search(before):
            return Harm(Measure.DISPLACED, self._population(fleeing), fleeing["people"], BEFALLEN)
        if (harming := self._harming.search(before)) and people:
            measure = self._of[harming["word"].lower()]
            return Harm(measure, self._population(people), people["people"], BEFALLEN, self._bound(people))
        if people:
            return None
        if (dying := self._dying.match(following)) and self._opening.search(before) and not _is_year(text, numeral):
            return Harm(self._of[dying["word"].lower()], None, None, BEFALLEN)
        ends = self._ends.match(following)
        label = self._label.search(text, max(0, numeral.opening - _REACH), numeral.opening)
        if ends and (found := label or self._alone.search(before)):
            return Harm(self._of[found["word"].lower()], None, None, BEFALLEN)
        if total := self._total.search(before):
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


def _is_year(text: str, numeral: Numeral) -> bool:
    written = text[numeral.start : numeral.end]
    return written.isdecimal() and len(written) == _YEAR_DIGITS


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
