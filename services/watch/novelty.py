"""What a report can tell, and what of it is news to a watch.

A report tells its story, its figures and its statements, each with the key that a watch remembers. What the ledger knew
before the report, and all of a copy, is told to nobody.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import Claimant, Figure, Quantity
from claimwatch_contracts.judgement import FigureChange, Judgement
from claimwatch_contracts.ledger import Entry
from claimwatch_contracts.report import Claim, Report, ReportedFigure
from claimwatch_contracts.vocabulary import MEASURES_OF_INTEREST, Change, HeldBack, NoveltyKind
from claimwatch_language.joining.telling import is_told_by
from services.watch.changes import KINDS, Changes
from services.watch.hearing import Hearing
from services.watch.told_keys import correction_key, figure_key, retraction_key, statement_key, told_story_key
from services.watch.weight import has_weight
from services.watch.wording import describe_entry, describe_figure, describe_statement

EVERYTHING_BUT_BELIEFS = Hearing()
NOT_JUDGED = Judgement()
ORDER = (
    NoveltyKind.NEW_STORY,
    NoveltyKind.CORRECTION,
    NoveltyKind.RETRACTION,
    NoveltyKind.UPDATE,
    NoveltyKind.DENIAL,
    NoveltyKind.NEW_CLAIM,
)


class Outcome(StrEnum):
    """What follows from a report that concerns a watch: an alert, or the reason why there is none.

    ``out_of_scope`` means that what is new lies outside of what the watch asks for. ``reprint``, ``nothing_certain``
    and ``told_before`` mean that nothing is new. The outcome is ``reprint`` if another article carried the story first.
    Otherwise it is ``nothing_certain`` if the report has claims and none is certain enough for the watch.
    """

    ALERT = "alert"
    REPLAY = "replay"
    OUT_OF_SCOPE = "out_of_scope"
    REPRINT = "reprint"
    NOTHING_CERTAIN = "nothing_certain"
    TOLD_BEFORE = "told_before"


@dataclass(frozen=True)
class Novelty:
    """A story, figure or statement that a watch can be told. The watch remembers ``key``; users read ``summary``.

    ``figure`` and ``attribution`` are indexes into the report's lists. ``before`` is what a figure replaces.
    ``taken_back`` is what no longer stands and has nothing in its place. What is not ``is_weighty`` is told only beside
    what is: remarks of people whom no monitor follows.
    """

    kind: NoveltyKind
    key: str
    summary: str
    figure: int | None = None
    attribution: int | None = None
    before: Quantity | None = None
    taken_back: Entry | None = None
    is_weighty: bool = True

    @property
    def is_plain_statement(self) -> bool:
        """Whether it is a statement that changes nothing that was said before."""
        return self.kind is NoveltyKind.NEW_CLAIM and self.figure is None


@dataclass(frozen=True)
class Verdict:
    """The news for a watch, the outcome, and the keys that count as told from then on."""

    outcome: Outcome
    news: tuple[Novelty, ...]
    told: tuple[str, ...]


class Asked(Protocol):
    """What a watch asks for."""

    def has(self, item: Novelty) -> bool:
        """Whether the watch asks for the item."""

    def weighs(self, item: Novelty) -> bool:
        """Whether the item is reason enough for an alert."""


class Everything:
    """What a watch without criteria would ask for."""

    def has(self, item: Novelty) -> bool:
        """It asks for every item."""
        return True

    def weighs(self, item: Novelty) -> bool:
        """The item itself knows."""
        return item.is_weighty


EVERYTHING = Everything()


def verdict(
    report: Report,
    items: Collection[Novelty],
    told_before: Collection[str],
    asked: Asked = EVERYTHING,
    *,
    replay: bool,
) -> Verdict:
    """Which of a report's ``items`` are news to a watch that the report concerns.

    The watch is told those that it asks for and was not told before, if one of them weighs enough. A replay is no news,
    but its items count as told. Otherwise a back-filled article would raise an alert as soon as its publisher edits it.
    """
    untold = [item for item in items if item.key not in told_before]
    wanted = _each_said_once([item for item in untold if asked.has(item)])
    news = tuple(wanted) if any(map(asked.weighs, wanted)) else ()
    if replay:
        return Verdict(Outcome.REPLAY, news=(), told=tuple(remembered(report, news)))
    silence = Outcome.OUT_OF_SCOPE if _tells_claims(untold) else _silence(report, items)
    return Verdict(Outcome.ALERT if news else silence, news, tuple(remembered(report, news)))


def _each_said_once(news: Collection[Novelty]) -> list[Novelty]:
    """The news without statements that are quoted around one of their figures."""
    quoted = {item.attribution for item in news if item.figure is not None}
    return [
        item
        for item in news
        if item.figure is not None or item.kind is not NoveltyKind.NEW_CLAIM or item.attribution not in quoted
    ]


def _silence(report: Report, items: Collection[Novelty]) -> Outcome:
    """Why there is no alert, when nothing of the report is new."""
    if report.is_reprint:
        return Outcome.REPRINT
    claims = report.figures or report.claims
    return Outcome.NOTHING_CERTAIN if claims and not _tells_claims(items) else Outcome.TOLD_BEFORE


def _tells_claims(items: Iterable[Novelty]) -> bool:
    return any(item.kind is not NoveltyKind.NEW_STORY for item in items)


def tellable(
    report: Report, hearing: Hearing = EVERYTHING_BUT_BELIEFS, judgement: Judgement = NOT_JUDGED
) -> tuple[Novelty, ...]:
    """All that the report can tell a watch with this hearing, each key once.

    The story comes first, then what is corrected, taken back, changed and denied, then other claims, the weightiest
    first. Of a report that was judged, only what is new to the ledger is told.
    """
    changes = Changes(report, judgement)
    if changes.is_copy:
        return ()
    heard = _heard_figures(report, hearing)
    figures = [_figure(report, index, changes) for index in heard if _is_news(report, index, changes, hearing)]
    retractions = map(_retraction, changes.taken_back)
    items: dict[str, Novelty] = {}
    for item in (_story(report, changes), *figures, *retractions, *_statements(report, hearing, heard, changes)):
        items.setdefault(item.key, item)
    return tuple(sorted(items.values(), key=lambda item: (ORDER.index(item.kind), not item.is_weighty)))


def alert_id(watch_id: str, news: Iterable[Novelty]) -> str:
    """The id of an alert: equal for equal news to the same watch, whichever instance or report raises the alert."""
    return derived_id(AlertRaised.TYPE, watch_id, *sorted(item.key for item in news))


def _story(report: Report, changes: Changes) -> Novelty:
    return Novelty(
        kind=NoveltyKind.NEW_STORY,
        key=told_story_key(report, changes.incident_id),
        summary=report.article.title or report.article.text,
        is_weighty=changes.begins_incident,
    )


def _retraction(entry: Entry) -> Novelty:
    return Novelty(NoveltyKind.RETRACTION, retraction_key(entry), describe_entry(entry), taken_back=entry)


def _heard_figures(report: Report, hearing: Hearing) -> list[int]:
    """The indexes of the figures that are told if they are news. The correction tells one that was taken back."""
    taken_back = _taken_back(report)
    told = (index for index, figure in enumerate(report.figures) if hearing.tells_figure(report, figure))
    return [index for index in told if index not in taken_back]


def _taken_back(report: Report) -> set[int]:
    """The indexes of the figures that the article repeats only to take them back."""
    counts = {_count(figure.corrects) for figure in report.figures if figure.corrects}
    repeated = (index for index, figure in enumerate(report.figures) if _count(figure) in counts)
    return {index for index in repeated if not _has_name(report.figures[index].claimant)}


def _is_news(report: Report, index: int, changes: Changes, hearing: Hearing) -> bool:
    """Whether the ledger did not have the figure before, or the publisher corrects it.

    A figure that belongs in no row is told to whom asks for its measure.
    """
    change = changes.of_figure(index)
    if report.figures[index].corrects is not None:
        return True
    if change is None or change.row is None:
        return not changes.is_judged or report.figures[index].measure in hearing.measures
    return change.change in KINDS


def _figure(report: Report, index: int, changes: Changes) -> Novelty:
    figure = report.figures[index]
    before = figure.corrects or changes.before(index)
    change = changes.of_figure(index)
    return Novelty(
        kind=_kind(figure, change),
        key=figure_key(figure) if figure.corrects is None else correction_key(figure),
        summary=describe_figure(report, figure, before, contested=change is not None and change.now_contested),
        figure=index,
        attribution=figure.attribution,
        before=before or figure.was,
        is_weighty=not changes.is_judged or figure.claimant is not None or figure.measure in MEASURES_OF_INTEREST,
    )


def _kind(figure: ReportedFigure, change: FigureChange | None) -> NoveltyKind:
    """What the publisher takes back in its own article is corrected, whatever else it changes."""
    if figure.corrects is not None:
        return NoveltyKind.CORRECTION
    if change is not None:
        return KINDS.get(change.change, NoveltyKind.NEW_CLAIM)
    return NoveltyKind.NEW_CLAIM if figure.updates is None else NoveltyKind.UPDATE


def _count(figure: Figure) -> tuple[object, ...]:
    """The part of a figure that an article repeats when it takes the figure back."""
    return figure.measure, figure.unit, figure.value, figure.min, figure.max


def _has_name(claimant: Claimant | None) -> bool:
    """Whether there is a claimant with a name; "an earlier version of this article" has no name."""
    return claimant is not None and not claimant.key.startswith("unnamed-")


def _statements(report: Report, hearing: Hearing, heard: Collection[int], changes: Changes) -> Iterator[Novelty]:
    """The statements that are told, without those that say no more than a figure that is heard or taken back."""
    replacing = _taken_back(report).union(heard)
    for index, claim in enumerate(report.claims):
        attribution = report.attributions[claim.attribution]
        figures = [report.figures[number] for number in claim.figures if number in replacing]
        is_left = claim.held_back is not HeldBack.NO_CONTENT and not is_told_by(attribution, figures)
        kind = _statement_kind(index, changes)
        if is_left and kind is not None and hearing.hears(attribution):
            yield _statement(report, claim, kind, changes)


def _statement_kind(claim: int, changes: Changes) -> NoveltyKind | None:
    """The kind of news that a statement is; ``None`` if it is none."""
    change = changes.of_claim(claim)
    if change is None:
        return None if changes.is_judged else NoveltyKind.NEW_CLAIM
    kind = NoveltyKind.NEW_CLAIM if change.change is Change.CHANGED else KINDS.get(change.change)
    return None if kind is NoveltyKind.NEW_CLAIM and changes.has_only_known_figures(claim) else kind


def _statement(report: Report, claim: Claim, kind: NoveltyKind, changes: Changes) -> Novelty:
    attribution = report.attributions[claim.attribution]
    return Novelty(
        kind=kind,
        key=statement_key(attribution),
        summary=describe_statement(report, attribution),
        attribution=claim.attribution,
        is_weighty=not changes.is_judged or kind is not NoveltyKind.NEW_CLAIM or has_weight(attribution),
    )


def remembered(report: Report, news: Collection[Novelty]) -> list[str]:
    """The keys by which a watch remembers the news.

    A correction is remembered by the figure's own key too, and a figure by that of the statement that is quoted around
    it.
    """
    keys = [item.key for item in news]
    figures = [report.figures[item.figure] for item in news if item.figure is not None]
    keys += [figure_key(figure) for figure in figures if figure.corrects is not None]
    quoted = (figure.attribution for figure in figures if figure.attribution is not None)
    return keys + [statement_key(report.attributions[index]) for index in dict.fromkeys(quoted)]
