"""Which capitalised words of a text name places, and in which role: location, demonym or part of an organisation."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator

from claimwatch_contracts.vocabulary import PlaceRole
from claimwatch_language.datelines import datelines
from claimwatch_language.names.countries import capitals_by_code
from claimwatch_language.names.particles import ARABIC_ARTICLES
from claimwatch_language.sentences import sentence_starts
from claimwatch_language.wordlists import word_set
from services._extractor.findings import Findings, TimeLimit
from services._gazetteer.gazetteer import Gazetteer, GazetteerEntry
from services._gazetteer.lists import Abbreviations
from services._gazetteer.names import folded
from services.mentions.naming.bearers import bearer_end
from services.mentions.naming.caseless import LEAST_LONG_WORDS, Capitals, is_caseless, is_shouted
from services.mentions.naming.context import Context
from services.mentions.naming.kinds import KINDS, PARTS_OF_TOWNS
from services.mentions.naming.renown import LEAST_SOUNDING, fame, is_main_name, renown
from services.mentions.naming.surroundings import Surroundings
from services.mentions.naming.tokens import Token, tokens
from services.mentions.naming.toponyms import Run, Toponym
from services.mentions.naming.unlisted import apposed_kind, facility, is_camp, sibling, unlisted

LEAST_EVIDENCE = 2.0
"""The evidence that makes a name a place. It was chosen on news articles, see decision 7."""

_LONGEST = 6
_LONGEST_NAME = 80
_INNER = ARABIC_ARTICLES | word_set("of the and de la le les du da do di del des au aux sur sous los las van der am")
_SHORTENED = frozenset(["st", "ste", "ft", "mt"])

_WORDS_TOO = frozenset({"CAR"})
"""Abbreviations of places that are ordinary words in a line of capitals ("CAR BOMB KILLS THREE")."""
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{4,}\s+\Z")
_CAPITALS_AFTER = re.compile(r"[\s-]+[A-Z]{4,}\b")


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
        self._demonym_openings = frozenset(word.split()[0] for word in demonyms)
        self._regions = regions
        self._shortcuts = _any_of(abbreviations.after_comma)

    def read_title(self, title: str, names: Collection[str], limit: TimeLimit) -> list[Toponym]:
        """The toponyms of a title in order. ``names`` are places' names in the text under the title."""
        small = self._in_small_letters(title, names) if is_shouted(tokens(title, ())) else title
        return self.read(small, limit, names).found

    def _in_small_letters(self, text: str, names: Collection[str] = ()) -> str:
        """A text of capitals in small letters, but for the places; the text itself if its length would change."""
        small = text.lower()
        if len(small) != len(text):
            return text
        anywhere = {name.lower() for name in names} | self._demonyms.keys()
        return Capitals(self._words, self._gazetteer.spelled, anywhere).given_to(small, tokens(small, ()))

    def read(self, text: str, limit: TimeLimit, names: Collection[str] = ()) -> Findings[list[Toponym]]:
        """The toponyms of the text in order, without overlaps, as far as ``limit`` allows.

        The ``names`` are places' names wherever they stand.
        """
        starts = sentence_starts(text)
        words = tokens(text, starts)
        if is_caseless(words) or is_shouted(words, least=LEAST_LONG_WORDS):
            capitals = Capitals(self._words, self._gazetteer.spelled)
            text = capitals.given_to(text, words) if is_caseless(words) else self._in_small_letters(text)
            words = tokens(text, starts)
        context = Context(words, self._words, datelines(text, starts))
        weak: list[Toponym] = []
        shortcuts = {toponym.start: toponym for toponym in self._shortened(text)}
        found: list[Toponym] = []
        index = 0
        while index < len(context.tokens) and not limit.is_over:
            if not context.may_begin_name(index):
                index += 1
                continue
            toponym, after = self._at(text, context, index, shortcuts, found)
            if toponym is not None:
                (found if toponym.evidence >= LEAST_EVIDENCE else weak).append(toponym)
            index = max(after, index + 1)
        characters = context.tokens[index].start if index < len(context.tokens) else len(text)
        return Findings(_with_repeated(found, weak, names), characters)

    def _at(
        self, text: str, context: Context, index: int, shortcuts: dict[int, Toponym], found: list[Toponym]
    ) -> tuple[Toponym | None, int]:
        token = context.tokens[index]
        if bearer := self._bearer(text, context, index):
            return bearer
        if shortcut := shortcuts.get(token.start):
            return shortcut, context.index_after(index, shortcut.end)
        if not token.capital and not context.is_prefix(index):
            return None, index + 1
        if token.starts_sentence and token.low in self._words.locative_before:
            return None, index + 1
        if context.is_ship(index):
            return None, context.capital_end(index)
        run = self._longest(text, context, index)
        if demonym := self._demonym(context.tokens, index, run):
            return demonym
        if site := facility(text, context, index, run):
            return site
        if run is None or (context.is_person(run.first, run.last) and not _is_sure(context, run)):
            lacking, after = sibling(text, context, index, found) or unlisted(text, context, index)
            return (lacking, after) if lacking else self._before_area(text, context, index) or (None, after)
        if context.is_part(run.first, run.last):
            return None, run.last
        return self._weighed(text, context, run, found)

    def _bearer(self, text: str, context: Context, index: int) -> tuple[Toponym | None, int] | None:
        """A listed name that is no place: no toponym, and the index after it. A listed facility is a toponym."""
        token = context.tokens[index]
        bearer = bearer_end(context.tokens, index)
        if bearer is None:
            return None
        last, kind = bearer
        last += kind is not None and context.is_site(last)
        if kind is None or not context.is_sited(index):
            return None, last
        start, end = token.start, context.tokens[last - 1].end
        return Toponym(start, end, text[start:end], (), kind=kind, evidence=2.0), last

    def _shortened(self, text: str) -> Iterator[Toponym]:
        for match in self._shortcuts.finditer(text):
            surface = match.group()
            if surface in _WORDS_TOO and _is_among_capitals(text, match.start(), match.end()):
                continue
            after_comma = re.search(r"[^\W\d_],\s*$", text[max(0, match.start() - 4) : match.start()])
            if surface in self._abbreviations.always or after_comma:
                name = self._abbreviations.after_comma[surface]
                entries = self._gazetteer.candidates(name)
                kind = "state" if "," in name else None
                yield Toponym(match.start(), match.end(), name.split(",")[0], entries, kind=kind, evidence=3.0)

    def _longest(self, text: str, context: Context, first: int) -> Run | None:
        words = context.tokens
        last = first + 1
        while last < min(len(words), first + _LONGEST) and _runs_on(words, last):
            last += 1
        for end in range(last, first, -1):
            surface = text[words[first].start : words[end - 1].end]
            if (
                not words[end - 1].capital
                or context.is_prefix(end - 1)
                or len(surface) > _LONGEST_NAME
                or (surface.isupper() and len(surface) <= 3 and surface != "EU")
            ):
                continue
            region = self._regions.get(folded(surface))
            entries = (region,) if region else _in_use(surface, self._gazetteer.spelled(surface))
            if not entries and len(surface) >= LEAST_SOUNDING and not context.opens_sentence(first):
                entries = self._gazetteer.sounding(surface)
            if entries:
                return Run(first, end, entries)
        return None

    def _demonym(self, words: list[Token], index: int, run: Run | None) -> tuple[Toponym, int] | None:
        if folded(words[index].text) not in self._demonym_openings:
            return None
        for length in (2, 1):
            chosen = words[index : index + length]
            if len(chosen) < length or (length == 2 and not chosen[1].adjacent):
                continue
            code = self._demonyms.get(folded(" ".join(token.text for token in chosen)))
            if code and (run is None or run.last - run.first <= length):
                if capital := self._capital(words, index, length, code):
                    return capital
                country = self._gazetteer.country(code)
                start, end = chosen[0].start, chosen[-1].end
                toponym = Toponym(start, end, country.name, (country,), PlaceRole.DEMONYM, evidence=3.0)
                return toponym, index + length
        return None

    def _capital(self, words: list[Token], first: int, length: int, code: str) -> tuple[Toponym, int] | None:
        """The capital of the country of an adjective, if its name does not follow ("the French capital")."""
        last = first + length
        if last >= len(words) or words[last].low != "capital" or not words[last].adjacent:
            return None
        if last + 1 < len(words) and words[last + 1].capital and words[last + 1].gap in (" ", ", ", " of "):
            return None
        name = capitals_by_code().get(code)
        entries = tuple(entry for entry in self._gazetteer.spelled(name or "") if entry.country == code)
        if name is None or not entries:
            return None
        return Toponym(words[first].start, words[last].end, name, entries, kind="capital", evidence=3.0), last + 1

    def _before_area(self, text: str, context: Context, index: int) -> tuple[Toponym, int] | None:
        """A name that the gazetteer lacks, after "in" and before its area, or before the town that it lies near.

        Examples are "in Muara Angke, North Jakarta" and "in Rashidin, west of Aleppo".
        """
        last = context.capital_end(index)
        if not context.is_located(index) or context.is_vocabulary(index, last) or context.is_person(index, last):
            return None
        start, end = context.tokens[index].start, context.tokens[last - 1].end
        beside = _DIRECTED.match(text, end)
        match = beside or _AFTER_COMMA.match(text, end)
        areas = self._gazetteer.spelled(match.group(1)) if match else ()
        if not areas or (not beside and areas[0].kind == "city" and fame(areas[0]) < _LARGE):
            return None
        kind = LOCALITY if beside else None
        return Toponym(start, end, text[start:end], (), kind=kind, evidence=2.0), last

    def _weighed(self, text: str, context: Context, run: Run, found: list[Toponym]) -> tuple[Toponym | None, int]:
        start, end = context.tokens[run.first].start, context.tokens[run.last - 1].end
        name = text[start:end]
        apposed = apposed_kind(text, end)
        kind = context.kind_after(run.last) or _fitting(context.kind_around(run.first, run.last), run.candidates)
        kind = kind or apposed
        has_part = fame(run.candidates[0]) >= _LARGE and _PART_OF.match(text, end) is not None
        kind = None if has_part else kind
        if context.in_organisation(run.first, run.last):
            if context.is_vocabulary(run.first, run.last) or renown(run.candidates[0], name) < 1.0:
                return None, run.first + 1
            return Toponym(start, end, name, run.candidates, PlaceRole.ORGANISATION, kind, 2.0), run.last
        local = context.local_after(run.first, run.last)
        if local and not has_part and (local != "camp" or is_camp(text, start)):
            capital = context.capital_end(run.first)
            if capital == run.last:
                stop = context.tokens[run.last].end
                return Toponym(start, stop, name, run.candidates, kind=local, evidence=2.0), run.last + 1
        candidates = self._with_kind(name, kind, run.candidates)
        evidence = context.evidence(run.first, run.last) + renown(run.candidates[0], name)
        evidence += _APPOSED * (apposed is not None)
        evidence += self._containment(text, end) + _company(text, found, start)
        if context.is_continued(run.first, run.last) and not _is_beside_group(context, run):
            evidence -= _OF_A_PART
        if evidence < LEAST_EVIDENCE:
            lacking, after = unlisted(text, context, run.first)
            if lacking is not None or evidence < 0.0:
                return (lacking, after) if lacking else self._before_area(text, context, run.first) or (None, after)
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


