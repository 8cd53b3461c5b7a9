"""The benchmark of places, from the command line to the results."""

from collections.abc import Sequence

from rich.console import Console
from rich.progress import track

from bench.command import OURS, Measured, finish, read_gold, read_options
from bench.extracting import extract_all
from bench.gold_lines import read_lines
from bench.mentions.gold import PlacesArticle
from bench.mentions.judging import FoundPlace, Judged, judge
from bench.mentions.measures import measures, reliabilities
from bench.mentions.systems import SPACY, SpacyPlaces, contestants, ours
from bench.tables import print_reliability, print_side_by_side
from services.mentions.extractor import VERSION

DESCRIPTION = "Measure places against annotated articles, beside spaCy's entities with the best known place of a name."


def run() -> None:
    """The command."""
    options = read_options("mentions", DESCRIPTION, "GOLD.jsonl", "articles with the places named in them")
    articles = read_gold(lambda: read_lines(options.gold, PlacesArticle, options.limit))
    texts = [article.text for article in articles]
    verdicts = _judged(articles, [ours(extraction) for extraction in extract_all(texts)])
    systems = {OURS: measures(verdicts)}
    if options.peers:
        peer = SpacyPlaces()
        progress = track(texts, SPACY, console=Console(stderr=True))
        systems[SPACY] = measures(_judged(articles, [peer.extract(text) for text in progress]))
    results = {"systems": systems, "reliability": reliabilities(verdicts)}
    console = Console()
    print_side_by_side(console, "Places", systems)
    print_reliability(console, "Confidence, and a place name", results["reliability"]["name"])
    print_reliability(console, "Confidence, and within 161 km of the right place", results["reliability"]["place"])
    measured = Measured("mentions", texts, {"mentions": VERSION}, results)
    finish(options, measured, contestants(peers=options.peers), console)


def _judged(articles: Sequence[PlacesArticle], predicted: Sequence[Sequence[FoundPlace]]) -> list[Judged]:
    return [judge(article, places) for article, places in zip(articles, predicted, strict=True)]
