"""The words of one revision, in a form for comparing two revisions: the words around each figure, and the rest.

Every figure is the same word, ``FIGURE``. Case, plural and words that only bound a figure make no difference.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass

from claimwatch_contracts.extraction import Figure
from claimwatch_language import calendar
from claimwatch_language.sentences import sentence_starts
from claimwatch_language.wordlists import word_set

FIGURE = "#"
NEAR = 12
"""The number of words on either side of a figure that say what the figure counts."""

_WORD = re.compile(r"\w+")
_BOUNDS = word_set("about around approximately roughly nearly almost some at least most more fewer less than to")
_PLURAL = {"person": "people", "was": "were", "is": "are", "has": "have", "man": "men", "woman": "women"}
_DAYS = (calendar.NAMES | calendar.SHORT_MONTHS | {"today", "yesterday"}) - {"may"}
"""Words of time. "May" is left out: no word has its capital here."""
_COMMON = (
    _DAYS
    | {FIGURE}
    | word_set(
        "a an the this that these those it its he she they his her their and or but while as by for from in into near "
        "of off on onto out over since through with within after before when where who whom whose which were are be "
        "been being have had did will would could may might not now so far there here also still other others another"
    )
    | word_set(
        "many people killed killing kill dead died die deaths death toll fatalities wounded wounding injured hurt "
        "missing number count total figure lives lost said says say according added reported reports confirmed "
        "announced stood stands put puts up reached rise rises rose risen rising climbed climbs grown grew increased "
        "jumped passed earlier late day s morning afternoon evening night overnight"
    )
)
_RISEN = re.compile(
    r"\b(?:ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|grow[ns]?|growing|grew|increas\w+|jump(?:s|ed)|soar\w*|mount(?:s|ed|ing)"
    r"|pass(?:es|ed)|up from|went up|go(?:es|ing) up)\b"
)
_FORMER_BEFORE = re.compile(r"\b(?:up|ris\w+|rose|climb\w*|gr[eo]w\w*|increas\w+|jump\w*|down|fell|revised)\b.*\bfrom$")
_FORMER_AFTER = re.compile(r"(?:\w+ ){0,2}?(?:earlier|previously|initially)\b")
_THIS = r"\b(?:this|the|our) (?:article|story|report|dispatch|item|post|page|piece|headline|text)\b"
_WRONGLY = r"(?:wrongly|incorrectly|mistakenly|erroneously)"
_NOTE = re.compile(
    rf"\b(?:earlier|previous|prior|original|first) versions? of {_THIS}"
    rf"|{_THIS} (?:(?:has|have) been|was) (?:corrected|amended)\b|(?:{_THIS}|\bwe) (?:\w+ )?{_WRONGLY}\b"
    r"|\bcorrect(?:s|ed|ing)\b(?: \w+){0,4} (?:toll|figure|number|count|total|casualt\w+|dead|deaths)s?\b"
    r"|(?:^|[\n.(\[]\s?)(?:correction|corrected|erratum)\s*[:(–—-]",
    re.IGNORECASE,
)
_OF_COUNTS = re.compile(r"\b(?:toll|figure|number|count|total)s?\b|\bcasualt", re.IGNORECASE)
_NOTE_CHARACTERS = 300


@dataclass(frozen=True)
class Stand:
    """The index of a figure's sentence, and the ``NEAR`` words before and after the figure in the sentence."""

    sentence: int
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def around(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words before and after the figure."""
        return self.before, self.after

    @property
    def subject(self) -> frozenset[str]:
        """The words that say what happened, without common words, days and words of counting."""
        return frozenset(self.before + self.after) - _COMMON

    @property
    def days(self) -> frozenset[str]:
        """The days and months among the words."""
        return frozenset(self.before + self.after) & _DAYS

    @property
    def says_risen(self) -> bool:
        """Whether the words say that a count went on."""
        return _RISEN.search(" ".join((*self.before, FIGURE, *self.after))) is not None

    @property
    def is_former(self) -> bool:
        """Whether the figure is an earlier count ("up from 12", "12 earlier")."""
        return bool(_FORMER_BEFORE.search(" ".join(self.before)) or _FORMER_AFTER.match(" ".join(self.after)))


class Wording:
    """The words of one revision.

    ``figures`` are in the order of the text, and ``stands`` has an entry for each figure. ``notes`` are the publisher's
    notes on corrections.
    """

    def __init__(self, title: str, text: str, figures: Sequence[Figure]) -> None:
        self._starts = sentence_starts(text)
        self._sentences: list[list[str]] = [[] for _ in self._starts]
        masked = {figure.text.casefold() for figure in figures}
        self.title = tuple(FIGURE if word in masked or word.isdigit() else word for word in _words(title))
        self.title_subject = frozenset(self.title) - _COMMON
        self.stands = self._read(text, figures)
        notes = list(_NOTE.finditer(text))
        self._note_sentences = {self._sentence(note.end() - 1) for note in notes}
        self.notes = {text[note.start() : note.end() + _NOTE_CHARACTERS] for note in notes}
        if _NOTE.search(title):
            self.notes.add(title)

    @property
    def lead(self) -> list[str]:
        """The first sentence, with its dateline."""
        return self._sentences[0]

    def is_noted(self, stand: Stand) -> bool:
        """Whether the figure stands in a note, so that the article itself does not state the figure."""
        return stand.sentence in self._note_sentences

    def subject(self, without: Container[int] = ()) -> frozenset[str]:
        """The words that say what happened, in all sentences but those with the indexes ``without``."""
        kept = (words for index, words in enumerate(self._sentences) if index not in without)
        return frozenset(word for words in kept for word in words) - _COMMON

    def _read(self, text: str, figures: Sequence[Figure]) -> list[Stand]:
        """Fill the sentences with words, and return the stand of each figure."""
        positions, offset = [], 0
        for figure in figures:
            self._add(text, offset, figure.start)
            sentence = self._sentence(figure.start)
            positions.append((sentence, len(self._sentences[sentence])))
            self._sentences[sentence].append(FIGURE)
            offset = max(offset, figure.end)
        self._add(text, offset, len(text))
        return [self._stand(sentence, position) for sentence, position in positions]

    def _add(self, text: str, start: int, end: int) -> None:
        """Add the words of ``text[start:end]`` to their sentences."""
        while start < end:
            sentence = self._sentence(start)
            until = min(end, self._starts[sentence + 1]) if sentence + 1 < len(self._starts) else end
            self._sentences[sentence] += _words(text[start:until])
            start = until

    def _stand(self, sentence: int, position: int) -> Stand:
        words = self._sentences[sentence]
        before, after = words[max(0, position - NEAR) : position], words[position + 1 : position + 1 + NEAR]
        return Stand(sentence, tuple(before), tuple(after))

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1


class NewNotes:
    """The notes on corrections that only the newer of two revisions has."""

    def __init__(self, now: Wording, before: Wording) -> None:
        notes = now.notes - before.notes
        self._of_counts = any(_OF_COUNTS.search(note) for note in notes)
        self._words = frozenset(word for note in notes for word in _words(note))

    def speak_of(self, *figures: Figure) -> bool:
        """Whether a note names one of the figures, or speaks of a count without naming a figure."""
        return self._of_counts or any(word in self._words for figure in figures for word in _words(figure.text))


def _words(text: str) -> list[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return [_PLURAL.get(word, word) for word in words if word not in _BOUNDS]
