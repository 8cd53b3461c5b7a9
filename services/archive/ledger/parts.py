"""Which figures of an article are parts of another count, by the figures around them and by their own words."""

from collections.abc import Sequence

from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Measure, Nature
from claimwatch_language.geography import contains, place_key
from services.archive.ledger.classes import measure_of
from services.archive.ledger.counting import is_alternative, is_more, is_named_part, is_no_count

_REACH = 40
"""Characters after a part in which its place is named."""
_A_PAIR = 2
"""The most persons that words without a numeral mean ("a girl", "a couple")."""


def is_part(report: Report, index: int, kind: str | None) -> bool:
    """Whether a count includes this figure, in the article or before it, and no class sets it apart."""
    figures = report.figures
    figure, measure = figures[index], measure_of(figures, index)
    if kind is not None and measure.nature is Nature.HARM:
        return False
    if measure.nature is Nature.HARM and _is_part_by_words(report, index, measure):
        return True
    if is_alternative(report.article.text, figure.start):
        return True
    if figure.subset_of is not None and measure_of(figures, figure.subset_of) is measure:
        return not _is_of_another_place(figure, figures[figure.subset_of])
    is_lone = figure.implicit and (figure.value or 0) <= _A_PAIR
    return is_lone and any(
        other is not figure
        and not other.implicit
        and measure_of(figures, other_index) is measure
        and not _is_of_another_town(figure, other)
        for other_index, other in enumerate(figures)
    )


def _is_of_another_town(one: ReportedFigure, other: ReportedFigure) -> bool:
    """Whether two figures are of places of which neither lies in the other."""
    if one.place is None or other.place is None or place_key(one.place) == place_key(other.place):
        return False
    return not contains(one.place, other.place) and not contains(other.place, one.place)


def _is_of_another_place(part: ReportedFigure, whole: ReportedFigure) -> bool:
    """Whether the words after a part say where it was counted, elsewhere than the whole ("146, of whom 131 in Orsk").

    Of a count over a long time it is a part all the same.
    """
    if part.date is not None and part.date.open:
        return False
    if part.place is None or whole.place is None or place_key(part.place) == place_key(whole.place):
        return False
    return part.end <= part.place.start <= part.end + _REACH


def _is_part_by_words(report: Report, index: int, measure: Measure) -> bool:
    """Whether the words around a number of people harmed make it a part of a count, or none."""
    text, figures = report.article.text, report.figures
    figure = figures[index]
    if is_more(text, figure.start, figure.end):
        return measure is Measure.KILLED or not _goes_on_from_others(report.figures, index, measure)
    return is_named_part(text, figure.start, figure.end) or is_no_count(text, figure.start, figure.end)


def _goes_on_from_others(figures: Sequence[ReportedFigure], index: int, measure: Measure) -> bool:
    """Whether only another harm was counted before ("12 were killed and 40 more wounded")."""
    before = {measure_of(figures, place) for place in range(index)}
    return measure not in before and any(other.nature is Nature.HARM for other in before)
