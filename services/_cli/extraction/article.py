"""One article in, one JSON object out; its shape is documented in docs/extract.md."""

import math
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from claimwatch_contracts.extraction import Attribution, Place, TopicMention
from claimwatch_contracts.report import ReportedFigure
from claimwatch_language.joining.join import join_figures
from claimwatch_language.joining.naming import with_known_claimants
from claimwatch_language.names.aliases import BUILT_IN
from services._extractor.findings import Findings, shortfall
from services._extractor.handlers import SUPPORTED_LANGUAGES
from services.attribution.extractor import AttributionExtractor
from services.figures.extractor import FigureExtractor
from services.intake.text.language import identify
from services.mentions.extractor import MentionExtractor

LISTS = ("attributions", "figures", "places", "topics", "partial")


class Submitted(BaseModel):
    """What ``--jsonl`` reads from each line; further fields are ignored."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    id: str
    text: str
    title: str | None = None
    published_at: datetime | None = None


def extract_article(article: Submitted, deadline_seconds: float = math.inf) -> dict[str, Any]:
    """Everything found in the text, as far as each extractor came by its deadline.

    In a language that is not supported the lists are empty.
    """
    language, text = identify(article.text), article.text
    found: dict[str, Any] = {
        "id": article.id,
        "attributions": [],
        "figures": [],
        "places": [],
        "topics": [],
        "partial": [],
    }
    if language in SUPPORTED_LANGUAGES and text.strip():
        attributor, counter, mentioner = _extractors()
        said = attributor.read(text, deadline_seconds)
        counted = counter.read(text, article.published_at, deadline_seconds)
        mentioned = mentioner.read(text, (), deadline_seconds)
        attributions = with_known_claimants(said.found.attributions, BUILT_IN)
        places, topics = mentioned.found
        title = article.title or ""
        title_places = mentioner.read(title, (), deadline_seconds).found[0]
        figures = join_figures(
            text, counted.found, attributions, places, said.found.qualifiers, title=title, title_places=title_places
        )
        answers: dict[str, Findings[Any]] = {"attribution": said, "figures": counted, "mentions": mentioned}
        found |= {
            "partial": list(_shortfalls(text, answers, deadline_seconds)),
            "attributions": [_attribution(item) for item in attributions],
            "figures": [_figure(item) for item in figures],
            "places": [_place(item) for item in places],
            "topics": [_topic(item) for item in topics],
        }
    return found | {"language": language}


def _shortfalls(text: str, answers: Mapping[str, Findings[Any]], deadline_seconds: float) -> Iterator[str]:
    for extractor, findings in answers.items():
        if reason := shortfall(findings, text, deadline_seconds):
            yield f"{extractor} {reason}"


@cache
def _extractors() -> tuple[AttributionExtractor, FigureExtractor, MentionExtractor]:
    return AttributionExtractor(), FigureExtractor(), MentionExtractor()


def _attribution(item: Attribution) -> dict[str, Any]:
    dumped = item.model_dump(mode="json")
    for part in ("source", "cue", "content"):
        if dumped[part] is not None:
            dumped[part]["spans"] = [[span["start"], span["end"]] for span in dumped[part]["spans"]]
    return dumped


def _figure(item: ReportedFigure) -> dict[str, Any]:
    dumped = item.model_dump(mode="json", exclude={"corrects", "updates"})
    if item.place is not None:
        dumped["place"] = _place(item.place)
    return dumped


def _place(item: Place) -> dict[str, Any]:
    return item.model_dump(mode="json")


def _topic(item: TopicMention) -> dict[str, Any]:
    return {"key": item.key, "spans": [[span.start, span.end] for span in item.spans]}
