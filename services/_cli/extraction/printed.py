"""What ``claimwatch extract --jsonl`` printed of an article, read again as the article's report."""

from collections.abc import Iterable, Mapping
from typing import Any

from claimwatch_contracts.events import EXTRACTORS, ArticlePublished
from claimwatch_contracts.extraction import Attribution, Figure, Occurrence, Place, TopicMention
from claimwatch_contracts.report import Extraction, Report, ReportedFigure
from claimwatch_contracts.vocabulary import ExtractionStatus
from claimwatch_language.joining.join import claims_of
from claimwatch_language.joining.naming import other_names
from claimwatch_language.names.aliases import BUILT_IN
from services.archive.joining.join import report_id

_TELLING = ("worth_telling", "held_back")


def report_as_printed(article: ArticlePublished, found: Mapping[str, Any]) -> Report:
    """The report of an article of which this was found. A list that is not there is empty.

    Raises:
        pydantic.ValidationError, LookupError, TypeError: what was found is not in the form of ``extract --jsonl``.
    """
    attributions = tuple(_attribution(item) for item in found.get("attributions", ()))
    figures = tuple(_figure(item) for item in found.get("figures", ()))
    places = tuple(map(Place.model_validate, found.get("places", ())))
    return Report(
        report_id=report_id(article.article_id, article.revision),
        article=article.article,
        story_id="",
        original=article.article_id,
        extractions=_extractions(found.get("partial", ())),
        attributions=attributions,
        figures=figures,
        title_figures=tuple(map(Figure.model_validate, found.get("title_figures", ()))),
        places=places,
        title_places=tuple(map(Place.model_validate, found.get("title_places", ()))),
        occurrences=tuple(map(Occurrence.model_validate, found.get("occurrences", ()))),
        topics=tuple(_topic(item) for item in found.get("topics", ())),
        claims=claims_of(attributions, figures, places),
        aliases=other_names(attributions, BUILT_IN),
    )


def _extractions(partial: Iterable[str]) -> dict[str, Extraction]:
    reasons = dict(reason.split(" ", 1) for reason in partial)
    return {
        name: Extraction(
            extractor_version=1,
            status=ExtractionStatus.PARTIAL if name in reasons else ExtractionStatus.OK,
            reason=reasons.get(name),
        )
        for name in EXTRACTORS
    }


def _attribution(item: Mapping[str, Any]) -> Attribution:
    fields = {name: value for name, value in item.items() if name not in _TELLING}
    for part in ("source", "cue", "content"):
        if fields[part] is not None:
            fields[part] = {**fields[part], "spans": _spans(fields[part]["spans"])}
    return Attribution.model_validate(fields)


def _figure(item: Mapping[str, Any]) -> ReportedFigure:
    return ReportedFigure.model_validate({name: value for name, value in item.items() if name != "worth_telling"})


def _topic(item: Mapping[str, Any]) -> TopicMention:
    return TopicMention.model_validate(
        {**item, "spans": _spans(item["spans"]), "title_spans": _spans(item["title_spans"])}
    )


def _spans(pairs: Iterable[tuple[int, int]]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in pairs]
