"""Who closes a sentence with its cue, where the parser lost the clause: "…, the Office for the Missing announces."."""

import re
from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Span

from claimwatch_contracts.vocabulary import ClaimantKind, CueClass
from claimwatch_language.number_words import NUMBER_WORD
from services.attribution.names.claimant_kinds import is_body, is_role, kind_of, speaks_as_body
from services.attribution.names.name_forms import core_of
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.surfaces import Range
from services.attribution.text.tags import FINITE_OR_MODAL

COMPARES = re.compile(r"\W*[\w-]+ (?:more|fewer|less) than\b", re.IGNORECASE)
"""How much more somebody counts than others, set off after the cue ("said on Friday, eight more than the army had")."""
_CAPITAL = r"[^\W\d_a-z]"
_HEARERS = (
    r"(?:reporters|journalists|parliament|lawmakers|us|them"
    rf"|(?:the |an? |this |state |local )?[\w’'-]+(?: {_CAPITAL}[\w’'-]+){{0,3}})"
)
_CUE = (
    r"(?:said|says|announce[sd]|reported|reports|confirmed|estimate[sd]|indicated|stated|disclosed|informed"
    rf"|(?:has |have |had )?(?:told|tells) {_HEARERS})"
)
_NAME = rf"{_CAPITAL}[\w.’'-]+(?: (?:[a-z]{{2,3}}-?)?{_CAPITAL}[\w.’'-]+){{1,3}}"
_WHEN = (
    r"(?: (?:in|at|on|by|to|from|during|after|before|outside|inside|near|over|via|through|late|early|earlier|later|this"
    r"|last|yesterday|today|[A-Z][a-z]+day)\b[^,.!?;:\"“”()]{0,110})?"
)
"""When and where something is said, after the cue."""
_NUMBER = rf"(?:\d[\d,.]*|{NUMBER_WORD}(?:-{NUMBER_WORD})?)"
_PART = (
    rf"(?P<part>(?:including|among them|with|of whom|(?:(?:at least|about|around|some|another|nearly|over) )*{_NUMBER}"
    r" (?:of (?:them|whom|these)|others|more(?! than)))\b[^.!?;:\"“”()]{3,140})"
)
"""A part of the count that follows the speaker: "said, two of them of women"."""
_ANOTHER_SPEAKS = (
    r", (?:and|but|while|as) (?=(?:the |an? |its )?(?:[\w’'-]+ ){1,6}?"
    r"(?:said|says|announced|reported|confirmed|put|puts|counted|denied|denies|acknowledged|admitted|accused)\b)"
    rf"|, (?=(?:an?|several|{_NUMBER}) (?:hours?|days?|weeks?|months?) (?:after|before|since)\b)"
)
""" "…, a doctor said on Monday, and police announced 30 arrests", "…, he said, two days after the flood"."""
_CLOSING = re.compile(
    rf", (?P<source>(?:the |an? |its |{_CAPITAL})[^,.;:!?\"“”()]{{2,110}}?"
    rf"(?:, (?:(?P<body>the {_NAME})|{_NAME}),)?) (?P<cue>{_CUE})"
    rf"(?P<tail>{_WHEN})"
    rf"(?:(?:, (?:{_PART}|[\w-]+ (?:more|fewer|less) than [^.!?\"“”]{{3,80}}))?\.(?=\s|$)|{_ANOTHER_SPEAKS})"
)
_ITS_OFFICE = r"(?:, (?:the|an?|its|his|her|their) [^,.;:!?\"“”()]{3,80})?"
_INVERTED = re.compile(
    r", (?P<cue>said|says|reported|reports|announced|confirmed|estimated|stated)"
    rf" (?P<source>(?:the |an? |its )?[^,.;:!?\"“”()]{{2,80}}?{_ITS_OFFICE})"
    r"(?P<tail>)(?=[.;](?:\s|$)|, (?:who|which|citing|adding|speaking)\b)"
)
""" "Nineteen people were brought in, said Dr Ann Coll, the clinical director; four died"."""
_LEAST_WORDS = 4
_QUOTES = frozenset('"“”')
_TURNS = re.compile(r"\b(?:that|whether|how|why)\b", re.IGNORECASE)
"""Words by which the words after a cue are its content."""


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each sentence that a body or a person with an office closes. Quoted speech is left out."""
    for sentence in paragraph.doc.sents:
        text = sentence.text
        if not _QUOTES.isdisjoint(text):
            continue
        speakers = chain(_CLOSING.finditer(text), _INVERTED.finditer(text))
        match = next((found for found in speakers if _can_say(_named(found) or found["source"])), None)
        if match is None or len(text[: match.start()].split()) < _LEAST_WORDS or not _is_circumstance(sentence, match):
            continue
        offset = sentence.start_char
        start, end = match.span("body" if _named(match) else "source")
        ended = match.groupdict().get("part")
        part: tuple[Range, ...] = ((offset + match.start("part"), offset + match.end("part")),) if ended else ()
        yield Candidate(
            source=((offset + start, offset + end - (sentence.text[end - 1] == ",")),),
            cue=((offset + match.start("cue"), offset + match.end("cue")),),
            content=((offset, offset + match.start()), *part),
            cue_class=CueClass.ASSERT,
            pattern=Pattern.PARENTHETICAL,
        )


def _is_circumstance(sentence: Span, match: re.Match[str]) -> bool:
    """Whether the words after the cue only say when and where, and those before the speaker can be a statement."""
    start, end = match.span("tail")
    offset = sentence.start_char
    verbs = [token.idx - offset for token in sentence if token.tag_ in FINITE_OR_MODAL]
    if _TURNS.search(match["tail"]) or any(start <= verb < end for verb in verbs):
        return False
    told = [token.idx - offset for token in sentence if token.tag_ == "VBN"]
    return any(verb < match.start() for verb in (*verbs, *told))


def _named(match: re.Match[str]) -> str | None:
    """The name of a body that follows what it is ("a local group, the Orun Defence Team, said")."""
    return match.groupdict().get("body")


def _can_say(phrase: str) -> bool:
    core = core_of(phrase)
    last = core.split()[-1] if core else ""
    is_known = kind_of(core) is not ClaimantKind.UNKNOWN or is_role(core) or is_body(core)
    return bool(core) and (is_known or speaks_as_body(last))
