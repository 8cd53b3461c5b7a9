"""Who takes part: our extractor, quantulum3, and spaCy's entities with a simple reading of numerals."""

from collections.abc import Callable
from typing import Any

from bench.command import OURS
from bench.figures.agreement import FoundFigure
from bench.figures.numerals import simple_value
from bench.spacy_models import ENTITIES_ONLY, load_small
from bench.timing import Contestant
from services._cli.extraction.article import Submitted, extract_article
from services.figures.extractor import FigureExtractor

SPACY_WHOLE = "spaCy small with NER"
NUMERIC = frozenset(["CARDINAL", "QUANTITY", "MONEY", "PERCENT"])
_GOLD_MEASURES = {"distance": "other"}
"""The gold has no measure of its own for distances."""


def ours(found: dict[str, Any]) -> list[FoundFigure]:
    """The figures of one article as ``claimwatch extract`` prints them, but for those that no numeral says."""
    return [_figure(each) for each in found["figures"] if not each["implicit"]]


class SpacyNumbers:
    """spaCy's numeric entities."""

    def __init__(self) -> None:
        self._model = load_small(without=ENTITIES_ONLY)

    def extract(self, text: str) -> list[FoundFigure]:
        """What it finds, offsets in code points."""
        entities = [entity for entity in self._model(text).ents if entity.label_ in NUMERIC]
        return [FoundFigure(one.start_char, one.end_char, value=simple_value(one.text)) for one in entities]


class Quantities:
    """quantulum3 as it is installed by itself: without its classifier, which chooses units and not values.

    textacy brings scikit-learn, and with that the classifier would be loaded, from a file made by another version.
    """

    def __init__(self) -> None:
        from quantulum3 import classifier, parser

        classifier.USE_CLF = False
        self._parse: Callable[[str], list[Any]] = parser.parse

    def extract(self, text: str) -> list[FoundFigure]:
        """What it finds, offsets in code points. It gives a range as its middle and the distance to the ends."""
        return [_quantity(one) for one in self._parse(text)]


PEERS: dict[str, Callable[[], Callable[[str], list[FoundFigure]]]] = {
    "quantulum3": lambda: Quantities().extract,
    "spaCy NER": lambda: SpacyNumbers().extract,
}
"""Everyone else who is measured; a call loads what they need."""


def contestants(*, peers: bool) -> list[Contestant]:
    """Everyone whose time is taken. Place and claimant of a figure come from the whole extraction."""
    others = [Contestant(name, start) for name, start in PEERS.items()] if peers else []
    return [
        Contestant(OURS, lambda: FigureExtractor().extract),
        Contestant(f"{OURS}, everything", lambda: lambda text: extract_article(Submitted(id="", text=text))),
        Contestant(SPACY_WHOLE, load_small),
        *others,
    ]


def _quantity(one: Any) -> FoundFigure:
    start, end = one.span
    if one.uncertainty:
        return FoundFigure(start, end, min=one.value - one.uncertainty, max=one.value + one.uncertainty)
    return FoundFigure(start, end, value=one.value)


def _figure(each: dict[str, Any]) -> FoundFigure:
    return FoundFigure(
        **{part: each[part] for part in ("start", "end", "value", "min", "max", "comparator", "confidence")},
        measure=_GOLD_MEASURES.get(each["measure"], each["measure"]),
        place=_surface(each["place"]),
        claimant=_surface(each["claimant"]),
    )


def _surface(entity: dict[str, Any] | None) -> str | None:
    return (entity["text"] or entity["name"]) if entity else None
