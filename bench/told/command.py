"""The benchmark of what is told, from the command line to the results."""

import argparse
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from bench.command import OURS, read_gold
from bench.counting import share
from bench.gold_lines import read_lines
from bench.reliability import reliability
from bench.results import document, write
from bench.tables import print_reliability, print_side_by_side
from bench.told.gold import RecordedArticle
from bench.told.judging import PARTS, ToldArticle, judge
from services._cli.extraction.article import Submitted, extract_article
from services.attribution.extractor import VERSION as ATTRIBUTION
from services.figures.extractor import VERSION as FIGURES
from services.mentions.extractor import VERSION as MENTIONS

DESCRIPTION = "Measure what a watch would be told of whole articles against an analyst's record of them."


def run() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.told", description=DESCRIPTION)
    parser.add_argument("gold", metavar="GOLD.jsonl", type=Path, help="articles with figures and claims")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the results as JSON")
    options = parser.parse_args()
    articles = read_gold(lambda: read_lines(options.gold, RecordedArticle, None))
    told = [judge(item, extract_article(_submitted(item))) for item in track(articles, console=Console(stderr=True))]
    results = measures(told)
    console = Console()
    print_side_by_side(console, "Told", {OURS: results["told"]})
    print_reliability(console, "Confidence of all figures, and all of it right", results["reliability"]["figures"])
    print_reliability(console, "Confidence of statements, and claimant right", results["reliability"]["statements"])
    if options.out:
        versions = {"attribution": ATTRIBUTION, "figures": FIGURES, "mentions": MENTIONS}
        today = date.today()  # noqa: DTZ011 - the day where the user is
        write(options.out, document("told", [item.text for item in articles], versions, results, today))


def measures(articles: Sequence[ToldArticle]) -> dict[str, Any]:
    """The measures over all articles: shares of what is told, shares of the record, and the reliability."""
    figures = [figure for article in articles for figure in article.figures]
    matched = [figure for figure in figures if figure.original is not None and not figure.is_noise]
    wanted = sum(len({f.original for f in article.figures if f.is_right and not f.is_noise}) for article in articles)
    required = [_required(article) for article in articles]
    must = [{index for index, claim in enumerate(article.article.claims) if claim.must} for article in articles]
    told_right = sum(len(needed & article.claims) for needed, article in zip(must, articles, strict=True))
    recorded = sum(
        len(needed & {figure.original for figure in article.figures if figure.is_right})
        for needed, article in zip(required, articles, strict=True)
    )
    return {
        "told": {
            "figures": len(figures),
            "precision": share(sum(figure.is_right for figure in figures), len(figures)),
            "useful": share(wanted, len(figures)),
            "recall": share(recorded, sum(map(len, required))),
            "invented_per_article": share(sum(figure.original is None for figure in figures), len(articles)),
            "parts": {part: share(sum(part in figure.parts for figure in matched), len(matched)) for part in PARTS},
            "claims_recall": share(told_right, sum(map(len, must))),
        },
        "reliability": {
            "figures": reliability(judged for article in articles for judged in article.confidences),
            "statements": reliability(judged for article in articles for judged in article.statements),
        },
    }


def _required(article: ToldArticle) -> set[int]:
    """The indexes of the recorded figures that have to be told."""
    return {
        index
        for index, figure in enumerate(article.article.figures)
        if not (figure.noise or figure.optional or figure.repeats is not None)
    }


def _submitted(article: RecordedArticle) -> Submitted:
    return Submitted(id=article.id, title=article.title, text=article.text, published_at=_noon(article.dateline))


def _noon(dateline: str | None) -> datetime | None:
    """Noon of the day on which the article was published, such as "March 2, 2026"; ``None`` if the line is no day."""
    try:
        return datetime.strptime(dateline or "", "%B %d, %Y").replace(hour=12, tzinfo=UTC)
    except ValueError:
        return None
