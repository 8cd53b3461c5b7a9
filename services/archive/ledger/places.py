"""Which part of the world a row of an incident is about: where it happened, or an area of which more is counted."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache

from claimwatch_contracts.extraction import AdministrativeArea, Location
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Measure, PlacePrecision, Stance, Submeasure
from claimwatch_language.geography import FINE, PlaceKey, distance_km, place_key
from claimwatch_language.names.aliases import slug
from services.archive.ledger.amounts import is_same
from services.archive.ledger.found_bodies import is_of_graves

_APART_KM = 50.0
"""The kilometres from which what happened in two towns is counted apart."""
_NEIGHBOURS_KM = 5.0
"""The same for bodies out of graves and cases of a disease, which are counted site by site."""
_OF_ANOTHER_SITE = re.compile(
    r"\b(?:second|third|fourth|fifth|another|new|further|separate|neighbou?ring) "
    r"(?:(?!an?\b|the\b|time\b)[\w-]+ ){0,2}?"
    r"(?:graves?|sites?|pits?|trench(?:es)?|wells?|clusters?|hotspots?|outbreaks?|camps?|villages?|towns?|districts?)\b",
    re.IGNORECASE,
)
"""Words of a sentence on a site beside the one that is known."""
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
        self._counts_areas = any(_is_province_around(entry, self._areas) for entry in self._entries)

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
        entry = self.in_area(entry)
        key = key_of(entry.place)
        if key is None or key == key_of(self.place):
            return None
        if self._is_area:
            return key if entry.place_is_near else None
        if self._is_here(entry):
            return None
        if entry.place_is_near and self._is_another_place(entry):
            return key
        apart = any(self._is_here(other) and _differs(other, entry) for other in beside)
        return key if apart and (entry.place_is_near or self._contains_home(entry)) else None

    def known_zone(self, entry: LedgerEntry, zones: frozenset[PlaceKey]) -> PlaceKey | None:
        """The place of an entry if its sentence names it, and other figures of the incident are counted there apart.

        An area around the incident is counted apart as well if the sentence means it in other words.
        """
        entry = self.in_area(entry)
        key = key_of(entry.place)
        if not entry.place_is_near or key == key_of(self.place) or self._is_here(entry):
            return None
        return key if key in zones or self._is_meant(entry) else None

    def zone_beside(self, entry: LedgerEntry, zones: frozenset[PlaceKey]) -> PlaceKey | None:
        """The area of an entry, if its article counts there apart.

        ``zones`` are the places of the article's other figures that have rows of their own.
        """
        key = key_of(self.in_area(entry).place)
        return key if key in zones and not self._is_here(entry) else None

    def zone_of_lead(self, entry: LedgerEntry, lead: LedgerEntry | None) -> PlaceKey | None:
        """The area of its article's first figure, if an entry is of no place, or of one that contains that area."""
        if lead is None or lead.place is None or lead.place.geonames_id is None or entry.place_is_near:
            return None
        lead = self.in_area(lead)
        key, inside = key_of(lead.place), {area.geonames_id for area in lead.within}
        is_wider = entry.place is None or (entry.place.geonames_id in inside and key_of(entry.place) != key)
        return key if is_wider and self._contains_home(lead) else None

    def is_around(self, entry: LedgerEntry) -> bool:
        """Whether an entry is of an area around the incident's place."""
        entry = self.in_area(entry)
        return key_of(entry.place) != key_of(self.place) and self._contains_home(entry)

    def _is_meant(self, entry: LedgerEntry) -> bool:
        """Whether an entry's sentence means an area around the incident without its name ("in both towns")."""
        place = entry.place
        return (
            self._contains_home(entry) and place is not None and _plain(place.name) not in _plain(entry.evidence.quote)
        )

    def area(self, key: PlaceKey | None) -> tuple[Location, tuple[AdministrativeArea, ...]] | None:
        """The area around the incident's place with that key, and the areas around it; ``None`` if there is none."""
        found = next((index for index, area in enumerate(self.within) if area.geonames_id == key), None)
        if found is None or key is None or self.place is None:
            return None
        return _named_area(self.within, found, self.place.country)

    def in_area(self, entry: LedgerEntry) -> LedgerEntry:
        """The entry, of the area if its town has the name of an area around the incident's place.

        Of what happened in Birkeby in the province of Tarn, what is counted in Tarn is counted in the province. Where
        that province is counted by itself, so are its neighbours, whose towns have their names as well.
        """
        place = entry.place
        if place is None or place.precision not in FINE or key_of(place) == key_of(self.place):
            return entry
        index = next(
            (index for index, area in enumerate(entry.within) if _plain(area.name) == _plain(place.name)), None
        )
        if index is None or (entry.within[index] not in self.within and not self._is_in_counted_country(entry, index)):
            return entry
        found = _named_area(entry.within, index, place.country)
        return entry.model_copy(update={"place": found[0], "within": found[1]})

    def _is_in_counted_country(self, entry: LedgerEntry, index: int) -> bool:
        """Whether an entry's area is in the incident's country, whose areas are counted by themselves."""
        around = entry.within[index + 1 :]
        return self._counts_areas and bool(around) and around[-1:] == self.within[-1:]

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

    def _is_another_place(self, entry: LedgerEntry) -> bool:
        """Whether an entry is of a town of the same country some way from the incident's, or of another province.

        Of a district the gazetteer may know no point; its towns are some way from those of another province.
        What is counted site by site is of another place also if its sentence says that it is of another site.
        """
        one, other = self.place, entry.place
        if one is not None and other is not None and other.precision is PlacePrecision.PROVINCE:
            return one.precision in FINE and one.country == other.country and other.geonames_id not in self._areas
        if one is None or other is None or one.country != other.country or not {one.precision, other.precision} <= FINE:
            return False
        if self._is_by_site(entry) and _OF_ANOTHER_SITE.search(entry.evidence.quote):
            return True
        if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
            return _are_of_two_provinces(self.within, entry.within)
        apart = _NEIGHBOURS_KM if self._is_by_site(entry) else _APART_KM
        return distance_km(one.lat, one.lon, other.lat, other.lon) > apart

    def _is_by_site(self, entry: LedgerEntry) -> bool:
        """Whether a figure counts cases of a disease, or bodies where graves are dug up."""
        quantity = entry.quantity
        if quantity is None or quantity.submeasure is Submeasure.CASES:
            return quantity is not None
        return quantity.measure is Measure.BODIES_FOUND and self._digs_graves

    @cached_property
    def _digs_graves(self) -> bool:
        return any(
            entry.quantity is not None
            and entry.quantity.measure is Measure.BODIES_FOUND
            and is_of_graves(entry.evidence.quote)
            for entry in self._entries
        )

    def _is_here(self, entry: LedgerEntry) -> bool:
        if self.place is None or entry.place is None:
            return True
        inside = {area.geonames_id for area in entry.within}
        return (
            key_of(entry.place) == key_of(self.place)
            or (self.place.geonames_id is not None and self.place.geonames_id in inside)
            or _plain(entry.place.name) == _plain(self.place.name)
        )

    def _contains_home(self, entry: LedgerEntry) -> bool:
        if entry.place is None or self.place is None:
            return False
        is_country = entry.place.precision is PlacePrecision.COUNTRY and entry.place.country == self.place.country
        return entry.place.geonames_id in self._areas or is_country or entry.place.precision is PlacePrecision.REGION


