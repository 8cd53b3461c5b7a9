"""Why a report raises an alert for a watch or does not: criterion by criterion, and news item by news item."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.report import ReportedFigure
from claimwatch_contracts.vocabulary import Change, HeldBack, MatchOutcome
from services.watch.asking.matching import OF_WHOLE_REPORTS, Criterion, by_name
from services.watch.asking.scope import Scope
from services.watch.facts.facts import ReportFacts
from services.watch.news.hearing import Hearing, hearing_of
from services.watch.news.novelty import Novelty
from services.watch.news.verdict import Verdict, verdict
from services.watch.news.wording import describe_figure, describe_statement


@dataclass(frozen=True)
class CriterionStep:
    """A criterion of the watch, by its field, whether the report meets it, and by what in the report it is met."""

    field: str
    is_met: bool
    by: tuple[str, ...] = ()


@dataclass(frozen=True)
class ItemStep:
    """Something that the report says, and what the watch makes of it: ``news``, or why it is not told."""

    summary: str
    verdict: str


@dataclass(frozen=True)
class Explanation:
    """All steps, and the outcome; ``None`` if the report does not meet the criteria.

    ``items`` are what the report can tell the watch, ``left_out`` is what is told to no watch that hears as this one.
    """

    criteria: tuple[CriterionStep, ...]
    items: tuple[ItemStep, ...]
    left_out: tuple[ItemStep, ...]
    outcome: MatchOutcome | None


def explain(watch: Watch, facts: ReportFacts, told_before: Collection[str]) -> Explanation:
    """Why the report raises an alert for the watch or does not. ``told_before`` are keys that the watch was told.

    Raises:
        QueryError: a query of the watch cannot be read.
    """
    hearing = hearing_of(watch)
    criteria, items = tuple(_criteria(watch, facts, hearing)), facts.tellable(hearing)
    scope = Scope(watch, facts)
    judged = verdict(facts.changes, items, told_before, scope, replay=False)
    concerns = all(step.is_met for step in criteria)
    return Explanation(
        criteria,
        tuple(ItemStep(f"{item.kind}: {item.summary}", _of_item(item, scope, judged, told_before)) for item in items),
        tuple(_left_out(facts, hearing, items)),
        judged.outcome if concerns else None,
    )


def _criteria(watch: Watch, facts: ReportFacts, hearing: Hearing) -> Iterator[CriterionStep]:
    for name, criterion in by_name(watch, hearing).items():
        yield _step(name, criterion, facts)
    if watch.any_of is not None:
        steps = [_step(name, criterion, facts) for name, criterion in by_name(watch.any_of, hearing).items()]
        is_met = any(step.is_met for step in steps)
        yield CriterionStep("any_of", is_met, tuple(words for step in steps for words in step.by))
    if watch.none_of is not None:
        for name, criterion in by_name(watch.none_of, hearing).items():
            if name in OF_WHOLE_REPORTS:
                step = _step(f"none_of.{name}", criterion, facts)
                yield CriterionStep(step.field, not step.is_met, step.by)


def _step(name: str, criterion: Criterion, facts: ReportFacts) -> CriterionStep:
    words = tuple(dict.fromkeys(word for entry in criterion for word in entry.answers(facts)))
    return CriterionStep(name, any(entry.is_answered(facts) for entry in criterion), words)


def _of_item(item: Novelty, scope: Scope, judged: Verdict, told_before: Collection[str]) -> str:
    if item in judged.news:
        return "news"
    if not {item.key, *item.recalls, *item.repeats}.isdisjoint(told_before):
        return "the watch knows it: another report told it, or was back-filled with it"
    if missed := tuple(scope.misses(item)):
        return f"not asked for: {', '.join(missed)}"
    if judged.news:
        return "another item says it"
    return "new, and not reason enough for an alert by itself"


def _left_out(facts: ReportFacts, hearing: Hearing, items: Collection[Novelty]) -> Iterator[ItemStep]:
    """The figures and statements of the report that are none of the items, in the order of the text."""
    report = facts.report
    told_figures = {item.figure for item in items}
    told_statements = {item.attribution for item in items}
    for index, figure in enumerate(report.figures):
        if index not in told_figures:
            yield ItemStep(f"figure: {describe_figure(report, figure)}", _why_no_figure(facts, hearing, index))
    for number, claim in enumerate(report.claims):
        if claim.attribution not in told_statements:
            summary = describe_statement(report, report.attributions[claim.attribution])
            yield ItemStep(f"statement: {summary}", _why_no_statement(facts, hearing, number))


def _why_no_figure(facts: ReportFacts, hearing: Hearing, index: int) -> str:
    report = facts.report
    figure = report.figures[index]
    if not hearing.hears_figure(report, figure):
        return _unheard(figure, figure.confidence, hearing)
    if not hearing.tells_figure(report, figure):
        return _HELD_BACK[figure.held_back] if figure.held_back else "a number that changes and that nobody claims"
    change = facts.changes.of_figure(index)
    return _of_change(facts, change.change if change else None)


def _why_no_statement(facts: ReportFacts, hearing: Hearing, number: int) -> str:
    claim = facts.report.claims[number]
    attribution = facts.report.attributions[claim.attribution]
    if claim.held_back in (HeldBack.NO_CONTENT, HeldBack.MARKED_WRONG):
        return _HELD_BACK[claim.held_back]
    if not hearing.hears(attribution):
        return _unsure(attribution.confidence, hearing)
    change = facts.changes.of_claim(number)
    return _of_change(facts, change.change if change else None)


def _unheard(figure: ReportedFigure, confidence: float, hearing: Hearing) -> str:
    is_wrong = figure.held_back is HeldBack.MARKED_WRONG
    return _HELD_BACK[HeldBack.MARKED_WRONG] if is_wrong else _unsure(confidence, hearing)


def _unsure(confidence: float, hearing: Hearing) -> str:
    if confidence < hearing.minimum_confidence:
        return f"unsure: read with confidence {confidence:.2f}, the watch asks for {hearing.minimum_confidence:.2f}"
    return "its source does not put it as certain"


def _of_change(facts: ReportFacts, change: Change | None) -> str:
    if facts.changes.is_copy:
        return "the article is a copy of another one"
    return _CHANGES.get(change, "another item says it") if change else "it belongs to no row of the ledger"


_CHANGES = {
    Change.REPEAT: "known: the same claimant has said so before",
    Change.BACKGROUND: "background: of another occurrence, or a total that was known",
}
_HELD_BACK = {
    HeldBack.UNSURE: "unsure: it was read with too little confidence",
    HeldBack.NOT_CERTAIN: "its source does not put it as certain",
    HeldBack.BELIEF: "its source only believes it",
    HeldBack.DISTANCE: "a distance, which is told only to whom asks for it",
    HeldBack.LOOSE_COUNT: "a number of things that no monitor counts",
    HeldBack.REPEATED: "the article says the same elsewhere",
    HeldBack.TOLD_BY_FIGURE: "a figure says the same",
    HeldBack.NO_CONTENT: "it says nothing",
    HeldBack.MARKED_WRONG: "a person marked it: the article does not say so",
}
