"""Finds the places that a user may mean by a name, and says whether a place has a name."""

from dataclasses import dataclass
from difflib import get_close_matches

from claimwatch_contracts.criteria import Box
from services._gazetteer.compilation import without_type
from services._gazetteer.gazetteer import Gazetteer, GazetteerEntry, spellings
from services._gazetteer.lists import load_abbreviations, load_regions
from services._gazetteer.names import folded, transliterated

MOST_FOUND = 10
_LEAST_LETTERS = 3
_MOST_LONGER = 4
_LIKENESS = 0.8
_MUCH_LARGER = 100


@dataclass(frozen=True)
class Found:
    """A place that was found, with the name asked for if the place has that name, otherwise with its main name."""

    name: str
    entry: GazetteerEntry


class PlaceFinder:
    """Looks places up in the compiled gazetteer. A call takes milliseconds of disk access: keep it off event loops."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._regions = load_regions(gazetteer)
        self._abbreviations = {short.replace(".", ""): name for short, name in load_abbreviations().always.items()}

    def place(self, geonames_id: int) -> GazetteerEntry | None:
        """The place of that GeoNames id; ``None`` if there is none."""
        return self._gazetteer.entry(geonames_id)

    def named(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The places of that name as articles use it, best known first. A larger region stands alone."""
        if region := self._regions.get(folded(name)):
            return (region,)
        written_out = self._written_out(name)
        candidates = self._gazetteer.candidates(written_out)
        return candidates or _regions(self._gazetteer.candidates(without_type(written_out)))

    def towns(self, box: Box, most: int) -> tuple[GazetteerEntry, ...]:
        """The towns in a box that does not cross the antimeridian, the largest first."""
        return self._gazetteer.towns(box, most)

    def find(self, name: str) -> list[Found]:
        """At most ten places: the places of that name, then those with a longer name that begins with it.

        The best known places of each group come first, of the longer names those of the places' own. A much larger
        place whose own name begins so comes before a town that is called so only elsewhere. Places that only sound
        alike come after those that begin so. If all groups are empty: places with a similar name.
        """
        same = [Found(name, entry) for entry in (*self.named(name), *self._gazetteer.candidates(name))]
        longer = self._gazetteer.beginning(name) if len(folded(name)) >= _LEAST_LETTERS else ()
        beginning = [Found(entry.name, entry) for entry in sorted(longer, key=lambda place: not _begins(place, name))]
        if not self._is_written(name):
            return _distinct([*beginning, *same] or self._nearly(name))[:MOST_FOUND]
        largest = max((entry.population for entry in longer if _begins(entry, name)), default=0)
        first = [place for place in same if _begins(place.entry, name) or not _is_small(place.entry, largest)]
        larger = [place for place in beginning if _begins(place.entry, name)] if len(first) < len(same) else []
        return _distinct([*first, *larger, *same, *beginning])[:MOST_FOUND]

    def bears(self, entry: GazetteerEntry, name: str) -> bool:
        """Whether a place has a name, in any spelling. True for a name in letters that the gazetteer does not use."""
        first, *containing = self._written_out(name).split(",")
        if not folded(first).isascii():
            return True
        areas = (self._gazetteer.candidates(area) for area in containing if area.strip())
        if not all(any(entry.lies_in(area) for area in candidates) for candidates in areas):
            return False
        forms = {first, without_type(first)} if entry.kind == "region" else {first}
        return any(self._gazetteer.is_named(entry, spellings(form), transliterated(form)) for form in forms)

    def _is_written(self, name: str) -> bool:
        """Whether a place is written so, and does not only sound so."""
        first = self._written_out(name).split(",")[0]
        is_region = folded(name) in self._regions
        return is_region or any(self._gazetteer.spelled(form) for form in (first, without_type(first)))

    def _written_out(self, name: str) -> str:
        return self._abbreviations.get(name.strip().replace(".", ""), name)

    def _nearly(self, name: str) -> list[Found]:
        key = folded(name)
        similar = [
            other
            for other in self._gazetteer.names_beginning(key[:_LEAST_LETTERS])
            if len(key) >= _LEAST_LETTERS and abs(len(other) - len(key)) <= _MOST_LONGER
        ]
        nearest = get_close_matches(key, similar, n=MOST_FOUND, cutoff=_LIKENESS)
        return [Found(entry.name, entry) for other in nearest for entry in self._gazetteer.spelled(other)]


def _begins(entry: GazetteerEntry, name: str) -> bool:
    """Whether the place's own name begins with the name; an article does not count."""
    own, begun = folded(entry.name), spellings(name)
    return any(written.startswith(key) for key in begun for written in (own, *spellings(own)))


def _is_small(entry: GazetteerEntry, population: int) -> bool:
    return entry.kind == "city" and entry.population * _MUCH_LARGER < population


def _regions(entries: tuple[GazetteerEntry, ...]) -> tuple[GazetteerEntry, ...]:
    return tuple(entry for entry in entries if entry.kind == "region")


def _distinct(places: list[Found]) -> list[Found]:
    distinct: dict[tuple[int | None, str], Found] = {}
    for place in places:
        distinct.setdefault((place.entry.geonames_id, place.entry.name), place)
    return list(distinct.values())
