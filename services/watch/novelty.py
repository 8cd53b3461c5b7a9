"""What a report could tell: its story, its figures, its statements, each under the key by which it is remembered.

A figure's claim key is (claimant, measure, unit, population, place, period, value or bounds, comparator, whether it is
denied); a correction's has the value taken back as well; a statement's without a figure is (claimant, normalised
content, whether it is denied). Equal keys are the same news, whoever publishes them.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import Attribution, Claimant, Factuality, Figure
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import CueClass, NoveltyKind, Polarity
from claimwatch_language.figure_identity import amount, claimant_key, period_key, place_key
from claimwatch_language.normalising import normalised_words
from services.watch.hearing import Hearing
from services.watch.wording import describe_figure, describe_statement

WORD = re.compile(r"\w+")
EVERYTHING_BUT_BELIEFS = Hearing()
PRESUPPOSING = frozenset({CueClass.DEMAND, CueClass.PROMISE, CueClass.ASK, CueClass.CONDEMN})
"""How statements are made that are about more than the figures in them: a call for an inquiry into 31 deaths."""
ORDER = (NoveltyKind.NEW_STORY, NoveltyKind.CORRECTION, NoveltyKind.UPDATE, NoveltyKind.NEW_CLAIM)


@dataclass(frozen=True)
class Novelty:
    """One thing that a watch can be told. ``key`` is what is remembered; ``summary`` is for people.

    ``figure`` and ``attribution`` are indexes into the report's lists.
    """

    kind: NoveltyKind
    key: str
    summary: str
    figure: int | None = None
    attribution: int | None = None


@dataclass(frozen=True)
class Verdict:
    """What a watch is alerted to (nothing: no alert), and the keys that count as told to it from then on."""

    news: tuple[Novelty, ...]
    told: tuple[str, ...]


def verdict(report: Report, items: Iterable[Novelty], told_before: Collection[str], *, replay: bool) -> Verdict:
    """What of a report's ``items`` is news to a watch that it concerns.

    A replay is no news, and all it could have told counts as told: or an article filled in later would alert as soon
    as its publisher retouches it.
    """
    untold = tuple(item for item in items if item.key not in told_before)
    return Verdict(news=() if replay else untold, told=tuple(remembered(report, untold)))


def tellable(report: Report, hearing: Hearing = EVERYTHING_BUT_BELIEFS) -> tuple[Novelty, ...]:
    """Everything in the report that a watch can be told, each key once: the story, corrections, updates, other claims.

    ``hearing`` says which claims are left out.
    """
    items: dict[str, Novelty] = {}
    figures = _told_figures(report, hearing)
    for item in (_story(report), *(_figure(report, n) for n in figures), *_statements(report, hearing, figures)):
        items.setdefault(item.key, item)
    return tuple(sorted(items.values(), key=lambda item: ORDER.index(item.kind)))


def told_story_key(report: Report) -> str:
    """Under which a watch remembers that it has heard of the report's story."""
    return derived_id("told", "story", report.story_id)


def alert_id(watch_id: str, news: Iterable[Novelty]) -> str:
    """The same for the same news to the same watch, whichever instance or copy of the story raises it."""
    return derived_id(AlertRaised.TYPE, watch_id, *sorted(item.key for item in news))


def _story(report: Report) -> Novelty:
    return Novelty(
        kind=NoveltyKind.NEW_STORY,
        key=told_story_key(report),
        summary=report.article.title or report.article.text,
    )


def _told_figures(report: Report, hearing: Hearing) -> list[int]:
    """Which figures are told; one that is taken back is told by its correction."""
    taken_back = _taken_back(report)
    told = (n for n, figure in enumerate(report.figures) if hearing.tells_figure(report, figure))
    return [n for n in told if n not in taken_back]


def _taken_back(report: Report) -> set[int]:
    """The figures that the article repeats to take them back."""
    counts = {_count(figure.corrects) for figure in report.figures if figure.corrects}
    repeated = (n for n, figure in enumerate(report.figures) if _count(figure) in counts)
    return {n for n in repeated if not _is_of_somebody(report.figures[n].claimant)}


def _figure(report: Report, index: int) -> Novelty:
    figure = report.figures[index]
    return Novelty(
        kind=_kind(figure),
        key=figure_key(figure) if figure.corrects is None else correction_key(figure),
        summary=describe_figure(report, figure),
        figure=index,
        attribution=figure.attribution,
    )


def _kind(figure: ReportedFigure) -> NoveltyKind:
    if figure.corrects is not None:
        return NoveltyKind.CORRECTION
    return NoveltyKind.NEW_CLAIM if figure.updates is None else NoveltyKind.UPDATE


def _count(figure: Figure) -> tuple[object, ...]:
    """What an article that takes a figure back repeats of it."""
    return figure.measure, figure.unit, figure.value, figure.min, figure.max


def _is_of_somebody(claimant: Claimant | None) -> bool:
    """Whether it has a name: "an earlier version of this article" has none."""
    return claimant is not None and not claimant.key.startswith("unnamed-")


def _statements(report: Report, hearing: Hearing, told: Collection[int]) -> Iterator[Novelty]:
    """The statements that are told. A figure that is told, or taken back, stands for the one it is part of."""
    standing = _taken_back(report).union(told)
    for claim in report.claims:
        attribution = report.attributions[claim.attribution]
        is_told = not standing.isdisjoint(claim.figures) and attribution.cue_class not in PRESUPPOSING
        says_something = len(WORD.findall(attribution.content.text)) > 1
        if not is_told and says_something and hearing.hears(attribution):
            yield Novelty(
                kind=NoveltyKind.NEW_CLAIM,
                key=statement_key(attribution),
                summary=describe_statement(report, attribution),
                attribution=claim.attribution,
            )


def remembered(report: Report, news: Collection[Novelty]) -> list[str]:
    """The keys under which a watch remembers what it is told: a corrected figure is known as a figure too."""
    keys = [item.key for item in news]
    corrected = [report.figures[item.figure] for item in news if item.figure is not None]
    return keys + [figure_key(figure) for figure in corrected if figure.corrects is not None]


def correction_key(figure: ReportedFigure) -> str:
    """The same for the same two values, whoever prints them; a figure that goes back to what it was is news again."""
    before = amount(figure.corrects) if figure.corrects else ()
    return derived_id("told", "correction", *before, figure_key(figure))


def figure_key(figure: ReportedFigure) -> str:
    """The claim key of a figure. Who denies a figure does not claim it: that is another key."""
    return derived_id(
        "told",
        "figure",
        claimant_key(figure),
        figure.measure,
        figure.population,
        place_key(figure.place),
        period_key(figure.date),
        *amount(figure),
        figure.unit,
        *_denied(figure.factuality),
    )


def statement_key(attribution: Attribution) -> str:
    """The claim key of a statement without a figure."""
    claimant = attribution.claimant and attribution.claimant.key
    return derived_id(
        "told", "statement", claimant, normalised_words(attribution.content.text), *_denied(attribution.factuality)
    )


def _denied(factuality: Factuality) -> tuple[str, ...]:
    return ("denied",) if factuality.polarity is Polarity.DENIED else ()
