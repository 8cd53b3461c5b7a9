"""Contract objects for tests, from the words that matter to the test; the texts are invented."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from claimwatch_contracts.base import Span, Surface
from claimwatch_contracts.criteria import CriteriaGroup
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import (
    ArticlePublished,
    AttributionsExtracted,
    FiguresExtracted,
    MentionsExtracted,
)
from claimwatch_contracts.extraction import (
    AdministrativeArea,
    Attribution,
    Claimant,
    Figure,
    Place,
    Qualifier,
    TopicMention,
)
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import ClaimantKind, ExtractionStatus, Measure, PlacePrecision, SpeechType
from claimwatch_language.joining.join import join_article
from services.archive.joining.join import join_report

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TEXT = 'The ministry said that more than 40 bodies were found in Raqqa. "We need help," it added.'
MINISTRY = Claimant(key="health-ministry", name="Health Ministry", text="The ministry", kind=ClaimantKind.GOVERNMENT)
SYRIA = AdministrativeArea(geonames_id=163843, name="Syria")


def span_of(text: str, words: str) -> dict[str, int]:
    """Where words stand in a text, as keyword arguments of anything with a span."""
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def surface(text: str, words: str) -> Surface:
    """Words of a text with their place."""
    return Surface(text=words, spans=(Span(**span_of(text, words)),))


def attribution(text: str, source: str | None, cue: str, content: str, **more: Any) -> Attribution:
    """An indirect attribution; ``claimant`` is the ministry unless given."""
    fields: dict[str, Any] = {"type": SpeechType.INDIRECT, "claimant": MINISTRY if source else None} | more
    return Attribution(
        source=None if source is None else surface(text, source),
        cue=surface(text, cue),
        content=surface(text, content),
        **fields,
    )


InWords = tuple[str | None, str | None, str]
"""Source, cue and content of an attribution, as text."""


def in_words(found: Iterable[Attribution]) -> list[InWords]:
    """What was found, to compare with what a test writes down."""
    return [(each.source and each.source.text, each.cue and each.cue.text, each.content.text) for each in found]


def figure(text: str, words: str, value: float | None, measure: Measure = Measure.BODIES_FOUND, **more: Any) -> Figure:
    """A figure at those words."""
    return Figure(text=words, value=value, measure=measure, **span_of(text, words), **more)


def place(text: str, words: str, geonames_id: int | None = 172955, **more: Any) -> Place:
    """A city in Syria at those words, Raqqa unless told otherwise."""
    fields: dict[str, Any] = {"name": words, "precision": PlacePrecision.CITY, "within": (SYRIA,)} | more
    return Place(text=words, geonames_id=geonames_id, **span_of(text, words), **fields)


def article(text: str = TEXT, **more: Any) -> ArticlePublished:
    """The first revision of an article."""
    fields: dict[str, Any] = {"article_id": "a1", "revision": 1, "title": "A title", "publisher": "The Courier"}
    return ArticlePublished(text=text, received_at=NOW, **(fields | {"language": "en"} | more))


def extractions(
    published: ArticlePublished,
    attributions: tuple[Attribution, ...] = (),
    figures: tuple[Figure, ...] = (),
    places: tuple[Place, ...] = (),
    topics: tuple[TopicMention, ...] = (),
    **more: Any,
) -> tuple[AttributionsExtracted, FiguresExtracted, MentionsExtracted]:
    """What the three extractors answer about an article."""
    fields: dict[str, Any] = {
        "article_id": published.article_id,
        "revision": published.revision,
        "extractor_version": 1,
        "status": ExtractionStatus.OK,
        "extracted_at": NOW,
    } | more
    return (
        AttributionsExtracted(attributions=attributions, **fields),
        FiguresExtracted(figures=figures, **fields),
        MentionsExtracted(places=places, topics=topics, **fields),
    )


def usual_extractions(
    published: ArticlePublished,
) -> tuple[AttributionsExtracted, FiguresExtracted, MentionsExtracted]:
    """What is found in ``TEXT``: two attributions, a figure of 40 bodies, Raqqa, a topic."""
    text = published.text
    return extractions(
        published,
        attributions=(
            attribution(text, "The ministry", "said", "more than 40 bodies were found in Raqqa"),
            attribution(text, "it", "added", "We need help", type=SpeechType.DIRECT),
        ),
        figures=(figure(text, "40", 40, comparator="more_than"),),
        places=(place(text, "Raqqa"),),
        topics=(TopicMention(key="mass-graves", spans=(Span(**span_of(text, "bodies")),)),),
    )


def report(published: ArticlePublished | None = None, *, story: str = "s1", previous: Report | None = None) -> Report:
    """The report of an article with the usual extractions."""
    published = published or article()
    return join_report(
        published, *usual_extractions(published), story_id=story, original=published.article_id, previous=previous
    )


def with_confidence(filed: Report, confidence: float) -> Report:
    """The report with this confidence in all attributions and figures."""
    changed: dict[str, Any] = {"confidence": confidence}
    attributions = tuple(attribution.model_copy(update=changed) for attribution in filed.attributions)
    figures = tuple(figure.model_copy(update=changed) for figure in filed.figures)
    return filed.model_copy(update={"attributions": attributions, "figures": figures})


def watch(**fields: Any) -> Watch:
    """A watch on the topic of mass graves unless told otherwise."""
    criteria = {*CriteriaGroup.model_fields, "any_of"} & {name for name, value in fields.items() if value}
    usual: dict[str, Any] = {} if criteria else {"topics": ("mass-graves",)}
    return Watch(**({"watch_id": "w1", "name": "Graves", "created_at": NOW, "updated_at": NOW} | usual | fields))


def join_figures(
    text: str,
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
    places: Sequence[Place],
    qualifiers: Sequence[Qualifier] = (),
) -> tuple[ReportedFigure, ...]:
    """The joined figures of a text without a title."""
    return join_article(text, figures, attributions, places, qualifiers).figures
