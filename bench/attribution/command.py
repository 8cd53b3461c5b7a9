"""The benchmark of attribution, end to end."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.progress import track

from bench.attribution.gold import GoldArticle, read_articles
from bench.attribution.judging import Verdict, judge
from bench.attribution.marked import Marked, merged
from bench.attribution.measures import cue_classes, judged, measures, measures_of
from bench.attribution.systems import TEXTACY, TextacyQuotations, contestants, ours
from bench.command import OURS, Measured, finish, read_gold, read_options, require
from bench.extracting import extract_all
from bench.reliability import reliability
from bench.tables import print_reliability, print_rows, print_side_by_side
from services.attribution.extractor import VERSION

DESCRIPTION = "Measure who said what against annotated articles, beside spaCy and textacy."
BELIEF = "believe"


def run() -> None:
    """The command."""
    options = read_options("attribution", DESCRIPTION, "GOLD_DIR", "a folder with text/*.txt and attributions/*.ann")
    if options.peers:
        require("textacy")
    articles = read_gold(lambda: read_articles(options.gold, options.limit))
    texts = [article.text for article in articles]
    predicted = [merged(ours(extraction)) for extraction in extract_all(texts)]
    systems = {OURS: measures(_verdicts(articles, predicted))}
    if options.peers:
        systems[TEXTACY] = measures(_verdicts(articles, _textacy(texts)))
    results = {"systems": systems, **_breakdown(articles, predicted)}
    console = Console()
    _show(console, results)
    measured = Measured("attribution", texts, {"attribution": VERSION}, results)
    finish(options, measured, contestants(peers=options.peers), console)


def _breakdown(articles: Sequence[GoldArticle], predicted: Sequence[Sequence[Marked]]) -> dict[str, Any]:
    """Measures of our predictions without beliefs, by class of the cue, and by confidence."""
    verdicts = _verdicts(articles, predicted)
    statements = [[marked for marked in article if marked.cue_class != BELIEF] for article in predicted]
    classes = cue_classes(verdicts)
    groups = {"statements": classes - {BELIEF}, **{name: {name} for name in sorted(classes)}}
    return {
        "without_beliefs": measures(_verdicts(articles, statements)),
        "by_cue_class": {name: measures_of(verdicts, group) for name, group in groups.items()},
        "reliability": reliability(judged(verdicts)),
    }


def _verdicts(articles: Sequence[GoldArticle], predicted: Sequence[Sequence[Marked]]) -> list[Verdict]:
    return [judge(article, marked) for article, marked in zip(articles, predicted, strict=True)]


def _textacy(texts: Sequence[str]) -> list[list[Marked]]:
    peer = TextacyQuotations()
    return [merged(peer.extract(text)) for text in track(texts, TEXTACY, console=Console(stderr=True))]


def _show(console: Console, results: dict[str, Any]) -> None:
    systems = {**results["systems"], f"{OURS} without beliefs": results["without_beliefs"]}
    print_side_by_side(console, "Attributions", systems)
    by_class = results["by_cue_class"]
    columns = ["cue class", *(name.replace("_", " ") for name in by_class["statements"])]
    rows = ([name, *row.values()] for name, row in by_class.items())
    print_rows(console, "By class of the predicted cue", columns, rows)
    print_reliability(console, "Confidence, and claimant and content told right", results["reliability"])
