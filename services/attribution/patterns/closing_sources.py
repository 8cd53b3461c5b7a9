"""Who closes a sentence with its cue, where the parser lost the clause: "…, the Office for the Missing announces."."""

import re
from collections.abc import Iterator

from claimwatch_contracts.vocabulary import ClaimantKind, CueClass
from services.attribution.names.claimant_kinds import is_role, kind_of, speaks_as_body
from services.attribution.names.name_forms import core_of
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.parsed_paragraph import ParsedParagraph

COMPARES = re.compile(r"\W*[\w-]+ (?:more|fewer|less) than\b", re.IGNORECASE)
"""How much more somebody counts than others, set off after the cue ("said on Friday, eight more than the army had")."""
_HEARERS = r"(?:reporters|journalists|parliament|lawmakers|state (?:television|radio|media))"
_CUE = rf"(?:said|says|announce[sd]|reported|reports|confirmed|told {_HEARERS})"
_NAME = r"[A-Z][\w.’'-]+(?: (?:[a-z]{2,3}-?)?[A-Z][\w.’'-]+){1,3}"
_WHEN = r"(?: (?:late |early )?(?:on |in )?(?:a statement|[A-Z][a-z]+day(?: (?:morning|evening|night))?))?"
_CLOSING = re.compile(
    rf", (?P<source>(?:the |an? |its |[A-Z])[^,.;:!?\"“”()]{{2,110}}?(?:, {_NAME},)?) (?P<cue>{_CUE}){_WHEN}"
    r"(?:, [\w-]+ (?:more|fewer|less) than [^.!?\"“”]{3,80})?\.(?=\s|$)"
)
_LEAST_WORDS = 4
_QUOTES = frozenset('"“”')


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each sentence that a body or a person with an office closes. Quoted speech is left out."""
    for sentence in paragraph.doc.sents:
        text = sentence.text
        if not _QUOTES.isdisjoint(text):
            continue
        match = next((found for found in _CLOSING.finditer(text) if _can_say(found["source"])), None)
        if match is None or len(text[: match.start()].split()) < _LEAST_WORDS:
            continue
        offset = sentence.start_char
        start, end = match.span("source")
        yield Candidate(
            source=((offset + start, offset + end - match["source"].endswith(",")),),
            cue=((offset + match.start("cue"), offset + match.end("cue")),),
            content=((offset, offset + match.start()),),
            cue_class=CueClass.ASSERT,
            pattern=Pattern.PARENTHETICAL,
        )


def _can_say(phrase: str) -> bool:
    core = core_of(phrase)
    last = core.split()[-1] if core else ""
    return bool(core) and (kind_of(core) is not ClaimantKind.UNKNOWN or is_role(core) or speaks_as_body(last))
