"""Speakers at the end of a sentence that the parser gave to the clause before them: "…, the owner, Acme, said"."""

from collections.abc import Sequence

from spacy.tokens import Token

from services.attribution.cues.lookup import Cue, Frame
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.misread_subjects import may_speak, nearest_subject
from services.attribution.text.tags import FINITE, FINITE_OR_MODAL, NOMINAL, PROPER_NOUN
from services.attribution.text.trees import cue_ranges, token_range

_LONGEST_ASIDE = 14
"""Tokens at most between the commas of an aside after the speaker."""


def speaker_before(verb: Token, cue: Cue) -> Candidate | None:
    """The candidate of a verb whose subject the parser took for a clause, or for the subject of a former clause.

    The speaker stands after a clause and a comma, perhaps with an aside between commas after it: "The engine blew, Ana
    Ruiz, who was aboard, told Channel Six".
    """
    if Frame.QUOTE not in cue.frames or verb.tag_ not in FINITE or not _is_misread(verb):
        return None
    doc, start = verb.doc, verb.sent.start
    aside = _aside_before(verb)
    last = (aside[0].i - 2) if aside else verb.i - 1
    first = last + 1
    while first > start and doc[first - 1].tag_ in NOMINAL:
        first -= 1
    if first > last or first - 2 <= start or doc[first - 1].text != ",":
        return None
    is_name = bool(aside) and all(token.tag_ in PROPER_NOUN for token in aside)
    if not (is_name or may_speak(doc[last])) or not any(token.tag_ in FINITE_OR_MODAL for token in doc[start:first]):
        return None
    return Candidate(
        source=(token_range(doc[first], aside[-1] if aside else doc[last]),),
        cue=cue_ranges(verb),
        content=(token_range(doc[start], doc[first - 2]),),
        cue_class=cue.speech_class,
        pattern=Pattern.PARENTHETICAL,
    )


def _aside_before(verb: Token) -> Sequence[Token]:
    """The tokens between two commas directly before a verb."""
    doc, end = verb.doc, verb.i - 1
    if doc[end].text != ",":
        return ()
    floor = max(verb.sent.start, end - _LONGEST_ASIDE)
    comma = next((i for i in range(end - 1, floor, -1) if doc[i].text == ","), end)
    return list(doc[comma + 1 : end])


def _is_misread(verb: Token) -> bool:
    """Whether a verb has no subject of its own, or a clause for its subject, and says nothing after itself."""
    subject = nearest_subject(verb)
    if subject is not None:
        return subject.tag_ in FINITE_OR_MODAL and subject.i < verb.i
    says = any(token.dep_ == "ccomp" and token.i > verb.i for token in verb.children)
    return verb.dep_ in ("conj", "ROOT") and not says
