"""Papers of somebody with a count: "the ministry's last word is 47 dead", "its list has 52 names"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_language.number_words import NUMBER_WORD
from claimwatch_language.wordlists import word_set
from services.attribution.patterns.candidate import Candidate, toll_candidate
from services.attribution.patterns.sources import names_body
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.surfaces import Range
from services.attribution.text.tags import NOMINAL
from services.attribution.text.trees import is_acronym, token_range

_NUMBER = rf"(?:\d|(?:an? )?{NUMBER_WORD}\b|a (?:dozen|hundred)\b)"
_HEDGE = (
    r"(?:(?:at least|at most|about|some|around|over|nearly|almost|more than|fewer than|only|just|now|up to|roughly"
    r"|the names of) )*"
)
_PAPER = (
    r"(?:counts?|tall(?:y|ies)|tolls?|lists?|(?:exercise |death )?books?|registers?|figures?|numbers?|totals?|word"
    r"|bulletins?|records?|log|ledger|notebook|ledger|poster|placard|roll|estimates?|statistics|data|reckoning|sum|report|database)"
)
_HAVING = (
    r"(?:(?:now|still|already|also|so far|thus far|has|had|have|currently) )*(?:is|was|are|were|been"
    r"|stands? at|stood at|has|had|have|holds?|held|contains?|contained|names|named|lists|listed|shows?|showed"
    r"|carries|carried|carry|gives"
    r"|gave|runs? to|ran to|comes? to|came to|reach(?:es|ed)?|gr[eo]wn? to|grew to|rises? to|rose to|risen to|fell to"
    r"|fallen to|speaks? of|spoke of|counts?|counted|includes?|included|puts? (?:it|the (?:toll|number)) at)"
)
_OF_PAPER = (
    rf"(?: (?:own|latest|last|first|earlier|current|official|updated|final|revised|previous|internal|separate|new|best"
    rf"|private|running|growing|unofficial|weekly|daily))*(?: (?:death|casualty|missing))? (?P<paper>{_PAPER})"
    r"(?: (?:of|for|on) [^,;.:\"“”]{2,50}?)?"
)
_COUNT = rf"(?P<count>{_HEDGE}{_NUMBER}[^;.:!?\"“”()]*)"
_STANDS = re.compile(rf"{_OF_PAPER}(?:, [^,.;:\"“”]{{3,90}},)? {_HAVING} {_COUNT}")
_APPOSED = re.compile(rf"{_OF_PAPER}, {_HEDGE}(?P<count>{_NUMBER}[^,;.:!?\"“”()]*), ")
_BARE = re.compile(rf" (?P<paper>has|had|is|was|stands at|stood at) {_COUNT}")
_WHOSE = re.compile(rf"whose{_OF_PAPER} (?:{_HAVING} )?{_COUNT}")
_OWN = word_set("its their his her")
_BY_WHOSE = ("by", "on", "in", "from")
_LONGEST = 12
"""Tokens at most of the words for who owns a paper."""


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each paper of somebody in which a number stands."""
    text = paragraph.text
    for owning in paragraph.doc:
        if owning.tag_ == "POS":
            owner = _owner(owning)
        elif owning.lower_ in _OWN and owning.tag_ == "PRP$":
            owner = token_range(owning, owning)
        else:
            continue
        if owner is None:
            continue
        end = owning.idx + len(owning.text)
        match = _STANDS.match(text, end) or _APPOSED.match(text, end)
        match = match or (_BARE.match(text, end) if owning.tag_ == "POS" else None)
        if match is not None:
            yield toll_candidate((owner,), (match.span("paper"),), (match.span("count"),))


def find_whose(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """ "The observatory, whose count stands at 117", "the union, by whose count 22 died": the number is the body's."""
    text, doc = paragraph.text, paragraph.doc
    for whose in paragraph.tokens_among(("whose",)):
        match = _WHOSE.match(text, whose.idx)
        comma = whose.i - 1
        if comma > 0 and doc[comma].lower_ in _BY_WHOSE:
            comma -= 1
        if match is None or comma < 1 or doc[comma].text != ",":
            continue
        owner = _phrase_before(doc[comma])
        if owner is not None:
            count = match.start("count"), min(match.end("count"), _comma_after(text, match.start("count")))
            yield toll_candidate((owner,), (match.span("paper"),), (count,))


def _comma_after(text: str, start: int) -> int:
    """Where the aside ends that began before a count: its comma, but not that of "4,000"."""
    comma = re.compile(r",(?!\d)").search(text, start)
    return comma.start() if comma else len(text)


def _owner(possessive: Token) -> Range | None:
    """The words for a body or people before a possessive ending."""
    return _phrase_before(possessive) if possessive.i else None


def _phrase_before(token: Token) -> Range | None:
    """The words for a body or people directly before a token that is not the first."""
    doc, last = token.doc, token.i - 1
    first = last
    while first and last - first < _LONGEST and _is_of_name(doc[first - 1]):
        first -= 1
    while first < last and doc[first].lower_ in ("of", "for", "and"):
        first += 1
    speaks = is_acronym(doc[last]) or names_body(doc[first], doc[last]) or doc[last].tag_ in ("NNP", "NNPS")
    return token_range(doc[first], doc[last]) if speaks else None


def _is_of_name(token: Token) -> bool:
    return (token.tag_ in NOMINAL and token.tag_ not in ("CD", "PRP")) or token.lower_ in ("of", "for")
