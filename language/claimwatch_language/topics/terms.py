"""How a topic's terms are written, and which phrases a term stands for.

A term is one or more words. ``[hospital|clinic]`` stands for either word, ``[the|]`` for the word or nothing,
and ``...`` between two words for up to ``MOST_BETWEEN`` other words of the same clause ("fire ... factory").
"""

import re
from collections.abc import Iterable
from itertools import product
from math import prod

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_BEGINS_WITH_A_WORD = re.compile(r"[^\W_]")

GAP = "..."
MOST_BETWEEN = 4
"""The most words that ``GAP`` stands for. It may stand for none."""
MAX_PHRASES = 200
"""The most phrases that all terms of one topic together may stand for. The same limit holds for all its exclusions."""


class TermError(ValueError):
    """A term that cannot be looked for. The message names the term and the reason."""


def spelled_out(term: str) -> list[str]:
    """Every phrase that a term stands for, without repetition, in the order of its choices.

    Raises:
        TermError: a bracket or a bar stands alone, a phrase does not begin with a letter or digit, or a gap is not
            between two words or not the only gap.
    """
    parts = _parts(term)
    phrases = list(dict.fromkeys(" ".join("".join(chosen).split()) for chosen in product(*parts)))
    for phrase in phrases:
        if not _BEGINS_WITH_A_WORD.match(phrase):
            reason = f"may stand for {phrase!r}, which does not begin with a letter or digit"
            raise TermError(f"the term {term!r} {reason}")
        if phrase.split().count(GAP) > 1 or phrase.endswith(f" {GAP}"):
            raise TermError(f"the term {term!r} may stand for {phrase!r}; one {GAP} at most, between two words")
    return phrases


def count_spellings(term: str) -> int:
    """The most phrases that a term can stand for, without spelling them out.

    Raises:
        TermError: a bracket or a bar stands alone.
    """
    return prod(len(part) for part in _parts(term))


def check_terms(terms: Iterable[str]) -> None:
    """Refuse terms that cannot be spelled out, or that stand for more phrases than ``MAX_PHRASES``.

    Raises:
        TermError: names the term that is refused, or the number of phrases if all terms together have too many.
    """
    phrases = 0
    for term in terms:
        if (spellings := count_spellings(term)) > MAX_PHRASES:
            raise TermError(f"the term {term!r} stands for more than {MAX_PHRASES} phrases")
        spelled_out(term)
        phrases += spellings
    if phrases > MAX_PHRASES:
        raise TermError(f"with their choices these are {phrases} phrases; {MAX_PHRASES} at most")


def _parts(term: str) -> list[list[str]]:
    """The choices of each part of the term, in order. A part outside brackets has one choice."""
    parts = _CHOICE.split(term)
    if any(sign in outside for outside in parts[::2] for sign in "[]|"):
        raise TermError(f"the term {term!r} has a bracket or a bar that stands alone; choices are written [one|other]")
    return [[part] if index % 2 == 0 else part.split("|") for index, part in enumerate(parts)]
