"""Name and colon as a cue: "Minister: we will not go", and the same before a quotation anywhere in a paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Doc, Token

from claimwatch_contracts.vocabulary import ClaimantKind, CueClass
from claimwatch_language.names.countries import capitals
from claimwatch_language.number_words import PLURAL_NUMBER_WORD
from claimwatch_language.wordlists import word_set
from services.attribution.names.claimant_kinds import DOCUMENTS, STATES, kind_of
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.surfaces import Range
from services.attribution.text.tags import FINITE_OR_MODAL, PROPER_NOUN
from services.attribution.text.trees import token_range

_LINE = re.compile(r"(?P<name>(?:[^\W\d_][\w.’'-]+)(?: [^\W_][\w.’'-]*){0,5})(?P<colon>:)\s+(?=\S)")
_LABELS = word_set("""
    update updated breaking exclusive note notes video photo photos watch live correction analysis opinion byline
    related source sources read more q a by ps editor warning alert story date time location latest wow look revealed
    bombshell boom busted leaked notice news email mail briefing daily weekly
""")
"""Words before a colon that name no speaker."""
_HEADLINE_CHARACTERS = 140
_SPEECH = re.compile(r"[\"“‘']\w|(?:I|We|My|Our)\b|I['’]")
_NUMBER = re.compile(rf"\d|\b{PLURAL_NUMBER_WORD}\b", re.IGNORECASE)
_NAME_TOKENS = 14
_BREAKS = {".", "!", "?", ";", "—", "–", "--", "-", '"', "”", "''"}


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for a paragraph that begins with a name and a colon, or else one for each quotation after those."""
    if ":" not in paragraph.words:
        return
    whole = _whole_line(paragraph)
    if whole:
        yield whole
    else:
        yield from _before_quotations(paragraph)


def _before_quotations(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    for piece in paragraph.quoted:
        name = _name_before(paragraph.doc, piece.first)
        if name:
            colon = paragraph.doc[piece.first - 1]
            yield Candidate(
                source=(name,),
                cue=(token_range(colon, colon),),
                content=(piece.inner,),
                cue_class=CueClass.ASSERT,
                pattern=Pattern.COLON,
                quotations=(piece.quotation,),
            )


def _whole_line(paragraph: ParsedParagraph) -> Candidate | None:
    doc, match = paragraph.doc, _LINE.match(paragraph.text)
    if match is None or _is_dateline(match["name"], paragraph.text[match.end() :]):
        return None
    name = list(takewhile(lambda token: token.idx < match.end("name"), doc))
    said = [token for token in doc[len(name) + 1 :] if token.idx >= match.end()]
    if not (_is_name(name) and _is_said(said)) and not _is_headline(match["name"], paragraph.text[match.end() :]):
        return None
    return Candidate(
        source=(match.span("name"),),
        cue=(match.span("colon"),),
        content=((match.end(), len(paragraph.text)),),
        cue_class=CueClass.ASSERT,
        pattern=Pattern.COLON,
    )


def _is_dateline(name: str, said: str) -> bool:
    """Whether a capital or a city opens a dispatch ("New Delhi: Rescuers recovered 12 bodies")."""
    return (name.casefold() in capitals() or name.endswith(" City")) and not _SPEECH.match(said)


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether tokens are all in capitals, as in a transcript, or end in a proper name and hold no verb.

    "From the Nurses' Union comes another number" is no name.
    """
    if tokens[0].lower_ == "from":
        return False
    if all(token.is_upper for token in tokens):
        return _LABELS.isdisjoint(token.lower_ for token in tokens)
    capitals = [token for token in tokens if token.text[0].isupper()]
    return tokens[-1].tag_ in PROPER_NOUN and len(capitals) * 2 > len(tokens) and not _has_verb(tokens)


def _is_said(tokens: Sequence[Token]) -> bool:
    """Whether tokens read as a sentence: a finite verb, and not the capitals of a title."""
    words = [token for token in tokens[1:] if token.is_alpha and len(token) > 3]
    capitals = [token for token in words if token.text[0].isupper()]
    return any(token.tag_ in FINITE_OR_MODAL for token in tokens) and len(capitals) * 2 < len(words)


def _is_headline(name: str, said: str) -> bool:
    """Whether a line is a headline in which somebody speaks: "Army: Hill Taken", "Rana Odeh: I Will Not Leave".

    Other names may be those of places ("Tal Ward: 14 dead"), so that the words after them must be quoted or in the
    first person. After a personal name a headline in capitals without a number does as well.
    """
    words = [word.lower() for word in name.split()]
    if len(said) > _HEADLINE_CHARACTERS or "\n" in said or not _LABELS.isdisjoint(words) or name.lower() in STATES:
        return False
    kind = kind_of(name)
    if kind not in (ClaimantKind.UNKNOWN, ClaimantKind.PERSON) or (len(words) == 1 and words[0] in DOCUMENTS):
        return True
    if _SPEECH.match(said) and name[0].isupper() and (len(words) == 1 or kind is ClaimantKind.PERSON):
        return True
    return kind is ClaimantKind.PERSON and not _NUMBER.search(said) and _is_in_capitals(said.split())


def _is_in_capitals(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) * 2 > len(long)


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.tag_ in FINITE_OR_MODAL or token.tag_ in ("VB", "VBG") for token in tokens)


def _name_before(doc: Doc, first: int) -> Range | None:
    """The name that fills the span between a break and the colon before a token. ``first`` is the token's index."""
    if first < 2 or doc[first - 1].text != ":":
        return None
    start = first - 1
    while start > 0 and first - start <= _NAME_TOKENS and doc[start - 1].text not in _BREAKS:
        start -= 1
    tokens = doc[start : first - 1]
    if not tokens or first - start > _NAME_TOKENS or _has_verb(list(tokens)):
        return None
    return token_range(tokens[0], tokens[-1]) if any(token.tag_ in PROPER_NOUN for token in tokens) else None
