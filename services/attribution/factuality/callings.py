"""Calling something false: "called the reports a lie", "dismissed the toll as fake news"."""

from collections.abc import Iterator

from spacy.tokens import Token

from services.attribution.factuality.governed import subjects
from services.attribution.factuality.qualifying_words import CALLING
from services.attribution.text.surfaces import Range
from services.attribution.text.trees import is_passive, token_range

_NAMING = ("amod", "compound", "pobj", "oprd", "attr", "acomp", "dobj", "ccomp")


def calling_of(word: Token) -> Token | None:
    """The verb by which something is called a word; ``None`` without such a verb."""
    current, after_as = word, False
    while current.dep_ in _NAMING or (after_as and current.dep_ == "acl") or _is_as(current):
        after_as = after_as or current.lower_ == "as"
        current = current.head
        if current.lower_ in CALLING and current.tag_.startswith("VB"):
            return current if current.i < word.i else None
    return None


def _is_as(token: Token) -> bool:
    return bool(token.dep_ == "prep" and token.lower_ == "as")


def what_is_called(word: Token, verb: Token) -> Iterator[Range]:
    """The thing that is called so: a passive's subject, or the phrase before or, with "as", after the word."""
    first, last = verb.i + 1, word.left_edge.i - 1
    if is_passive(verb):
        yield from subjects(verb)
    elif first <= last and verb.doc[first].lower_ != "as":
        yield token_range(verb.doc[first], verb.doc[last])
    else:
        yield token_range(word, word.head.right_edge)
