"""The places of a brief's figures that have no place in their own sentence."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlacePrecision
from claimwatch_language.geography import FINE, area_around, contains
from claimwatch_language.joining.bearing_kinds import Bearing
from claimwatch_language.joining.former import tells_of_former
from claimwatch_language.joining.happenings import WIDE, Happenings, Kind
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.locales import Locales, PlaceNames
from claimwatch_language.joining.scenes import Link, Scenes
from claimwatch_language.joining.setting import Support, focus, identity, main_place
from claimwatch_language.joining.waters import RIVER, is_water
from claimwatch_language.names.bureaus import has_bureaus

_WEIGHTS = {
    Bearing.LOCATIVE: 1.0,
    Bearing.LEFT: 0.5,
    Bearing.SPOKEN_FOR: 0.5,
    Bearing.BARE: 0.4,
    Bearing.AFTERMATH: 0.1,
    Bearing.ORIGIN: 0.1,
    Bearing.ASIDE: 0.0,
}
"""How much a mention of each bearing speaks for its place as the brief's main place."""
_TITLE = 3.0
"""How many times more a mention in the title speaks for its place than one in the text."""
_LEAST_IN_TITLE = 0.5
"""The least weight of a mention in the title, where prepositions are scarce."""
_LEAD_SENTENCES = 2
"""How many of the first sentences are the lead."""
_LEAD = 2.0
"""How many times more a mention in the first sentences speaks for its place."""
_HAPPENED = 1.5
"""How many times more a mention in a sentence of what happened speaks for its place."""
_FORMER = 0.3
"""How much a mention in a sentence of a former occurrence counts, compared with one in a sentence of today's."""
_DATELINE = 1.5
"""How much the town of a dateline speaks for the town."""
_DEMONYM = 0.2
"""How much an adjective of a country speaks for the country."""
_PARTS = frozenset((PlacePrecision.EXACT, PlacePrecision.DISTRICT))
_UNLISTED = frozenset(("unknown", "village", "town", "hamlet", "island"))
"""The kinds of places that no list has and that are no part of a town."""
COARSE = frozenset((PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.PROVINCE))
"""The precisions of areas in which a sentence may name a town."""
_TOWNS = frozenset((PlacePrecision.VILLAGE, PlacePrecision.CITY))