_LARGE = 2.0
"""The fame of a town of more than 100,000 inhabitants."""
_APPOSED = 2.0
"""The evidence of words like "a village near Idlib" after a name."""
_OF_A_PART = 6.0
"""The evidence against words that are a part of a longer name."""
_AFTER_COMMA = re.compile(r",\s+([A-Z][\w.]*(?:\s[A-Z]\w+)?)")
_DIRECTED = re.compile(
    r",?\s+(?:(?:just|about|some)\s+)?(?:[\d.]+\s*(?:km|kilomet(?:er|re)s|miles)\s+)?(?:north|south)?-?(?:north|south|east|west)"
    r"\s+of\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?([A-Z][\w-]+)"
)
"""After a name: where the place lies from a town ("west of Aleppo")."""
LOCALITY = "locality"
"""The kind of a place of which the text only says near which town it lies."""
_PART_OF = re.compile(r"\s+(?:suburb|neighbou?rhood|quarter)\s+of\s+[A-Z]")
"""After a town: the kind of its part whose name follows ("the Damascus suburb of Jaramana")."""
_NICKNAMED = frozenset(("US", "GB", "IE", "CA", "AU", "NZ"))
"""The countries in whose news a town is not called by a former name."""
_OF_REGIONS = frozenset(["province", "governorate", "state", "region", "oblast"])
_AND = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|\s*/)\s+(?:the\s+)?")


