"""Counts the claimants of reports, and joins those whose names mean the same claimant today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from claimwatch_contracts.base import Instant
from claimwatch_contracts.vocabulary import ClaimantKind, StoryRelation
from claimwatch_language.names.aliases import Aliases
from services.api.cursors import CursorError, Position, Window, page_of
from services.api.shown import Listing

FIELDS = ("article.published_at", "article.received_at", "relation", "attributions.claimant", "figures.claimant")
"""What is read of a stored report's body."""
MOST_NAMED = 20_000


class CountedClaimant(BaseModel):
    """A claimant with what it said in the reports that were counted; copies of other reports are not.

    ``reports`` counts those with a statement or figure of it, ``statements`` and ``figures`` what they have of it.
    ``names`` are other names under which it was filed, ``last_at`` is when the latest of the articles was published.
    """

    key: str
    name: str
    kind: ClaimantKind
    names: tuple[str, ...] = ()
    reports: int
    statements: int
    figures: int
    last_at: Instant


class Claimants(Listing[CountedClaimant]):
    """A page of the claimants of the reports that were filed last, those in most reports first.

    ``counted`` is the number of reports that were looked through, ``found`` that of the claimants on all pages.
    """

    counted: int
    found: int


class Named(NamedTuple):
    """A claimant as it was filed."""

    key: str
    name: str
    kind: ClaimantKind


@dataclass(frozen=True, slots=True)
class Said:
    """Who says something in a report, once for each statement and for each figure; nobody in a copy of another."""

    at: datetime
    statements: tuple[Named, ...] = ()
    figures: tuple[Named, ...] = ()


def said_in(body: Mapping[str, Any]) -> Said:
    """What is said in a stored report, of whose body only ``FIELDS`` need be there.

    Raises:
        LookupError, TypeError, ValueError: the body does not have the expected form.
    """
    article = body["article"]
    at = datetime.fromisoformat(article.get("published_at") or article["received_at"])
    if StoryRelation(body.get("relation", StoryRelation.ORIGINAL)).is_copy:
        return Said(at)
    return Said(at, _claimants(body, "attributions"), _claimants(body, "figures"))


class _Count:
    """What a claimant said so far. The name that comes first is that of the latest report."""

    def __init__(self, claimant: Named, at: datetime) -> None:
        self.names = {claimant.name: None}
        self.kind = claimant.kind
        self.reports = self.statements = self.figures = 0
        self.last_at = at


class Counting:
    """Counts report by report. The latest filed come first."""

    def __init__(self, aliases: Aliases) -> None:
        self._aliases = aliases
        self._counts: dict[str, _Count] = {}
        self._of: dict[Named, _Count] = {}
        self._counted = 0

    def add(self, said: Said) -> None:
        """Count what is said in a report."""
        self._counted += 1
        statements = [self._count(claimant, said.at) for claimant in said.statements]
        figures = [self._count(claimant, said.at) for claimant in said.figures]
        for count in statements:
            count.statements += 1
        for count in figures:
            count.figures += 1
        for count in {id(each): each for each in (*statements, *figures)}.values():
            count.reports += 1

    def found(self, name: str | None, window: Window) -> Claimants:
        """A part of the claimants; of those with these letters in their key or one of their names.

        Raises:
            CursorError: the window begins at a position of another list.
        """
        made = (self._made(key, count) for key, count in self._counts.items())
        wanted = [each for each in made if name is None or _has(each, name)]
        after = None if window.after is None else _rank_at(window.after)
        left = sorted((each for each in wanted if after is None or _rank(each) > after), key=_rank)
        page = page_of(left[: window.limit], _position, more=len(left) > window.limit)
        return Claimants(items=page.items, next=page.next, counted=self._counted, found=len(wanted))

    def _count(self, claimant: Named, at: datetime) -> _Count:
        count = self._of.get(claimant)
        if count is None:
            known = self._aliases.known(claimant.name)
            count = self._counts.setdefault(known.key if known else claimant.key, _Count(claimant, at))
            count.names.setdefault(claimant.name)
            self._of[claimant] = count
        count.last_at = max(count.last_at, at)
        return count

    def _made(self, key: str, count: _Count) -> CountedClaimant:
        first = next(iter(count.names))
        known = self._aliases.known(first)
        name = known.name if known else first
        kind = known.kind if known and known.kind else count.kind
        others = tuple(sorted(set(count.names) - {name}))
        counts = {field: getattr(count, field) for field in ("reports", "statements", "figures", "last_at")}
        return CountedClaimant(key=key, name=name, kind=kind, names=others, **counts)


def _rank(claimant: CountedClaimant) -> tuple[int, float, str]:
    return -claimant.reports, -claimant.last_at.timestamp(), claimant.key


def _position(claimant: CountedClaimant) -> Position:
    return Position(claimant.last_at, f"{claimant.reports} {claimant.key}")


def _rank_at(position: Position) -> tuple[int, float, str]:
    reports, _, key = position.id.partition(" ")
    if position.time is None or not reports.isdecimal():
        raise CursorError("this is the cursor of another list")
    return -int(reports), -position.time.timestamp(), key


def _claimants(body: Mapping[str, Any], findings: str) -> tuple[Named, ...]:
    held = (each["claimant"] for each in body.get(findings, ()) if each.get("claimant"))
    return tuple(_named(str(each["key"]), str(each["name"]), str(each.get("kind") or "unknown")) for each in held)


@lru_cache(MOST_NAMED)
def _named(key: str, name: str, kind: str) -> Named:
    """The same object for the same claimant, so that many reports take little room."""
    return Named(key, name, ClaimantKind(kind))


def _has(claimant: CountedClaimant, letters: str) -> bool:
    return any(letters.casefold() in name.casefold() for name in (claimant.key, claimant.name, *claimant.names))
