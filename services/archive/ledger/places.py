"""Which part of the world a row of an incident is about: where it happened, or an area of which more is counted."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimwatch_contracts.extraction import AdministrativeArea, Location
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import PlacePrecision, Stance
from claimwatch_language.geography import FINE, PlaceKey, distance_km, place_key
from services.archive.ledger.amounts import is_same

_APART_KM = 50.0
"""The kilometres from which what happened in two towns is counted apart."""
_MORE_OFTEN = 2
"""How many times as many articles count in an area as in a town that is only an example of it."""
_AREAS = frozenset((PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.PROVINCE))


def key_of(place: Location | None) -> PlaceKey | None:
    """What identifies a place, if there is one."""
    return None if place is None else place_key(place)


class Home:
    """Where an incident happened, by the places that most of its articles give to figures."""

    def __init__(self, entries: Iterable[LedgerEntry]) -> None:
        self._entries = [entry for entry in entries if entry.stance is Stance.STATES and entry.place is not None]
        self.place, self.within = self._home()
        self._areas = {area.geonames_id for area in self.within if area.geonames_id is not None}

    def zone(self, entry: LedgerEntry, beside: Sequence[LedgerEntry]) -> PlaceKey | None:
        """The place that an entry's row is about; ``None`` for where it happened.

        ``beside`` are the figures of the same article, claimant and measure. Another town than the incident's is
        another row if the figure's sentence names it; if the incident is of a whole area, so is any place in the area.
        Another place elsewhere, or one that contains the incident's, is another row only if there is another figure for
        the incident itself beside it: articles name other places near figures for many reasons. A place that a person
        gave always is another row.
        """
        if entry.place_by_hand and key_of(entry.place) != key_of(self.place):
            return key_of(entry.place)
        entry = self._in_area(entry)
        key = key_of(entry.place)
        if key is None or key == key_of(self.place):
            return None
        if self._is_area:
            return key if entry.place_is_near else None
        if self._is_here(entry):
            return None
        if entry.place_is_near and self._is_another_town(entry):
            return key
        apart = any(self._is_here(other) and _differs(other, entry) for other in beside)
        return key if apart and (entry.place_is_near or self._contains_home(entry)) else None

    def known_zone(self, entry: LedgerEntry, zones: frozenset[PlaceKey]) -> PlaceKey | None:
        """The place of an entry if its sentence names it, and other figures of the incident are counted there apart."""
        entry = self._in_area(entry)
        key = key_of(entry.place)
        is_elsewhere = key != key_of(self.place) and not self._is_here(entry)
        return key if key in zones and entry.place_is_near and is_elsewhere else None

    def area(self, key: PlaceKey | None) -> tuple[Location, tuple[AdministrativeArea, ...]] | None:
        """The area around the incident's place with that key, and the areas around it; ``None`` if there is none."""
        found = next((index for index, area in enumerate(self.within) if area.geonames_id == key), None)
        if found is None or key is None or self.place is None:
            return None
        area, around = self.within[found], self.within[found + 1 :]
        precision = PlacePrecision.PROVINCE if around else PlacePrecision.COUNTRY
        named = Location(name=area.name, geonames_id=area.geonames_id, precision=precision, country=self.place.country)
        return named, around

    def _in_area(self, entry: LedgerEntry) -> LedgerEntry:
        """The entry, of the area if its town has the name of an area around the incident's place.

        Of what happened in Birkeby in the province of Tarn, what is counted in Tarn is counted in the province.
        """
        place = entry.place
        if place is None or place.precision not in FINE or key_of(place) == key_of(self.place):
            return entry
        named = next((area for area in entry.within if area in self.within and area.name == place.name), None)
        found = self.area(named.geonames_id) if named is not None else None
        return entry if found is None else entry.model_copy(update={"place": found[0], "within": found[1]})

    def _home(self) -> tuple[Location | None, tuple[AdministrativeArea, ...]]:
        articles: defaultdict[PlaceKey, list[str]] = defaultdict(list)
        first: dict[PlaceKey, LedgerEntry] = {}
        for entry in self._entries:
            key = key_of(entry.place)
            if key is not None:
                articles[key].append(entry.article_id)
                first.setdefault(key, entry)
        if not articles:
            return None, ()

        def articles_of(key: PlaceKey) -> int:
            return len(set(articles[key]))

        def is_example(key: PlaceKey) -> bool:
            """Whether far more articles count in an area around a town than in the town."""
            areas = {area.geonames_id for area in first[key].within if area.geonames_id is not None}
            return any(area in articles and articles_of(area) >= _MORE_OFTEN * articles_of(key) for area in areas)

        def rank(key: PlaceKey) -> tuple[bool, int, int, str]:
            """The order of places: towns that are no examples first, then by articles and by figures, most first."""
            place, named = first[key].place, articles[key]
            is_fine = place is not None and place.precision in FINE and not is_example(key)
            return not is_fine, -len(set(named)), -len(named), str(key)

        chosen = first[min(articles, key=rank)]
        return chosen.place, chosen.within

    @property
    def _is_area(self) -> bool:
        return self.place is not None and self.place.precision in _AREAS

    def _is_another_town(self, entry: LedgerEntry) -> bool:
        """Whether an entry is of a town of the same country some way from the incident's."""
        one, other = self.place, entry.place
        if one is None or other is None or one.country != other.country or not {one.precision, other.precision} <= FINE:
            return False
        if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
            return False
        return distance_km(one.lat, one.lon, other.lat, other.lon) > _APART_KM

    def _is_here(self, entry: LedgerEntry) -> bool:
        if self.place is None or entry.place is None:
            return True
        inside = {area.geonames_id for area in entry.within}
        return (
            key_of(entry.place) == key_of(self.place)
            or (self.place.geonames_id is not None and self.place.geonames_id in inside)
            or entry.place.name.casefold() == self.place.name.casefold()
        )

    def _contains_home(self, entry: LedgerEntry) -> bool:
        if entry.place is None or self.place is None:
            return False
        is_country = entry.place.precision is PlacePrecision.COUNTRY and entry.place.country == self.place.country
        return entry.place.geonames_id in self._areas or is_country or entry.place.precision is PlacePrecision.REGION


def _differs(one: LedgerEntry, other: LedgerEntry) -> bool:
    return one.quantity is not None and other.quantity is not None and not is_same(one.quantity, other.quantity)
