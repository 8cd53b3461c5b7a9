"""Which words of a text in another language name places, by the gazetteer and by the words around them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import PlaceWords
from services._extractor.findings import Findings, TimeLimit
from services._gazetteer.foreign import foreign_key
from services._gazetteer.gazetteer import Gazetteer, GazetteerEntry
from services._gazetteer.names import folded
from services.mentions.naming.toponyms import Toponym

SIGNED = 6.0
"""The evidence of a word for the kind of area, as of ``Context.evidence`` in English."""
LOCATED = 4.0
BARE = 3.0
_LONGEST = 4
_LONGEST_NAME = 60
_LEAST_NAME = 3
_BEFORE = 40
"""Code points before a name in which the words that show a place stand."""
_KNOWN_BY_NAME = 50_000
"""The inhabitants of a town that means itself, and no larger one that has its name for another."""
_FIRST_WORD = 5
"""How many times larger a town must be whose name opens a sentence, where every word has a capital."""
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_JOINTS = frozenset([" ", "-", "‑", "\u00a0"])
_OPENING = re.compile(r"(?:\A|[.!?…:\n«“\"(]|[-–—•]\s)\s*\Z")
_AREA_KINDS = frozenset(["region", "district"])


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def has_capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def is_cased(self) -> bool:
        return unicodedata.category(self.text[0]) != "Lo"


@dataclass(frozen=True)
class _Run:
    """The words from ``first`` to ``last`` (excluded) as a name from ``start`` on, after what is ``joined`` to it."""

    first: int
    last: int
    start: int
    joined: str
    candidates: tuple[GazetteerEntry, ...]


class ForeignRecogniser:
    """Finds the names of places in texts of one language."""

    def __init__(self, gazetteer: Gazetteer, language: str, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._language = language
        self._words = words
        self._is_latin = words.alphabet is None
        located = any_of(words.located_by)
        areas, joints = any_of(words.areas), any_of(words.area_joints)
        joined = rf"(?<!\w)(?:{any_of(prefix for prefix, _ in words.prefixes)})?"
        self._located = re.compile(rf"{joined}(?:{located})(?:\s+|(?<='))\Z", re.IGNORECASE)
        self._with = re.compile(rf"\s*(?:,|(?:{any_of(words.conjunctions)})(?!\w))?\s*", re.IGNORECASE)
        joint = rf"(?:\s(?:{joints})(?:\s+|(?<='))|\s+)"
        self._area = re.compile(rf"{joined}(?P<kind>{areas}){joint}\Z", re.IGNORECASE)
        self._persons = frozenset(words.persons)
        self._no_places = frozenset(foreign_key(word, language) for word in words.no_places) - {""}
        self._prefixes = sorted(words.prefixes, key=lambda prefix: -len(prefix[0]))

    def read(self, text: str, limit: TimeLimit) -> Findings[list[Toponym]]:
        """The toponyms of the text in order, without overlaps, as far as ``limit`` allows."""
        words = list(self._tokens(text))
        found: list[Toponym] = []
        index = 0
        while index < len(words):
            if limit.is_over:
                return Findings(found, words[index].start)
            run = self._longest(text, words, index)
            toponym = self._weighed(text, words, run, found) if run else None
            if toponym:
                found.append(toponym)
            index = run.last if run and toponym else index + 1
        return Findings(found, len(text))

    def _tokens(self, text: str) -> Iterator[_Word]:
        """The words. One after an elided word begins after the apostrophe ("Alep" in "d'Alep")."""
        for match in _WORD.finditer(text):
            start, word = match.start(), match.group()
            first, sign, rest = word.replace("’", "'").partition("'")
            if sign and first.lower() in self._words.elided:
                start, word = start + len(first) + 1, rest
            yield _Word(start, match.end(), word)

    def _longest(self, text: str, words: Sequence[_Word], first: int) -> _Run | None:
        """The longest name that begins at a word."""
        if words[first].is_cased and not words[first].has_capital:
            return None
        last = first + 1
        while last < min(len(words), first + _LONGEST) and text[words[last - 1].end : words[last].start] in _JOINTS:
            last += 1
        for end in range(last, first, -1):
            if words[end - 1].is_cased and not words[end - 1].has_capital and not self._is_area(words[end - 1]):
                continue
            start, stop = words[first].start, words[end - 1].end
            if stop - start > _LONGEST_NAME or stop - start < _LEAST_NAME:
                continue
            for joined, name in self._forms(text[start:stop]):
                if candidates := self._candidates(name):
                    return _Run(first, end, start + len(joined), joined, candidates)
        return None

    def _is_area(self, word: _Word) -> bool:
        return word.text.lower() in self._words.areas

    def _forms(self, surface: str) -> Iterator[tuple[str, str]]:
        """What is written together with a name, and the name: "" and the surface at first."""
        yield "", surface
        for prefix, instead in self._prefixes:
            rest = surface.removeprefix(prefix)
            if rest != surface and len(rest) >= _LEAST_NAME - 1:
                cut = len(prefix) if not instead else max(1, len(prefix) - len(instead))
                yield surface[:cut], instead + rest

    def _candidates(self, name: str) -> tuple[GazetteerEntry, ...]:
        if foreign_key(name, self._language) in self._no_places:
            return ()
        foreign = self._gazetteer.named_in(self._language, name)
        if foreign and foreign[0].kind == "country":
            return foreign
        if foreign or not self._is_latin or name.isupper():
            return foreign
        spelled = self._gazetteer.spelled(name)
        own = [entry for entry in spelled if entry.kind == "city" and folded(entry.name) == folded(name)]
        if not own or own[0].population < _KNOWN_BY_NAME:
            return spelled
        return tuple(entry for entry in spelled if entry.kind != "city" or entry in own)

    def _weighed(self, text: str, words: Sequence[_Word], run: _Run, found: Sequence[Toponym]) -> Toponym | None:
        """The toponym, if the words around it and its renown show that it names a place."""
        kind = self._kind(text, words, run)
        is_located = self._is_located(text, run) or self._is_listed(text, run, found)
        evidence = SIGNED if kind else LOCATED if is_located else BARE
        if evidence == BARE and not self._is_known(text, words, run):
            return None
        if evidence == LOCATED and not self._is_large(run.candidates[0], self._words.least_located):
            return None
        if not kind and self._is_person(text, words, run, found):
            return None
        end = words[run.last - 1].end
        name = text[run.start : end]
        return Toponym(run.start, end, name, run.candidates, kind=kind, evidence=evidence)

    def _kind(self, text: str, words: Sequence[_Word], run: _Run) -> str | None:
        """The English word for the kind of area before or after the name."""
        before = self._area.search(text, max(0, run.start - _BEFORE), run.start)
        if before and not run.joined:
            return self._words.areas[before["kind"].lower()]
        if run.last < len(words) and text[words[run.last - 1].end : words[run.last].start] == " ":
            return self._words.areas.get(words[run.last].text.lower()) if not self._words.area_joints else None
        return None

    def _is_located(self, text: str, run: _Run) -> bool:
        plain = text[max(0, run.start - len(run.joined) - _BEFORE) : run.start - len(run.joined)].replace("’", "'")
        is_joined = bool(run.joined) and run.joined[-1:] not in ("و", "ف")
        return is_joined or self._located.search(plain) is not None

    def _is_listed(self, text: str, run: _Run, found: Sequence[Toponym]) -> bool:
        """Whether the name goes on a list that began with a place shown by a preposition."""
        if not found or found[-1].evidence < LOCATED:
            return False
        between = text[found[-1].end : run.start - len(run.joined)]
        return bool(between.strip() or run.joined) and self._with.fullmatch(between) is not None

    def _is_known(self, text: str, words: Sequence[_Word], run: _Run) -> bool:
        """Whether a name by itself means a place: a country, an area of several words, a large town."""
        best = run.candidates[0]
        if best.kind in ("country", "continent"):
            return True
        if best.kind in _AREA_KINDS:
            return run.last - run.first > 1 and not self._is_latin
        if _is_part(text[run.start : words[run.last - 1].end], best.name):
            return False
        opens = words[run.first].is_cased and _OPENING.search(text, max(0, run.start - _BEFORE), run.start)
        if opens and words[run.last - 1].end - run.start <= _LEAST_NAME:
            return False
        return self._is_large(best, self._words.least_bare * (_FIRST_WORD if opens else 1))

    @staticmethod
    def _is_large(entry: GazetteerEntry, least: int) -> bool:
        return entry.kind != "city" or entry.population >= least

    def _is_person(self, text: str, words: Sequence[_Word], run: _Run, found: Sequence[Toponym]) -> bool:
        """Whether words next to the name make it a person's: a title, or another word in capitals."""
        if run.first > 0 and (before := words[run.first - 1]).end + 1 >= run.start - len(run.joined):
            if before.text.lower() in self._persons and run.candidates[0].kind == "city":
                return True
            is_name = before.is_cased and before.has_capital and text[before.end : run.start] == " "
            is_opening = _OPENING.search(text, max(0, before.start - _BEFORE), before.start) is not None
            if is_name and not is_opening and not (found and found[-1].end == before.end):
                return True
        if run.last >= len(words) or text[words[run.last - 1].end : words[run.last].start] != " ":
            return False
        following = words[run.last]
        return following.is_cased and following.has_capital and run.candidates[0].kind == "city"


def _is_part(name: str, main: str) -> bool:
    """Whether a name is only some of the words of a place's main name: a quarter of a town, a hospital."""
    return set(folded(name).split()) < set(folded(main).split())
