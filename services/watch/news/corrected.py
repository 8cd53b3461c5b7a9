"""Figures that an article repeats only to take them back, and what it says of itself."""

import re

from claimwatch_contracts.extraction import Claimant, Figure
from claimwatch_contracts.report import Report

_ARTICLE = r"(?:articles?|story|stories|report|dispatch|post|page|headline|piece|text|item)"
_OF_ITSELF = re.compile(
    rf"(?:(?:an?|the|our|this) )?(?:(?:earlier|previous|prior|original|first) (?:versions?|headline|{_ARTICLE})\b.*"
    rf"|(?:this|our) {_ARTICLE}|headline\b.*|correction|corrections|editor['’]s note)",
    re.IGNORECASE,
)
"""The words of a note on a correction for the article in which it stands. "The report" may be anybody's."""


def is_of_itself(claimant: Claimant | None) -> bool:
    """Whether a claimant is the article itself or an earlier version of it: what it is put as saying nobody claims."""
    return claimant is not None and _OF_ITSELF.fullmatch(claimant.text) is not None


def taken_back(report: Report) -> set[int]:
    """The indexes of the figures that the article repeats only to take them back."""
    counts = {_count(figure.corrects) for figure in report.figures if figure.corrects}
    repeated = (index for index, figure in enumerate(report.figures) if _count(figure) in counts)
    return {index for index in repeated if not _has_name(report.figures[index].claimant)}


def _count(figure: Figure) -> tuple[object, ...]:
    """The part of a figure that an article repeats when it takes the figure back."""
    return figure.measure, figure.unit, figure.value, figure.min, figure.max


def _has_name(claimant: Claimant | None) -> bool:
    """Whether there is a claimant with a name; "an earlier version of this article" has no name."""
    return claimant is not None and not claimant.key.startswith("unnamed-")
