"""Figures that a source is put as still giving, or as having given before: "the army says 17 died", "had put it at 80".

News is in the past tense ("said on Monday"). In the present and the perfect an article tells how things stand, in its
later paragraphs: mostly what was reported before. In the past perfect it tells what a source said before it went on.
"""

import re

from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_language.wordlists import word_set

_PRESENT = word_set(
    "says say speaks speak tells tell puts counts count gives give reports report claims claim holds hold maintains"
    " maintain insists insist estimates estimate stands stand lists list names talks talk cites cite has have had"
)
_PERFECT = re.compile(r"\b(?:has|have|had|[’'](?:s|ve|d))(?:\s+[\w-]+){0,2}\s*$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:when|since|before|after)\s+(?:it|he|she|they|the\s+\w+)\s*$", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|today|no longer|since then)\b", re.IGNORECASE)
_SAID = (
    r"(?:said|told|spoken|put|given|reported|announced|claimed|stated|published|estimated|talked|listed|named|set"
    r"|acknowledged|admitted|conceded|denied|confirmed|declared|maintained|insisted)"
)
_HAD_SAID = re.compile(
    rf"\bhad(?:\s+(?:[a-z]+ly|last|first|earlier|before|once|already)){{0,2}}\s+{_SAID}\b"
    r"|\b(?:previously|earlier|formerly|at first|until (?:now|then)) had\b",
    re.IGNORECASE,
)
_AROUND = 40
"""Characters before a cue that are looked at."""
_NEAR = 25
"""Characters around a cue in which a word for the present moment stands."""
_WORD = re.compile(r"[^\W\d_]+")


def is_standing(report: Report, figure: ReportedFigure) -> bool:
    """Whether the figure's source is put as still giving it, below the article's first paragraph."""
    if (cue := _cue(report, figure)) is None:
        return False
    (start, end), text = cue, report.article.text
    if _NOW.search(text, max(0, start - _NEAR), end + _NEAR):
        return False
    first, before = _WORD.match(text, start), text[max(0, start - _AROUND) : start]
    is_present = first is not None and first.group().casefold() in _PRESENT
    return is_present or bool(_PERFECT.search(before) or _SINCE.search(before))


def was_given_before(report: Report, figure: ReportedFigure) -> bool:
    """Whether the figure's source is put as having given it before what is news, below the first paragraph."""
    if (cue := _cue(report, figure)) is None:
        return False
    start, end = cue
    return any(verb.end() > start for verb in _HAD_SAID.finditer(report.article.text, max(0, start - _AROUND), end))


def _cue(report: Report, figure: ReportedFigure) -> tuple[int, int] | None:
    """Where the words begin and end by which the figure is claimed; ``None`` in the first paragraph."""
    cue = None if figure.attribution is None else report.attributions[figure.attribution].cue
    if cue is None or not 0 < report.article.text.find("\n\n") < cue.spans[0].start:
        return None
    return cue.spans[0].start, cue.spans[0].end