def _any_of(surfaces: dict[str, str]) -> re.Pattern[str]:
    ordered = sorted(surfaces, key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(re.escape(surface) for surface in ordered)})(?!\w|\s?[$€£]|-\d)")


def _runs_on(words: list[Token], index: int) -> bool:
    token, before = words[index], words[index - 1]
    if before.possessive or not token.joinable:
        return False
    if token.gap.startswith(".") and not (before.low in _SHORTENED or len(before.text) == 1):
        return False
    return token.capital or token.low in _INNER


def _in_use(name: str, entries: tuple[GazetteerEntry, ...]) -> tuple[GazetteerEntry, ...]:
    """The entries, without towns of English-speaking countries of which the name is only a former one or a nickname."""
    key = folded(name)
    return tuple(
        entry
        for entry in entries
        if entry.kind != "city"
        or entry.country not in _NICKNAMED
        or key in folded(entry.name)
        or folded(entry.name) in key
        or is_main_name(entry, name)
    )


def _fitting(kind: str | None, candidates: tuple[GazetteerEntry, ...]) -> str | None:
    """The kind, unless the place of the name has it as a part: "the capital of Algeria", "a suburb of Aleppo".

    A large town of the country's name is meant after all: "the city of Singapore".
    """
    if kind in PARTS_OF_TOWNS and candidates[0].kind == "city" and fame(candidates[0]) >= _LARGE:
        return None
    meant = KINDS.get(kind or "")
    if meant is None or candidates[0].kind not in ("country", "region") or meant == candidates[0].kind:
        return kind
    is_town = meant == "city" and any(entry.kind == "city" and fame(entry) >= _LARGE for entry in candidates)
    return kind if is_town else None