class Brief:
    """The places of one brief: of an article, or of one of the stories of a collection.

    If a text may be a passage of an article, its main place is not known: only what the sentences around a figure say
    counts.
    """

    def __init__(self, layout: Layout, sentences: range, happenings: Happenings, names: PlaceNames) -> None:
        self._layout = layout
        self._lead = range(sentences.start, sentences.start + _LEAD_SENTENCES)
        self._happenings = happenings
        self._names = names
        self._supports = [
            *_by_dateline(names.written),
            *self._by_text(names.text),
            *_by_demonyms(names),
            *_by_title(names.title),
        ]
        self._best = main_place(self._supports) or main_place(_by_aftermath(names.text))
        if self._best is None and names.is_whole:
            self._best = _without_happenings(names)
        wide = self._befallen()
        if self._best is not None and wide is not None and wide.country == self._best.country:
            self._best = wide
        elif self._best is not None and self._best.precision in COARSE:
            self._best = focus(self._supports, self._best) or self._best
        self.scenes = Scenes(layout, sentences, names.text, happenings, self.main)
        self._by_country: dict[str, Place | None] = {}

    def _befallen(self) -> Place | None:
        """The country of a storm, a flood or the like, by the first sentence, if the title names no other place."""
        bounds = self._layout.bounds(self._lead.start)
        if not WIDE.search(self._layout.text, *bounds):
            return None
        titled = {identity(locale.place) for locale in self._names.title.all}
        located = (locale for locale in self._names.text.between(*bounds) if locale.bearing is Bearing.LOCATIVE)
        countries = (locale.place for locale in located if locale.place.precision is PlacePrecision.COUNTRY)
        return next((country for country in countries if titled <= {identity(country)}), None)

    def continued(self, sentence: int, is_quantity: bool, demonym: Place | None) -> Place | None:
        """The place of the scene to which a sentence surely belongs.

        If the sentence has a ``demonym``, the scene has to lie in its country. If it does not, the main place may.
        """
        belonging = self.scenes.of(sentence)
        scene: Place | None = None
        if belonging is not None and self._is_sure(sentence, belonging.link, is_quantity):
            scene = belonging.scene.place
        if scene is not None and scene.type == RIVER and self.main is not None:
            scene = self.main
        if demonym is None:
            return scene
        places = [place for place in (scene, self.main) if place is not None and not _is_of_countries(place)]
        return next((place for place in places if place.country in (demonym.country, None)), None)

    @cached_property
    def main(self) -> Place | None:
        """The main place of a whole article, not finer than a village or a city if the article names one."""
        best = self._best if self._names.is_whole else None
        if best is None or best.precision not in _PARTS or best.type in _UNLISTED:
            return best
        towns = (place for place in self._names.text.places if place.precision in _TOWNS)
        return next((town for town in towns if contains(town, best)), best)

    def main_so_far(self, sentence: int) -> Place | None:
        """The main place as it is known up to a sentence: the lead's, if the main place is named only later, elsewhere.

        No sentence without a place goes on about a place that its readers have not met.
        """
        opening_at = self._lead.start
        main, opening = self.main, self.scenes.of(opening_at)
        if main is None or opening is None or opening.link is not Link.OWN:
            return main
        lead = opening.scene.place
        is_part = contains(main, lead)
        if identity(lead) == identity(main) or contains(lead, main) or (is_part and main.precision not in COARSE):
            return main
        end = self._layout.bounds(sentence)[1]
        met = [*self._names.title.places, *(place for place in self._names.text.places if place.start < end)]
        if is_part:
            is_alone = lead.precision in FINE and all(_is_around(place, lead) for place in met)
            return lead if is_alone and not WIDE.search(self._layout.text, *self._layout.bounds(opening_at)) else main
        is_met = any(identity(place) == identity(main) or contains(main, place) for place in met)
        return main if is_met else lead

    def opens(self, sentence: int) -> bool:
        """Whether a sentence is the brief's first."""
        return sentence == self._lead.start

    def is_alike(self, sentence: int) -> bool:
        """Whether a sentence tells of the kind of things that the lead tells of ("other buses have crashed")."""
        kinds = set().union(*(self.scenes.kinds(each) for each in self._lead if each < sentence)) - {Kind.HARM}
        return not kinds.isdisjoint(self.scenes.kinds(sentence))

    @property
    def is_of_a_region(self) -> bool:
        """Whether the main place is known and is smaller than a country."""
        return (
            self.main is not None
            and self.main.country is not None
            and self.main.precision is not PlacePrecision.COUNTRY
        )

    def is_elsewhere(self, country: Place) -> bool:
        """Whether the main place is known and lies in another country."""
        return self.main is not None and self.main.country != country.country

    @cached_property
    def country(self) -> Place | None:
        """The country of the main place, else that of the dateline; else the main place."""
        names = self._names
        main = self._best or next(iter(names.written), None)
        places = [*names.text.places, *names.title.places, *names.demonyms, *names.title_demonyms]
        countries = (place for place in places if place.precision is PlacePrecision.COUNTRY)
        around = (place for place in countries if main is not None and place.country == main.country)
        named = next(around, None)
        return _country_of(main) if named is None and main is not None else named

    @property
    def is_titled_country(self) -> bool:
        """Whether the title names the country of the main place, and no other place."""
        titled = {identity(locale.place) for locale in self._names.title.all}
        return self.country is not None and titled == {identity(self.country)}

    def country_at(self, sentence: int) -> Place | None:
        """The country of which a sentence goes on to tell, else the brief's."""
        belonging = self.scenes.of(sentence)
        if belonging is not None and belonging.scene.place.precision is PlacePrecision.COUNTRY:
            return belonging.scene.place
        return self.country

    def within(self, country: str) -> Place | None:
        """The main place of what the article tells of a country; ``None`` if nothing happens there."""
        if country not in self._by_country:
            inside = [support for support in self._supports if support.place.country == country]
            self._by_country[country] = main_place(inside)
        return self._by_country[country]

    def _is_sure(self, sentence: int, link: Link, is_quantity: bool) -> bool:
        if self._names.is_whole:
            return True
        if is_quantity:
            return False
        before = self.scenes.of(sentence - 1)
        return link is Link.MEANT or (before is not None and before.link is Link.OWN)

    def _by_text(self, locales: Locales) -> Iterator[Support]:
        for locale in locales.all:
            sentence = self._layout.sentence_of(locale.start)
            weight = _WEIGHTS[locale.bearing]
            if sentence in self._lead:
                weight *= _LEAD
            bounds = self._layout.bounds(sentence)
            if self._happenings.between(*bounds):
                weight *= _HAPPENED
            if locale.recalled or tells_of_former(self._layout.text, *bounds):
                weight *= _FORMER
            firm = locale.place.type != RIVER and (locale.has_happened or locale.bearing is Bearing.SPOKEN_FOR)
            for place in locale.sides:
                yield Support(place, weight, firm)


