"""The scenes of an article: where something happened, and which sentences go on about which scene."""

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Place
from claimwatch_language.areas import AREAS, any_of
from claimwatch_language.geography import FINE, contains, may_contain
from claimwatch_language.joining.bearing_kinds import Bearing
from claimwatch_language.joining.former import tells_of_former
from claimwatch_language.joining.happenings import HAPPENING_NOUNS, Happenings, Kind
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.locales import Locale, Locales
from claimwatch_language.joining.setting import identity
from claimwatch_language.saying.speech import SPOKE
from claimwatch_language.wordlists import word_set

_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)\s+(?P<noun>[a-z]{4,})\b")
_HAPPENED = (
    r"(?:took\s+place|happened|occurred|broke\s+out|hit|struck|blew|exploded|detonated|went\s+off|crashed"
    r"|collapsed|capsized|sank|fell|landed|targeted)"
)
_SPEAKS_ON = re.compile(
    r"\s*[\"“‘]?(?:(?:He|She)\b|(?:It|They)\s+(?:(?:also|later)\s+)?(?:said|added|told|reported|put|gave|counted)\b)"
)
"""The beginning of a sentence whose speaker the sentence before names."""
_NAMED_SPEAKER = re.compile(rf"\s*(?P<name>[A-Z][\w’'-]+)\s+(?:(?:also|later)\s+)?(?:{'|'.join(sorted(SPOKE))})\b")
_ONE_OF_MANY = re.compile(
    r"\s*the\s+(?:\w+(?:iest|liest|est)|worst|first|second|third|last|latest|most|other)\s", re.IGNORECASE
)
"""The beginning of a sentence on one of several occurrences ("The deadliest attack was in …")."""
_LOCATES = re.compile(
    rf"\s*(?:the|this|that|these|those|it)\b.{{0,60}}?\b(?P<verb>{_HAPPENED}|began|came|was|were)\b",
    re.IGNORECASE | re.DOTALL,
)
"""The beginning of a sentence that says where something known happened ("The shootings took place in …")."""
_HAPPENED_AT = re.compile(
    rf"\s*(?:the|this|that|these|those|it)\s+(?!(?:\w+\s+)?(?:{any_of(AREAS)})\b)(?:[\w-]+\s+){{0,3}}?"
    rf"{_HAPPENED}\b",
    re.IGNORECASE,
)
"""The beginning of a sentence that says where exactly something known happened ("The bomber struck in …")."""
_STANDS_AT = re.compile(
    r"\s*(?:The|These|Those|This)\s+(?:[\w-]+\s+){0,2}?(?P<noun>[a-z]{4,})"
    r"(?:\s+(?:is|are|was|were|lies?|lay|stands?|stood)(?:\s+(?:located|situated))?)?\s+(?:in|at|near|outside)\s"
)
"""The beginning of a sentence that says where somebody or something known is ("The base is in …")."""
_TAKES_PLACE = word_set("took happened occurred broke blew exploded detonated went crashed collapsed capsized sank")
_WORD = re.compile(r"[a-z]{4,}")
_ACTORS = word_set(
    "police army government country people officials ministry group military city town village state forces troops "
    "soldiers president minister area region province district authorities same other first last next which their "
    "were have been that this with from they them more than also after before"
)
"""Nouns that any scene may share."""
_FARTHEST_BACK = 3
"""The most sentences between a place and a later sentence that speaks of a thing that was there."""
_FARTHEST_AHEAD = 3
"""The most sentences between a sentence without a place and a later sentence that says where it happened."""
_FARTHEST_EXACT = 4
"""The most sentences between a lead that says only near which town something happened and the one that says where."""
_KNOWN = re.compile(r"\s*(?:the|this|that|it|he|she|\w+day[’']s)\b", re.IGNORECASE)
"""The beginning of a sentence that goes on about something known."""
_FARTHEST_FINER = 2
"""The most sentences between a sentence with a coarse place and a later sentence that says where exactly."""


class Link(IntEnum):
    """How a sentence belongs to its scene, the surest link first."""

    OWN = 0
    """The sentence names the place."""
    MEANT = 1
    """The sentence speaks of something that the scene's sentences name ("the ferry"), or a later one locates it."""
    CONTINUED = 2
    """The sentence follows in the same paragraph."""


@dataclass(eq=False)
class Scene:
    """Where something happened. ``what`` is the article's first word for it.

    A former scene (``is_former``) is told of as past: only the rest of its paragraph goes on about it. ``spans`` are
    the names of the place, ``words`` the words in small letters of their sentences.
    """

    place: Place
    what: str | None = None
    is_former: bool = False
    spans: list[Span] = field(default_factory=list)
    words: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Belonging:
    """The scene to which a sentence belongs, and how."""

    scene: Scene
    link: Link


