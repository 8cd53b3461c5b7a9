"""Which capitalised words of a text name places, and in which role: location, demonym or part of an organisation."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import replace

from claimwatch_contracts.vocabulary import PlaceRole
from claimwatch_language.areas import SETTLEMENTS
from claimwatch_language.datelines import datelines
from claimwatch_language.sentences import sentence_starts
from services._extractor.findings import Findings, TimeLimit
from services._gazetteer.gazetteer import Gazetteer, GazetteerEntry
from services._gazetteer.lists import Abbreviations
from services.mentions.naming.bearers import bearer_end
from services.mentions.naming.caseless import LEAST_LONG_WORDS, Capitals, is_caseless, is_shouted
from services.mentions.naming.context import Context
from services.mentions.naming.kinds import LOCALITY
from services.mentions.naming.lookup import Lookup
from services.mentions.naming.surroundings import Surroundings
from services.mentions.naming.tokens import tokens
from services.mentions.naming.toponyms import Run, Toponym
from services.mentions.naming.unlisted import facility, sibling, unlisted
from services.mentions.naming.weighing import LEAST_EVIDENCE, Weigher


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
        self._words = words
        self._lookup = Lookup(gazetteer, abbreviations, demonyms, regions)
        self._weigher = Weigher(self._lookup)

    def read_title(self, title: str, names: Collection[str], limit: TimeLimit) -> list[Toponym]:
        """The toponyms of a title in order. ``names`` are places' names in the text under the title."""
        small = self._in_small_letters(title, names) if is_shouted(tokens(title, ())) else title
        return self.read(small, limit, names).found

    def _in_small_letters(self, text: str, names: Collection[str] = ()) -> str:
        """A text of capitals in small letters, but for the places; the text itself if its length would change."""
        small = text.lower()
        if len(small) != len(text):
            return text
        anywhere = {name.lower() for name in names} | self._lookup.demonyms.keys()
        return Capitals(self._words, self._lookup.spelled, anywhere).given_to(small, tokens(small, ()))

    def read(self, text: str, limit: TimeLimit, names: Collection[str] = ()) -> Findings[list[Toponym]]:
        """The toponyms of the text in order, without overlaps, as far as ``limit`` allows.

        The ``names`` are places' names wherever they stand.
        """
        starts = sentence_starts(text)
        words = tokens(text, starts)
        if is_caseless(words) or is_shouted(words, least=LEAST_LONG_WORDS):
            capitals = Capitals(self._words, self._lookup.spelled)
            text = capitals.given_to(text, words) if is_caseless(words) else self._in_small_letters(text)
            words = tokens(text, starts)
        context = Context(words, self._words, datelines(text, starts))
        weak: list[Toponym] = []
        shortcuts = {toponym.start: toponym for toponym in self._lookup.shortened(text)}
        found: list[Toponym] = []
        characters, after = len(text), 0
        for index in context.beginnings():
            if index < after:
                continue
            if limit.is_over:
                characters = context.tokens[index].start
                break
            toponym, after = self._at(text, context, index, shortcuts, found)
            if toponym is not None:
                (found if toponym.evidence >= LEAST_EVIDENCE else weak).append(toponym)
        found = _with_repeated(found, weak, names)
        return Findings(_with_unlisted_again(context, found), characters)

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
        run = self._lookup.longest(text, context, index)
        if demonym := self._lookup.demonym(context.tokens, index, run):
            return demonym
        if site := facility(text, context, index, run):
            return site
        if run is None or (context.is_person(run.first, run.last) and not _is_sure(context, run)):
            lacking, after = sibling(text, context, index, found) or unlisted(text, context, index)
            return (
                (lacking, after) if lacking else self._weigher.before_area(text, context, index, found) or (None, after)
            )
        if context.is_part(run.first, run.last):
            return None, run.last
        return self._weigher.weighed(text, context, run, found)

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


def _is_sure(context: Context, run: Run) -> bool:
    """Whether a name of several words means a place although it begins like a person's ("in Glen Allen")."""
    return run.last - run.first > 1 and context.is_located(run.first)


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


def _with_unlisted_again(context: Context, found: list[Toponym]) -> list[Toponym]:
    """The toponyms, with the names that the gazetteer lacks wherever else "in", "on" or the like stands before them."""
    unlisted = {toponym.name: toponym for toponym in found if not toponym.candidates and _is_settled(toponym)}
    if not unlisted:
        return found
    taken = [(toponym.start, toponym.end) for toponym in found]
    again = list(found)
    for index, token in enumerate(context.tokens):
        first = unlisted.get(token.text)
        if first is None or not context.is_located(index) or context.capital_end(index) != index + 1:
            continue
        following = bisect_left(taken, (token.start, token.end))
        nearby = taken[max(0, following - 1) : following + 1]
        if not any(start < token.end and token.start < end for start, end in nearby):
            again.append(replace(first, start=token.start, end=token.end))
    return sorted(again, key=lambda toponym: toponym.start)


def _is_settled(toponym: Toponym) -> bool:
    """Whether a name is that of a town or village, which is named again without its kind."""
    is_plain = toponym.end - toponym.start == len(toponym.name)
    return toponym.role is PlaceRole.LOCATION and is_plain and toponym.kind in (None, LOCALITY, *SETTLEMENTS)
