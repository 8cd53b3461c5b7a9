"""Calling something false: "called the reports a lie", "dismissed the toll as fake news"."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_language.saying.epithets import UNREAL, WORDS_OF_AN_EPITHET
from services._extractor.trees import child, is_passive
from services.attribution.factuality.effects import DENIED, Effect, effect
from services.attribution.factuality.governed import subjects
from services.attribution.factuality.qualifying_words import CALLING, FALSE, REPORTS
from services.attribution.factuality.withheld import is_withheld
from services.attribution.text.surfaces import Range
from services.attribution.text.trees import token_range

_OPENING = frozenset('"“«')
_EPITHET = frozenset({"a", "an", "the", "pure", "sheer", "mere", "total", "complete", "just", "nothing", "simply"})
"""The first words of a quoted epithet: called the figure "a soldier's dream"."""
_LONGEST_CALLED = 14
"""Words between the verb and a quoted epithet, at most."""
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


def quoted_epithet(verb: Token) -> Iterator[Effect]:
    """ "called the 63 dead "a soldier's dream"": who quotes an epithet for a count in place of it denies the count."""
    if not verb.tag_.startswith("VB") or is_withheld(verb):
        return
    following = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    if child(verb, "prt") is not None or (following.dep_ == "prep" and following.lower_ != "as"):
        return
    after = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 2 + _LONGEST_CALLED)]
    opening = next((token for token in after if token.text in _OPENING), None)
    if opening is None or opening.i < verb.i + 2 or opening.i + 2 >= len(verb.doc):
        return
    called = [token for token in verb.doc[verb.i + 1 : opening.i] if token.lower_ != "as"]
    counts = any(token.lower_ in REPORTS or token.tag_ == "CD" for token in called)
    epithet = verb.doc[opening.i + 1]
    words = {token.lower_ for token in verb.doc[opening.i + 1 : opening.i + 1 + WORDS_OF_AN_EPITHET]}
    is_unreal = not words.isdisjoint(UNREAL) and words.isdisjoint(FALSE)
    if counts and called and epithet.lower_ in _EPITHET and is_unreal:
        yield effect(verb, [token_range(called[0], called[-1])], DENIED, verb)


def object_of(verb: Token) -> Token | None:
    """The object of a verb, also that of "called the 63 dead a dream", which the parser took for a name."""
    named = child(verb, "oprd") if verb.lower_ in CALLING and child(verb, "dobj") is None else None
    is_number = named is not None and named.i > verb.i and child(named, "nummod") is not None
    return named if is_number else child(verb, "dobj")


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
