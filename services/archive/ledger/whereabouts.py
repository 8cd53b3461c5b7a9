"""Where a figure counts, by its own words: at its place, in several towns, in all that its article is about."""

import re
from typing import NamedTuple

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import AdministrativeArea, Location
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import PlaceRole
from services.archive.ledger.areas import names_its_area, own_place, place_meant
from services.archive.ledger.several_towns import area_of_towns
from services.archive.ledger.sums import place_of_part

_IN_ALL = re.compile(r"(?:^|[,;] )(?:in all|in total|altogether|overall|all told|taken together)\b", re.IGNORECASE)
_LABORATORY = re.compile(
    r"\blaborator(?:y|ies)(?: (?:for|of) [\w-]+)? (?:in|at|of|near) (?:the (?:city|town) of )?$", re.IGNORECASE
)
_REACH = 60
"""Characters before a place in which a laboratory is named."""


class Whereabouts(NamedTuple):
    """A place and the areas around it. ``is_near`` is true if the figure's own sentence names or means the place."""

    place: Location | None
    within: tuple[AdministrativeArea, ...]
    is_near: bool


def whereabouts(report: Report, index: int, sentence: Span, clause: str) -> Whereabouts:
    """Where a figure of the report counts.

    ``clause`` has the words of its sentence that are not beside another figure. "In all" counts where the article's
    first figure does, and a part of a sum where the words beside it say. The town of a laboratory is not where those
    lie ill who were tested there: the place is that of the figure before.
    """
    figure = report.figures[index]
    if (area := area_of_towns(report, index, sentence)) is not None:
        return Whereabouts(*area, is_near=True)
    if (named := place_of_part(report, index, sentence)) is not None:
        return Whereabouts(*own_place(figure.model_copy(update={"place": named})), is_near=True)
    if (whole := _lead_of_all(report, index, sentence)) is not None:
        return Whereabouts(*own_place(whole), is_near=True)
    if _is_of_laboratory(report.article.text, figure):
        return Whereabouts(*(own_place(report.figures[index - 1]) if index else (None, ())), is_near=False)
    place, within = place_meant(figure, clause)
    is_near = place != own_place(figure)[0] or _is_named(report, figure, sentence)
    return Whereabouts(place, within, is_near)


def place_by_hand(report: Report, figure: ReportedFigure, sentence: Span) -> Whereabouts:
    """The place that a person gave a figure."""
    return Whereabouts(*own_place(figure), is_near=_is_named(report, figure, sentence))


def _is_named(report: Report, figure: ReportedFigure, sentence: Span) -> bool:
    if figure.place is None:
        return False
    words = report.article.text[sentence.start : sentence.end]
    return sentence.start <= figure.place.start < sentence.end or names_its_area(figure.place, words)


def _lead_of_all(report: Report, index: int, sentence: Span) -> ReportedFigure | None:
    """The article's first figure if its sentence counts "in all" and names no place itself."""
    lead = report.figures[0]
    if not index or lead.place is None or _IN_ALL.search(report.article.text[sentence.start : sentence.end]) is None:
        return None
    named = (p for p in report.places if sentence.start <= p.start < sentence.end and p.role is PlaceRole.LOCATION)
    return None if any(named) else lead


def _is_of_laboratory(text: str, figure: ReportedFigure) -> bool:
    place = figure.place
    return place is not None and _LABORATORY.search(text[max(0, place.start - _REACH) : place.start]) is not None
