"""Where a figure of a brief lies: in a place of its own sentence, else where its brief goes on."""

import re
from collections.abc import Container, Sequence
from datetime import date

from claimwatch_contracts.extraction import Figure, Place
from claimwatch_contracts.vocabulary import Measure, Nature, PlacePrecision
from claimwatch_language.areas import AREAS, any_of
from claimwatch_language.geography import FINE, contains, may_contain
from claimwatch_language.joining.additions import adds_to
from claimwatch_language.joining.arrests import is_only_ground
from claimwatch_language.joining.bearing_kinds import Bearing
from claimwatch_language.joining.brief import COARSE, Brief
from claimwatch_language.joining.counted_for import counted_for, is_deed_abroad
from claimwatch_language.joining.demonyms import Demonyms
from claimwatch_language.joining.elsewhere import is_directed
from claimwatch_language.joining.extents import Extent, extent, is_of_country_before, names_war
from claimwatch_language.joining.former import is_recalled, names_former, names_time
from claimwatch_language.joining.given import Given, Ground
from claimwatch_language.joining.happenings import WIDE
from claimwatch_language.joining.home_bodies import Homes
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.locales import Locales
from claimwatch_language.joining.nearby import Nearby
from claimwatch_language.joining.scenes import Link
from claimwatch_language.joining.setting import identity
from claimwatch_language.joining.sharing_out import (
    counts_less_at,
    counts_widely,
    is_of_a_vote,
    is_shared_out,
    tells_of_one_outbreak,
)

_UNNAMED = re.compile(
    r"\s*(?:(?:The|This)\s+\w+\s+came\s+(?:as|after|hours|days)|Meanwhile|Separately)\b.{0,200}?"
    rf"\bin\s+an?(?:other)?\s+(?:\w+\s+){{0,2}}(?:{any_of(AREAS)})\b",
    re.DOTALL,
)
"""The beginning of a sentence on a side event in a place without a name ("The attack came as … in a village")."""
_MANY_OF_A_NATION = 100_000
"""So many people of one nation are no people of one town."""
_BECAUSE = re.compile(r"\b(?:because|although|even\s+though|after\s+which)\b")
_CLAUSE = re.compile(r"\b(?:when|while|whereas|but)\b")
_SAME_PLACE = re.compile(
    rf"\b(?:at|in|on|near)\s+the\s+(?:very\s+)?same\s+(?:place|spot|site|area|stretch|{any_of(AREAS)})\b", re.IGNORECASE
)
_NOT_ASIDE = frozenset(Bearing) - {Bearing.ASIDE}
_THERE = frozenset((Bearing.LOCATIVE, Bearing.LEFT))
"""The bearings of a country in which something happens."""
_AT_HOME = frozenset((Measure.KILLED, Measure.WOUNDED, Measure.BODIES_FOUND, Measure.MISSING, Measure.DISPLACED))
"""The measures of harm that mostly befalls people in their own country."""


