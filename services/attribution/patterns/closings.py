"""Speakers at the end of a sentence: "A ferry sank, with 40 missing, the police said on Monday, as boats set out".

The words say it more surely than the parse, which often gives the last clause alone to the cue.
"""

from spacy.tokens import Token

from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.attribution.cues.lookup import Cue, Frame
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.marks import SENTENCE_ENDS
from services.attribution.patterns.misread_subjects import may_speak, nearest_subject
from services.attribution.text.tags import FINITE, FINITE_OR_MODAL, NOMINAL, PROPER_NOUN
from services.attribution.text.trees import cue_ranges, token_range

_LONGEST_SPEAKER = 10
_LONGEST_TAIL = 8
"""Tokens of the speaker, and after the cue up to the full stop or the next clause, at most."""
_JOINING = word_set("and of in for at from")
"""Words inside the words for a speaker ("the police chief of Orsk")."""
_GOES_ON = word_set("as while adding amid after citing though although but without when")
"""Words that begin another clause after the cue."""
_TIMES = word_set("after before during since while as when if although though despite following amid")
"""Words that begin a circumstance, and stand in no name of a speaker."""
_OPENS = _TIMES | word_set("in on at")
"""Words that begin a circumstance, after which the speaker opens the main clause."""
_SAYING = word_set(
    "say says said tell tells told report reports reported announced announces confirmed confirms stated states "
    "estimated warned warns added adds declared wrote"
)
_ENDS = SENTENCE_ENDS | {";"}
_DASHES = {"—", "–", "--"}
_QUOTES = {'"', "“", "”", "''", "``"}
_PRONOUNS = word_set("he she it they")
_LEAST_CONTENT = 4


def closing(verb: Token, cue: Cue) -> Candidate | None:
    """The candidate of a cue that ends its sentence after a comma and its speaker; ``None`` for any other cue."""
    if (
        verb.lower_ not in _SAYING
        or Frame.QUOTE not in cue.frames
        or verb.tag_ not in FINITE
        or not _ends_sentence(verb)
    ):
        return None
    doc, start = verb.doc, verb.sent.start
    first = verb.i
    while first > max(start, verb.i - _LONGEST_SPEAKER) and _is_of_speaker(doc[first - 1]):
        first -= 1
    if (
        first == verb.i
        or doc[first].tag_ in ("CC", "IN")
        or first - start <= _LEAST_CONTENT
        or doc[first - 1].text != ","
        or _continues_a_place(doc[first])
        or any(token.lower_ in _TIMES for token in doc[first : verb.i])
        or not _speaks(verb.nbor(-1))
    ):
        return None
    start = next((i + 1 for i in range(first - 2, start, -1) if doc[i].text in _ENDS | _DASHES), start)
    content = doc[start : first - 1]
    if len(content) < _LEAST_CONTENT or content[0].lower_ in _OPENS or any(token.text in _QUOTES for token in content):
        return None
    if not any(token.tag_ in FINITE_OR_MODAL or token.tag_ == "VBN" for token in content):
        return None
    return Candidate(
        source=(token_range(doc[first], verb.nbor(-1)),),
        cue=cue_ranges(verb),
        content=(token_range(content[0], content[-1]),),
        cue_class=cue.speech_class,
        pattern=Pattern.PARENTHETICAL,
    )


def is_better(whole: Candidate, reading: Candidate, verb: Token) -> bool:
    """Whether a reading by the parse leaves out the beginning or the end of what stands before the cue.

    A speaker who begins earlier in the reading has an apposition, or a place with its country, unless a number counts
    those of whom is told ("killed 9 people in Orsk, the army said").
    """
    if reading.source and reading.source[0][0] < whole.source[0][0]:
        subject = nearest_subject(verb)
        return subject is not None and child(subject, "nummod") is not None
    start, end = whole.content[0][0], whole.content[-1][1]
    return all(first > start for first, _ in reading.content) or all(last < end for _, last in reading.content)


def _is_of_speaker(token: Token) -> bool:
    return token.tag_ in NOMINAL or token.lower_ in _JOINING


def _continues_a_place(noun: Token) -> bool:
    """Whether a name after a comma says where the place before it lies ("officials in Derna, Libya")."""
    town = noun.nbor(-2)
    return noun.tag_ in PROPER_NOUN and town.tag_ in PROPER_NOUN and town.i > 0 and town.nbor(-1).tag_ == "IN"


def _speaks(noun: Token) -> bool:
    return noun.lower_ in _PRONOUNS or noun.tag_ in PROPER_NOUN or may_speak(noun)


def _ends_sentence(verb: Token) -> bool:
    """Whether at most a day, an addressee or another clause follows the cue."""
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.i + 1 + _LONGEST_TAIL]:
        if token.text in _ENDS:
            return True
        if token.text == ",":
            return token.i + 1 < len(doc) and token.nbor().lower_ in _GOES_ON
        if token.tag_ in FINITE_OR_MODAL or token.tag_ == "CD" or token.text in _QUOTES | {":"}:
            return False
    return verb.i + 1 + _LONGEST_TAIL >= len(doc)
