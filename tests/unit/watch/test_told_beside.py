"""When a figure is told beside its statement, in its place, or not at all."""

import pytest

from claimwatch_contracts.criteria import FigureCondition
from claimwatch_contracts.extraction import Factuality
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import (
    Certainty,
    CueClass,
    HeldBack,
    Measure,
)
from services.watch.news.hearing import Hearing, hearing_of
from services.watch.news.novelty import EVERYTHING_BUT_BELIEFS, tellable
from tests.builders import report, watch


@pytest.mark.parametrize(
    ("measure", "words"),
    [(Measure.PEOPLE_OTHER, "more than 40 people, Raqqa"), (Measure.DISTANCE, "more than 40 km, Raqqa")],
)
def test_measures_are_told_in_words_for_people(measure: Measure, words: str) -> None:
    counting = counting_in_a_statement(measure)
    asking = hearing_of(watch(figures=(FigureCondition(measure=measure),)))
    assert tellable(counting, asking)[1].summary.startswith(words)


def counting_in_a_statement(measure: Measure, **changed: object) -> Report:
    """The usual report with changes to the figure in its first statement."""
    filed = report()
    figure = filed.figures[0].model_copy(update={"measure": measure, **changed})
    return filed.model_copy(update={"figures": (figure,)})


def told(filed: Report, hearing: Hearing = EVERYTHING_BUT_BELIEFS) -> set[tuple[int | None, int | None]]:
    """The figures and statements that are told."""
    return {(item.figure, item.attribution) for item in tellable(filed, hearing)}


UNSURE = Factuality(certainty=Certainty.NOT_CONFIRMED)


@pytest.mark.parametrize(
    ("measure", "held_back"), [(Measure.DISTANCE, HeldBack.DISTANCE), (Measure.OTHER, HeldBack.LOOSE_COUNT)]
)
@pytest.mark.parametrize("named", [True, False])
def test_a_number_that_is_held_back_is_told_by_its_statement(
    measure: Measure, held_back: HeldBack, named: bool
) -> None:
    counting = counting_in_a_statement(measure, held_back=held_back, **({} if named else {"claimant": None}))
    assert told(counting) == {(None, None), (None, 0), (None, 1)}
    asking = hearing_of(watch(figures=(FigureCondition(measure=measure),)))
    assert told(counting, asking) == {(None, None), (0, 0), (None, 0), (None, 1)}


def test_a_number_of_people_that_its_claimant_has_changed_is_told() -> None:
    before = report().figures[0].model_copy(update={"value": 30.0})
    assert (0, 0) in told(counting_in_a_statement(Measure.PEOPLE_OTHER, updates=before))


def test_a_figure_does_not_hide_a_statement_that_says_more() -> None:
    filed = report()
    content = filed.attributions[0].content.model_copy(update={"text": " ".join(["word"] * 30)})
    saying_more = filed.attributions[0].model_copy(update={"content": content})
    told_both = told(filed.model_copy(update={"attributions": (saying_more, filed.attributions[1])}))
    assert told_both == {(None, None), (0, 0), (None, 0), (None, 1)}


def test_a_figure_that_is_not_sure_does_not_hide_its_statement() -> None:
    assert told(counting_in_a_statement(Measure.KILLED, factuality=UNSURE)) == {(None, None), (None, 0), (None, 1)}


@pytest.mark.parametrize("cue_class", [CueClass.DEMAND, CueClass.PROMISE, CueClass.ASK, CueClass.CONDEMN])
def test_a_call_for_an_inquiry_is_told_beside_the_toll_it_names(cue_class: CueClass) -> None:
    filed = report()
    calling = filed.attributions[0].model_copy(update={"cue_class": cue_class})
    called = filed.model_copy(update={"attributions": (calling, filed.attributions[1])})
    assert told(called) == {(None, None), (0, 0), (None, 0), (None, 1)}


def test_what_a_note_takes_back_is_not_told_as_its_statement() -> None:
    filed = report()
    taken_back = filed.figures[0].model_copy(update={"value": 30.0, "claimant": None})
    corrected = filed.figures[0].model_copy(update={"corrects": taken_back, "attribution": None, "claimant": None})
    assert (None, 0) not in told(filed.model_copy(update={"figures": (taken_back, corrected)}))