class Placement:
    """Places the figures of one brief. ``figures`` are all of the text, ``latest`` is the last day of harm."""

    def __init__(
        self,
        layout: Layout,
        figures: Sequence[Figure],
        locales: Locales,
        demonyms: Demonyms,
        brief: Brief,
        latest: date | None,
    ) -> None:
        self.brief = brief
        self._text = layout.text
        self._layout = layout
        self._figures = figures
        self._locales = locales
        self._nearby = Nearby(layout, figures, locales)
        self._demonyms = demonyms
        self._latest = latest
        self._homes = Homes(layout, locales, demonyms, brief)

    def given(self, index: int, former: Place | None, whole: Place | None) -> Given:
        """The place of the figure with that index, and on what ground; no place if none is in reach.

        A place whose count the sentence gives comes first, then one where something happens in it, then that of the
        ``whole`` of which the figure counts a part. One that adds to the figure before it has that one's (``former``).
        Then come a place that the sentence only names, that of its scene, and the brief's main place.
        """
        figure = self._figures[index]
        sentence = self._layout.sentence_of(figure.start)
        bounds = self._layout.bounds(sentence)
        following = self._figures[index + 1].start if index + 1 < len(self._figures) else bounds[1]
        reach = extent(self._text, bounds, figure, following)
        if reach is Extent.WORLD or reach is Extent.ELSEWHERE:
            return Given(None, Ground.SAID)
        counted = counted_for(self._layout, self._figures, index, self._nearby.run(index), self._locales)
        if counted is not None:
            return Given(counted, Ground.SAID)
        place = self._nearby.happened(index)
        if place is not None and is_of_country_before(self._text, figure, bounds[0], place):
            return Given(self._of_country(index, sentence), Ground.SAID)
        if place is not None and (country := self._arresting(figure, place, sentence)) is not None:
            return Given(self.brief.within(country.country or "") or country, Ground.SAID)
        if place is not None and whole is not None and place.end <= figure.start:
            return Given(whole, Ground.SAID)
        if reach is Extent.WAR:
            return Given(self._of_war(sentence, figure, place), Ground.SAID)
        if place is not None:
            return self._happened(figure, place, sentence)
        country = self._own_country(index, whole or former)
        if whole is not None:
            part = self._nearby.named(index)
            inside = part if part is not None and contains(whole, part) else whole
            return Given(country or inside, Ground.SAID)
        if country is None and former is not None and adds_to(self._text, figure, self._figures[index - 1], bounds[0]):
            return Given(self._narrowed(former, sentence), Ground.SAID)
        is_local = self.brief.is_of_a_region and tells_of_one_outbreak(self._text, *bounds)
        if reach is Extent.WORLD_BODY and not is_local:
            return Given(self._demonyms.only(sentence), Ground.SAID)
        if is_of_a_vote(self._text, figure):
            return Given(self._named(index) or self.brief.country, Ground.SAID)
        if reach is Extent.COUNTRY:
            return Given(self._of_country(index, sentence), Ground.AROUND)
        return Given(self._continued(index, sentence), Ground.AROUND)

    def _happened(self, figure: Figure, place: Place, sentence: int) -> Given:
        """The ``place`` where something happens in a figure's sentence, or where in it, by the sentences around."""
        finer = self._finer(place, figure, sentence) if place.precision in COARSE else None
        if finer is None and self.brief.opens(sentence) and is_directed(self._text, place):
            finer = self.brief.scenes.exact(place, sentence)
        if finer is not None:
            return Given(finer, Ground.AROUND)
        return Given(self._homeland_instead(figure, place), Ground.HERE)

    def _own_country(self, index: int, other: Place | None) -> Place | None:
        """The country that the sentence names before a figure, if it is not that of the ``other`` place."""
        if other is None:
            return None
        named = self._named(index) or self._homes.of(self._layout.sentence_of(self._figures[index].start))
        if named is None or named.precision is not PlacePrecision.COUNTRY:
            return None
        return named if named.end <= self._figures[index].start and named.country != other.country else None

    def _narrowed(self, former: Place, sentence: int) -> Place:
        """The place of the scene that a sentence goes on about, if it lies in the ``former`` place; else that place."""
        belonging = self.brief.scenes.of(sentence)
        is_inside = belonging is not None and contains(former, belonging.scene.place)
        return belonging.scene.place if belonging is not None and is_inside else former

    def _of_country(self, index: int, sentence: int) -> Place | None:
        """The country of a total: the one, or the sea, that the sentence only names, else the brief's."""
        named = self._named(index)
        if named is not None and (named.precision is PlacePrecision.COUNTRY or named.country is None):
            return named
        return self.brief.country_at(sentence) or self._continued(index, sentence)

    def _arresting(self, figure: Figure, place: Place, sentence: int) -> Place | None:
        """The country whose police arrest those counted, if a place abroad only tells for what they are arrested."""
        if figure.measure is not Measure.DETAINED or place.start < figure.end:
            return None
        country = self._demonyms.of_arrests(sentence)
        if country is None or country.country == place.country:
            return None
        return country if is_only_ground(self._text, figure, place) else None

    def _finer(self, place: Place, figure: Figure, sentence: int) -> Place | None:
        """Where in a coarse place that is named beside a figure it happened, by the sentences around.

        What a lead tells of a whole country ("a ferry sank in X") happened where the brief says that it happened,
        unless the lead counts over a long time or everywhere.
        """
        if WIDE.search(self._text, *self._layout.bounds(sentence)) or is_shared_out(self._layout, sentence):
            return None
        finer = self.brief.scenes.finer(place, sentence)
        main = self.brief.main
        if finer is not None or main is None or not self.brief.opens(sentence):
            return finer
        if main.precision not in FINE or not contains(place, main) or not self._is_of_one(figure, sentence):
            return None
        return None if counts_less_at(self._layout, main, figure, self._figures) else main

    def _is_of_one(self, figure: Figure, sentence: int) -> bool:
        """Whether a figure of a sentence counts the harm of one occurrence at one place."""
        bounds = self._layout.bounds(sentence)
        if figure.measure.nature is not Nature.HARM or counts_widely(self._text, *bounds):
            return False
        return len({identity(locale.place) for locale in self._locales.between(*bounds) if locale.has_happened}) == 1

    def _of_war(self, sentence: int, figure: Figure, place: Place | None) -> Place | None:
        """Where a figure of a whole war lies: at the ``place`` beside it, else in a country.

        The country is the one that the sentence names, or the sentence before it, else the brief's. A place in another
        part of the sentence than the war is not beside the figure.
        """
        beside = place is not None and not (
            place.end <= figure.start and names_war(self._text, place.end, figure.start)
        )
        if place is not None and (beside or place.precision is PlacePrecision.COUNTRY):
            return place
        return self._country_in(sentence) or self._country_in(sentence - 1, _THERE) or self.brief.country

    def _country_in(self, sentence: int, bearings: Container[Bearing] = _NOT_ASIDE) -> Place | None:
        """The first country that a sentence names with one of the ``bearings``, or whose adjective it has."""
        if sentence < 0:
            return None
        bounds = self._layout.bounds(sentence)
        countries = (
            locale.place
            for locale in self._locales.between(*bounds)
            if locale.bearing in bearings and locale.place.precision is PlacePrecision.COUNTRY
        )
        return next(countries, None) or self._demonyms.of_war(sentence)

    def _continued(self, index: int, sentence: int) -> Place | None:
        """The place of a figure whose sentence says nowhere that something happens."""
        figure = self._figures[index]
        is_quantity = figure.measure.nature is Nature.QUANTITY
        named = None if is_quantity else self._named(index)
        if named is not None:
            country = self._arresting(figure, named, sentence)
            home = self._homes.of(sentence) if self._nearby.is_of_most(index, named) else None
            home = home or self._within_spoken_for(named, sentence)
            return home or named if country is None else self.brief.within(country.country or "") or country
        demonym = self._demonyms.of_place(sentence, figure)
        if _SAME_PLACE.search(self._text, *self._layout.bounds(sentence)) and self.brief.main is not None:
            return self.brief.main
        if demonym is None and not is_quantity and (home := self._homes.of_spread(sentence)) is not None:
            return home
        if demonym is None and not is_quantity and not self._is_placed(sentence):
            if is_recalled(self._text, self._layout.bounds(sentence), figure, self._latest):
                return self._of_former(sentence)
            if self.brief.main is not None and _UNNAMED.match(self._text, *self._layout.bounds(sentence)):
                return self._homeland(figure) or self.brief.country
        if demonym is None and (not is_quantity or figure.measure is Measure.OTHER):
            demonym = self._homes.of_refugees(sentence, self._demonyms.of_people(figure), figure) or self._homes.of(
                sentence
            )
        if self._is_apart(figure, sentence):
            return demonym or self._homeland(figure) or self.brief.main
        if (nation := self._nation(figure)) is not None:
            return nation
        scene = self.brief.continued(sentence, is_quantity, demonym)
        if scene is not None and scene.precision in COARSE and not is_quantity:
            main = self.brief.main
            return main if main is not None and main.precision in FINE and contains(scene, main) else scene
        scene = scene or demonym or self._homeland(figure) or self.brief.main_so_far(sentence)
        return scene or self._nearby.aftermath(index)

    def _within_spoken_for(self, place: Place, sentence: int) -> Place | None:
        """Where in a ``place`` whose head speaks the sentence before tells that it happened, if it does."""
        belonging = self.brief.scenes.of(sentence)
        if belonging is None or belonging.link is not Link.CONTINUED or not may_contain(place, belonging.scene.place):
            return None
        inside = self._locales.between(*self._layout.bounds(sentence))
        speaks = any(each.place is place and each.bearing is Bearing.SPOKEN_FOR for each in inside)
        return belonging.scene.place if speaks else None

    def _is_apart(self, figure: Figure, sentence: int) -> bool:
        """Whether a sentence names its scene only after somebody's words on the figure, for another matter."""
        belonging = self.brief.scenes.of(sentence)
        if self.brief.main is None or belonging is None or belonging.link is not Link.OWN:
            return False
        start, end = self._layout.bounds(sentence)
        happened = [locale for locale in self._locales.between(start, end) if locale.has_happened]
        return bool(happened) and _BECAUSE.search(self._text, figure.end, happened[0].start) is not None

    def _is_placed(self, sentence: int) -> bool:
        """Whether a sentence names its scene, speaks of it, or goes on about a former one."""
        belonging = self.brief.scenes.of(sentence)
        return belonging is not None and (belonging.link is not Link.CONTINUED or belonging.scene.is_former)

    def _of_former(self, sentence: int) -> Place | None:
        """Where a former occurrence lies: in the brief's country, if it is of the kind that the lead tells of.

        A well-known one may lie anywhere ("the 2012 attack"). A sentence without a time goes on about its scene.
        """
        bounds = self._layout.bounds(sentence)
        belonging = self.brief.scenes.of(sentence)
        if belonging is not None and not names_time(self._text, bounds):
            return belonging.scene.place
        is_known = names_former(self._text, bounds)
        return self.brief.country if not is_known and self.brief.is_alike(sentence) else None

    def _nation(self, figure: Figure) -> Place | None:
        """The country of the people of whom a figure counts so many that they live all over the country."""
        amount = figure.value or figure.min or 0.0
        return self._demonyms.of_people(figure) if amount >= _MANY_OF_A_NATION else None

    def _homeland(self, figure: Figure) -> Place | None:
        """Where the brief says that something happened in the country of the people who were harmed."""
        demonym = self._demonyms.of_people(figure) if figure.measure in _AT_HOME else None
        return None if demonym is None or demonym.country is None else self.brief.within(demonym.country)

    def _homeland_instead(self, figure: Figure, place: Place) -> Place:
        """The homeland of the people who were harmed, if ``place`` stands in another clause; else ``place``."""
        apart = place.end < figure.start and _CLAUSE.search(self._text, place.end, figure.start)
        return (self._homeland(figure) if apart else None) or place

    def _named(self, index: int) -> Place | None:
        """The place that the sentence only names. A country that kills, or has soldiers, abroad is no place of that."""
        place = self._nearby.named(index)
        if place is None or not self.brief.is_elsewhere(place):
            return place
        return None if is_deed_abroad(self._text, place, self._figures[index]) else place
