"""Whether a name of the gazetteer means the place, by the evidence of the words around it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimwatch_contracts.vocabulary import PlaceRole
from claimwatch_language.areas import PARTS_OF_TOWNS
from services._gazetteer.gazetteer import GazetteerEntry
from services.mentions.naming.bearers import bearer_end
from services.mentions.naming.context import Context
from services.mentions.naming.directions import FROM_TOWN, OF_KIND
from services.mentions.naming.evidence import Evidence
from services.mentions.naming.kinds import KINDS, LOCALITY
from services.mentions.naming.lookup import AFTER_COMMA, Lookup
from services.mentions.naming.renown import fame, renown
from services.mentions.naming.toponyms import Run, Toponym
from services.mentions.naming.unknown import is_bare, is_place_of_happening
from services.mentions.naming.unlisted import apposed_kind, is_camp, unlisted

LEAST_EVIDENCE = 2.0
"""The evidence that makes a name a place. It was chosen on news articles, see decision 7."""
_LARGE = 2.0
"""The fame of a town of more than 100,000 inhabitants."""
_APPOSED = 2.0
"""The evidence of words like "a village near Idlib" after a name."""
_OF_A_PART = 6.0
"""The evidence against words that are a part of a longer name."""
_DIRECTED = re.compile(rf"{FROM_TOWN}{OF_KIND}([A-Z][\w-]+)")
"""After a name: where the place lies from a town ("west of Aleppo")."""
_PART_OF = re.compile(r"\s+(?:suburb|neighbou?rhood|quarter)\s+of\s+[A-Z]")
"""After a town: the kind of its part whose name follows ("the Damascus suburb of Jaramana")."""
_IN_AREA = re.compile(r",?\s+in\s+(?:the\s+)?(?:[a-z]+\s+){0,3}?([A-Z][\w.-]*(?:\s[A-Z]\w+)?)")
"""After a name: the area that the place lies in ("Tarkuma, in the northern Sahel region")."""
_AND = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|\s*/)\s+(?:the\s+)?")


class Weigher:
    """Weighs the names that the lookup has."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def weighed(self, text: str, context: Context, run: Run, found: list[Toponym]) -> tuple[Toponym | None, int]:
        """The toponym of a name, and the index after it. Below ``LEAST_EVIDENCE`` it is none by itself."""
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
        candidates = self._lookup.with_kind(name, kind, run.candidates)
        evidence = Evidence(context).of(run.first, run.last) + renown(run.candidates[0], name)
        evidence += _APPOSED * (apposed is not None)
        evidence += self._lookup.containment(text, end) + _company(text, found, start)
        if context.is_continued(run.first, run.last) and not _is_beside_group(context, run):
            evidence -= _OF_A_PART
        if evidence < LEAST_EVIDENCE:
            lacking, after = unlisted(text, context, run.first)
            if lacking is not None:
                return lacking, after
            if located := self.before_area(text, context, run.first, found):
                toponym, after = located
                return (replace(toponym, candidates=candidates), after) if after == run.last else located
            if evidence < 0.0:
                return None, after
            return Toponym(start, end, name, candidates, kind=kind, evidence=evidence), run.first + 1
        return Toponym(start, end, name, candidates, kind=kind, evidence=evidence), run.last

    def before_area(
        self, text: str, context: Context, index: int, found: Sequence[Toponym]
    ) -> tuple[Toponym, int] | None:
        """A name that the gazetteer lacks, after "in" and before its area, or before the town that it lies near.

        Examples are "in Muara Angke, North Jakarta", "in Tarkuma, in the Sahel region" and "in Rashidin, west of
        Aleppo". A name without an area is a place if something happened in it ("the landslide in Wendaloka"), or if
        another place lies in it ("on the Orun River in Wendaloka").
        """
        last = context.capital_end(index)
        if context.is_vocabulary(index, last) or context.is_person(index, last):
            return None
        name = text[context.tokens[index].start : context.tokens[last - 1].end]
        toponym = Toponym(context.tokens[index].start, context.tokens[last - 1].end, name, (), evidence=2.0)
        if context.is_located(index):
            beside = _DIRECTED.match(text, toponym.end)
            in_area = AFTER_COMMA.match(text, toponym.end)
            if in_area is None and is_bare(context, index, last):
                in_area = _IN_AREA.match(text, toponym.end)
            match = beside or in_area
            areas = self._lookup.spelled(match.group(1)) if match else ()
            if found and found[-1].role is PlaceRole.LOCATION and text[found[-1].end : toponym.start] == " in ":
                return (toponym, last) if is_bare(context, index, last) else None
            if areas and (beside or areas[0].kind != "city" or fame(areas[0]) >= _LARGE):
                return replace(toponym, kind=LOCALITY if beside else None), last
        return (toponym, last) if is_place_of_happening(context, index, last) else None


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


def _is_beside_group(context: Context, run: Run) -> bool:
    """Whether a listed group's name follows ("in Syria al-Nusra Front")."""
    return run.last < len(context.tokens) and bearer_end(context.tokens, run.last) is not None


def _company(text: str, found: list[Toponym], start: int) -> float:
    """The evidence of standing in a list after another place."""
    if not found or found[-1].role is not PlaceRole.LOCATION or start - found[-1].end > 12:
        return 0.0
    return 1.5 if _AND.fullmatch(text, found[-1].end, start) else 0.0
