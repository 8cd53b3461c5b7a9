"""Which claimant a name means: by the entries of operators, by the built-in table, and by rule.

Names are compared as slugs, so case, accents, articles and the points of abbreviations make no difference. A name that
entries claim for several claimants means none of them and stays as it is.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from claimwatch_contracts.documents import Alias
from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.names.bodies import body_name, is_state, plain


@dataclass(frozen=True)
class KnownClaimant:
    """A claimant and the name shown for it. Without a ``kind`` the claimant keeps the kind that the text gives."""

    name: str
    kind: ClaimantKind | None = None
    names: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key of the claimant, the same in all texts."""
        return slug(self.name)


class Aliases:
    """The built-in aliases, and those of the entries, which win. The order of the entries makes no difference."""

    def __init__(self, entries: Iterable[Alias] = ()) -> None:
        own = [KnownClaimant(entry.name, entry.kind, entry.names) for entry in entries]
        self._own = _index([_with_built_in_names(claimant) for claimant in own], lambda name: _built_in(name)[0])

    def known(self, name: str) -> KnownClaimant | None:
        """The claimant with that name; ``None`` if the name is unknown."""
        key, built_in = _built_in(name)
        return self._own.get(key, built_in)

    def key(self, name: str) -> str:
        """The key of the claimant with that name."""
        known = self.known(name)
        return known.key if known else slug(name)

    def canonical(self, claimant: Claimant) -> Claimant:
        """The claimant with its known key, name and kind. An unknown claimant stays as it is.

        So does a person with the name of a state, such as Jordan.
        """
        known = self.known(claimant.name)
        if known is None or (claimant.kind is ClaimantKind.PERSON and is_state(claimant.name)):
            return claimant
        kind = known.kind or claimant.kind
        return claimant.model_copy(update={"key": known.key, "name": known.name, "kind": kind})

    def names(self, claimant: Claimant) -> tuple[str, ...]:
        """The other names of a claimant, sorted."""
        known = self.known(claimant.name)
        return tuple(sorted(set(known.names) - {known.name})) if known else ()


@lru_cache(maxsize=10_000)
def slug(name: str) -> str:
    """A name's letters and digits in lower case, joined by hyphens: "UN Security Council" is "un-security-council"."""
    decomposed = unicodedata.normalize("NFKD", plain(name).lower())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "-", letters).strip("-")


def _with_built_in_names(claimant: KnownClaimant) -> KnownClaimant:
    """The claimant with the names of the table too: an operator who renames a claimant keeps its other names."""
    listed = (_built_in(name)[1] for name in (claimant.name, *claimant.names))
    more = tuple(name for built_in in listed if built_in for name in (built_in.name, *built_in.names))
    return replace(claimant, names=(*claimant.names, *more))


def _index(claimants: Iterable[KnownClaimant], key_of: Callable[[str], str]) -> dict[str, KnownClaimant]:
    """The claimants by the key of each of their names.

    Entries whose own names have the same key are one claimant. The first of these names in alphabetical order is shown.
    """
    grouped: dict[str, list[KnownClaimant]] = {}
    for claimant in claimants:
        grouped.setdefault(key_of(claimant.name), []).append(claimant)
    shown = {key: _merged(group) for key, group in grouped.items() if key}
    claims: dict[str, set[str]] = {}
    for key, claimant in shown.items():
        for name in claimant.names:
            claims.setdefault(key_of(name), set()).add(key)
    unique = {key: shown[claimed.pop()] for key, claimed in claims.items() if key and len(claimed) == 1}
    return unique | shown


def _merged(group: Sequence[KnownClaimant]) -> KnownClaimant:
    kinds = sorted(claimant.kind for claimant in group if claimant.kind)
    names = {name for claimant in group for name in (claimant.name, *claimant.names)}
    first_name = min(claimant.name for claimant in group)
    return KnownClaimant(first_name, kinds[0] if kinds else None, tuple(sorted(names)))


@lru_cache(maxsize=10_000)
def _built_in(name: str) -> tuple[str, KnownClaimant | None]:
    """The key of a name, and its claimant by the table or by the rule for state bodies."""
    body = body_name(name)
    for form in (name, body):
        if form and (listed := _table().get(slug(form))):
            return listed.key, listed
    return (slug(body), KnownClaimant(body, ClaimantKind.GOVERNMENT)) if body else (slug(name), None)


@cache
def _table() -> Mapping[str, KnownClaimant]:
    tables = tomllib.loads(files(__package__).joinpath("aliases.toml").read_text(encoding="utf-8"))
    listed = [
        KnownClaimant(name, ClaimantKind(kind), tuple(names))
        for kind, entries in tables.items()
        for name, names in entries.items()
    ]
    return _index(listed, lambda name: slug(body_name(name) or name))


BUILT_IN = Aliases()
"""The aliases without any entry of an operator."""
