"""Counts of somebody as a circumstance: "By the ministry's count 88 people died", "…, by the count of the union"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from claimwatch_language.wordlists import word_set
from services.attribution.patterns.candidate import Candidate, toll_candidate
from services.attribution.patterns.sources import names_body
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.tags import NOMINAL
from services.attribution.text.trees import has_number, token_range

RECKONINGS = word_set("count tally reckoning estimate estimates figures records log register")
_LONGEST = 10
"""Tokens at most between "by" and the noun for the count."""


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each such phrase: the content is the rest of the sentence, after or before the phrase."""
    if RECKONINGS.isdisjoint(paragraph.words):
        return
    for by in paragraph.tokens_among(("by", "on")):
        noun = _noun_after(by)
        owner = _owner(by, noun) if noun is not None else []
        if noun is None or not owner or not names_body(owner[0], owner[-1]):
            continue
        last = owner[-1] if owner[-1].i > noun.i else noun
        content = _rest(by, last)
        if content is not None and has_number(content):
            named, told = token_range(owner[0], owner[-1]), token_range(content[0], content[-1])
            yield toll_candidate((named,), (token_range(by, by),), (told,))


def _noun_after(by: Token) -> Token | None:
    return next((token for token in by.doc[by.i + 1 : by.i + _LONGEST] if token.lower_ in RECKONINGS), None)


def _owner(by: Token, noun: Token) -> list[Token]:
    """The phrase before "'s count", or after "count of"."""
    doc = by.doc
    before = doc[by.i + 1 : noun.i]
    possessive = next((token for token in before if token.tag_ == "POS"), None)
    if possessive is not None:
        return list(doc[by.i + 1 : possessive.i])
    if by.lower_ == "by" and before[0].lower_ == "the" and len(before) > 1 and noun.lower_ in ("log", "register"):
        return list(before)
    start = _after_noun(noun)
    if start is None:
        return []
    end = start
    while end < len(doc) and doc[end].tag_ in NOMINAL:
        end += 1
    return list(doc[start:end])


def _after_noun(noun: Token) -> int | None:
    """Where the body begins in "count of the union" and "figures collected by the union"."""
    doc, after = noun.doc, noun.i + 1
    if after + 1 < len(doc) and doc[after].tag_ == "VBN" and doc[after + 1].lower_ == "by":
        return after + 2
    return after + 1 if after < len(doc) and doc[after].lower_ == "of" else None


def _rest(by: Token, last: Token) -> Span | None:
    """The sentence after the phrase, if the phrase opens it; else the sentence before the phrase, if it ends it."""
    doc, sentence = by.doc, by.sent
    start, end = last.i + 1, sentence.end
    if end - 1 > last.i and doc[end - 1].text == ".":
        end -= 1
    if by.i == sentence.start or (by.i == sentence.start + 1 and doc[sentence.start].lower_ == "going"):
        start += start < end and doc[start].text == ","
        return doc[start:end] if start < end else None
    before = by.i - (doc[by.i - 1].text == ",")
    return doc[sentence.start : before] if start >= end and sentence.start < before else None