def _is_sure(context: Context, run: Run) -> bool:
    """Whether a name of several words means a place although it begins like a person's ("in Glen Allen")."""
    return run.last - run.first > 1 and context.is_located(run.first)


def _is_beside_group(context: Context, run: Run) -> bool:
    """Whether a listed group's name follows ("in Syria al-Nusra Front")."""
    return run.last < len(context.tokens) and bearer_end(context.tokens, run.last) is not None


def _with_repeated(sure: list[Toponym], weak: list[Toponym], others: Collection[str]) -> list[Toponym]:
    """The toponyms, and those weak ones whose name is also a toponym or one of the others."""
    names = set(others) | {
        toponym.name for toponym in sure if toponym.candidates and toponym.role is PlaceRole.LOCATION
    }
    taken = [(toponym.start, toponym.end) for toponym in sure]
    for toponym in weak:
        following = bisect_left(taken, (toponym.start, toponym.end))
        nearby = taken[max(0, following - 1) : following + 1]
        if toponym.name in names and not any(start < toponym.end and toponym.start < end for start, end in nearby):
            taken.insert(following, (toponym.start, toponym.end))
            sure.insert(following, toponym)
    return sure


def _company(text: str, found: list[Toponym], start: int) -> float:
    """The evidence of standing in a list after another place."""
    if not found or found[-1].role is not PlaceRole.LOCATION or start - found[-1].end > 12:
        return 0.0
    return 1.5 if _AND.fullmatch(text, found[-1].end, start) else 0.0


def _is_among_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word all in capitals stands beside the word between two offsets."""
    before = text[max(0, start - 20) : start]
    return _CAPITALS_AFTER.match(text, end) is not None or _CAPITALS_BEFORE.search(before) is not None
