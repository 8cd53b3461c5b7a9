"""Calling something false: "called the reports a lie", "dismissed the toll as fake news"."""

from collections.abc import Iterator

from spacy.tokens import Token

from services.attribution.factuality.governed import subjects
from services.attribution.factuality.qualifying_words import CALLING
from services.attribution.text.surfaces import Range
from services.attribution.text.trees import is_passive, token_range

_NAMING = ("amod", "compound", "pobj", "oprd", "attr", "acomp", "dobj", "ccomp")


def calling_of(word: Token) -> Token | None:
    """The verb that calls something by a word, if one does."""
    at, after_as = word, False
    while at.dep_ in _NAMING or (after_as and at.dep_ == "acl") or (at.dep_ == "prep" and at.lower_ == "as"):
        after_as = after_as or at.lower_ == "as"
        at = at.head
        if at.lower_ in CALLING and at.tag_.startswith("VB"):
            return at if at.i < word.i else None
    return None


def what_is_called(word: Token, verb: Token) -> Iterator[Range]:
    """What is called so: the subject of a passive, else what stands before the word or, with "as", what follows it."""
    first, last = verb.i + 1, word.left_edge.i - 1
    if is_passive(verb):
        yield from subjects(verb)
    elif first <= last and verb.doc[first].lower_ != "as":
        yield token_range(verb.doc[first], verb.doc[last])
    else:
        yield token_range(word, word.head.right_edge)