def _is_of_countries(place: Place) -> bool:
    """Whether a place is a part of the world that has countries ("southern Africa")."""
    return place.country is None and place.precision is PlacePrecision.REGION and not is_water(place)


def _is_around(place: Place, town: Place) -> bool:
    return identity(place) == identity(town) or contains(place, town)


def _country_of(place: Place) -> Place:
    """The country around a place, with the offsets of the place; the place itself if its country is not known."""
    if place.country is None or not place.within or place.precision is PlacePrecision.COUNTRY:
        return place
    return area_around(place, place.within[-1])


def _without_happenings(names: PlaceNames) -> Place | None:
    """The place of a brief that says of no place that something happens there.

    The title's place comes first, then the dateline's, if no adjective is of another country, then the one country
    whose adjectives the brief has.
    """
    titled = next((locale for locale in names.title.all if locale.bearing is not Bearing.ASIDE), None)
    if titled is not None:
        return titled.place
    if any(locale.bearing is not Bearing.ASIDE for locale in names.text.all):
        return _commonest(names.title_demonyms)
    demonyms = [*names.demonyms, *names.title_demonyms]
    countries = {demonym.country for demonym in demonyms}
    if names.written:
        return names.written[0] if not countries or names.written[0].country in countries else None
    return _commonest([*names.title_demonyms, *names.demonyms])


def _commonest(demonyms: Sequence[Place]) -> Place | None:
    """The first adjective of the country that more than half of the adjectives are of; ``None`` without one."""
    counts = Counter(demonym.country for demonym in demonyms)
    country, count = counts.most_common(1)[0] if counts else (None, 0)
    if 2 * count <= len(demonyms):
        return None
    return next(demonym for demonym in demonyms if demonym.country == country)


def _by_dateline(written: Sequence[Place]) -> Iterator[Support]:
    """The town in which a dispatch was written, unless agencies write there of what happens anywhere in the country."""
    if written and written[0].precision in _TOWNS and not has_bureaus(written[0].name, written[0].text):
        yield Support(written[0], _DATELINE, True)


def _by_aftermath(text: Locales) -> Iterator[Support]:
    """The places of courts, arrests and the like, for a brief that tells of no other place where anything happened."""
    for locale in text.all:
        if locale.bearing is Bearing.AFTERMATH:
            yield Support(locale.place, _WEIGHTS[Bearing.AFTERMATH], True)


def _by_title(title: Locales) -> Iterator[Support]:
    for locale in title.all:
        yield Support(locale.place, _TITLE * max(_LEAST_IN_TITLE, _WEIGHTS[locale.bearing]), locale.has_happened, True)


def _by_demonyms(names: PlaceNames) -> Iterator[Support]:
    for demonym in names.demonyms:
        yield Support(demonym, _DEMONYM, False)
    for demonym in names.title_demonyms:
        yield Support(demonym, _TITLE * _DEMONYM, False)
