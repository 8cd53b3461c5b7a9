"""Which claimant a name means: by the built-in table, by rule, and by the entries that operators have added.

Names are compared as slugs, so case, accents, articles and the points of abbreviations make no difference. A name that
entries claim for different claimants means none of them: it stays as it is.
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
from claimwatch_language.names.bodies import body_name, plain


@dataclass(frozen=True)
class KnownClaimant:
    """A claimant under the name it is shown by. Without a ``kind`` it has the one that the text gives it."""

    name: str
    kind: ClaimantKind | None = None
    names: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What unifies it across texts."""
        return slug(self.name)


class Aliases:
    """The built-in aliases and those of the given entries, which are stronger. Their order makes no difference."""

    def __init__(self, entries: Iterable[Alias] = ()) -> None:
        own = [KnownClaimant(entry.name, entry.kind, entry.names) for entry in entries]
        self._own = _index([_with_built_in_names(each) for each in own], lambda name: _built_in(name)[0])

    def known(self, name: str) -> KnownClaimant | None:
        """The claimant that goes by that name; ``None`` when nobody is known to."""
        key, built_in = _built_in(name)
        return self._own.get(key, built_in)

    def key(self, name: str) -> str:
        """The key of whoever goes by that name."""
        known = self.known(name)
        return known.key if known else slug(name)

    def canonical(self, claimant: Claimant) -> Claimant:
        """The claimant with the key, name and kind it is known by; one that is not known stays as it is."""
        known = self.known(claimant.name)
        if known is None:
            return claimant
        kind = known.kind or claimant.kind
        return claimant.model_copy(update={"key": known.key, "name": known.name, "kind": kind})

    def names(self, claimant: Claimant) -> tuple[str, ...]:
        """The other names of a claimant, sorted."""
        known = self.known(claimant.name)
        return tuple(sorted(set(known.names) - {known.name})) if known else ()


def slug(name: str) -> str:
    """A name's letters and digits in lower case, joined by hyphens: "UN Security Council" is "un-security-council"."""
    decomposed = unicodedata.normalize("NFKD", plain(name).lower())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "-", letters).strip("-")


def _with_built_in_names(known: KnownClaimant) -> KnownClaimant:
    """The claimant with what the table knows of its names: who renames one keeps the rest."""
    listed = (_built_in(name)[1] for name in (known.name, *known.names))
    more = tuple(name for each in listed if each for name in (each.name, *each.names))
    return replace(known, names=(*known.names, *more))


def _index(claimants: Iterable[KnownClaimant], key_of: Callable[[str], str]) -> dict[str, KnownClaimant]:
    """The claimants by the key of each of their names.

    Entries whose own names mean the same are one claimant; it is shown under the first of these in alphabetical order.
    """
    grouped: dict[str, list[KnownClaimant]] = {}
    for each in claimants:
        grouped.setdefault(key_of(each.name), []).append(each)
    shown = {key: _merged(group) for key, group in grouped.items() if key}
    claims: dict[str, set[str]] = {}
    for key, each in shown.items():
        for name in each.names:
            claims.setdefault(key_of(name), set()).add(key)
    unique = {key: shown[claimed.pop()] for key, claimed in claims.items() if key and len(claimed) == 1}
    return unique | shown


def _merged(group: Sequence[KnownClaimant]) -> KnownClaimant:
    kinds = sorted(each.kind for each in group if each.kind)
    names = {name for each in group for name in (each.name, *each.names)}
    return KnownClaimant(min(each.name for each in group), kinds[0] if kinds else None, tuple(sorted(names)))


@lru_cache(maxsize=10_000)
def _built_in(name: str) -> tuple[str, KnownClaimant | None]:
    """A name's key, and the claimant of the table or of the rule for state bodies."""
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
"""What everyone knows without an operator's entries."""
