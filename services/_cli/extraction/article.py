"""One article in, one JSON object out; its shape is documented in docs/extract.md."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from claimwatch_contracts.base import Span
from claimwatch_contracts.events import ArticlePublished, AttributionsExtracted, FiguresExtracted, MentionsExtracted
from claimwatch_contracts.extraction import Attribution, Figure, Occurrence, Place, TopicMention
from claimwatch_contracts.report import Claim, Report, ReportedFigure, Telling
from claimwatch_contracts.vocabulary import ExtractionStatus
from services._extractor.findings import shortfall
from services._extractor.kind import ExtractorKind
from services._extractor.languages import ReadersByLanguage
from services.archive.joining.join import join_report
from services.attribution.kind import ATTRIBUTION
from services.attribution.languages import attribution_readers
from services.figures.kind import FIGURES
from services.figures.languages import figure_readers
from services.intake.dates.reading import read_moment
from services.intake.text.language import identify
from services.mentions.kind import MENTIONS
from services.mentions.languages import mention_readers
from services.watch.news.novelty import Novelty, tellable

LISTS = (
    "news",
    "attributions",
    "figures",
    "title_figures",
    "places",
    "title_places",
    "occurrences",
    "topics",
    "partial",
)


def _in_words(value: object) -> object:
    """The moment of a date such as "March 28, 2005"; what cannot be read so is left to the model."""
    return (read_moment(value) if isinstance(value, str) else None) or value


class Submitted(BaseModel):
    """What ``--jsonl`` reads from each line; further fields are ignored."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    id: str
    text: str
    title: str | None = None
    published_at: Annotated[datetime | None, BeforeValidator(_in_words)] = None


def extract_article(article: Submitted, deadline_seconds: float = math.inf) -> dict[str, Any]:
    """Everything found in the text and the title, as far as each extractor came by its deadline.

    In a language that is not supported the lists are empty.
    """
    language = identify(article.text)
    found: dict[str, Any] = {"id": article.id, **{name: [] for name in LISTS}}
    if article.text.strip():
        found |= _shown(read_report(_published(article, language), deadline_seconds))
    return found | {"language": language}


def _published(article: Submitted, language: str) -> ArticlePublished:
    """The article as an event. A time without a zone is UTC."""
    at = article.published_at
    return ArticlePublished(
        article_id=article.id,
        revision=1,
        title=article.title or "",
        text=article.text,
        publisher="unknown",
        published_at=at.replace(tzinfo=UTC) if at and at.tzinfo is None else at,
        received_at=datetime.now(UTC),
        language=language,
    )


def read_report(article: ArticlePublished, seconds: float = math.inf) -> Report:
    """The report that the services would file of a first revision, which stands in a story of its own."""
    attributor, counter, mentioner = _extractors()
    attributions = AttributionsExtracted.model_validate(_answer(ATTRIBUTION, attributor, article, seconds))
    figures = FiguresExtracted.model_validate(_answer(FIGURES, counter, article, seconds))
    mentions = MentionsExtracted.model_validate(_answer(MENTIONS, mentioner, article, seconds, ()))
    return join_report(article, attributions, figures, mentions, story_id="", original=article.article_id)


def _shown(report: Report) -> dict[str, Any]:
    """The report, as JSON."""
    claims = zip(report.attributions, report.claims, strict=True)
    return {
        "news": [_news(item) for item in tellable(report)],
        "attributions": [_attribution(attribution, claim) for attribution, claim in claims],
        "figures": [_reported_figure(figure) for figure in report.figures],
        "title_figures": _dumped(report.title_figures),
        "places": _dumped(report.places),
        "title_places": _dumped(report.title_places),
        "occurrences": _dumped(report.occurrences),
        "topics": [_topic(item) for item in report.topics],
        "partial": [f"{name} {part.reason}" for name, part in report.extractions.items() if part.reason],
    }


@cache
def _extractors() -> tuple[ReadersByLanguage, ReadersByLanguage, ReadersByLanguage]:
    return attribution_readers(), figure_readers(), mention_readers()


def _answer(
    kind: ExtractorKind, extractor: ReadersByLanguage, article: ArticlePublished, seconds: float, *more: object
) -> object:
    """The event with which the extractor's service would answer the article."""
    if not kind.reads(article.language):
        unread = {"status": ExtractionStatus.UNSUPPORTED_LANGUAGE, "reason": f"language {article.language!r}"}
        return kind.answer(article, extracted_at=article.received_at, **unread)
    findings = extractor.read(article.language, *kind.arguments(article), *more, seconds)
    reason = shortfall(findings, article.text, seconds)
    return kind.answer(
        article,
        status=ExtractionStatus.PARTIAL if reason else ExtractionStatus.OK,
        reason=reason,
        extracted_at=article.received_at,
        **kind.fields(findings.found),
    )


def _news(item: Novelty) -> dict[str, Any]:
    return {"kind": item.kind, "summary": item.summary, "figure": item.figure, "attribution": item.attribution}


def _attribution(item: Attribution, claim: Claim) -> dict[str, Any]:
    dumped = item.model_dump(mode="json")
    for part in ("source", "cue", "content"):
        if dumped[part] is not None:
            dumped[part]["spans"] = [[span["start"], span["end"]] for span in dumped[part]["spans"]]
    return dumped | _telling(claim)


def _reported_figure(item: ReportedFigure) -> dict[str, Any]:
    return item.model_dump(mode="json", exclude={"corrects", "updates"}) | _telling(item)


def _telling(item: Telling) -> dict[str, Any]:
    return {"worth_telling": item.worth_telling, "held_back": item.held_back}


def _dumped(items: Sequence[Figure | Place | Occurrence]) -> list[dict[str, Any]]:
    return [item.model_dump(mode="json") for item in items]


def _topic(item: TopicMention) -> dict[str, Any]:
    return {"key": item.key, "spans": _pairs(item.spans), "title_spans": _pairs(item.title_spans)}


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
