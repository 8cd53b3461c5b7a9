"""Who takes part: our extractor, and spaCy's entities with the best known place of that name."""

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


def ours(found: dict[str, Any]) -> list[FoundPlace]:
    """The places of one article as ``claimwatch extract`` prints them, in whatever role."""
    parts = ("start", "end", "lat", "lon", "geonames_id", "confidence")
    return [FoundPlace(**{part: each[part] for part in parts}) for each in found["places"]]


class SpacyPlaces:
    """spaCy's geographic entities, looked up in our gazetteer: the most populous place of that name, in no context."""

    def __init__(self) -> None:
        self._model = load_small(without=ENTITIES_ONLY)
        self._gazetteer = Gazetteer()

    def extract(self, text: str) -> list[FoundPlace]:
        """What it finds, offsets in code points."""
        entities = [entity for entity in self._model(text).ents if entity.label_ in GEOGRAPHIC]
        return [self._place(entity.text, entity.start_char, entity.end_char) for entity in entities]

    def _place(self, name: str, start: int, end: int) -> FoundPlace:
        plain = name.removeprefix("the ").removeprefix("The ")
        named = self._gazetteer.candidates(plain)
        if not named:
            return FoundPlace(start, end)
        best = max(named, key=lambda entry: entry.population)
        return FoundPlace(start, end, best.lat, best.lon, best.geonames_id)


def contestants(*, peers: bool) -> list[Contestant]:
    """Everyone whose time is taken."""
    others = [Contestant(SPACY, lambda: SpacyPlaces().extract)] if peers else []
    return [
        Contestant(OURS, lambda: MentionExtractor().extract),
        Contestant(SPACY_WHOLE, load_small),
        *others,
    ]
