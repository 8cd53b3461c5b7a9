"""What of a report is told by default, and the reason why the rest is not.

A watch may ask for more: beliefs, a measure that is held back, or what was read with less confidence.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimwatch_contracts.extraction import Attribution, Figure, Place
from claimwatch_contracts.report import Claim, ReportedFigure
from claimwatch_contracts.vocabulary import MEASURES_OF_OBJECTS, TELLING_CONFIDENCE, CueClass, HeldBack, Measure, Nature
from claimwatch_language.figure_identity import amount, claimant_key, place_key
from claimwatch_language.geography import contains
from claimwatch_language.saying.admissions import admits
from claimwatch_language.wordlists import word_set

PRESUPPOSING = frozenset({CueClass.DEMAND, CueClass.PROMISE, CueClass.ASK, CueClass.CONDEMN})
"""The cue classes of statements that say more than their figures: a call for an inquiry into 31 deaths."""
_MENTIONED = MEASURES_OF_OBJECTS | {Measure.OTHER, Measure.PEOPLE_OTHER}
"""Measures that are read with little confidence where nothing happened to what is counted ("two districts")."""
_LONGEST_TOLD_BY_FIGURE = 20
"""Words at most in a content that its figures tell in full."""
_SIDE_BY_SIDE = 60
"""Characters at most from one person to the next who is named with that person."""
_LISTED = 30
"""Characters at most from one number of a list to the next."""
_SOON_AFTER = 300
"""Characters at most from one person to the next whom the article introduces."""
_INTRODUCED = re.compile(r"(?:an?|another|one)\b", re.IGNORECASE)
"""How the words for a person begin of whom nothing was told before."""
_MOST_COMPARED = 16
"""Figures of one amount that a figure is compared with, at most."""
_CARRIED = 0.85
"""By how much the confidence shrinks with a place that the figure's own sentence does not name."""
_WORD = re.compile(r"\w+")
_RELATIVE = word_set("who whom")
_SAID_BEFORE = word_set(
    "accusation accusations allegation allegations charge charges claim claims figure figures finding findings "
    "involvement report reports responsibility statement toll"
)
"""Words for what others have said."""


def confidence_with_place(text: str, starts: Sequence[int], figure: Figure, place: Place | None) -> float:
    """The confidence that what a figure counts and its place are right.

    A place of another sentence, or of the title, is less sure. ``starts`` are the text's ``sentence_starts``.
    """
    first = starts[bisect_right(starts, figure.start) - 1]
    own_sentence = bisect_right(starts, first)
    end = starts[own_sentence] if own_sentence < len(starts) else len(text)
    if place is None or (first <= place.start < end and text.startswith(place.text, place.start)):
        return figure.confidence
    return round(figure.confidence * _CARRIED, 2)


def with_reasons(figures: Sequence[ReportedFigure]) -> tuple[ReportedFigure, ...]:
    """The figures, each with the reason if it is not told by default."""
    repeated = set(_repeated(figures))
    reasons = (
        _reason(figure) or (HeldBack.REPEATED if index in repeated else None) for index, figure in enumerate(figures)
    )
    return tuple(
        figure if reason is None else figure.model_copy(update={"held_back": reason})
        for figure, reason in zip(figures, reasons, strict=True)
    )


def claim_with_reason(claim: Claim, attribution: Attribution, figures: Sequence[ReportedFigure]) -> Claim:
    """The claim, with the reason if it is not told by default. ``figures`` are all of the report."""
    claimed = [figures[index] for index in claim.figures]
    return claim.model_copy(update={"held_back": _reason_of_statement(attribution, claimed)})


def is_told_by(attribution: Attribution, figures: Iterable[ReportedFigure]) -> bool:
    """Whether the attribution says no more than those of its figures that are told. An admission says more."""
    if attribution.cue_class in PRESUPPOSING or admits(attribution):
        return False
    if _words(attribution) > _LONGEST_TOLD_BY_FIGURE:
        return False
    return any(figure.measure.nature is not Nature.QUANTITY for figure in figures)


def _reason(figure: ReportedFigure) -> HeldBack | None:
    if not figure.factuality.is_certain:
        return HeldBack.NOT_CERTAIN
    if figure.measure is Measure.DISTANCE:
        return HeldBack.DISTANCE
    if _is_loose(figure):
        return HeldBack.LOOSE_COUNT
    return HeldBack.UNSURE if figure.confidence < TELLING_CONFIDENCE else None


