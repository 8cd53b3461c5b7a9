"""Finds the places that people mean by a name, and says whether a place bears one."""

from dataclasses import dataclass
from difflib import get_close_matches

from services._gazetteer.compilation import without_type
from services._gazetteer.gazetteer import Gazetteer, GazetteerEntry, spellings
from services._gazetteer.lists import load_abbreviations, load_regions
from services._gazetteer.names import folded, transliterated

MOST_FOUND = 10
_LEAST_LETTERS = 3
_MOST_LONGER = 4
_LIKENESS = 0.8


@dataclass(frozen=True)
class Found:
    """A place, under the name that was asked for where it bears that, else under its own."""

    name: str
    entry: GazetteerEntry


class PlaceFinder:
    """Looks places up in the compiled gazetteer, in milliseconds but on the disk: not for an event loop."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._regions = load_regions()
        self._abbreviations = {short.replace(".", ""): name for short, name in load_abbreviations().always.items()}

    def place(self, geonames_id: int) -> GazetteerEntry | None:
        """The place of that id, if there is one."""
        return self._gazetteer.entry(geonames_id)

    def named(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The places of that name as texts are read: a larger region (without id) alone, else the best known first."""
        if region := self._regions.get(folded(name)):
            return (region,)
        written_out = self._written_out(name)
        found = self._gazetteer.candidates(written_out)
        return found or _regions(self._gazetteer.candidates(without_type(written_out)))

    def find(self, name: str) -> list[Found]:
        """At most ten places: those of that name, then those whose name begins so, each group the best known first.

        Where there is none: those whose name is nearly this.
        """
        same = (*self.named(name), *self._gazetteer.candidates(name))
        found = [Found(name, entry) for entry in same]
        if len(folded(name)) >= _LEAST_LETTERS:
            found += [Found(entry.name, entry) for entry in self._gazetteer.beginning(name)]
        return _each_once(found or self._nearly(name))[:MOST_FOUND]

    def bears(self, entry: GazetteerEntry, name: str) -> bool:
        """Whether a place goes by a name, in any spelling; one in letters that no known name has cannot be denied."""
        first, *containing = self._written_out(name).split(",")
        if not folded(first).isascii():
            return True
        areas = (self._gazetteer.candidates(area) for area in containing if area.strip())
        if not all(any(entry.lies_in(area) for area in candidates) for candidates in areas):
            return False
        forms = {first, without_type(first)} if entry.kind == "region" else {first}
        return any(self._gazetteer.is_named(entry, spellings(form), transliterated(form)) for form in forms)

    def _written_out(self, name: str) -> str:
        return self._abbreviations.get(name.strip().replace(".", ""), name)

    def _nearly(self, name: str) -> list[Found]:
        key = folded(name)
        alike = [
            other
            for other in self._gazetteer.names_beginning(key[:_LEAST_LETTERS])
            if len(key) >= _LEAST_LETTERS and abs(len(other) - len(key)) <= _MOST_LONGER
        ]
        near = get_close_matches(key, alike, n=MOST_FOUND, cutoff=_LIKENESS)
        return [Found(entry.name, entry) for other in near for entry in self._gazetteer.spelled(other)]


def _regions(found: tuple[GazetteerEntry, ...]) -> tuple[GazetteerEntry, ...]:
    return tuple(entry for entry in found if entry.kind == "region")


def _each_once(found: list[Found]) -> list[Found]:
    once: dict[tuple[int | None, str], Found] = {}
    for one in found:
        once.setdefault((one.entry.geonames_id, one.entry.name), one)
    return list(once.values())
