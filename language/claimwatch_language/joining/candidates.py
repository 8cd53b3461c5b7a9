"""The places at which a figure may lie, and what its article says of each of them: the candidate's traits."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from claimwatch_contracts.extraction import Figure, Place
from claimwatch_contracts.vocabulary import Nature, PlacePrecision
from claimwatch_language.geography import FINE, PlaceKey, contains
from claimwatch_language.joining.bearing_kinds import Bearing
from claimwatch_language.joining.brief import Brief
from claimwatch_language.joining.former import names_former, tells_of_former
from claimwatch_language.joining.given import Given, Ground
from claimwatch_language.joining.happenings import HAPPENING_NOUNS, WIDE, Kind
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.locales import Locale, PlaceNames
from claimwatch_language.joining.setting import identity
from claimwatch_language.joining.sharing_out import counts_widely
from claimwatch_language.joining.waters import RIVER
from claimwatch_language.wordlists import word_set

_SEVERAL = frozenset(
    word
    for word in HAPPENING_NOUNS
    if word.endswith("s") and not word.endswith("us") and (word[:-1] in HAPPENING_NOUNS or word[:-2] in HAPPENING_NOUNS)
) | word_set("provinces districts cities towns villages areas parts regions states countries violence fighting unrest")
_WORD = re.compile(r"[a-z]{4,}")
_KNOWN_THINGS = HAPPENING_NOUNS | word_set(
    "incident tragedy bus train plane aircraft helicopter boat ferry vessel ship truck vehicle mine factory building "
    "checkpoint gunmen militants insurgents attackers rebels bomber victims"
)
_TELLS_ON = re.compile(
    rf"\s*(?:(?:the|this|that|these|those)\s+(?:[\w-]+\s+){{0,4}}?(?:{'|'.join(sorted(_KNOWN_THINGS))})\b|it\b)",
    re.IGNORECASE,
)
"""The beginning of a sentence that tells more of what is known ("The attack took place …", "It …")."""
_LONG = timedelta(days=14)
"""A longer time than one occurrence takes."""
_MUCH = 2.5
"""The decimal logarithm of an amount above which towns lie at few figures."""
_MAY_MOVE = frozenset((Nature.HARM, Nature.PEOPLE))
"""What is counted at one place of what happened; other things may be counted anywhere."""


class Trait(StrEnum):
    """What an article says of a place for one figure. ``given`` is the place that the rules of the join give.

    In these names a place where something happens is ``happened``, the figure's own sentence is ``here``.
    """

    NONE = "none"
    """No place at all."""
    GIVEN = "given"
    GIVEN_SAID = "given_said"
    """Given because the words around the number say so."""
    CITY = "city"
    VILLAGE = "village"
    HERE_HAPPENED = "here_happened"
    HERE_NAMED = "here_named"
    IN_SCENE = "in_scene"
    """In the place of the scene to which the figure's sentence belongs."""
    BEFORE = "before"
    """Happened in a former sentence; less the farther it is."""
    LATER_NEAR = "later_near"
    """Happened in a later sentence that tells of no former time; less the farther it is."""
    LATER_ALIKE = "later_alike"
    """The same; the nearest such sentence tells of the kind of thing that happens here."""
    LATER_TOLD_ON = "later_told_on"
    """The same; such a sentence tells more of what is known ("The attack took place …")."""
    ALONE = "alone"
    """The only town in the given area where anything happens."""
    TITLE = "title"
    DATELINE = "dateline"
    TOWN_OF_LEAD = "town_of_lead"
    """A town, for a figure of the first sentence."""
    TOWN_OF_MANY_PEOPLE = "town_of_many_people"
    """A town, for a large amount: the more, the larger it is."""
    TOWN_OF_WIDE = "town_of_wide"
    """A town, though the sentence counts in several places, several times or over a long time."""
    TOWN_OF_LONG = "town_of_long"
    """A town, for a figure of a long time."""
    COUNTRY_OF_SEVERAL = "country_of_several"
    """A country, for a sentence on several occurrences or places."""
    COUNTRY_OF_FORMER = "country_of_former"


Traits = dict[Trait, float]
"""The traits of a candidate; one that has no measure is 1. A trait that is missing is 0."""


