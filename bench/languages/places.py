"""Which places are found in sentences of other languages, by GeoNames id (``places.jsonl``)."""

import math
from collections import Counter
from collections.abc import Iterator

from bench.languages.counting import GoldText, Outcome, read_gold
from services.mentions.languages import mention_readers


class PlacedText(GoldText):
    """A text with the GeoNames ids of the places it names, by their names as they stand there."""

    places: dict[str, int]


def outcomes() -> Iterator[Outcome]:
    """For each text, the places found rightly, missed and found wrongly. A name counts once for each time it stands."""
    readers = mention_readers()
    for gold in read_gold("places.jsonl", PlacedText):
        found = readers.read(gold.language, gold.text, "", (), math.inf).found[0]
        wanted = Counter(gold.places.values())
        ids = Counter(place.geonames_id for place in found)
        right = (wanted & ids).total()
        missed = [f"{name} ({number})" for name, number in gold.places.items() if number not in ids]
        wrongly = [
            f"{place.text} ({place.geonames_id} {place.name})" for place in found if place.geonames_id not in wanted
        ]
        yield Outcome(gold, right, tuple(missed), tuple(wrongly))
