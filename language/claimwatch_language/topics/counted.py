"""Topics that a text has by what its figures count: 900 people who fled a town are about displacement."""

from collections.abc import Iterable, Sequence

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Figure, TopicMention
from claimwatch_contracts.vocabulary import Measure, Submeasure

_TOPICS: dict[Measure | Submeasure, str] = {
    Measure.DISPLACED: "displacement",
    Submeasure.ABDUCTED: "hostages",
    Submeasure.CASES: "epidemic",
}


def with_counted(topics: Sequence[TopicMention], figures: Iterable[Figure]) -> tuple[TopicMention, ...]:
    """The topics, then those that only measures of figures show. Such a topic has the spans of its figures."""
    mentioned = {topic.key for topic in topics}
    spans: dict[str, list[Span]] = {}
    for figure in figures:
        key = _TOPICS.get(figure.submeasure or figure.measure, _TOPICS.get(figure.measure))
        if key is not None and key not in mentioned:
            spans.setdefault(key, []).append(Span(start=figure.start, end=figure.end))
    return (*topics, *(TopicMention(key=key, spans=tuple(found)) for key, found in spans.items()))
