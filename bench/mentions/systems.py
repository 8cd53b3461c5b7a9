"""The compared systems: our extractor, and spaCy's entities with the most populous place of the name."""

from typing import Any

from bench.command import OURS
from bench.mentions.judging import FoundPlace
from bench.spacy_models import ENTITIES_ONLY, load_small
from bench.timing import Contestant
from services._gazetteer.gazetteer import Gazetteer
from services.mentions.extractor import MentionExtractor

SPACY = "spaCy NER and population"
SPACY_WHOLE = "spaCy small with NER"
GEOGRAPHIC = frozenset(["GPE", "LOC", "FAC"])


def ours(extraction: dict[str, Any]) -> list[FoundPlace]:
    """The places of one article, in every role, from the output of ``claimwatch extract``."""
    parts = ("start", "end", "lat", "lon", "geonames_id", "confidence")
    return [FoundPlace(**{part: place[part] for part in parts}) for place in extraction["places"]]


class SpacyPlaces:
    """spaCy's geographic entities. Each gets the most populous place of the name in our gazetteer, without context."""

    def __init__(self) -> None:
        self._model = load_small(without=ENTITIES_ONLY)
        self._gazetteer = Gazetteer()

    def extract(self, text: str) -> list[FoundPlace]:
        """The places, with offsets in code points."""
        entities = [entity for entity in self._model(text).ents if entity.label_ in GEOGRAPHIC]
        return [self._place(entity.text, entity.start_char, entity.end_char) for entity in entities]

    def _place(self, name: str, start: int, end: int) -> FoundPlace:
        plain = name.removeprefix("the ").removeprefix("The ")
        candidates = self._gazetteer.candidates(plain)
        if not candidates:
            return FoundPlace(start, end)
        best = max(candidates, key=lambda entry: entry.population)
        return FoundPlace(start, end, best.lat, best.lon, best.geonames_id)


def contestants(*, peers: bool) -> list[Contestant]:
    """The systems whose time is measured."""
    others = [Contestant(SPACY, lambda: SpacyPlaces().extract)] if peers else []
    return [
        Contestant(OURS, lambda: MentionExtractor().extract),
        Contestant(SPACY_WHOLE, load_small),
        *others,
    ]
