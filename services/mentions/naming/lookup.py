"""What the lists and the gazetteer have for words: shortened names, the longest names, adjectives, capitals."""

import re
from collections.abc import Iterator
from functools import lru_cache

from claimwatch_contracts.vocabulary import PlaceRole
from claimwatch_language.names.countries import capitals_by_code
from claimwatch_language.names.particles import ARABIC_ARTICLES
from claimwatch_language.wordlists import word_set
from services._gazetteer.gazetteer import Gazetteer, GazetteerEntry
from services._gazetteer.lists import Abbreviations
from services._gazetteer.names import folded
from services.mentions.naming.context import Context
from services.mentions.naming.renown import LEAST_SOUNDING, is_main_name
from services.mentions.naming.tokens import Token
from services.mentions.naming.toponyms import Run, Toponym

_LONGEST = 6
_LONGEST_NAME = 80
_REMEMBERED = 20_000
"""The names that are not looked up again: most names of an article were in others, too."""
_INNER = ARABIC_ARTICLES | word_set("of the and de la le les du da do di del des au aux sur sous los las van der am")
_HYPHENED = frozenset(["e", "i"])
"""Small words inside a name between hyphens ("Mazar-e-Sharif")."""
_SHORTENED = frozenset(["st", "ste", "ft", "mt"])
_WORDS_TOO = frozenset({"CAR"})
"""Abbreviations of places that are ordinary words in a line of capitals ("CAR BOMB KILLS THREE")."""
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{4,}\s+\Z")
_CAPITALS_AFTER = re.compile(r"[\s-]+[A-Z]{4,}\b")
_NICKNAMED = frozenset(("US", "GB", "IE", "CA", "AU", "NZ"))
"""The countries in whose news a town is not called by a former name."""
_OF_REGIONS = frozenset(["province", "governorate", "state", "region", "oblast"])
AFTER_COMMA = re.compile(r",\s+([A-Z][\w.]*(?:\s[A-Z]\w+)?)")


