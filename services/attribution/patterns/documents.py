"""Documents and evidence as speakers, where the parser may take "show" for a noun."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.wordlists import word_set
from services.attribution.cues.lookup import PROOFS, SHOWING
from services.attribution.names.claimant_kinds import DOCUMENTS
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.marks import SENTENCE_ENDS
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.tags import FINITE_OR_MODAL, NOMINAL
from services.attribution.text.trees import token_range

_PROVING = SHOWING | word_set("indicate indicates suggest suggests reveal reveals")
_EVIDENCE = DOCUMENTS | PROOFS
_JOINING = {"IN", "VBN", "VBD", "CC"}
_LONGEST = 12
"""Tokens of the words for a document, at most."""


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """ "Nine shells hit the mill, records of the hospital show", "Figures compiled by ACLED show that nine died"."""
    for show in paragraph.tokens_among(_PROVING):
        first = _first_of_document(show)
        if first is None:
            continue
        if first.i > first.sent.start and first.nbor(-1).text == ",":
            yield from _closing(show, first)
        elif first.i == first.sent.start and show.tag_.startswith("NN"):
            yield from _opening(show, first)


def _first_of_document(show: Token) -> Token | None:
    """The first token of the words for a document directly before "show"; ``None`` if no document stands there."""
    doc, first = show.doc, show.i
    while first > max(show.sent.start, show.i - _LONGEST) and doc[first - 1].tag_ in NOMINAL | _JOINING:
        first -= 1
    preposition = next((token.i for token in doc[first : show.i] if token.tag_ in _JOINING), show.i)
    if first == show.i or preposition == first or doc[preposition - 1].lower_ not in _EVIDENCE:
        return None
    return doc[first]


def _closing(show: Token, first: Token) -> Iterator[Candidate]:
    doc, following, sentence = show.doc, show.i + 1, first.sent
    if following >= len(doc) or doc[following].text not in (".", ","):
        return
    others = (token for token in doc[sentence.start : sentence.end] if not first.i <= token.i <= show.i)
    if any(token.tag_ in FINITE_OR_MODAL for token in others):
        after = (token_range(doc[following + 1], doc[sentence.end - 1]),) if doc[following].text == "," else ()
        yield Candidate(
            source=(token_range(first, show.nbor(-1)),),
            cue=(token_range(show, show),),
            content=(token_range(doc[sentence.start], first.nbor(-2)), *after),
            cue_class=CueClass.ASSERT,
            pattern=Pattern.PARENTHETICAL,
        )


def _opening(show: Token, first: Token) -> Iterator[Candidate]:
    doc, start, sentence = show.doc, show.i + 1, show.sent
    if start < sentence.end and doc[start].lower_ == "that":
        start += 1
    end = next((i for i in range(start, sentence.end) if doc[i].text in SENTENCE_ENDS), sentence.end)
    if any(token.tag_ in FINITE_OR_MODAL or token.tag_ == "VBN" for token in doc[start:end]):
        yield Candidate(
            source=(token_range(first, show.nbor(-1)),),
            cue=(token_range(show, show),),
            content=(token_range(doc[start], doc[end - 1]),),
            cue_class=CueClass.ASSERT,
            pattern=Pattern.CLAUSE,
        )
