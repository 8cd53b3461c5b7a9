"""Calling something false: "called the reports a lie", "dismissed the toll as fake news"."""

from collections.abc import Iterator

from spacy.tokens import Token

from services._extractor.trees import child, is_passive
from services.attribution.factuality.governed import subjects
from services.attribution.factuality.qualifying_words import CALLING, REPORTS
from services.attribution.text.surfaces import Range
from services.attribution.text.trees import token_range

_MISREAD = ("dobj", "npadvmod", "appos")
_NAMING = ("amod", "compound", "pobj", "oprd", "attr", "acomp", "dobj", "ccomp", "npadvmod", "appos")


def calling_of(word: Token) -> Token | None:
    """The verb by which something is called a word; ``None`` without such a verb."""
    if verb := _called_at_end(word):
        return verb
    current, after_as = word, False
    while current.dep_ in _NAMING or (after_as and current.dep_ == "acl") or _links(current, word):
        after_as = after_as or current.lower_ == "as"
        current = current.head
        if current.lower_ in CALLING and current.tag_.startswith("VB"):
            return current if current.i < word.i else None
    return None


def _called_at_end(word: Token) -> Token | None:
    """The verb of "called a report that 31 people died a lie", whose last noun phrase the parser gave to the report."""
    before = word.left_edge.i - 1
    if word.dep_ not in _MISREAD or before < 0 or word.doc[before].tag_[0] in "VIC":
        return None
    verb = next((token for token in word.ancestors if token.lower_ in CALLING), None)
    called = child(verb, "dobj") if verb is not None else None
    if verb is None or called is None or called.lower_ not in REPORTS or called.i > word.i:
        return None
    rest = word.doc[word.right_edge.i + 1 : verb.right_edge.i + 1]
    return verb if all(token.is_punct for token in rest) else None


def _links(preposition: Token, word: Token) -> bool:
    """Whether a preposition links the word to the verb: "as a lie", or "branded claims of deaths a lie"."""
    misread = preposition.lower_ == "of" and word.dep_ == "npadvmod"
    return preposition.dep_ == "prep" and (misread or preposition.lower_ == "as")


def what_is_called(word: Token, verb: Token) -> Iterator[Range]:
    """The thing that is called so: a passive's subject, or the phrase before or, with "as", after the word."""
    first, misread = verb.i + 1, child(word, "advmod") is not None
    last = (word.i if misread else word.left_edge.i) - 1
    if is_passive(verb):
        yield from subjects(verb)
    elif first <= last and verb.doc[first].lower_ != "as":
        yield token_range(verb.doc[first], verb.doc[last])
    else:
        yield token_range(word, word.head.right_edge)
