"""Which capitalised words of a text name places, and in what role: a place, a demonym, part of an organisation."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from claimwatch_contracts.vocabulary import PlaceRole
from claimwatch_language.datelines import datelines
from claimwatch_language.names.particles import ARABIC_ARTICLES
from claimwatch_language.wordlists import word_set
from services._extractor.findings import Findings, TimeLimit
from services._gazetteer.gazetteer import Gazetteer, GazetteerEntry
from services._gazetteer.lists import Abbreviations
from services._gazetteer.names import folded, transliterated
from services.mentions.caseless import is_caseless, with_capitals
from services.mentions.context import Context
from services.mentions.surroundings import Surroundings
from services.mentions.tokens import Token, tokens

LEAST_EVIDENCE = 2.0
"""What a name must have gathered to count as a place; chosen on news articles, see the decision record."""

_LONGEST = 6
_LONGEST_NAME = 80
_LEAST_SOUNDING = 6
"""Code points a name needs to be looked up by its sound: shorter ones sound like too many others."""
_INNER = ARABIC_ARTICLES | word_set("of the and de la le les du da do di del des au aux sur sous los las van der am")
_SHORTENED = frozenset(["st", "ste", "ft", "mt"])


@dataclass(frozen=True)
class Toponym:
    """A name of a place in the text, with the entries that bear it (none: unlisted) and what its surroundings say."""

    start: int
    end: int
    name: str
    candidates: tuple[GazetteerEntry, ...]
    role: PlaceRole = PlaceRole.LOCATION
    kind: str | None = None
    """The kind the words beside it give ("province", "district", "street"), if any."""
    evidence: float = 0.0


@dataclass(frozen=True)
class _Run:
    """Tokens ``first`` to ``last`` (excluded) and the gazetteer's entries for their text."""

    first: int
    last: int
    candidates: tuple[GazetteerEntry, ...]


