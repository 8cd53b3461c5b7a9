"""Which places are found in sentences of other languages, by GeoNames id (``places.jsonl``)."""

import math
from collections.abc import Iterator

from bench.languages.counting import GoldText, Outcome, read_gold
from claimwatch_contracts.extraction import Place
from services.mentions.languages import mention_readers


class PlacedText(GoldText):
    """A text with the places it names, by their names in it: each by its GeoNames id, or else its own name."""

    places: dict[str, int | str]


def outcomes() -> Iterator[Outcome]:
    """For each text, the places found rightly, missed and found wrongly."""
    readers = mention_readers()
    for gold in read_gold("places.jsonl", PlacedText):
        found = {_identity(place): place for place in readers.read(gold.language, gold.text, "", (), math.inf).found[0]}
        missed = [f"{name} ({wanted})" for name, wanted in gold.places.items() if wanted not in found]
        wrongly = [f"{found[key].text} ({key})" for key in found.keys() - set(gold.places.values())]
        yield Outcome(gold, len(gold.places) - len(missed), tuple(missed), tuple(wrongly))


def _identity(place: Place) -> int | str:
    return place.geonames_id or place.name
