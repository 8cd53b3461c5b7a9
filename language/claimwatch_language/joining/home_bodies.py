"""Countries that count at home: "Chilean authorities", "Peru's health minister", "Peru" say how many it has."""

import re
from bisect import bisect_left
from functools import cached_property

from claimwatch_contracts.extraction import Figure, Place
from claimwatch_contracts.vocabulary import Measure, PlacePrecision
from claimwatch_language.joining.brief import Brief
from claimwatch_language.joining.demonyms import Demonyms
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.locales import Locales

_BODY = re.compile(
    r"(?:[’']s?)?\s+(?:(?:national|federal|public|central|state|local)\s+)*(?:"
    r"(?:health|interior|agriculture|emergency|disaster|relief|rescue|weather)\s+(?:\w+\s+)?"
    r"(?:ministry|minister|officials?|authority|authorities|department|agency|secretary|services?|institute|spokes\w+)"
    r"|ministry\s+of\s+(?:(?:public\s+)?health|the\s+interior|agriculture)"
    r"|government|authorities|officials|doctors|hospitals|(?:disaster\s+)?agency|police|civil\s+(?:defen[cs]e|protection)|red\s+(?:cross|crescent))\b"
    r"|[’']s\s+(?:\w+\s+)?(?:total|toll|tally|count|number|figure)\b"
    r"|(?:,\s+(?:which|where|whose)\s[^,.;]{3,60},)?\s+(?:said|says|announced|confirmed|reported)\b",
    re.IGNORECASE,
)
"""What follows the name or the adjective of a country if it, or its body for what happens at home, counts.

Armies, embassies and foreign ministries speak of what happens abroad, and are left out.
"""

_DISEASE = re.compile(
    r"\b(?:infect\w+|virus|outbreak|epidemic|pandemic|disease|(?:\w+\s)?flu|influenza|cholera|measles|ebola|malaria|fever"
    r"|meningitis|polio|diphtheria|plague|mpox|dengue|H\dN\d|coronavirus|SARS|typhoid)\b",
    re.IGNORECASE,
)

_OF_THE_COUNTRY = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?:\w+\s+)?(?:country|nation)(?=[’']s\b)")
_HEALTH_MINISTER = re.compile(
    r"\b[Tt]he\s+(?:new\s+|country[’']s\s+)?(?:health\s+minist(?:er|ry)|[Mm]inistry\s+of\s+[Hh]ealth)\b"
)
_GOES_ON = re.compile(r"\s*[\"“‘']?(?:He|She)\s")
"""The beginning of a sentence whose speaker the sentence before names."""
_LEAD_CHARACTERS = 400
_FEW = 2
"""So many countries have bodies that speak of what happens in one of them."""


class Homes:
    """The countries whose bodies count in the sentences of a brief that tells of several countries."""

    def __init__(self, layout: Layout, locales: Locales, demonyms: Demonyms, brief: Brief) -> None:
        self._layout = layout
        self._places = (*locales.places, *demonyms.places)
        self._scenes = brief.scenes
        self._titled = brief.country if brief.is_titled_country else None
        self._is_of_a_continent = brief.main is not None and brief.main.country is None

    def of(self, sentence: int) -> Place | None:
        """The country of the last body that a sentence names; ``None`` if the brief tells of one country."""
        return self._named.get(sentence) if self._are_several else None

    def of_refugees(self, sentence: int, nation: Place | None, figure: Figure) -> Place | None:
        """The country whose body counts people of another ``nation`` who have fled into it."""
        home = self._named.get(sentence)
        is_abroad = home is not None and nation is not None and home.country != nation.country
        return home if is_abroad and figure.measure is Measure.DISPLACED else None

    def of_spread(self, sentence: int) -> Place | None:
        """The country of the last body that a sentence names, for a disease in several countries.

        A health minister without a country is that of the country of which the title tells.
        """
        if not self._spreads:
            return None
        home = self.of(sentence)
        is_national = self._titled is not None and _HEALTH_MINISTER.search(
            self._layout.text, *self._layout.bounds(sentence)
        )
        return self._titled if home is None and is_national else home

    @cached_property
    def _spreads(self) -> bool:
        """Whether the brief's lead tells of a disease."""
        start = self._layout.bounds(self._scenes.sentences.start)[0]
        return _DISEASE.search(self._layout.text, start, start + _LEAD_CHARACTERS) is not None

    @cached_property
    def _are_several(self) -> bool:
        """Whether there are scenes in two countries, or scenes and bodies of more than a few.

        A disease spreads, so that two are enough.
        """
        if self._is_of_a_continent:
            return True
        homes = {self._named[each].country for each in self._scenes.sentences if each in self._named}
        few = 1 if self._spreads else _FEW
        return len(self._scenes.countries) > 1 or len(self._scenes.countries | homes) > few

    @cached_property
    def _named(self) -> dict[int, Place]:
        """By sentence: the country of the last body in it; of "the country's agency", the country named before."""
        countries = [place for place in self._places if place.precision is PlacePrecision.COUNTRY]
        countries.sort(key=lambda place: place.start)
        bodies = {place.start: place for place in countries if _BODY.match(self._layout.text, place.end)}
        for match in _OF_THE_COUNTRY.finditer(self._layout.text):
            before = bisect_left(countries, match.start(), key=lambda place: place.start)
            if _BODY.match(self._layout.text, match.end()) and before:
                bodies[match.start()] = countries[before - 1]
        named = {self._layout.sentence_of(start): bodies[start] for start in sorted(bodies)}
        for sentence in list(named):
            following = sentence + 1
            if following < len(self._layout) and _GOES_ON.match(self._layout.text, *self._layout.bounds(following)):
                named.setdefault(following, named[sentence])
        return named