@dataclass
class _Mentions:
    """A place and the locales that name it, in order. ``happened`` are the sentences of those of today."""

    place: Place
    locales: list[Locale] = field(default_factory=list)
    happened: list[int] = field(default_factory=list)


class Candidates:
    """The candidates of the figures of one brief.

    ``names`` is what names places in the brief, ``figures`` are all of the text.
    """

    def __init__(self, layout: Layout, brief: Brief, names: PlaceNames, figures: Iterable[Figure]) -> None:
        self._counted: defaultdict[int, list[Figure]] = defaultdict(list)
        for figure in figures:
            self._counted[layout.sentence_of(figure.start)].append(figure)
        self._layout = layout
        self._brief = brief
        self._names = names
        self._by_key = self._read()
        self._titled = {identity(place) for place in names.title.places}
        self._written = {identity(place) for place in names.written}
        towns = (each for each in self._by_key.values() if each.place.precision in FINE)
        self._towns = [each.place for each in towns if any(_is_of_today(locale) for locale in each.locales)]

    def _read(self) -> dict[PlaceKey, _Mentions]:
        names, found = self._names, dict[PlaceKey, _Mentions]()
        for locale in names.text.all:
            sentence = self._layout.sentence_of(locale.start)
            sides = {identity(place): place for place in (locale.place, *locale.sides)}
            for key, place in sides.items():
                mentions = found.setdefault(key, _Mentions(place))
                mentions.locales.append(locale)
                if _is_of_today(locale):
                    mentions.happened.append(sentence)
        only_named = (names.text.places, names.title.places, names.demonyms, names.title_demonyms, names.written)
        country = () if self._brief.country is None else (self._brief.country,)
        for places in (*only_named, country):
            for place in places:
                found.setdefault(identity(place), _Mentions(place))
        return found

    def of(self, figure: Figure, given: Given) -> Iterator[tuple[Place | None, Traits]]:
        """Each place at which a figure may lie, with its traits: the one that the rules have ``given`` first.

        No other place is asked if the rules give a town, if the figure counts neither harm nor people, or if a storm or
        the like befell the area that they give. Else places in that area are, or any place if they give none, and no
        place last. What the figure's own sentence says of its places the rules have read.
        """
        place, asked = given.place, _Asked(self._layout, self._brief, figure, given.place)
        by_rules = _by_rules(given)
        if place is not None:
            mentions = self._by_key.get(identity(place), _Mentions(place))
            yield place, self._traits(asked, _Mentions(place, mentions.locales, mentions.happened)) | by_rules
            if place.precision in FINE or figure.measure.nature not in _MAY_MOVE or asked.is_of_a_storm:
                return
        for mentions in self._by_key.values():
            is_read = given.ground is Ground.HERE and asked.names(mentions.locales)
            if not is_read and self._may_lie(asked, mentions):
                yield mentions.place, self._traits(asked, mentions)
        if place is None:
            yield None, {Trait.NONE: 1.0} | by_rules

    def _traits(self, asked: "_Asked", mentions: _Mentions) -> Traits:
        place, key = mentions.place, identity(mentions.place)
        here = [locale for locale in mentions.locales if asked.start <= locale.start < asked.end]
        happened = [locale for locale in here if locale.has_happened]
        scene = asked.scene
        told = {
            Trait.CITY: place.precision is PlacePrecision.CITY,
            Trait.VILLAGE: place.precision is PlacePrecision.VILLAGE,
            Trait.HERE_HAPPENED: bool(happened),
            Trait.HERE_NAMED: any(locale.bearing is Bearing.BARE for locale in here),
            Trait.IN_SCENE: scene is not None and contains(scene.scene.place, place),
            Trait.TITLE: key in self._titled,
            Trait.ALONE: asked.given is not None and self._is_alone(asked.given, mentions),
            Trait.DATELINE: key in self._written,
        }
        traits: Traits = {trait: 1.0 for trait, holds in told.items() if holds}
        traits |= self._around(asked, mentions)
        if place.precision in FINE:
            traits |= asked.of_towns
        elif place.precision is PlacePrecision.COUNTRY:
            traits |= asked.of_countries
        return traits

    def _around(self, asked: "_Asked", mentions: _Mentions) -> Traits:
        """The traits by which a place lies in the sentences before and after the figure's."""
        layout, traits = self._layout, Traits()
        before = [asked.sentence - sentence for sentence in mentions.happened if sentence < asked.sentence]
        if before:
            traits[Trait.BEFORE] = 1.0 / min(before)
        later = [sentence for sentence in mentions.happened if sentence > asked.sentence]
        later = [sentence for sentence in later if not tells_of_former(layout.text, *layout.bounds(sentence))]
        if not later or asked.is_former:
            return traits
        told_on = any(_TELLS_ON.match(layout.text, *layout.bounds(sentence)) for sentence in later)
        told = {
            Trait.LATER_ALIKE: not asked.kinds.isdisjoint(self._brief.scenes.kinds(later[0])),
            Trait.LATER_TOLD_ON: told_on,
        }
        traits[Trait.LATER_NEAR] = 1.0 / (later[0] - asked.sentence)
        return traits | {trait: 1.0 for trait, holds in told.items() if holds}

    def _may_lie(self, asked: "_Asked", mentions: _Mentions) -> bool:
        """Whether a place is in the area that the rules give, and a sentence on it counts no part of the figure."""
        place = mentions.place
        if place.type == RIVER or not (asked.given is None or contains(asked.given, place)):
            return False
        elsewhere = {sentence for sentence in mentions.happened if sentence != asked.sentence}
        counted = [figure for sentence in elsewhere for figure in self._counted[sentence]]
        amounts = [_amount(figure) for figure in counted if figure.measure is asked.figure.measure]
        own = _amount(asked.figure)
        return own in amounts or not any(amount < own for amount in amounts)

    def _is_alone(self, area: Place, mentions: _Mentions) -> bool:
        """Whether a place is the only town in an area where anything happens. A town and its parts are one."""
        if not mentions.happened or mentions.place.precision not in FINE or not contains(area, mentions.place):
            return False
        return all(_are_one(mentions.place, town) for town in self._towns if contains(area, town))


