"""The compared systems: our extractor, quantulum3, and spaCy's entities with a simple reading of numerals."""

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
"""Our measures that the gold does not have, with the gold's measure."""


def ours(extraction: dict[str, Any]) -> list[FoundFigure]:
    """The figures of one article, from the output of ``claimwatch extract``, without implicit figures."""
    return [_figure(figure) for figure in extraction["figures"] if not figure["implicit"]]


class SpacyNumbers:
    """spaCy's numeric entities."""

    def __init__(self) -> None:
        self._model = load_small(without=ENTITIES_ONLY)

    def extract(self, text: str) -> list[FoundFigure]:
        """The figures, with offsets in code points."""
        entities = [entity for entity in self._model(text).ents if entity.label_ in NUMERIC]
        return [FoundFigure(entity.start_char, entity.end_char, simple_value(entity.text)) for entity in entities]


class Quantities:
    """quantulum3 without its classifier, which chooses units and not values.

    If scikit-learn is installed, as textacy requires, quantulum3 would load the classifier from a file of another
    version of scikit-learn.
    """

    def __init__(self) -> None:
        from quantulum3 import classifier, parser

        classifier.USE_CLF = False
        self._parse: Callable[[str], list[Any]] = parser.parse

    def extract(self, text: str) -> list[FoundFigure]:
        """The figures, with offsets in code points."""
        return [_figure_of(quantity) for quantity in self._parse(text)]


PEERS: dict[str, Callable[[], Callable[[str], list[FoundFigure]]]] = {
    "quantulum3": lambda: Quantities().extract,
    "spaCy NER": lambda: SpacyNumbers().extract,
}
"""The other systems, each with a function that loads the system."""


def contestants(*, peers: bool) -> list[Contestant]:
    """The systems whose time is measured. Our place and claimant of a figure need the whole extraction."""
    others = [Contestant(name, start) for name, start in PEERS.items()] if peers else []
    return [
        Contestant(OURS, lambda: FigureExtractor().extract),
        Contestant(f"{OURS}, everything", lambda: lambda text: extract_article(Submitted(id="", text=text))),
        Contestant(SPACY_WHOLE, load_small),
        *others,
    ]


def _figure_of(quantity: Any) -> FoundFigure:
    """The figure of a quantity. quantulum3 gives a range as its middle and the distance to both ends."""
    (start, end), value, distance = quantity.span, quantity.value, quantity.uncertainty
    if distance:
        return FoundFigure(start, end, min=value - distance, max=value + distance)
    return FoundFigure(start, end, value=value)


def _figure(figure: dict[str, Any]) -> FoundFigure:
    return FoundFigure(
        **{part: figure[part] for part in ("start", "end", "value", "min", "max", "comparator", "confidence")},
        measure=_GOLD_MEASURES.get(figure["measure"], figure["measure"]),
        place=_surface(figure["place"]),
        claimant=_surface(figure["claimant"]),
    )


def _surface(entity: dict[str, Any] | None) -> str | None:
    return (entity["text"] or entity["name"]) if entity else None
