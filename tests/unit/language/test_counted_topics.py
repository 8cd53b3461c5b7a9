"""The topics that a figure's measure shows."""

import pytest

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Figure, TopicMention
from claimwatch_contracts.vocabulary import Measure, Submeasure
from claimwatch_language.topics.counted import with_counted


def counted(measure: Measure, submeasure: Submeasure | None = None) -> Figure:
    return Figure(start=5, end=8, text="900", value=900.0, measure=measure, submeasure=submeasure)


@pytest.mark.parametrize(
    ("measure", "submeasure", "key"),
    [
        (Measure.DISPLACED, None, "displacement"),
        (Measure.DISPLACED, Submeasure.EVACUATED, "displacement"),
        (Measure.DETAINED, Submeasure.ABDUCTED, "hostages"),
        (Measure.PEOPLE_OTHER, Submeasure.CASES, "epidemic"),
    ],
)
def test_a_figure_shows_the_topic_of_its_measure(measure: Measure, submeasure: Submeasure | None, key: str) -> None:
    topics = with_counted((), [counted(measure, submeasure)])
    assert topics == (TopicMention(key=key, spans=(Span(start=5, end=8),)),)


def test_a_topic_that_words_show_stays_as_it_is() -> None:
    mentioned = (TopicMention(key="displacement", spans=(Span(start=20, end=28),)),)
    assert with_counted(mentioned, [counted(Measure.DISPLACED), counted(Measure.KILLED)]) == mentioned
