"""Whether a claimant has said a thing before, in whichever words."""

from collections.abc import Iterable

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Change, Stance
from claimwatch_language.joining.happenings import HAPPENING_WORDS
from claimwatch_language.wordlists import word_set
from services.archive.ledger.matter import Matter

ALIKE = 0.6
"""The share of the words of the shorter of two statements that stand in the other one, from which they are one."""
FEW_WORDS = 4
"""A denial of so few words, which name no act, denies what the claimant denied before ("any involvement")."""

_COMMON = word_set(
    "a an the this that these those it its he his she her they their them we our us you your and or but as at by "
    "for from in into of off on onto out over to under up with without be is are was were been being am has have "
    "had do does did not no any all some will would can could may might shall should must there here then than so "
    "if who whom which what when where very more most also only just now still again said says say people one two"
)
_STEM = 5
"""Letters by which two words are forms of one word."""
_OF_ANY_ACT = frozenset(
    word[:_STEM]
    for word in (
        *HAPPENING_WORDS,
        *word_set(
            "involvement involved responsibility responsible part role hand link connection knowledge knew accusation "
            "allegation claim charge report account statement story wrongdoing guilt crime act action deed such it "
            "outright flatly categorically utterly completely entirely firmly strongly everything anything nothing "
            "ever never true truth false lie fabrication operation order force troops men soldiers group members them"
        ),
    )
)
"""Stems of words that may be said of any act: a denial of these alone names none."""


def change_of(entry: LedgerEntry, matter: Matter, known: Iterable[LedgerEntry]) -> Change:
    """What a statement changed. ``known`` are the statements of other reports and of this report before it."""
    own = matter.of(entry)
    same_voice = [other for other in known if matter.of(other) == own]
    if entry.stance is Stance.RETRACTS:
        return Change.REPEAT if _is_said(entry, same_voice) else Change.RETRACTION
    if _is_said(entry, same_voice) or (entry.is_repeated and same_voice):
        return Change.REPEAT
    if entry.stance is Stance.DENIES:
        return Change.DENIAL
    return Change.CHANGED if same_voice else Change.NEW_CLAIMANT


def is_alike(one: str, other: str) -> bool:
    """Whether two statements in normalised words say the same."""
    few, many = sorted((_stems(one), _stems(other)), key=len)
    if not few:
        return one == other
    return len(few & many) >= ALIKE * len(few) and (len(few) > 1 or one == other)


def _is_said(entry: LedgerEntry, before: Iterable[LedgerEntry]) -> bool:
    return any(_says_again(entry, other) for other in before)


def _says_again(entry: LedgerEntry, other: LedgerEntry) -> bool:
    denies = entry.stance is Stance.DENIES
    if denies is not (other.stance is Stance.DENIES):
        return False
    if entry.amounts or other.amounts:
        return set(entry.amounts) == set(other.amounts) and (denies or is_alike(entry.content, other.content))
    if not denies:
        return is_alike(entry.content, other.content)
    stems = _stems(entry.content)
    return (len(stems) <= FEW_WORDS and not stems - _OF_ANY_ACT) or bool(stems & _stems(other.content))


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words.split() if word not in _COMMON)
