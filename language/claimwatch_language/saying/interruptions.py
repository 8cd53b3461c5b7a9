"""Speakers who interrupt their own sentence: "Nine people, the mayor told a radio station on Monday, were killed"."""

import re
from dataclasses import dataclass

from claimwatch_language.number_words import NUMBER_WORD
from claimwatch_language.saying.inflections import past_forms
from claimwatch_language.saying.speech import SAYS
from claimwatch_language.wordlists import word_set

_VERBS = (
    "say tell write acknowledge admit confirm announce report add state disclose concede claim insist note testify "
    "estimate reckon recall explain declare reveal maintain stress warn believe think fear complain"
)
_SAID = {form for lemma in _VERBS.split() for form in past_forms(lemma)} | SAYS
_CUE = rf"(?:(?:has|have|had|later|also|then|since) )*(?:{'|'.join(sorted(_SAID))})\b"
_WORDS = r"[^,;:!?\"“”()]"
_SOURCE = (
    rf"(?:(?:(?:the|an?|its|their|his|her|our|one|several|some|two|local|state) |[^\W\d_a-z]){_WORDS}{{1,90}}?"
    rf"|(?:police|[a-z]{{4,}}s)\b(?: {_WORDS}{{1,60}}?)?)"
)
_PRONOUN = r"(?:he|she|it|they|we)"
_SPEAKER = (
    rf"(?:(?P<source>{_SOURCE}|{_PRONOUN}) (?P<cue>{_CUE}){_WORDS}{{0,110}}"
    rf"|(?P<cue_before>{_CUE}|according to) (?P<source_after>{_SOURCE}))"
)
_ASIDE = rf"(?:,(?! (?:and|but|or|who|which|whose|whom)\b){_WORDS}{{3,60}})?"
"""What is said of the speaker beside: "she said, still shaking with anger,"."""
_IRREGULAR = (
    "fell left lay lie lost sank froze bled stood slept sat got gave took went came ran hid held kept met saw shot "
    "swam threw won made began broke brought built bought caught dealt drew fought flew found stay stayed live "
    "remain need lack face await hold hang fight flee leave die"
)
_PREDICATE = (
    r"(?:(?:later|also|then|since|still|now|already|all|both|never|\w+ly) )*"
    r"(?:was|were|is|are|has|have|had|will|would|may|might|could|can|must|did|do|does"
    rf"|(?!(?:indeed|need|seed|feed|speed|hundred|unprecedented)\b)\w{{2,}}ed|{'|'.join(_IRREGULAR.split())})\b"
)
_INTERRUPTED = re.compile(rf", {_SPEAKER}{_ASIDE}, (?={_PREDICATE})")
_NO_SUBJECT = word_set(
    "when as after although though while if because before since in on during from with for of by meanwhile however "
    "still then that whether and but or so yesterday today earlier later according"
)
"""The first words of sentences whose first comma ends no subject."""
_LONGEST_SUBJECT = 160
_SPEAKS = re.compile(rf"\b{_CUE}")
_COUNTS = re.compile(rf"\d|\b(?!one\b)(?:{NUMBER_WORD})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Interruption:
    """Who interrupts a sentence, in code points of the sentence: from the comma before it to after the comma behind."""

    start: int
    end: int
    source: tuple[int, int]
    cue: tuple[int, int]


def interruption(sentence: str) -> Interruption | None:
    """The speaker between the subject of a sentence and its predicate, if there is one."""
    if sentence.count(",") < 2:
        return None
    match = _INTERRUPTED.search(sentence, 0, _LONGEST_SUBJECT * 3)
    if match is None or match.start() > _LONGEST_SUBJECT or not _is_subject(sentence[: match.start()]):
        return None
    is_before = match["cue"] is None
    source, cue = ("source_after", "cue_before") if is_before else ("source", "cue")
    return Interruption(match.start(), match.end(), match.span(source), match.span(cue))


def without_interruption(sentence: str) -> str:
    """The sentence, as long as it was, with blanks for a speaker who interrupts it and names no number."""
    found = interruption(sentence)
    if found is None or _COUNTS.search(sentence, found.start, found.end):
        return sentence
    return sentence[: found.start] + " " * (found.end - found.start) + sentence[found.end :]


def _is_subject(words: str) -> bool:
    first = words.split(maxsplit=1)[:1]
    return bool(first) and first[0].casefold() not in _NO_SUBJECT and _SPEAKS.search(words) is None
