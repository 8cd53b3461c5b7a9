"""A body's words before a colon that speak for the list after them: "The ministry reports for May:", "- 12 deaths"."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.paragraphs import Paragraph
from services.attribution.text.surfaces import Range

_LEAD = re.compile(
    r"(?P<source>(?:The |the )?[A-Z]?[\w’'.&()-]+(?: [\w’'.&()-]+){0,11}?)"
    r" (?P<cue>reports?|reported|announces?|announced|says|said|gives|gave|publish(?:es|ed)|states?|stated|informs)\b"
    r"[^.;!?\n]{0,140}:"
)
_ACCORDING = re.compile(r"(?P<cue>According to|Source:|As reported by) (?P<source>[^,:.\n]{3,80})[^.\n]{0,80}:")
_ITEM = re.compile(r"\s*(?:[-–•*·▪]|\d{1,2}[.)])\s")


def find_listed(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Candidate]:
    """A candidate for each such list, in characters of the text."""
    for index, paragraph in enumerate(paragraphs):
        match = _LEAD.fullmatch(paragraph.text) or _ACCORDING.fullmatch(paragraph.text)
        items = list(takewhile(lambda each: _ITEM.match(_line(text, each)), paragraphs[index + 1 :])) if match else []
        if match is None or not items:
            continue
        yield Candidate(
            source=(_span(match, "source", paragraph.start),),
            cue=(_span(match, "cue", paragraph.start),),
            content=tuple((item.start, item.end) for item in items),
            cue_class=CueClass.ASSERT,
            pattern=Pattern.COLON,
        )


def _line(text: str, paragraph: Paragraph) -> str:
    """The paragraph with what was left out at its beginning."""
    return text[text.rfind("\n", 0, paragraph.start) + 1 : paragraph.end]


def _span(match: re.Match[str], group: str, offset: int) -> Range:
    return match.start(group) + offset, match.end(group) + offset
