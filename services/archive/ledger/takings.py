"""What an article takes back in words: the publisher's notes, a withdrawn article, a claimant's retraction.

The patterns are those of editors' notes: "Correction: an earlier version of this article said …", "we wrongly
reported …", "this article has been withdrawn".
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_language.joining.layout import Layout
from claimwatch_language.names.aliases import slug
from claimwatch_language.saying.withdrawals import THIS, says_withdrawn
from claimwatch_language.sentences import sentence_starts
from claimwatch_language.wordlists import word_set
from services.archive.ledger.amounts import numbers

_WRONG = r"(?:wrongly|incorrectly|mistakenly|erroneously|in error)"
_NOTE = re.compile(
    rf"\b(?:earlier|previous|prior|original|first) versions? of (?:{THIS})"
    r"|\ban? (?:earlier|previous|prior|original) (?:version|headline) (?:\w+ )?(?:said|gave|put|stated|reported|had)\b"
    rf"|\bwe (?:\w+ )?{_WRONG}\b|(?:{THIS})(?: \w+){{0,3}} {_WRONG}\b|(?:{THIS}) (?:(?:has|have) been|was|is) "
    r"(?:corrected|amended)\b|(?:^|[\n.(\[]\s?)(?:corrections?|corrected|erratum|clarification)\b[^.\n]{0,60}[:.(–—-]",
    re.IGNORECASE | re.MULTILINE,
)
_PULLED = re.compile(
    r"\b(?:with(?:draws?|drew|drawn)|retract(?:s|ed)?|pull(?:s|ed)?|takes? back|took back) "
    r"(?:its|an?|the|our|this|that) (?:\w+ ){0,2}(?:article|story|report|dispatch|item|post)\b",
    re.IGNORECASE,
)
"""An outlet withdraws another article of its own: what the sentence says of it is taken back."""
_PIECE = r"(?:passage|paragraph|sentence|section|figure|number|line|claim|part|detail|toll)s?"
_TAKEN = r"(?:withdrawn|retracted|removed|deleted|struck out|cut)"
_PART = re.compile(
    rf"\bwe (?:have |hereby )?(?:withdr[ae]wn?|retract(?:ed)?|removed?|deleted?|struck|cut|take back|took back) "
    rf"(?:an?|the|our|two|three) (?:\w+ ){{0,2}}{_PIECE}\b"
    rf"|\b{_PIECE} (?:of|in) (?:{THIS})\b[^.\n]{{0,80}}\b(?:has|have|was|were) (?:been )?{_TAKEN}\b"
    rf"|\b{_PIECE}\b[^.\n]{{0,80}}\b(?:has|have|was|were) (?:been )?{_TAKEN} from (?:{THIS})",
    re.IGNORECASE,
)
"""An outlet withdraws a part of this article."""
_STANDS = re.compile(
    r"\b(?:(?:is|are|was|were) (?:not affected|unaffected|(?:still )?correct)"
    r"|remains? (?:correct|valid|unchanged|accurate)"
    r"|(?:still )?stands?\b(?! (?:in|on|at|near|behind|between|outside))|we stand by)",
    re.IGNORECASE,
)
"""What a notice excepts from what it withdraws."""
_REFERS_BACK = re.compile(r"\s*(?:it|this|that|these|those|they)\b", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?![\w-])|(?<![\w.,-])\d+(?![\w-])(?!,\d)")
_TOLD_BY = (
    *("version", "headline", "wrongly", "incorrectly", "mistakenly", "erroneously", "in error", "correct", "amended"),
    *("erratum", "clarification", "withdr", "retract", "pull", "takes back", "take back", "took back"),
    *("remove", "delete", "struck", "cut "),
)
"""One of these is in every note: a text is mostly without, which is seen in a tenth of the time."""
_NOTE_SENTENCES = 4
"""Sentences of a note at most, its first included."""
_NOT = re.compile(r"\b(?:not|instead of|rather than)\W+(?:\w+\W+)?$", re.IGNORECASE)
_RIGHT = re.compile(r"^[^.;]{0,40}\b(?:not|instead of|rather than)\b", re.IGNORECASE)
_WHAT_SAID = r"(?:(?:the|this|our) (?:article|story|report|dispatch|item|post|piece|headline))"
_SAID = (
    r"(?: (?:had|also|wrongly|falsely|first|originally))* "
    r"(?:said|stated|claimed|reported|alleged|quoted|cited|put|gave|spoke|told|described)\b"
)
_IT_SAID = re.compile(rf"^\W*(?:it|{_WHAT_SAID}){_SAID}", re.IGNORECASE)
"""What was withdrawn told the rest of such a sentence."""
_WITHDREW_WHAT_SAID = re.compile(
    rf"^\W*(?:withdrawn|retracted|withdrawal|retraction)\b[^\n]{{0,60}}?[.:]\s+(?P<said>{_WHAT_SAID}{_SAID})",
    re.IGNORECASE,
)
"""The beginning of a notice that tells what the withdrawn article said."""
_OWN_COUNT = r"(?:figures?|tolls?|numbers?|counts?|estimates?|tally|list|claims?|statements?)"
_TAKES_BACK = re.compile(
    rf"\b(?:with(?:drew|draws?|drawn|drawing)|retract(?:s|ed|ing)?|took back|takes? back|taken back|rescind\w*)\b"
    rf"(?:\W+\w+){{0,5}}\W+{_OWN_COUNT}\b"
    rf"|\b(?:its|their|his|her|own) (?:(?:own|earlier|previous|initial|first|original) )+{_OWN_COUNT}\b[^.]{{0,60}}"
    r"\b(?:was|were|had been|is|are) (?:\w+ )?(?:wrong|false|incorrect|mistaken|inaccurate|an? (?:error|mistake))",
    re.IGNORECASE,
)

_NOT_BEFORE = re.compile(r"\b(?:never|not|\w+n['’]t)(?: \w+)?\s*$", re.IGNORECASE)
_NOTHING_AFTER = re.compile(r"\w+ (?:back )?(?:nothing|none|neither|no)\b", re.IGNORECASE)
"""Who "had withdrawn nothing" or "has not withdrawn its count" takes nothing back."""
_OWN = re.compile(r"(?:its|their|his|her|own)\b", re.IGNORECASE)
_SMALL = word_set(
    "has have had having was were is are be been being will would also now since later then already formally quietly "
    "publicly today yesterday and or but to itself themselves"
)
"""Words between a verb and its subject."""
_PRONOUNS = word_set("it they he she we i who which that by in after on of its their his her our")
_ITS_SPEAKER = re.compile(r"(?:its|their) ", re.IGNORECASE)
"""Who speaks for a body that is named before: "its spokesman" is of the body that withdraws."""


@dataclass(frozen=True)
class Note:
    """A publisher's note on a correction.

    ``start`` and ``end`` are the characters of the sentence that says so, and ``spans`` those of the figures that the
    note takes back; ``wrong`` are their numbers.
    """

    start: int
    end: int
    spans: frozenset[tuple[int, int]]
    wrong: tuple[float, ...]

    def covers(self, figure: Figure) -> bool:
        """Whether the note takes the figure back."""
        return (figure.start, figure.end) in self.spans


def is_withdrawn(report: Report) -> bool:
    """Whether the article says of itself that it is retracted, or only a notice of that is left."""
    return says_withdrawn(f"{report.article.title}\n{report.article.text}")


def left_standing(report: Report) -> tuple[float, ...]:
    """The numbers that a notice excepts from what it withdraws ("the mayor's count of 64 is not affected")."""
    text = report.article.text
    found: set[float] = set()
    for match in _STANDS.finditer(text):
        start, end = max(text.rfind(mark, 0, match.start()) for mark in (". ", "\n")) + 1, text.find("\n", match.end())
        sentence = text[start : len(text) if end < 0 else end].split(". ")[0]
        if start and _REFERS_BACK.match(sentence) and not _DIGITS.search(sentence):
            before = max(text.rfind(mark, 0, start - 1) for mark in (". ", "\n")) + 1
            start, sentence = before, text[before : start + len(sentence)]
        found |= {float(digits.group().replace(",", "")) for digits in _DIGITS.finditer(sentence)}
        within = (each for each in report.figures if start <= each.start < start + len(sentence))
        found |= {number for figure in within for number in numbers(figure)}
    return tuple(sorted(found))


def takes_back(words: str, names: Collection[str], cue: str = "") -> bool:
    """Whether a claimant's words, after the words of the cue, take back its own earlier figure.

    ``names`` are what the article calls the claimant. What it says that another one has withdrawn it takes back itself
    only as a spokesman does.
    """
    match = _TAKES_BACK.search(f"{cue} {words}")
    if match is None:
        return False
    before, after = match.string[len(cue) : match.start()], match.group()
    if _NOTHING_AFTER.match(after) or _NOT_BEFORE.search(before):
        return False
    return _OWN.match(after) is not None or _is_own_act(before, names)


def _is_own_act(before: str, names: Collection[str]) -> bool:
    """Whether the verb after ``before`` has the claimant, or a pronoun, as its subject."""
    clause = re.split(r"[.;:,“”\"]", before)[-1].split()
    while clause and clause[-1].casefold() in _SMALL:
        clause.pop()
    if not clause or clause[-1].casefold() in _PRONOUNS:
        return True
    subject = [clause.pop()]
    while clause and (clause[-1][:1].isupper() or clause[-1].casefold() in ("of", "for")):
        subject.append(clause.pop())
    own = {word for name in names for word in slug(name).split("-")}
    if any(_ITS_SPEAKER.match(name) for name in names):
        return True
    return {word for each in subject for word in slug(each).split("-")} <= own | {"the", "of", "for"}


def notes(report: Report) -> tuple[Note, ...]:
    """The notes on corrections in the text, each up to the end of its paragraph."""
    text = report.article.text
    matches = _noted(text)
    if not matches:
        return ()
    layout = Layout(text, sentence_starts(text))
    found: list[Note] = []
    for match in matches:
        first = layout.sentence_of(match.end() - 1)
        start, end = layout.bounds(first)
        if found and start < found[-1].end:
            continue
        until = _end(layout, first)
        wrong = [figure for figure in report.figures if _is_wrong(figure, text, start, end, until)]
        spans = frozenset((figure.start, figure.end) for figure in wrong)
        found.append(Note(start, end, spans, tuple(sorted({n for figure in wrong for n in numbers(figure)}))))
    return tuple(found)


@lru_cache(maxsize=8)
def _noted(text: str) -> tuple[re.Match[str], ...]:
    """Where a text may be corrected. It is asked twice for each report."""
    folded = text.casefold()
    if not any(words in folded for words in _TOLD_BY):
        return ()
    found = (*_WITHDREW_WHAT_SAID.finditer(text), *_NOTE.finditer(text), *_PULLED.finditer(text), *_PART.finditer(text))
    return tuple(sorted(found, key=lambda match: match.start()))


def _end(layout: Layout, first: int) -> int:
    """Where a note ends at the latest whose first sentence has that index."""
    start, _ = layout.bounds(first)
    _, end = layout.bounds(min(first + _NOTE_SENTENCES, len(layout)) - 1)
    paragraph = layout.text.find("\n\n", start)
    return end if paragraph < 0 else min(end, paragraph)


def _is_wrong(figure: ReportedFigure, text: str, start: int, end: int, until: int) -> bool:
    """Whether a figure is one that a note takes back.

    It is in the note's sentence, unless that puts it in the place of another one ("the toll is 12, not 21"). In the
    sentences after it "not" has to stand before it, or the sentence says what the article said.
    """
    if not start <= figure.start < until:
        return False
    if figure.start >= end and _IT_SAID.match(text[max(text.rfind(". ", end - 1, figure.start) + 2, end) :]):
        return True
    if _NOT.search(text[start : figure.start]):
        return True
    return figure.start < end and not _RIGHT.match(text[figure.end : end])
