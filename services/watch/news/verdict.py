"""What of a report is news to a watch, or why nothing is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.vocabulary import Change, MatchOutcome, NoveltyKind, StoryRelation
from services.watch.news.changes import Changes
from services.watch.news.novelty import Novelty
from services.watch.news.recaps import told_amounts
from services.watch.news.told_keys import figure_key, statement_key


@dataclass(frozen=True)
class Verdict:
    """The news for a watch, the outcome, and the keys that count as told from then on."""

    outcome: MatchOutcome
    news: tuple[Novelty, ...]
    told: tuple[str, ...]

    def without(self, keys: Collection[str]) -> "Verdict":
        """The verdict without the news with these keys; a recap if no news is left. What is left is told, if little."""
        left = tuple(item for item in self.news if item.key not in keys)
        if left == self.news:
            return self
        return replace(self, news=left, outcome=self.outcome if left else MatchOutcome.RECAP)


class Asked(Protocol):
    """What a watch asks for."""

    def has(self, item: Novelty) -> bool:
        """Whether the watch asks for the item."""

    def weighs(self, item: Novelty) -> bool:
        """Whether the item is reason enough for an alert."""


class Everything:
    """What a watch without criteria would ask for."""

    def has(self, item: Novelty) -> bool:
        """It asks for every item that is told by default."""
        return item.is_notable

    def weighs(self, item: Novelty) -> bool:
        """The item itself knows."""
        return item.is_weighty


EVERYTHING = Everything()


def keys_of(items: Iterable[Novelty]) -> list[str]:
    """The keys by which a watch may know the items."""
    return [key for item in items for key in (item.key, *item.recalls, *item.repeats, *item.alike)]


def verdict(
    changes: Changes,
    items: Collection[Novelty],
    told_before: Collection[str],
    asked: Asked = EVERYTHING,
    *,
    replay: bool,
) -> Verdict:
    """Which of a report's ``items`` are news to a watch that the report concerns.

    The watch is told those that it asks for and does not know, if one of them weighs enough. Where an article recalls
    numbers that the watch was told, or mostly those of other occurrences, its story and what nobody claims weigh
    nothing. What it says of an occurrence without a day is background if the watch was told such a number. An article
    that mostly repeats tolls tells no toll of an amount that the watch knows.

    A replay is no news, but its items count as told. Otherwise a back-filled article would raise an alert as soon as
    its publisher edits it.
    """
    recalls = any(key in told_before for item in items for key in item.recalls)
    is_recap = _is_recap(changes, items, told_before)
    known: list[Novelty] = []
    untold: list[Novelty] = []
    for item in items:
        is_known = _is_known(item, told_before) or (is_recap and _is_alike(item, told_before))
        (known if is_known else untold).append(item)
    wanted = _each_said_once([item for item in untold if asked.has(item)], known)
    is_background = recalls and changes.opens_undated
    is_looking_back = recalls or (changes.mostly_recalls and not changes.everything)
    is_enough = any(asked.weighs(item) for item in wanted if not (is_looking_back and item.is_unclaimed))
    news = tuple(wanted) if is_enough and not is_background else ()
    told = tuple(remembered(changes, news))
    if replay:
        return Verdict(MatchOutcome.REPLAY, news=(), told=told)
    if news:
        return Verdict(MatchOutcome.ALERT, news, told)
    return Verdict(MatchOutcome.BACKGROUND if is_background else _silence(changes, items, untold, wanted), news, told)


def _is_recap(changes: Changes, items: Iterable[Novelty], told_before: Collection[str]) -> bool:
    """Whether the article mostly repeats tolls that the watch knows, whoever gave them."""
    known = (item for item in items if _is_known(item, told_before) or _is_alike(item, told_before))
    return not changes.everything and changes.is_recap(item.figure for item in known if item.figure is not None)


def _is_alike(item: Novelty, told_before: Collection[str]) -> bool:
    return any(key in told_before for key in item.alike)


def _is_known(item: Novelty, told_before: Collection[str]) -> bool:
    return item.key in told_before or any(key in told_before for key in (*item.recalls, *item.repeats))


def _each_said_once(news: Collection[Novelty], known: Iterable[Novelty]) -> list[Novelty]:
    """The news without plain assertions that are quoted around one of their figures, or around one that is ``known``.

    Nor is a denial told in words if the number that it denies is told.
    """
    quoted = {item.attribution for item in (*news, *known) if item.figure is not None}
    denied = {item.attribution for item in news if item.figure is not None and item.kind is NoveltyKind.DENIAL}
    return [item for item in news if not _is_said(item, quoted, denied)]


def _is_said(item: Novelty, quoted: Collection[int | None], denied: Collection[int | None]) -> bool:
    if item.figure is not None or item.kind not in (NoveltyKind.NEW_CLAIM, NoveltyKind.DENIAL):
        return False
    is_plain = item.is_plain_statement and item.is_assertion and item.attribution in quoted
    return is_plain or (item.is_denial and item.attribution in denied)


def _silence(
    changes: Changes, items: Collection[Novelty], untold: Collection[Novelty], wanted: Collection[Novelty]
) -> MatchOutcome:
    """Why there is no alert."""
    report = changes.report
    if report.relation is StoryRelation.LIGHT_EDIT:
        return MatchOutcome.LIGHT_EDIT
    if report.is_reprint:
        return MatchOutcome.REPRINT
    if new := [item for item in untold if item.kind is not NoveltyKind.NEW_STORY]:
        is_minor = any(item in new for item in wanted) or not any(item.is_notable for item in new)
        return MatchOutcome.MINOR if is_minor else MatchOutcome.OUT_OF_SCOPE
    return _nothing_new(changes, items)


def _nothing_new(changes: Changes, items: Collection[Novelty]) -> MatchOutcome:
    if changes.is_late:
        return MatchOutcome.BACKGROUND
    if Change.REPEAT not in changes.kinds and Change.BACKGROUND in changes.kinds:
        return MatchOutcome.BACKGROUND
    report = changes.report
    tells_claims = any(item.kind is not NoveltyKind.NEW_STORY for item in items) or Change.REPEAT in changes.kinds
    return MatchOutcome.UNSURE if (report.figures or report.claims) and not tells_claims else MatchOutcome.RECAP


def alert_id(watch_id: str, news: Iterable[Novelty]) -> str:
    """The id of an alert: equal for equal news to the same watch, whichever instance or report raises the alert."""
    return derived_id(AlertRaised.TYPE, watch_id, *sorted(item.key for item in news))


def remembered(changes: Changes, news: Collection[Novelty]) -> list[str]:
    """The keys by which a watch remembers the news.

    A correction is remembered by the figure's own key too, a figure by that of the statement that is quoted around it,
    and by its amount and place.
    """
    report = changes.report
    keys = [item.key for item in news]
    told = [item.figure for item in news if item.figure is not None]
    figures = [report.figures[index] for index in told]
    keys += [figure_key(figure) for figure in figures if figure.corrects is not None]
    quoted = (figure.attribution for figure in figures if figure.attribution is not None)
    keys += [statement_key(report.attributions[index]) for index in dict.fromkeys(quoted)]
    for index, figure in zip(told, figures, strict=True):
        keys += told_amounts(report, figure, changes.places_of_figure(index))
    return list(dict.fromkeys(keys))