def _are_of_two_provinces(one: tuple[AdministrativeArea, ...], other: tuple[AdministrativeArea, ...]) -> bool:
    """Whether the areas around two places of a country, the country last, have different provinces."""
    own, known = one[-2:-1], other[-2:-1]
    return bool(own) and bool(known) and own[0].geonames_id != known[0].geonames_id


def _differs(one: LedgerEntry, other: LedgerEntry) -> bool:
    return one.quantity is not None and other.quantity is not None and not is_same(one.quantity, other.quantity)


@lru_cache(maxsize=20_000)
def _plain(name: str) -> str:
    """A name without accents, which a town may have and its province not."""
    return slug(name)


def _named_area(
    within: tuple[AdministrativeArea, ...], index: int, country: str | None
) -> tuple[Location, tuple[AdministrativeArea, ...]]:
    """One of the areas around a place as a place, and the areas around it."""
    area, around = within[index], within[index + 1 :]
    precision = PlacePrecision.PROVINCE if around else PlacePrecision.COUNTRY
    return Location(name=area.name, geonames_id=area.geonames_id, precision=precision, country=country), around


def _is_province_around(entry: LedgerEntry, areas: Collection[int]) -> bool:
    """Whether a figure's sentence counts in one of the areas, which is no country."""
    place = entry.place
    is_province = place is not None and place.precision is PlacePrecision.PROVINCE
    return is_province and entry.place_is_near and key_of(place) in areas
