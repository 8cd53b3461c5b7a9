"""Which capitalised words of a text name places, and in which role: location, demonym or part of an organisation."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from claimwatch_contracts.vocabulary import PlaceRole
from claimwatch_language.datelines import datelines
from claimwatch_language.names.particles import ARABIC_ARTICLES
from claimwatch_language.sentences import sentence_starts
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
"""The evidence that makes a name a place. It was chosen on news articles, see decision 7."""

_LONGEST = 6
_LONGEST_NAME = 80
_LEAST_SOUNDING = 6
"""The least code points of a name looked up by its sound. A shorter name sounds like too many others."""
_INNER = ARABIC_ARTICLES | word_set("of the and de la le les du da do di del des au aux sur sous los las van der am")
_SHORTENED = frozenset(["st", "ste", "ft", "mt"])


@dataclass(frozen=True)
class Toponym:
    """A place's name at ``text[start:end]``. Without ``candidates`` the gazetteer lacks the name."""

    start: int
    end: int
    name: str
    candidates: tuple[GazetteerEntry, ...]
    role: PlaceRole = PlaceRole.LOCATION
    kind: str | None = None
    """The kind by the words next to the name ("province", "district", "street"), if any."""
    evidence: float = 0.0


@dataclass(frozen=True)
class _Run:
    """The tokens from ``first`` to ``last`` (excluded), and the gazetteer's entries for their text."""

    first: int
    last: int
    candidates: tuple[GazetteerEntry, ...]


class Recogniser:
    """Finds toponyms by the longest match in the gazetteer. The words around a match are its evidence."""

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
        """The toponyms of the text in order, without overlaps, as far as ``limit`` allows."""
        starts = sentence_starts(text)
        words = tokens(text, starts)
        if is_caseless(words):
            text = with_capitals(text, words, self._words, self._gazetteer.spelled)
            starts = sentence_starts(text)
            words = tokens(text, starts)
        context = Context(words, self._words, datelines(text, starts))
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
        """A name that ends in its kind ("Orchard Street"), unless the gazetteer has the whole name."""
        last = context.facility_end(index)
        if last is None or (run is not None and run.last >= last):
            return None
        start, end = context.tokens[index].start, context.tokens[last - 1].end
        kind = context.tokens[last - 1].low
        return Toponym(start, end, text[start:end], (), kind=kind, evidence=2.0), last

    def _unlisted(self, text: str, context: Context, index: int) -> tuple[Toponym | None, int]:
        """A name that the gazetteer lacks, if the words next to it say its kind ("Panorama district")."""
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
        """A name that the gazetteer lacks, in a list of counts by place ("nine in Karm district, 8 in Ansari")."""
        start = context.tokens[index].start
        if not found or start - found[-1].end > _SIBLING_CHARACTERS or found[-1].role is not PlaceRole.LOCATION:
            return None
        if not _SIBLING.fullmatch(text, found[-1].end, start):
            return None
        last = context.capital_end(index)
        end = context.tokens[last - 1].end
        return Toponym(start, end, text[start:end], (), kind=found[-1].kind, evidence=2.0), last

    def _weighed(self, text: str, context: Context, run: _Run, found: list[Toponym]) -> tuple[Toponym | None, int]:
        start, end = context.tokens[run.first].start, context.tokens[run.last - 1].end
        name, kind = text[start:end], context.kind(run.first, run.last)
        if context.in_organisation(run.first, run.last):
            if context.is_vocabulary(run.first, run.last) or _renown(run.candidates[0], name) < 1.0:
                return None, run.first + 1
            return Toponym(start, end, name, run.candidates, PlaceRole.ORGANISATION, kind, 2.0), run.last
        if local := context.local_after(run.last):
            capital = context.capital_end(run.first)
            if capital == run.last:
                stop = context.tokens[run.last].end
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
        """The candidates. If the text says "province", regions with another spelling are added ("Hasakah province")."""
        if kind not in _OF_REGIONS or any(entry.kind == "region" for entry in candidates):
            return candidates
        countries = {entry.country for entry in candidates}
        alike = (entry for entry in self._gazetteer.sounding(name) if entry.kind == "region")
        return candidates + tuple(entry for entry in alike if entry.country in countries)

    def _containment(self, text: str, end: int) -> float:
        """The evidence of ", Texas" or ", Syria" after a name."""
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
    """Whether a name of several words means a place although it begins like a person's ("in Glen Allen")."""
    return run.last - run.first > 1 and context.is_located(run.first)


def _with_repeated(sure: list[Toponym], weak: list[Toponym]) -> list[Toponym]:
    """The toponyms, and those weak ones whose name is also a toponym."""
    names = {toponym.name for toponym in sure if toponym.candidates and toponym.role is PlaceRole.LOCATION}
    taken = [(toponym.start, toponym.end) for toponym in sure]
    for toponym in weak:
        following = bisect_left(taken, (toponym.start, toponym.end))
        nearby = taken[max(0, following - 1) : following + 1]
        if toponym.name in names and not any(start < toponym.end and toponym.start < end for start, end in nearby):
            taken.insert(following, (toponym.start, toponym.end))
            sure.insert(following, toponym)
    return sure


def _renown(entry: GazetteerEntry, name: str) -> float:
    """The evidence of an entry's fame. It is less if the name is another name of the place."""
    same = folded(name) == folded(entry.name) or transliterated(name) == transliterated(entry.name)
    return _fame(entry) - (0.0 if same or entry.kind in ("country", "region", "continent") else 0.7)


def _fame(entry: GazetteerEntry) -> float:
    if entry.kind in ("country", "continent"):
        return 3.0
    if entry.kind in ("region", "district"):
        return 3.0 if entry.kind == "region" and entry.population > 100_000 else 2.0
    return 3.0 if entry.population > 1e6 else 2.0 if entry.population > 1e5 else 1.0 if entry.population > 15e3 else 0.3


def _company(text: str, found: list[Toponym], start: int) -> float:
    """The evidence of standing in a list after another place."""
    if not found or found[-1].role is not PlaceRole.LOCATION or start - found[-1].end > 12:
        return 0.0
    return 1.5 if _AND.fullmatch(text, found[-1].end, start) else 0.0
