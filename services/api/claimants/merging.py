"""Merges claimants: which alias files them under one name from now on, and which aliases it takes in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimwatch_contracts.documents import Alias
from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.names.aliases import BUILT_IN
from services._runtime.errors import InvalidError


class FiledElsewhereError(InvalidError):
    """A name is one of another claimant. The text says of which."""


@dataclass(frozen=True)
class Merger:
    """``names`` are filed as ``name``, by the alias ``into`` if there is one; ``taken_in`` are not needed any more."""

    name: str
    names: tuple[str, ...]
    into: Alias | None
    taken_in: tuple[Alias, ...]

    @property
    def kind(self) -> ClaimantKind | None:
        """The kind that an alias of them gives; that of ``into`` first."""
        held = (*([self.into] if self.into else []), *self.taken_in)
        return next((alias.kind for alias in held if alias.kind), None)


def merger_of(name: str, names: Iterable[str], aliases: Iterable[Alias]) -> Merger:
    """The merger of the claimants with these names, under one of them or another.

    An alias is taken in if its claimant is merged, so that its names follow: what one alias files as a claimant that
    another files elsewhere would stand under either.

    Raises:
        FiledElsewhereError: an alias has one of the names for a claimant that is not merged.
    """
    asked, key = [*names, name], BUILT_IN.key
    wanted = {key(each): each for each in asked}
    held = sorted((each for each in aliases if key(each.name) in wanted), key=lambda each: each.alias_id)
    for alias in aliases:
        if alias not in held and (taken := [each for each in alias.names if key(each) in wanted]):
            raise FiledElsewhereError(
                f"“{taken[0]}” is a name of {alias.name} already; merge {alias.name}, or split “{taken[0]}” off first"
            )
    into = next((each for each in held if key(each.name) == key(name)), None)
    others = [*asked, *(other for alias in held for other in (alias.name, *alias.names))]
    merged = _each_once((other for other in others if key(other) != key(name)), key)
    return Merger(name, merged, into, tuple(each for each in held if each is not into))


def _each_once(names: Iterable[str], key: Callable[[str], str]) -> tuple[str, ...]:
    return tuple({key(each): each for each in reversed(list(names))}.values())[::-1]