class Scenes:
    """The scenes of the ``sentences`` of one brief. ``main`` is the brief's main place."""

    def __init__(
        self, layout: Layout, sentences: range, locales: Locales, happenings: Happenings, main: Place | None
    ) -> None:
        self._layout = layout
        self.sentences = sentences
        self._locales = locales
        self._happenings = happenings
        self._main = main
        self._by_place: dict[int | str, Scene] = {}
        self._by_word: dict[str, list[Scene]] = {}
        self._belongings: dict[int, Belonging | None] = {}
        for sentence in sentences:
            self._belongings[sentence] = self._read(sentence)
        for sentence in sentences:
            self._look_ahead(sentence)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries in which sentences name scenes of today."""
        own = (each.scene for each in self._belongings.values() if each is not None and each.link is Link.OWN)
        return frozenset(scene.place.country for scene in own if scene.place.country and not scene.is_former)

    def of(self, sentence: int) -> Belonging | None:
        """The scene to which a sentence belongs, if any."""
        return self._belongings.get(sentence)

    def _read(self, sentence: int) -> Belonging | None:
        start, end = self._layout.bounds(sentence)
        located = [locale for locale in self._locales.between(start, end) if locale.has_happened]
        if located:
            scenes = [self._scene(locale, start, end) for locale in located]
            told = [scene for scene, locale in zip(scenes, located, strict=True) if not locale.recalled]
            return Belonging(self._foremost(told or scenes), Link.OWN)
        spoken = [locale for locale in self._locales.between(start, end) if locale.bearing is Bearing.SPOKEN_FOR]
        if spoken:
            return self._spoken_for(sentence, self._scene(spoken[-1], start, end))
        follows = self._layout.follows_in_paragraph(sentence)
        spoken_on = not follows and self._is_of_known_speaker(sentence)
        before = self.of(sentence - 1) if follows or spoken_on else None
        continued = None if before is None else Belonging(before.scene, Link.CONTINUED)
        if continued is not None and (continued.scene.is_former or spoken_on):
            return continued
        meant = None if continued is not None and self._speaks_on(sentence) else self._meant(sentence, continued)
        return continued if meant is None else Belonging(meant, Link.MEANT)

    def _spoken_for(self, sentence: int, scene: Scene) -> Belonging:
        """Whose head speaks: the scene itself, or the scene in it that the sentence before tells of."""
        before = self.of(sentence - 1)
        if before is not None and may_contain(scene.place, before.scene.place):
            return Belonging(before.scene, Link.CONTINUED)
        return Belonging(scene, Link.MEANT)

    def _foremost(self, scenes: list[Scene]) -> Scene:
        """Of the scenes of one sentence the last at the main place or in it, else the last."""
        main = self._main
        if main is not None:
            for scene in reversed(scenes):
                if identity(scene.place) == identity(main) or contains(main, scene.place):
                    return scene
        return scenes[-1]

    def _scene(self, locale: Locale, start: int, end: int) -> Scene:
        """The scene at a locale of the sentence between two offsets."""
        is_former = tells_of_former(self._layout.text, start, end)
        scene = None if is_former else self._by_place.get(identity(locale.place))
        if scene is None:
            scene = Scene(locale.place, is_former=is_former)
            self._by_place.setdefault(identity(locale.place), scene)
        scene.spans.append(Span(start=locale.start, end=locale.end))
        scene.what = scene.what or self._word_for(start, end)
        for match in () if is_former else _WORD.finditer(self._layout.text, start, end):
            if match.group() not in scene.words and match.group() not in _ACTORS:
                scene.words.add(match.group())
                self._by_word.setdefault(match.group(), []).append(scene)
        return scene

    def _meant(self, sentence: int, continued: Belonging | None) -> Scene | None:
        """The scene whose sentences have a definite noun of this sentence: the ``continued`` one, else the last named.

        The noun is of something that happened ("the blast"); any other noun stands in a sentence shortly before ("the
        ferry"), and in no other scene.
        """
        for match in _DEFINITE.finditer(self._layout.text, *self._layout.bounds(sentence)):
            noun = match["noun"]
            scenes = self._by_word.get(noun, ())
            if scenes and (noun in HAPPENING_NOUNS or (len(scenes) == 1 and self._is_near(scenes[0], sentence))):
                is_same = continued is not None and continued.scene in scenes
                return None if is_same else max(scenes, key=lambda scene: scene.spans[-1].start)
        return None

    def _is_of_known_speaker(self, sentence: int) -> bool:
        """Whether a sentence opens with the speaker of the sentence before: by a pronoun, or by the last name alone."""
        start, end = self._layout.bounds(sentence)
        if sentence == 0 or _SPEAKS_ON.match(self._layout.text, start, end):
            return sentence > 0
        named = _NAMED_SPEAKER.match(self._layout.text, start, end)
        before = self._layout.text[slice(*self._layout.bounds(sentence - 1))]
        return named is not None and re.search(rf"\b[A-Z]\S+\s+{re.escape(named['name'])}\b", before) is not None

    def _speaks_on(self, sentence: int) -> bool:
        """Whether a definite noun of what happened stands in the sentence before as well."""
        before = set(_WORD.findall(self._layout.text, *self._layout.bounds(sentence - 1)))
        nouns = _DEFINITE.finditer(self._layout.text, *self._layout.bounds(sentence))
        return any(match["noun"] in HAPPENING_NOUNS and match["noun"] in before for match in nouns)

    def _is_near(self, scene: Scene, sentence: int) -> bool:
        near = (self.of(before) for before in range(sentence - _FARTHEST_BACK, sentence))
        return any(belonging == Belonging(scene, Link.OWN) for belonging in near)

    def _word_for(self, start: int, end: int) -> str | None:
        """The first word between two offsets for what happened, if possible one that tells the cause of the harm."""
        happenings = self._happenings.between(start, end)
        first = min(happenings, key=lambda happening: happening.kind is Kind.HARM, default=None)
        return None if first is None else self._layout.text[first.start : first.end]

    def at(self, place: Place, sentence: int) -> Scene | None:
        """The scene of a sentence at a place, else the first scene there."""
        belonging = self.of(sentence)
        if belonging is not None and identity(belonging.scene.place) == identity(place):
            return belonging.scene
        return self._by_place.get(identity(place))

    def _look_ahead(self, sentence: int) -> None:
        """Let a sentence belong to the scene of a later sentence that says where it happened."""
        if self.of(sentence) is not None:
            return
        kinds = self.kinds(sentence)
        for later in range(sentence + 1, min(self.sentences.stop, sentence + 1 + _FARTHEST_AHEAD)):
            belonging = self.of(later)
            if belonging is None or belonging.link is not Link.OWN or belonging.scene.is_former:
                continue
            if self._only_recalls(later):
                continue
            if self._locates(later, kinds):
                self._belongings[sentence] = Belonging(belonging.scene, Link.MEANT)
            return

    def exact(self, place: Place, sentence: int) -> Place | None:
        """The town beside ``place`` where one of the next sentences says that it happened, else ``None``."""
        kinds = self.kinds(sentence)
        for later in range(sentence + 1, min(self.sentences.stop, sentence + 1 + _FARTHEST_EXACT)):
            bounds = self._layout.bounds(later)
            if _KNOWN.match(self._layout.text, *bounds) is None or not kinds & self.kinds(later):
                continue
            for locale in self._locales.between(*bounds):
                is_same_country = place.country is not None and locale.place.country == place.country
                is_elsewhere = is_same_country and identity(locale.place) != identity(place)
                if (
                    locale.bearing is Bearing.LOCATIVE
                    and not locale.recalled
                    and is_elsewhere
                    and locale.place.precision in FINE
                ):
                    return locale.place
        return None

    def _only_recalls(self, sentence: int) -> bool:
        """Whether a sentence names places only to say when or after what something else happened."""
        return all(locale.recalled for locale in self._locales.between(*self._layout.bounds(sentence)))

    def finer(self, place: Place, sentence: int) -> Place | None:
        """Where in ``place`` one of the next sentences says that what a sentence tells of happened, if at one place."""
        kinds = self.kinds(sentence)
        for later in range(sentence + 1, min(self.sentences.stop, sentence + 1 + _FARTHEST_FINER)):
            bounds = self._layout.bounds(later)
            happened = (locale for locale in self._locales.between(*bounds) if locale.bearing is Bearing.LOCATIVE)
            inside = next((locale for locale in happened if contains(place, locale.place)), None)
            if inside is not None:
                is_one = not _ONE_OF_MANY.match(self._layout.text, *bounds)
                located = is_one and _HAPPENED_AT.match(self._layout.text, *bounds) and self._locates(later, kinds)
                located = located or self._stands_at(later, sentence)
                return inside.place if located and len(inside.sides) == 1 else None
        return None

    def _stands_at(self, later: int, sentence: int) -> bool:
        """Whether a later sentence begins with where something is that a sentence names ("The base is in X")."""
        match = _STANDS_AT.match(self._layout.text, *self._layout.bounds(later))
        start, end = self._layout.bounds(sentence)
        return match is not None and re.search(rf"\b{match['noun']}\b", self._layout.text[start:end]) is not None

    def _locates(self, sentence: int, kinds: set[Kind]) -> bool:
        """Whether a sentence says where something of one of the kinds happened."""
        start, end = self._layout.bounds(sentence)
        own = self.kinds(sentence)
        alike = bool(own & kinds) or own == {Kind.HARM} or (bool(own) and kinds <= {Kind.HARM})
        known = _LOCATES.match(self._layout.text, start, end)
        return known is not None and (alike or known["verb"].split()[0].lower() in _TAKES_PLACE)

    def kinds(self, sentence: int) -> set[Kind]:
        """The kinds of what a sentence tells to have happened; none after the last sentence."""
        if sentence >= len(self._layout):
            return set()
        return {happening.kind for happening in self._happenings.between(*self._layout.bounds(sentence))}
