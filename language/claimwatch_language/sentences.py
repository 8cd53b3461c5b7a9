"""Where the sentences of a text begin: the one rule for every extractor and for the join.

A sentence ends at a full stop, an exclamation mark, a question mark or an ellipsis, with the closing marks that follow.
A sentence also ends at the end of a paragraph and before a bullet. A semicolon ends no sentence. Offsets are
code points of the text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from claimwatch_language.calendar import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from claimwatch_language.paragraphs import paragraph_breaks
from claimwatch_language.wordlists import word_set

LONGEST = 1_500
"""Code points after which a sentence is cut, between words if possible, so that any text costs linear time."""

_STOP = re.compile(r"(?<![.!?…])(?P<mark>[.!?…]+)(?P<closing>[\"”’»')\]]*)\s+(?=\S)")
_BULLET = re.compile(r"(?<!\S)\u2022|(?<=\n)[ \t]*[-*\u2013](?=\s+\S)")
"""A bullet, or a dash or an asterisk that begins a line."""
_LAST_WORD = re.compile(r"[\w.]*\Z")
_LAST_WORD_CHARACTERS = 12
_NEXT_WORD = re.compile(r"[\"“”‘’'«(\[]*(?P<word>\w+)(?P<point>\.?)")
_ITEM_NUMBER = re.compile(r"(?:\A|\n)[ \t]*\d{1,2}\Z")
"""The number of a list item. The full stop after the number ends no sentence."""
_LEAST_BEFORE_SMALL = 4
"""The least letters of a word whose full stop ends a sentence before a small letter, as in texts without capitals."""
_DAY_AND_MONTH = re.compile(r"[0-3]?\d\.[01]?\d")
"""A day and a month in numbers without their last full stop ("27.4"). It ends no sentence before a small letter."""

_TITLES = word_set(
    "mr mrs ms dr messrs gen lt col capt maj sgt cpl pvt brig adm cmdr cdr cmdt gov sen rep rev hon prof amb "
    "supt det insp"
)
"""Titles before a name. Their full stop ends no sentence."""
_OF_NUMBERS = word_set("no nos pp vol art sec fig ch")
"""Abbreviations before a number. Their full stop ends a sentence if no number follows."""
_AT_THE_END = word_set("etc a.m p.m")
"""Abbreviations that end a sentence before a capital, unless a day, a month or a time zone follows."""
_SHORTENED = word_set(
    "st ft mt vs cf ca approx dept est univ govt inc ltd co corp plc jr sr bros km sq i.e e.g u.a.e ph.d al op"
)
"""Abbreviations that, like initials and abbreviated days and months, end a sentence only before one of ``_OPENERS``."""
_CALENDAR = SHORT_MONTHS | SHORT_WEEKDAYS
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]|[a-z]")
"""One or more initials without their last point: "J", "U.S", "D.C". A small letter is the number of an item."""
_ABBREVIATED = _TITLES | _OF_NUMBERS | _AT_THE_END | _SHORTENED | _CALENDAR
_OPENERS = word_set(
    "the a an this that these those it he she they we you there here his her its their our my in on at by for from "
    "with to of after before when while as if but and or so yet some many most more all both each every no not nor one "
    "two three four five six seven eight nine ten another other others among also according however meanwhile earlier "
    "later since until although though because despite during under what who how why where which once then now"
)
"""Words that often open a sentence and are hardly ever part of a name after an abbreviation."""


def sentence_starts(text: str) -> list[int]:
    """The offset of the beginning of each sentence, in order, without repetition. The first offset is 0."""
    return list(_starts(text))


@lru_cache(maxsize=4)
def _starts(text: str) -> tuple[int, ...]:
    """The offsets of a text's sentences. Several steps ask for those of one article, one after another."""
    starts = {0}
    starts.update(stop.end() for stop in _STOP.finditer(text) if _is_end(text, stop))
    starts.update(following for _, following in paragraph_breaks(text))
    starts.update(bullet.start() for bullet in _BULLET.finditer(text))
    ordered = sorted(start for start in starts if start < len(text)) or [0]
    return tuple(piece for start, end in pairwise([*ordered, len(text)]) for piece in _cut(text, start, end)) or (0,)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences as half-open ranges that together cover the text, in order. An empty text has no sentence."""
    return ((start, end) for start, end in pairwise([*sentence_starts(text), len(text)]) if start < end)


def _cut(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets of the pieces into which a sentence is cut."""
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
        may_end = len(word) >= _LEAST_BEFORE_SMALL and not _DAY_AND_MONTH.fullmatch(word)
        return may_end and not _is_shortened(word) and not stop["closing"]
    if stop["mark"] != "." or not word:
        return True
    return _may_end(word, following) and not _ITEM_NUMBER.search(text, max(0, stop.start() - 12), stop.start())


def _last_word(text: str, end: int) -> str:
    match = _LAST_WORD.search(text, max(0, end - _LAST_WORD_CHARACTERS), end)
    return match.group() if match else ""


def _is_shortened(word: str) -> bool:
    return word.casefold() in _ABBREVIATED or _INITIALS.fullmatch(word) is not None


def _may_end(word: str, following: re.Match[str] | None) -> bool:
    """Whether a full stop after ``word`` ends a sentence, if no small letter follows."""
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
    """Whether a word after "5 p.m." belongs to the time: a day, a month or a time zone."""
    folded = word.casefold()
    return folded in WEEKDAYS or folded in MONTHS or folded in _CALENDAR or (len(word) > 1 and word.isupper())
