"""What a report can tell: its story, its figures and its statements, each with the key that a watch remembers.

What the ledger knew before the report, and all of a copy or of what comes late, is told only to watches that ask for
every report.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from claimwatch_contracts.extraction import Quantity
from claimwatch_contracts.judgement import FigureChange, Judgement
from claimwatch_contracts.ledger import Entry
from claimwatch_contracts.report import Claim, Report, ReportedFigure
from claimwatch_contracts.vocabulary import MEASURES_OF_INTEREST, Change, CueClass, Nature, NoveltyKind
from claimwatch_language.joining.telling import is_told_by
from services.watch.news.changes import KINDS, NOT_JUDGED, Changes
from services.watch.news.corrected import is_of_itself, taken_back
from services.watch.news.hearing import Hearing
from services.watch.news.lesser import is_lesser
from services.watch.news.recaps import alike_amounts, claimed_amounts, recalled_amounts, repeated_amounts, same_amount
from services.watch.news.standing import was_given_before
from services.watch.news.told_keys import (
    correction_key,
    figure_key,
    key_in_article,
    retraction_key,
    statement_key,
    told_story_key,
)
from services.watch.news.weight import (
    has_weight,
    importance,
    is_assertion,
    is_notable,
    is_of_nobody,
    says_little,
    says_something,
)
from services.watch.news.wording import describe_entry, describe_figure, describe_statement

EVERYTHING_BUT_BELIEFS = Hearing()
ORDER = (
    NoveltyKind.NEW_STORY,
    NoveltyKind.CORRECTION,
    NoveltyKind.RETRACTION,
    NoveltyKind.UPDATE,
    NoveltyKind.DENIAL,
    NoveltyKind.NEW_CLAIM,
)


@dataclass(frozen=True)
class Novelty:
    """A story, figure or statement that a watch can be told. The watch remembers ``key``; users read ``summary``.

    ``figure`` and ``attribution`` are indexes into the report's lists. ``before`` is what a figure replaces.
    ``taken_back`` is what no longer stands and has nothing in its place. What is not ``is_weighty`` is told only beside
    what is: remarks of people whom no monitor follows. What is not ``is_notable`` is told only to whom asks for its
    claimant. What ``is_unclaimed`` is a story, or a number in the article's own voice. What ``is_lesser`` is counted
    beside other items.

    A watch that was told one of ``recalls`` or of ``repeats`` knows the item; the former are a sign of a recap. One
    that was told one of ``alike`` knows it if the report mostly repeats tolls. ``importance`` is the place among the
    report's statements, the smallest first.
    """

    kind: NoveltyKind
    key: str
    summary: str
    figure: int | None = None
    attribution: int | None = None
    before: Quantity | None = None
    taken_back: Entry | None = None
    is_weighty: bool = True
    is_notable: bool = True
    is_unclaimed: bool = False
    is_assertion: bool = False
    is_denial: bool = False
    is_lesser: bool = False
    importance: int = 0
    recalls: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()

    @property
    def is_plain_statement(self) -> bool:
        """Whether it is a statement that changes nothing that was said before."""
        return self.kind is NoveltyKind.NEW_CLAIM and self.figure is None


def tellable(
    report: Report, hearing: Hearing = EVERYTHING_BUT_BELIEFS, judgement: Judgement = NOT_JUDGED
) -> tuple[Novelty, ...]:
    """All that the report can tell a watch with this hearing, each key once.

    The story comes first, then what is corrected, taken back, changed and denied, then other claims, the weightiest
    first. Of a report that was judged, only what is new to the ledger is told, unless the watch asks for every report:
    then each article is told for itself.
    """
    changes = Changes(report, judgement, everything=hearing.everything)
    if changes.is_copy or changes.is_late:
        return ()
    items = _items(report, hearing, changes)
    if not hearing.everything:
        return items
    return tuple(
        replace(item, key=key_in_article(item.key, report), recalls=(), repeats=(), alike=()) for item in items
    )


def _items(report: Report, hearing: Hearing, changes: Changes) -> tuple[Novelty, ...]:
    """Everything that the report tells, in order."""
    heard = _heard_figures(report, hearing)
    new = [index for index in heard if _is_news(report, index, changes, hearing)]
    figures = (_figure(report, index, changes) for index in _without_what_is_denied(report, new, changes))
    retractions = map(_retraction, changes.taken_back)
    items: dict[str, Novelty] = {}
    for item in (_story(report, changes), *figures, *retractions, *_statements(report, hearing, heard, changes)):
        items.setdefault(item.key, item)
    return tuple(sorted(items.values(), key=lambda item: (ORDER.index(item.kind), not item.is_weighty)))


def _without_what_is_denied(report: Report, figures: Collection[int], changes: Changes) -> Iterator[int]:
    """The figures without those that the article names only to say that somebody denies them."""
    denied = {same_amount(report.figures[index]) for index in figures if report.figures[index].factuality.is_denial}
    for index in figures:
        figure, is_denial = report.figures[index], changes.kind_of_figure(index) is NoveltyKind.DENIAL
        if figure.factuality.is_denial or not is_denial or same_amount(figure) not in denied:
            yield index


def _story(report: Report, changes: Changes) -> Novelty:
    return Novelty(
        kind=NoveltyKind.NEW_STORY,
        key=told_story_key(report, changes.incident_id),
        summary=report.article.title or report.article.text,
        is_weighty=changes.begins_incident,
        is_unclaimed=True,
    )


def _retraction(entry: Entry) -> Novelty:
    return Novelty(NoveltyKind.RETRACTION, retraction_key(entry), describe_entry(entry), taken_back=entry)


def _heard_figures(report: Report, hearing: Hearing) -> list[int]:
    """The indexes of the figures that are told if they are news.

    The correction tells one that was taken back, and its claimant one that the article gives in its own voice as well.
    """
    gone = taken_back(report)
    told = [index for index, figure in enumerate(report.figures) if hearing.tells_figure(report, figure)]
    claimed = claimed_amounts(report.figures[index] for index in told)
    return [index for index in told if index not in gone and not _is_claimed(report.figures[index], claimed)]


def _is_claimed(figure: ReportedFigure, claimed: Collection[tuple[object, ...]]) -> bool:
    return figure.claimant is None and figure.corrects is None and same_amount(figure) in claimed


def _is_news(report: Report, index: int, changes: Changes, hearing: Hearing) -> bool:
    """Whether the ledger did not have the figure before, or the publisher corrects it.

    That nobody was harmed is no news where nobody said otherwise. Of the figures that belong in no row, numbers of
    people that somebody claims are told, and what the watch asks for, unless the article only recalls it. What takes an
    earlier figure back is told whether it belongs in a row or not, and so is harm that its claimant admits.
    """
    change = changes.of_figure(index)
    if report.figures[index].corrects is not None or changes.everything:
        return True
    if change is not None and change.change is Change.RETRACTION and change.before is not None:
        return True
    if is_of_itself(report.figures[index].claimant) or changes.is_recalled_by_essay(index):
        return False
    if changes.is_judged and _was_given_before(report, index):
        return False
    if report.figures[index].value == 0 and changes.is_judged and changes.before(index) is None:
        return False
    if change is not None and change.row is not None:
        return change.change in KINDS
    if not changes.is_judged:
        return True
    figure = report.figures[index]
    if changes.is_admitted(index):
        return True
    if figure.measure in hearing.measures:
        return change is None or change.change is not Change.BACKGROUND
    is_new = change is not None and change.change in KINDS
    return is_new and figure.claimant is not None and figure.measure.nature in _OF_PEOPLE


def _has_row(change: FigureChange | None) -> bool:
    return change is None or change.row is not None


def _was_given_before(report: Report, index: int) -> bool:
    figure = report.figures[index]
    return not figure.factuality.is_denial and was_given_before(report, figure)


def _figure(report: Report, index: int, changes: Changes) -> Novelty:
    figure = report.figures[index]
    before = figure.corrects or changes.before(index)
    change, kind = changes.of_figure(index), _kind(figure, changes.kind_of_figure(index))
    contested, disputed = change is not None and change.now_contested, kind is NoveltyKind.DENIAL
    is_amended, is_claimed = kind in _AMENDED, figure.claimant is not None
    is_plain, places = changes.is_judged and kind in _PLAIN, changes.places_of_figure(index)
    is_said_again, has_changed = is_plain and not changes.is_admitted(index), kind is NoveltyKind.UPDATE
    return Novelty(
        kind=kind,
        key=figure_key(figure) if figure.corrects is None else correction_key(figure),
        summary=describe_figure(report, figure, before, contested=contested, disputed=disputed),
        figure=index,
        attribution=figure.attribution,
        before=before or figure.was,
        is_unclaimed=not is_claimed and not is_amended,
        recalls=tuple(recalled_amounts(report, figure, places, undated=changes.opens_undated, essay=changes.is_essay)),
        repeats=tuple(repeated_amounts(report, figure, places, changed=has_changed)) if is_said_again else (),
        alike=tuple(alike_amounts(report, figure, places)) if is_said_again else (),
        is_weighty=not changes.is_judged or is_claimed or is_amended or figure.measure in MEASURES_OF_INTEREST,
        is_lesser=is_plain and is_lesser(report, figure, has_row=_has_row(change)),
    )


def _kind(figure: ReportedFigure, changed: NoveltyKind | None) -> NoveltyKind:
    """What the publisher takes back in its own article is corrected, whatever else it changes."""
    if figure.corrects is not None:
        return NoveltyKind.CORRECTION
    if changed is not None:
        return changed
    return NoveltyKind.NEW_CLAIM if figure.updates is None else NoveltyKind.UPDATE


_OF_PEOPLE = (Nature.HARM, Nature.PEOPLE)
_PLAIN = (NoveltyKind.NEW_CLAIM, NoveltyKind.UPDATE)
_AMENDED = (NoveltyKind.CORRECTION, NoveltyKind.RETRACTION)


def _statements(report: Report, hearing: Hearing, heard: Collection[int], changes: Changes) -> Iterator[Novelty]:
    """The statements that are told, without those that say no more than a figure that is heard or taken back.

    An essay has none.
    """
    if changes.is_essay:
        return
    replacing = taken_back(report).union(heard)
    for index, claim in enumerate(report.claims):
        attribution = report.attributions[claim.attribution]
        figures = [report.figures[number] for number in claim.figures if number in replacing]
        is_left = says_something(claim, attribution) and not is_told_by(attribution, figures)
        kind = _statement_kind(index, changes)
        if is_left and kind is not None and hearing.hears(attribution):
            yield _statement(report, claim, kind, changes, hearing)


def _statement_kind(claim: int, changes: Changes) -> NoveltyKind | None:
    """The kind of news that a statement is; ``None`` if it is none."""
    change = changes.of_claim(claim)
    if change is None:
        return None if changes.is_judged and not changes.everything else NoveltyKind.NEW_CLAIM
    kind = NoveltyKind.NEW_CLAIM if change.change is Change.CHANGED else KINDS.get(change.change)
    if changes.everything:
        return kind or NoveltyKind.NEW_CLAIM
    is_known = changes.has_only_known_figures(claim) and not changes.is_admission(claim)
    return None if kind is NoveltyKind.NEW_CLAIM and is_known else kind


def _statement(report: Report, claim: Claim, kind: NoveltyKind, changes: Changes, hearing: Hearing) -> Novelty:
    attribution = report.attributions[claim.attribution]
    is_asked = hearing.beliefs and attribution.cue_class is CueClass.BELIEVE
    return Novelty(
        kind=kind,
        key=statement_key(attribution),
        summary=describe_statement(report, attribution),
        attribution=claim.attribution,
        is_weighty=not changes.is_judged
        or (kind is not NoveltyKind.NEW_CLAIM and not is_of_nobody(attribution))
        or has_weight(attribution),
        is_notable=not changes.is_judged or kind is not NoveltyKind.NEW_CLAIM or is_asked or is_notable(attribution),
        is_assertion=is_assertion(attribution),
        is_denial=attribution.cue_class is CueClass.DENY,
        is_lesser=changes.is_judged and kind is NoveltyKind.NEW_CLAIM and says_little(attribution),
        importance=importance(attribution, claim),
    )
