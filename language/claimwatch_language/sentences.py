"""Where the sentences of a text begin: the one rule for all who keep the words of a sentence together.

A sentence ends at a full stop, an exclamation or question mark or an ellipsis, with the marks that close after it, at
the end of a paragraph and before a bullet. A semicolon ends none. Offsets are characters of the text.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from claimwatch_language.calendar import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from claimwatch_language.paragraphs import paragraph_breaks
from claimwatch_language.wordlists import word_set

LONGEST = 1_500
"""Characters after which a sentence is cut, between words if possible: text without punctuation costs linear time."""

_STOP = re.compile(r"(?<![.!?…])(?P<mark>[.!?…]+)(?P<closing>[\"”’»')\]]*)\s+(?=\S)")
_BULLET = re.compile(r"(?<!\S)\u2022")
_LAST_WORD = re.compile(r"[\w.]*\Z")
_LAST_WORD_CHARACTERS = 12
_NEXT_WORD = re.compile(r"[\"“”‘’'«(\[]*(?P<word>\w+)(?P<point>\.?)")
_ITEM_NUMBER = re.compile(r"(?:\A|\n)[ \t]*\d{1,2}\Z")
"""The number of a list's item: its full stop ends nothing."""
_LEAST_BEFORE_SMALL = 4
"""Letters of a word after which a full stop counts although a small letter follows: in texts without capitals."""

_TITLES = word_set(
    "mr mrs ms dr messrs gen lt col capt maj sgt cpl pvt brig adm cmdr cdr cmdt gov sen rep rev hon prof amb "
    "supt det insp"
)
"""What stands before a name: its full stop ends no sentence, whatever follows."""
_OF_NUMBERS = word_set("no nos pp vol art sec fig ch")
"""What stands before a number: its full stop ends a sentence where no number follows."""
_AT_THE_END = word_set("etc a.m p.m")
"""What may close a sentence: it does where a capital follows that is no day's, month's or time zone's."""
_SHORTENED = word_set(
    "st ft mt vs cf ca approx dept est univ govt inc ltd co corp plc jr sr bros km sq i.e e.g u.a.e ph.d al op"
)
"""What ends a sentence only before a word that often opens one. So do initials, and days and months cut short."""
_CALENDAR = SHORT_MONTHS | SHORT_WEEKDAYS
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]|[a-z]")
"""An initial, or initials with points, without the last: "J", "U.S", "D.C". A small letter numbers something."""
_ABBREVIATED = _TITLES | _OF_NUMBERS | _AT_THE_END | _SHORTENED | _CALENDAR
_OPENERS = word_set(
    "the a an this that these those it he she they we you there here his her its their our my in on at by for from "
    "with to of after before when while as if but and or so yet some many most more all both each every no not nor one "
    "two three four five six seven eight nine ten another other others among also according however meanwhile earlier "
    "later since until although though because despite during under what who how why where which once then now"
)
"""Words that often open a sentence and hardly ever go on with a name after a shortened word."""


def sentence_starts(text: str) -> list[int]:
    """The start of each sentence, in order and without repetition, the first at 0."""
    starts = {0}
    starts.update(stop.end() for stop in _STOP.finditer(text) if _is_end(text, stop))
    starts.update(following for _, following in paragraph_breaks(text))
    starts.update(bullet.start() for bullet in _BULLET.finditer(text))
    ordered = sorted(start for start in starts if start < len(text)) or [0]
    return [piece for start, end in pairwise([*ordered, len(text)]) for piece in _cut(text, start, end)] or [0]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences as half-open ranges that together cover the text, in order; none of an empty text."""
    return ((start, end) for start, end in pairwise([*sentence_starts(text), len(text)]) if start < end)


def _cut(text: str, start: int, end: int) -> Iterator[int]:
    """The starts of the pieces of a sentence."""
    while start < end:
        yield start
        if end - start <= LONGEST:
            return
        space = text.rfind(" ", start + 1, start + LONGEST)
        start = space + 1 if space > start else start + LONGEST


def _is_end(text: str, stop: re.Match[str]) -> bool:
    word = _last_word(text, stop.start())
    following = _NEXT_WORD.match(text, stop.end())
    if following and following["word"][0].islower():
        return len(word) >= _LEAST_BEFORE_SMALL and not _is_shortened(word) and not stop["closing"]
    if stop["mark"] != "." or not word:
        return True
    return _may_end(word, following) and not _ITEM_NUMBER.search(text, max(0, stop.start() - 12), stop.start())


def _last_word(text: str, end: int) -> str:
    found = _LAST_WORD.search(text, max(0, end - _LAST_WORD_CHARACTERS), end)
    return found.group() if found else ""


def _is_shortened(word: str) -> bool:
    return word.casefold() in _ABBREVIATED or _INITIALS.fullmatch(word) is not None


def _may_end(word: str, following: re.Match[str] | None) -> bool:
    """Whether a full stop after a word ends a sentence before a word with a capital, a number or a mark."""
    folded = word.casefold()
    if folded in _TITLES:
        return False
    if not _is_shortened(word) or (folded in _CALENDAR and word[0].islower()):
        return True
    if following is None:
        return folded in _AT_THE_END
    if folded in _OF_NUMBERS:
        return not following["word"][0].isdigit()
    if folded in _AT_THE_END:
        return following["word"][0].isalpha() and not _is_of_time(following["word"])
    return not following["point"] and following["word"].casefold() in _OPENERS


def _is_of_time(word: str) -> bool:
    """Whether a word after "5 p.m." goes on with the time: a day, a month or a zone."""
    folded = word.casefold()
    return folded in WEEKDAYS or folded in MONTHS or folded in _CALENDAR or (len(word) > 1 and word.isupper())
