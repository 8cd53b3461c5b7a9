"""What a report can tell: its story, its figures and its statements, each with the key that a watch remembers.

The key of a figure is made from claimant, measure, unit, population, place, period, value or bounds, comparator and
polarity. The key of a correction also contains the earlier value. The key of a statement without a told figure is made
from claimant, normalised content and polarity. Equal keys are the same news, whoever publishes it.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import Attribution, Claimant, Factuality, Figure
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import HeldBack, NoveltyKind, Polarity
from claimwatch_language.figure_identity import amount, claimant_key, period_key, place_key
from claimwatch_language.joining.telling import is_told_by
from claimwatch_language.normalising import normalised_words
from services.watch.hearing import Hearing
from services.watch.wording import describe_figure, describe_statement

EVERYTHING_BUT_BELIEFS = Hearing()
ORDER = (NoveltyKind.NEW_STORY, NoveltyKind.CORRECTION, NoveltyKind.UPDATE, NoveltyKind.NEW_CLAIM)


class Outcome(StrEnum):
    """What follows from a report that concerns a watch: an alert, or the reason why there is none.

    ``reprint``, ``nothing_certain`` and ``told_before`` mean that the watch was told everything before. The outcome is
    ``reprint`` if another article carried the story first. Otherwise it is ``nothing_certain`` if the report has claims
    and none is certain enough for the watch.
    """

    ALERT = "alert"
    REPLAY = "replay"
    REPRINT = "reprint"
    NOTHING_CERTAIN = "nothing_certain"
    TOLD_BEFORE = "told_before"


@dataclass(frozen=True)
class Novelty:
    """A story, figure or statement that a watch can be told. The watch remembers ``key``; users read ``summary``.

    ``figure`` and ``attribution`` are indexes into the report's lists.
    """

    kind: NoveltyKind
    key: str
    summary: str
    figure: int | None = None
    attribution: int | None = None


@dataclass(frozen=True)
class Verdict:
    """The news for a watch, the outcome, and the keys that count as told from then on."""

    outcome: Outcome
    news: tuple[Novelty, ...]
    told: tuple[str, ...]


def verdict(report: Report, items: Collection[Novelty], told_before: Collection[str], *, replay: bool) -> Verdict:
    """Which of a report's ``items`` are news to a watch that the report concerns.

    A replay is no news, but its items count as told. Otherwise a back-filled article would raise an alert as soon as
    its publisher edits it.
    """
    untold = tuple(item for item in items if item.key not in told_before)
    outcome = Outcome.REPLAY if replay else Outcome.ALERT if untold else _silence(report, items)
    return Verdict(outcome, news=() if replay else untold, told=tuple(remembered(report, untold)))


def _silence(report: Report, items: Collection[Novelty]) -> Outcome:
    """Why there is no alert, when all of the report's items were told before."""
    if report.is_reprint:
        return Outcome.REPRINT
    tells_claims = any(item.kind is not NoveltyKind.NEW_STORY for item in items)
    claims = report.figures or report.claims
    return Outcome.NOTHING_CERTAIN if claims and not tells_claims else Outcome.TOLD_BEFORE


def tellable(report: Report, hearing: Hearing = EVERYTHING_BUT_BELIEFS) -> tuple[Novelty, ...]:
    """All that the report can tell a watch with this hearing, each key once.

    The story comes first, then corrections, updates and other claims.
    """
    items: dict[str, Novelty] = {}
    figures = _told_figures(report, hearing)
    told_figures = (_figure(report, index) for index in figures)
    for item in (_story(report), *told_figures, *_statements(report, hearing, figures)):
        items.setdefault(item.key, item)
    return tuple(sorted(items.values(), key=lambda item: ORDER.index(item.kind)))


def told_story_key(report: Report) -> str:
    """The key by which a watch remembers the report's story."""
    return derived_id("told", "story", report.story_id)


def alert_id(watch_id: str, news: Iterable[Novelty]) -> str:
    """The id of an alert: equal for equal news to the same watch, whichever instance or report raises the alert."""
    return derived_id(AlertRaised.TYPE, watch_id, *sorted(item.key for item in news))


def _story(report: Report) -> Novelty:
    return Novelty(
        kind=NoveltyKind.NEW_STORY,
        key=told_story_key(report),
        summary=report.article.title or report.article.text,
    )


def _told_figures(report: Report, hearing: Hearing) -> list[int]:
    """The indexes of the figures that are told. The correction tells a figure that was taken back."""
    taken_back = _taken_back(report)
    told = (index for index, figure in enumerate(report.figures) if hearing.tells_figure(report, figure))
    return [index for index in told if index not in taken_back]


def _taken_back(report: Report) -> set[int]:
    """The indexes of the figures that the article repeats only to take them back."""
    counts = {_count(figure.corrects) for figure in report.figures if figure.corrects}
    repeated = (index for index, figure in enumerate(report.figures) if _count(figure) in counts)
    return {index for index in repeated if not _has_name(report.figures[index].claimant)}


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
    """The part of a figure that an article repeats when it takes the figure back."""
    return figure.measure, figure.unit, figure.value, figure.min, figure.max


def _has_name(claimant: Claimant | None) -> bool:
    """Whether there is a claimant with a name; "an earlier version of this article" has no name."""
    return claimant is not None and not claimant.key.startswith("unnamed-")


def _statements(report: Report, hearing: Hearing, told: Collection[int]) -> Iterator[Novelty]:
    """The statements that are told, without those that say no more than a figure that is told or taken back."""
    replacing = _taken_back(report).union(told)
    for claim in report.claims:
        attribution = report.attributions[claim.attribution]
        figures = [report.figures[index] for index in claim.figures if index in replacing]
        is_left = claim.held_back is not HeldBack.NO_CONTENT and not is_told_by(attribution, figures)
        if is_left and hearing.hears(attribution):
            yield Novelty(
                kind=NoveltyKind.NEW_CLAIM,
                key=statement_key(attribution),
                summary=describe_statement(report, attribution),
                attribution=claim.attribution,
            )


def remembered(report: Report, news: Collection[Novelty]) -> list[str]:
    """The keys by which a watch remembers the news. A correction is remembered by the figure's own key too."""
    keys = [item.key for item in news]
    figures = [report.figures[item.figure] for item in news if item.figure is not None]
    return keys + [figure_key(figure) for figure in figures if figure.corrects is not None]


def correction_key(figure: ReportedFigure) -> str:
    """The key of a correction: equal for equal values before and after. A change back to the old value has another."""
    before = amount(figure.corrects) if figure.corrects else ()
    return derived_id("told", "correction", *before, figure_key(figure))


def figure_key(figure: ReportedFigure) -> str:
    """The claim key of a figure. The denial of a figure has another key than the claim."""
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
