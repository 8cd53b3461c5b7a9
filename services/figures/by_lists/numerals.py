"""Numbers of a text by a language's words: digits in groups, number words, scales, ranges and bounds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimwatch_contracts.vocabulary import Comparator
from claimwatch_language.languages.patterns import any_of, by_phrase
from claimwatch_language.languages.words import FigureWords

_BEFORE = 30
"""Code points before a number in which its comparator stands."""
_ANYTHING = re.compile("")
_HUNDRED = 100
_THOUSAND = 1_000


@dataclass(frozen=True)
class Numeral:
    """A number at ``start`` to ``end``; its comparator stands before it, from ``opening``.

    Without a ``value`` it has bounds. It is ``vague`` if the text only says "dozens".
    """

    opening: int
    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = Comparator.EXACT
    vague: bool = False


class Numerals:
    """Finds the numbers of texts in one language."""

    def __init__(self, words: FigureWords) -> None:
        self._words = words
        signs = re.escape(words.separators)
        self._separators = re.compile(f"[{signs}]")
        digits = (
            rf"\d{{1,3}}(?:[{signs}]\d{{3}})+(?!\d)(?:{re.escape(words.decimal)}\d+)?"
            rf"|\d+(?:{re.escape(words.decimal)}\d+)?"
        )
        spelled = any_of([*words.number_words, *words.scales])
        self._values = {**words.scales, **words.number_words}
        self._word = re.compile(rf"\b(?:{spelled})\b")
        joint = rf"(?:[\s-](?:(?:{any_of(words.number_joints)})[\s-])?)"
        number = rf"(?:{digits})(?:\s(?:{any_of(words.scales)})\b)*|\b(?:{spelled})(?:{joint}(?:{spelled}))*\b"
        one = rf"(?<![\w.,:/-])(?:{number})(?!\w|[,.:/]\d|\s?(?:%|°|€|\$))"
        self._one = re.compile(one, re.IGNORECASE)
        self._dozens = re.compile(rf"(?<!\w)(?:{any_of(words.dozens)})\b", re.IGNORECASE)
        self._range = re.compile(rf"\s?[-–]\s?|\s(?:{any_of(joint for _, joint in words.between)})\s")
        self._openings = {
            joint: re.compile(rf"(?<!\w){re.escape(opening)}\s\Z", re.IGNORECASE) for opening, joint in words.between
        }
        self._comparators = by_phrase(words.comparators)
        self._comparator = re.compile(rf"(?<!\w)(?P<phrase>{any_of(self._comparators)})\s?\Z", re.IGNORECASE)

    def find(self, text: str) -> Iterator[Numeral]:
        """The numbers in order, without overlaps. Two numbers that are bounds of one are one."""
        found = sorted([*self._plain(text), *self._vague(text)], key=lambda numeral: numeral.start)
        index = 0
        while index < len(found):
            numeral = found[index]
            if index + 1 < len(found) and (joined := self._joined(text, numeral, found[index + 1])):
                index, numeral = index + 1, joined
            yield self._compared(text, numeral)
            index += 1

    def _plain(self, text: str) -> Iterator[Numeral]:
        for match in self._one.finditer(text):
            value = self._value(match.group().lower())
            if value is not None:
                yield Numeral(match.start(), match.start(), match.end(), value)

    def _vague(self, text: str) -> Iterator[Numeral]:
        for match in self._dozens.finditer(text):
            word = match.group().lower()
            least = float(self._words.dozens[word])
            if word.endswith("s"):
                yield Numeral(match.start(), match.start(), match.end(), None, least, None, Comparator.AT_LEAST, True)
            else:
                yield Numeral(match.start(), match.start(), match.end(), least, comparator=Comparator.ABOUT)

    def _joined(self, text: str, first: Numeral, second: Numeral) -> Numeral | None:
        """The range that two numbers bound, if they do."""
        between = text[first.end : second.start]
        low, high = first.value, second.value
        if low is None or high is None or low >= high or not self._range.fullmatch(between):
            return None
        opening = self._openings.get(between.strip().lower(), _ANYTHING)
        if not opening.search(text, max(0, first.start - _BEFORE), first.start):
            return None
        return Numeral(first.start, first.start, second.end, None, low, high, Comparator.BETWEEN)

    def _compared(self, text: str, numeral: Numeral) -> Numeral:
        """The number with the comparator before it."""
        match = self._comparator.search(text, max(0, numeral.start - _BEFORE), numeral.start)
        if match is None:
            return numeral
        comparator = self._comparators[match["phrase"].lower()]
        is_own = numeral.comparator is Comparator.EXACT
        return Numeral(
            match.start(),
            numeral.start,
            numeral.end,
            numeral.value,
            numeral.low,
            numeral.high,
            comparator if is_own else numeral.comparator,
            numeral.vague,
        )

    def _value(self, surface: str) -> float | None:
        """The value of a number as it is written."""
        head = re.match(rf"[\d{re.escape(self._words.separators + self._words.decimal)}]*\d", surface)
        if head is None:
            return self._spelled(surface)
        number = self._separators.sub("", head.group()).replace(self._words.decimal, ".")
        value = float(number)
        for scale in surface[head.end() :].split():
            value *= self._words.scales[scale]
        return value

    def _spelled(self, surface: str) -> float | None:
        """The value of number words: "cent vingt-deux" is 122."""
        total = current = 0
        for word in self._word.findall(surface):
            value = self._values[word]
            if value >= _THOUSAND:
                total, current = total + max(current, 1) * value, 0
            elif value == _HUNDRED:
                current = max(current, 1) * value
            else:
                current += value
        return float(total + current) or None