def _is_loose(figure: ReportedFigure) -> bool:
    """Whether the figure counts nobody knows what, or people or things that are only mentioned."""
    if figure.measure is Measure.OTHER and figure.counted is None and figure.unit is None:
        return True
    return figure.measure in _MENTIONED and figure.confidence < TELLING_CONFIDENCE


def _repeated(figures: Sequence[ReportedFigure]) -> Iterator[int]:
    """The indexes of figures that the article gives elsewhere as well, with the same or with another claimant.

    Of several figures alike the surest of each claimant is told, the first of several as sure; one in the article's own
    voice only if nobody else claims it.
    """
    alike: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        if _reason(figure) is not None:
            continue
        earlier = alike[figure.measure, figure.unit, *amount(figure), figure.factuality.polarity]
        for other in earlier:
            if not _agree(figures[other], figure):
                continue
            same_voice = claimant_key(figure) == claimant_key(figures[other])
            is_surer = figure.confidence > figures[other].confidence
            if (claimant_key(figures[other]) is None and (not same_voice or is_surer)) or (same_voice and is_surer):
                yield other
            elif same_voice or claimant_key(figure) is None:
                yield index
                break
        earlier[_MOST_COMPARED:] = [] if len(earlier) >= _MOST_COMPARED else [index]


def _agree(one: ReportedFigure, other: ReportedFigure) -> bool:
    """Whether two figures of one amount may be one count: no population, place or day contradicts.

    Two persons named side by side are two ("a cook and a guard were killed"), as are two numbers of different people
    ("four nurses and four guards").
    """
    if one.counted != other.counted and (_are_two_persons(one, other) or _are_listed(one, other)):
        return False
    if one.population != other.population and None not in (one.population, other.population):
        return False
    if one.date and other.date and not (one.date.start <= other.date.end and other.date.start <= one.date.end):
        return False
    if one.place is None or other.place is None or place_key(one.place) == place_key(other.place):
        return True
    return contains(one.place, other.place) or contains(other.place, one.place)


def _are_listed(one: ReportedFigure, other: ReportedFigure) -> bool:
    """Whether two numbers with nouns of their own stand side by side."""
    is_told = one.counted is not None and other.counted is not None and not one.implicit and not other.implicit
    return is_told and abs(one.start - other.start) < _LISTED


def _are_two_persons(one: ReportedFigure, other: ReportedFigure) -> bool:
    """Whether two words for one person each are named side by side, or introduce two soon after each other."""
    apart = abs(one.start - other.start)
    if one.implicit and other.implicit and apart < _SIDE_BY_SIDE:
        return True
    are_singular = one.value == other.value == 1 and one.counted is not None and other.counted is not None
    are_introduced = all(_INTRODUCED.match(figure.text) for figure in (one, other))
    return are_singular and are_introduced and apart < _SOON_AFTER


def _reason_of_statement(attribution: Attribution, figures: Sequence[ReportedFigure]) -> HeldBack | None:
    if _words(attribution) <= 1 and not _denies_what_was_said(attribution):
        return HeldBack.NO_CONTENT
    if _lacks_its_noun(attribution):
        return HeldBack.NO_CONTENT
    if attribution.cue_class is CueClass.BELIEVE:
        return HeldBack.BELIEF
    if not attribution.factuality.is_certain:
        return HeldBack.NOT_CERTAIN
    if attribution.confidence < TELLING_CONFIDENCE:
        return HeldBack.UNSURE
    told = (figure for figure in figures if figure.worth_telling)
    return HeldBack.TOLD_BY_FIGURE if is_told_by(attribution, told) else None


def _denies_what_was_said(attribution: Attribution) -> bool:
    """Whether somebody rejects "the accusation" or "the figure", which says enough."""
    named = _WORD.findall(attribution.content.text.casefold())
    return attribution.cue_class is CueClass.DENY and not _SAID_BEFORE.isdisjoint(named)


def _lacks_its_noun(attribution: Attribution) -> bool:
    """Whether the words say of something unnamed what it is: "who (the doctors say) were shot"."""
    first, *others = attribution.content.spans
    return bool(others) and attribution.content.text[: first.end - first.start].casefold() in _RELATIVE


def _words(attribution: Attribution) -> int:
    return len(_WORD.findall(attribution.content.text))
