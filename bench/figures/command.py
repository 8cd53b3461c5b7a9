"""The benchmark of figures, from the command line to the results."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.progress import track

from bench.command import OURS, Measured, finish, read_gold, read_options, require
from bench.extracting import extract_all
from bench.figures.agreement import FoundFigure
from bench.figures.gold import Passage
from bench.figures.judging import Judged, judge
from bench.figures.measures import full_measures, non_figures, reliabilities, value_measures
from bench.figures.systems import PEERS, contestants, ours
from bench.gold_lines import read_lines
from bench.tables import print_reliability, print_rows, print_side_by_side
from services.attribution.extractor import VERSION as ATTRIBUTION
from services.figures.extractor import VERSION as FIGURES
from services.mentions.extractor import VERSION as MENTIONS

DESCRIPTION = "Measure reported figures against annotated passages, beside quantulum3 and spaCy."


def run() -> None:
    """The command."""
    options = read_options("figures", DESCRIPTION, "GOLD.jsonl", "passages with figures and numbers that are none")
    if options.peers:
        require("quantulum3")
    passages = read_gold(lambda: read_lines(options.gold, Passage, options.limit))
    texts = [passage.text for passage in passages]
    judged = _judged(passages, [ours(extraction) for extraction in extract_all(texts)])
    systems = {OURS: full_measures(judged)}
    taken_in = {OURS: non_figures(judged)}
    if options.peers:
        for name, start in PEERS.items():
            extract = start()
            progress = track(texts, name, console=Console(stderr=True))
            theirs = _judged(passages, [extract(text) for text in progress])
            systems[name], taken_in[name] = value_measures(theirs), non_figures(theirs)
    results = {
        "systems": systems,
        "non_figures": sum(len(passage.non_figures) for passage in passages),
        "non_figures_taken_in": taken_in,
        "reliability": reliabilities(judged),
    }
    console = Console()
    _show(console, results)
    extractors = {"figures": FIGURES, "attribution": ATTRIBUTION, "mentions": MENTIONS}
    finish(options, Measured("figures", texts, extractors, results), contestants(peers=options.peers), console)


def _judged(passages: Sequence[Passage], predicted: Sequence[Sequence[FoundFigure]]) -> list[Judged]:
    return [judge(passage, figures) for passage, figures in zip(passages, predicted, strict=True)]


def _show(console: Console, results: dict[str, Any]) -> None:
    print_side_by_side(console, "Figures", results["systems"])
    by_type = results["non_figures_taken_in"]
    types = dict.fromkeys(name for counts in by_type.values() for name in counts)
    rows = ([name, *(counts.get(name, 0) for counts in by_type.values())] for name in types)
    print_rows(console, f"Of {results['non_figures']} numbers that are no figures, taken in", ["", *by_type], rows)
    print_reliability(console, "Confidence, and figure and value right", results["reliability"]["value"])
    print_reliability(console, "Confidence, and value, comparator and measure right", results["reliability"]["joint"])
