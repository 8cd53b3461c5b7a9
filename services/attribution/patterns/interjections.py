"""Cues between subject and predicate of what they report: "The gap, said the minister, is closing"."""

from spacy.tokens import Token

from services.attribution.cues.lookup import Cue, Frame
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.marks import SENTENCE_ENDS
from services.attribution.patterns.misread_subjects import may_speak
from services.attribution.text.tags import FINITE, FINITE_OR_MODAL, NOMINAL
from services.attribution.text.trees import cue_ranges, token_range

_JOINING = {"CC", "IN"}


def interjected(verb: Token, cue: Cue) -> Candidate | None:
    """The candidate of a verb and its speaker between commas, after a phrase without a verb and before its predicate.

    The parser takes that phrase for the speaker. A verb that may have an object needs people or a body after it.
    """
    doc, start, end = verb.doc, verb.sent.start, verb.i + 1
    if Frame.QUOTE not in cue.frames or verb.tag_ not in FINITE or verb.i - start < 2 or doc[verb.i - 1].text != ",":
        return None
    while end < len(doc) and doc[end].tag_ in NOMINAL | _JOINING:
        end += 1
    if not verb.i + 1 < end < len(doc) - 1 or doc[end].text != "," or doc[end + 1].tag_ not in FINITE_OR_MODAL:
        return None
    if any(token.tag_ in FINITE_OR_MODAL for token in doc[start : verb.i]):
        return None
    speaker = doc[verb.i + 1 : end]
    if not any(token.tag_[:2] in ("NN", "PR") for token in speaker):
        return None
    if Frame.NOUN in cue.frames and not may_speak(speaker[-1]):
        return None
    last = next((i for i in range(end, len(doc)) if doc[i].text in SENTENCE_ENDS), len(doc)) - 1
    return Candidate(
        source=(token_range(speaker[0], speaker[-1]),),
        cue=cue_ranges(verb),
        content=(token_range(doc[start], doc[verb.i - 2]), token_range(doc[end + 1], doc[last])),
        cue_class=cue.speech_class,
        pattern=Pattern.PARENTHETICAL,
    )