class Lookup:
    """Looks words up. Keeps nothing of a text."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        abbreviations: Abbreviations,
        demonyms: dict[str, str],
        regions: dict[str, GazetteerEntry],
    ) -> None:
        self.spelled = gazetteer.spelled
        self._gazetteer = gazetteer
        self._abbreviations = abbreviations
        self.demonyms = demonyms
        self._demonym_openings = frozenset(word.split()[0] for word in demonyms)
        self._regions = regions
        self._shortcuts = _any_of(abbreviations.after_comma)
        self._shortcut_letters = re.compile(f"[{''.join({re.escape(each[0]) for each in abbreviations.after_comma})}]")
        self._entries = lru_cache(maxsize=_REMEMBERED)(self._entries_of)

    def shortened(self, text: str) -> Iterator[Toponym]:
        """The toponyms that abbreviations give ("Ga.", "U.S.")."""
        done = 0
        for letter in self._shortcut_letters.finditer(text):  # much faster than the search for so many names
            match = self._shortcuts.match(text, letter.start()) if letter.start() >= done else None
            if match is None:
                continue
            surface, done = match.group(), match.end()
            if surface in _WORDS_TOO and _is_among_capitals(text, match.start(), match.end()):
                continue
            after_comma = re.search(r"[^\W\d_],\s*$", text[max(0, match.start() - 4) : match.start()])
            if surface in self._abbreviations.always or after_comma:
                name = self._abbreviations.after_comma[surface]
                entries = self._gazetteer.candidates(name)
                kind = "state" if "," in name else None
                yield Toponym(match.start(), match.end(), name.split(",")[0], entries, kind=kind, evidence=3.0)

    def longest(self, text: str, context: Context, first: int) -> Run | None:
        """The longest name of the gazetteer that begins at a word."""
        words = context.tokens
        if owned := self._owned(text, words, first):
            return owned
        last = first + 1
        while last < min(len(words), first + _LONGEST) and _runs_on(words, last):
            last += 1
        if islands := self._islands(text, words, first, last):
            return islands
        for end in range(last, first, -1):
            surface = text[words[first].start : words[end - 1].end]
            if (
                not words[end - 1].capital
                or context.is_prefix(end - 1)
                or len(surface) > _LONGEST_NAME
                or (surface.isupper() and len(surface) <= 3 and surface != "EU")
            ):
                continue
            entries = self._entries(surface)
            if not entries and len(surface) >= LEAST_SOUNDING and not context.opens_sentence(first):
                entries = self._gazetteer.sounding(surface)
            if entries:
                return Run(first, end, entries)
        return None

    def _entries_of(self, surface: str) -> tuple[GazetteerEntry, ...]:
        """The places that a name as it is written may mean."""
        region = self._regions.get(folded(surface))
        return (region,) if region else _in_use(surface, self._gazetteer.spelled(surface))

    def _owned(self, text: str, words: list[Token], first: int) -> Run | None:
        """The name of a place of which the first word is an owner's ("Cox's Bazar")."""
        last = first + 1
        if not words[first].possessive or last == len(words) or not words[last].capital:
            return None
        surface = text[words[first].start : words[last].end]
        entries = self._gazetteer.spelled(surface) if len(surface) <= _LONGEST_NAME else ()
        return Run(first, last + 1, entries) if entries else None

    def _islands(self, text: str, words: list[Token], first: int, last: int) -> Run | None:
        """The islands that the gazetteer has with a capital, after their name ("the Mentawai islands")."""
        if last >= len(words) or words[last].text != "islands" or not words[last].adjacent:
            return None
        surface = text[words[first].start : words[last].end]
        entries = self._gazetteer.spelled(surface) if len(surface) <= _LONGEST_NAME else ()
        return Run(first, last + 1, entries) if entries else None

    def demonym(self, words: list[Token], index: int, run: Run | None) -> tuple[Toponym, int] | None:
        """The country of an adjective, or the country's capital, and the index after it."""
        if folded(words[index].text) not in self._demonym_openings:
            return None
        for length in (2, 1):
            chosen = words[index : index + length]
            if len(chosen) < length or (length == 2 and not chosen[1].adjacent):
                continue
            code = self.demonyms.get(folded(" ".join(token.text for token in chosen)))
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

    def with_kind(
        self, name: str, kind: str | None, candidates: tuple[GazetteerEntry, ...]
    ) -> tuple[GazetteerEntry, ...]:
        """The candidates. If the text says "province", regions with another spelling are added ("Hasakah province")."""
        if kind not in _OF_REGIONS or any(entry.kind == "region" for entry in candidates):
            return candidates
        countries = {entry.country for entry in candidates}
        alike = (entry for entry in self._gazetteer.sounding(name) if entry.kind == "region")
        return candidates + tuple(entry for entry in alike if entry.country in countries)

    def containment(self, text: str, end: int) -> float:
        """The evidence of ", Texas" or ", Syria" after a name."""
        match = AFTER_COMMA.match(text, end)
        if match is None:
            return 0.0
        if match.group(1) in self._abbreviations.after_comma or match.group(1) + "." in self._abbreviations.after_comma:
            return 3.0
        areas = self._gazetteer.spelled(match.group(1))
        return 2.0 if areas and areas[0].kind in ("country", "region") else 0.0


def _any_of(surfaces: dict[str, str]) -> re.Pattern[str]:
    ordered = sorted(surfaces, key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(re.escape(surface) for surface in ordered)})(?!\w|\s?[$€£]|-\d)")


def _runs_on(words: list[Token], index: int) -> bool:
    token, before = words[index], words[index - 1]
    if before.possessive or not token.joinable:
        return False
    if token.gap.startswith(".") and not (before.low in _SHORTENED or len(before.text) == 1):
        return False
    return token.capital or token.low in _INNER or (token.low in _HYPHENED and token.gap in ("-", "‑"))


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


def _is_among_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word all in capitals stands beside the word between two offsets."""
    before = text[max(0, start - 20) : start]
    return _CAPITALS_AFTER.match(text, end) is not None or _CAPITALS_BEFORE.search(before) is not None
