"""Counts given again, backed or changed: "gave the same toll", "confirmed the toll", "raised its count to 31"."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.attribution.patterns.candidate import Candidate, toll_candidate
from services.attribution.patterns.count_words import CHANGING
from services.attribution.patterns.marks import COUNT_ENDS
from services.attribution.patterns.sources import source_of
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.trees import cue_ranges, has_number, token_range

_GIVING = word_set("gave give gives report reports reported publish published cite cites cited had has offered named")
_BACKING = word_set(
    "confirm confirms confirmed endorse endorses endorsed accept accepts accepted repeat repeats repeated acknowledge "
    "acknowledges acknowledged"
)
_STANDING_BY = word_set("stood stands stand stuck sticks agreed agrees")
_VERBS = _GIVING | _BACKING | _STANDING_BY | CHANGING | word_set("cut cuts")
_COUNTS = word_set("toll tolls figure figures count total totals number tally estimate")
_OWN = word_set("its their his her own")
_ENDS = COUNT_ENDS | {","}


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each such verb that has a source."""
    for verb in paragraph.tokens_among(_VERBS):
        count = _count_of(verb)
        if count is None or not verb.tag_.startswith("VB") or child(verb, "neg") is not None:
            continue
        source = source_of(verb)
        if source.head is not None and source.head.tag_ not in ("WP", "WDT"):
            content = token_range(count.left_edge, _end_of_clause(count))
            yield toll_candidate(source.ranges, cue_ranges(verb), (content,), source.referent)


def _count_of(verb: Token) -> Token | None:
    """The count that a verb gives again, backs or changes; ``None`` if it does so to none."""
    word = verb.lower_
    if word in _STANDING_BY:
        preposition = next((token for token in verb.children if token.lower_ in ("by", "to", "with", "on")), None)
        noun = None if preposition is None else child(preposition, "pobj")
        return noun if noun is not None and noun.lower_ in _COUNTS else None
    noun = child(verb, "dobj")
    if noun is None or noun.lower_ not in _COUNTS:
        return None
    phrase = {token.lower_ for token in noun.doc[noun.left_edge.i : noun.i]}
    if word in _GIVING:
        return noun if "same" in phrase else None
    if word in _BACKING:
        return noun if phrase & {"the", "this", "that", *_OWN} else None
    is_changed = has_number(noun.doc[noun.i : _end_of_clause(noun).i + 1])
    return noun if phrase & _OWN and is_changed else None


def _end_of_clause(noun: Token) -> Token:
    last = noun
    for token in noun.doc[noun.i : noun.sent.end]:
        if token.text in _ENDS:
            break
        last = token
    return last