class _Asked:
    """A figure, its sentence, and what is the same for all its candidates."""

    def __init__(self, layout: Layout, brief: Brief, figure: Figure, given: Place | None) -> None:
        self.figure, self.given = figure, given
        self.sentence = layout.sentence_of(figure.start)
        self.start, self.end = bounds = layout.bounds(self.sentence)
        self.scene = brief.scenes.of(self.sentence)
        self.kinds = brief.scenes.kinds(self.sentence) - {Kind.HARM}
        text, day = layout.text, figure.date
        self.is_of_a_storm = WIDE.search(text, *bounds) is not None
        is_recalled = names_former(text, bounds)
        self.is_former = is_recalled or tells_of_former(text, *bounds)
        several = not _SEVERAL.isdisjoint(word.lower() for word in _WORD.findall(text.lower(), *bounds))
        towns = {
            Trait.TOWN_OF_LEAD: brief.opens(self.sentence),
            Trait.TOWN_OF_WIDE: counts_widely(text, *bounds),
            Trait.TOWN_OF_LONG: day is not None and day.end - day.start > _LONG,
        }
        countries = {Trait.COUNTRY_OF_SEVERAL: several, Trait.COUNTRY_OF_FORMER: is_recalled}
        amount = math.log10(_amount(figure) + 1.0) - _MUCH
        self.of_towns: Traits = _holding(towns) | ({Trait.TOWN_OF_MANY_PEOPLE: amount} if amount > 0 else {})
        self.of_countries: Traits = _holding(countries)

    def names(self, locales: Iterable[Locale]) -> bool:
        """Whether one of the locales stands in the figure's sentence."""
        return any(self.start <= locale.start < self.end for locale in locales)


def _holding(told: dict[Trait, bool]) -> Traits:
    return {trait: 1.0 for trait, holds in told.items() if holds}


def _amount(figure: Figure) -> float:
    return figure.value or figure.min or 0.0


def _by_rules(given: Given) -> Traits:
    """The traits of the place that the rules have given, by their ground."""
    told = {
        Trait.GIVEN: True,
        Trait.GIVEN_SAID: given.ground is Ground.SAID,
    }
    return _holding(told)


def _are_one(town: Place, other: Place) -> bool:
    return identity(town) == identity(other) or contains(town, other) or contains(other, town)


def _is_of_today(locale: Locale) -> bool:
    return locale.has_happened and not locale.recalled