class Recogniser:
    """Finds toponyms by longest match in the gazetteer, weighed by the words around them."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        words: Surroundings,
        abbreviations: Abbreviations,
        demonyms: dict[str, str],
        regions: dict[str, GazetteerEntry],
    ) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._abbreviations = abbreviations
        self._demonyms = demonyms
        self._regions = regions
        self._shortcuts = _any_of(abbreviations.after_comma)

    def read(self, text: str, limit: TimeLimit) -> Findings[list[Toponym]]:
        """The toponyms of the text in order, none overlapping another, as far as the time goes."""
        words = tokens(text)
        if is_caseless(words):
            text = with_capitals(text, words, self._words, self._gazetteer.spelled)
            words = tokens(text)
        context = Context(words, self._words, datelines(text))
        weak: list[Toponym] = []
        shortcuts = {toponym.start: toponym for toponym in self._shortened(text)}
        found: list[Toponym] = []
        index = 0
        while index < len(context.tokens) and not limit.is_over:
            toponym, after = self._at(text, context, index, shortcuts, found)
            if toponym is not None:
                (found if toponym.evidence >= LEAST_EVIDENCE else weak).append(toponym)
            index = max(after, index + 1)
        characters = context.tokens[index].start if index < len(context.tokens) else len(text)
        return Findings(_with_repeated(found, weak), characters)

    def _at(
        self, text: str, context: Context, index: int, shortcuts: dict[int, Toponym], found: list[Toponym]
    ) -> tuple[Toponym | None, int]:
        token = context.tokens[index]
        if shortcut := shortcuts.get(token.start):
            return shortcut, context.index_after(index, shortcut.end)
        if not token.capital and not (token.low in ARABIC_ARTICLES and context.is_prefix(index)):
            return None, index + 1
        if token.starts_sentence and token.low in self._words.locative_before:
            return None, index + 1
        run = self._longest(text, context.tokens, index)
        if demonym := self._demonym(context.tokens, index, run):
            return demonym
        if facility := self._facility(text, context, index, run):
            return facility
        if run is None or (context.is_person(run.first, run.last) and not _is_sure(context, run)):
            return self._sibling(text, context, index, found) or self._unlisted(text, context, index)
        return self._weighed(text, context, run, found)

    def _shortened(self, text: str) -> Iterator[Toponym]:
        for match in self._shortcuts.finditer(text):
            surface = match.group()
            after_comma = re.search(r"[^\W\d_],\s*$", text[max(0, match.start() - 4) : match.start()])
            if surface in self._abbreviations.always or after_comma:
                name = self._abbreviations.after_comma[surface]
                entries = self._gazetteer.candidates(name)
                kind = "state" if "," in name else None
                yield Toponym(match.start(), match.end(), name.split(",")[0], entries, kind=kind, evidence=3.0)

    def _longest(self, text: str, words: list[Token], first: int) -> _Run | None:
        last = first + 1
        while last < min(len(words), first + _LONGEST) and _runs_on(words, last):
            last += 1
        for end in range(last, first, -1):
            surface = text[words[first].start : words[end - 1].end]
            if (
                not words[end - 1].capital
                or len(surface) > _LONGEST_NAME
                or (surface.isupper() and len(surface) <= 3 and surface != "EU")
            ):
                continue
            region = self._regions.get(folded(surface))
            entries = (region,) if region else self._gazetteer.spelled(surface)
            if not entries and len(surface) >= _LEAST_SOUNDING:
                entries = self._gazetteer.sounding(surface)
            if entries:
                return _Run(first, end, entries)
        return None

    def _demonym(self, words: list[Token], index: int, run: _Run | None) -> tuple[Toponym, int] | None:
        for length in (2, 1):
            chosen = words[index : index + length]
            if len(chosen) < length or (length == 2 and not chosen[1].adjacent):
                continue
            code = self._demonyms.get(folded(" ".join(token.text for token in chosen)))
            if code and (run is None or run.last - run.first <= length):
                country = self._gazetteer.country(code)
                start, end = chosen[0].start, chosen[-1].end
                toponym = Toponym(start, end, country.name, (country,), PlaceRole.DEMONYM, evidence=3.0)
                return toponym, index + length
        return None

    def _facility(self, text: str, context: Context, index: int, run: _Run | None) -> tuple[Toponym, int] | None:
        """A name that ends in what the place is ("Orchard Street"), unless the gazetteer has it whole."""
        last = context.facility_end(index)
        if last is None or (run is not None and run.last >= last):
            return None
        start, end = context.tokens[index].start, context.tokens[last - 1].end
        kind = context.tokens[last - 1].low
        return Toponym(start, end, text[start:end], (), kind=kind, evidence=2.0), last

    def _unlisted(self, text: str, context: Context, index: int) -> tuple[Toponym | None, int]:
        """A name the gazetteer lacks, if the words beside it say what it is ("Panorama district")."""
        if context.opens_sentence(index):
            return None, index + 1
        last = context.capital_end(index)
        kind = context.local_kind(index, last)
        if kind is None or context.is_person(index, last):
            return None, index + 1
        end = last + 1 if context.local_after(last) else last
        start, stop = context.tokens[index].start, context.tokens[end - 1].end
        name = text[start : context.tokens[last - 1].end]
        return Toponym(start, stop, name, (), kind=kind, evidence=2.0), end

    def _sibling(
        self, text: str, context: Context, index: int, found: list[Toponym]
    ) -> tuple[Toponym | None, int] | None:
        """A name the gazetteer lacks in a list of counts by place ("nine in Karm district, 8 in Ansari")."""
        start = context.tokens[index].start
        if not found or start - found[-1].end > _SIBLING_CHARACTERS or found[-1].role is not PlaceRole.LOCATION:
            return None
        if not _SIBLING.fullmatch(text, found[-1].end, start):
            return None
        last = context.capital_end(index)
        end = context.tokens[last - 1].end
        return Toponym(start, end, text[start:end], (), kind=found[-1].kind, evidence=2.0), last

    def _weighed(self, text: str, context: Context, run: _Run, found: list[Toponym]) -> tuple[Toponym | None, int]:
        tokens_ = context.tokens
        start, end = tokens_[run.first].start, tokens_[run.last - 1].end
        name, kind = text[start:end], context.kind(run.first, run.last)
        if context.in_organisation(run.first, run.last):
            if context.is_vocabulary(run.first, run.last) or _renown(run.candidates[0], name) < 1.0:
                return None, run.first + 1
            return Toponym(start, end, name, run.candidates, PlaceRole.ORGANISATION, kind, 2.0), run.last
        if local := context.local_after(run.last):
            capital = context.capital_end(run.first)
            if capital == run.last:
                stop = tokens_[run.last].end
                return Toponym(start, stop, name, run.candidates, kind=local, evidence=2.0), run.last + 1
        candidates = self._with_kind(name, kind, run.candidates)
        evidence = context.evidence(run.first, run.last) + _renown(run.candidates[0], name)
        evidence += self._containment(text, end) + _company(text, found, start)
        if evidence < LEAST_EVIDENCE:
            unlisted, after = self._unlisted(text, context, run.first)
            if unlisted is not None or evidence < 0.0:
                return unlisted, after
            return Toponym(start, end, name, candidates, kind=kind, evidence=evidence), run.first + 1
        return Toponym(start, end, name, candidates, kind=kind, evidence=evidence), run.last

    def _with_kind(
        self, name: str, kind: str | None, candidates: tuple[GazetteerEntry, ...]
    ) -> tuple[GazetteerEntry, ...]:
        """The candidates, with the region spelled otherwise where the text says "province" ("Hasakah province")."""
        if kind not in _OF_REGIONS or any(entry.kind == "region" for entry in candidates):
            return candidates
        countries = {entry.country for entry in candidates}
        alike = (entry for entry in self._gazetteer.sounding(name) if entry.kind == "region")
        return candidates + tuple(entry for entry in alike if entry.country in countries)

    def _containment(self, text: str, end: int) -> float:
        """What ", Texas" or ", Syria" after a name adds."""
        match = _AFTER_COMMA.match(text, end)
        if match is None:
            return 0.0
        if match.group(1) in self._abbreviations.after_comma or match.group(1) + "." in self._abbreviations.after_comma:
            return 3.0
        areas = self._gazetteer.spelled(match.group(1))
        return 2.0 if areas and areas[0].kind in ("country", "region") else 0.0


_SIBLING = re.compile(
    r"[,;]?\s+(?:and\s+)?(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens)\s+(?:others\s+|more\s+)?in\s+"
)
_SIBLING_CHARACTERS = 30
_AFTER_COMMA = re.compile(r",\s+([A-Z][\w.]*(?:\s[A-Z]\w+)?)")
_OF_REGIONS = frozenset(["province", "governorate", "state", "region", "oblast"])
_AND = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|\s*/)\s+(?:the\s+)?")


def _any_of(surfaces: dict[str, str]) -> re.Pattern[str]:
    ordered = sorted(surfaces, key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(re.escape(surface) for surface in ordered)})(?!\w)")


def _runs_on(words: list[Token], index: int) -> bool:
    token, before = words[index], words[index - 1]
    if before.possessive or not token.joinable:
        return False
    if token.gap.startswith(".") and not (before.low in _SHORTENED or len(before.text) == 1):
        return False
    return token.capital or token.low in _INNER


def _is_sure(context: Context, run: _Run) -> bool:
    """Whether a name of several words is a place's although a person's would begin like it ("in Glen Allen")."""
    return run.last - run.first > 1 and context.is_located(run.first)


def _with_repeated(found: list[Toponym], weak: list[Toponym]) -> list[Toponym]:
    """The names found, and where the same name stands with less around it."""
    known = {toponym.name for toponym in found if toponym.candidates and toponym.role is PlaceRole.LOCATION}
    taken = [(toponym.start, toponym.end) for toponym in found]
    for toponym in weak:
        following = bisect_left(taken, (toponym.start, toponym.end))
        beside = taken[max(0, following - 1) : following + 1]
        if toponym.name in known and not any(start < toponym.end and toponym.start < end for start, end in beside):
            taken.insert(following, (toponym.start, toponym.end))
            found.insert(following, toponym)
    return found


def _renown(entry: GazetteerEntry, name: str) -> float:
    """How much being well known speaks for a name, less when it is not the place's first name."""
    same = folded(name) == folded(entry.name) or transliterated(name) == transliterated(entry.name)
    return _fame(entry) - (0.0 if same or entry.kind in ("country", "region", "continent") else 0.7)


def _fame(entry: GazetteerEntry) -> float:
    if entry.kind in ("country", "continent"):
        return 3.0
    if entry.kind in ("region", "district"):
        return 3.0 if entry.kind == "region" and entry.population > 100_000 else 2.0
    return 3.0 if entry.population > 1e6 else 2.0 if entry.population > 1e5 else 1.0 if entry.population > 15e3 else 0.3


def _company(text: str, found: list[Toponym], start: int) -> float:
    """What standing in a list after another place adds."""
    if not found or found[-1].role is not PlaceRole.LOCATION or start - found[-1].end > 12:
        return 0.0
    return 1.5 if _AND.fullmatch(text, found[-1].end, start) else 0.0
