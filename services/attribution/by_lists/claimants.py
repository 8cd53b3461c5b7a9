"""Who the sources of a text are, by the word lists of its language. A pronoun means the person named last before it."""

import re
from collections.abc import Iterator, Sequence

from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import SayingWords
from claimwatch_language.names.aliases import BUILT_IN, slug

UNNAMED = "unnamed"
_NAME = re.compile(r"[^\W\d_][\w'-]*")
_LEAST_NAME = 2
_MOST_BEFORE = 3
"""The words of a name by itself, and the words before a single word that may be a name."""


class Claimants:
    """Names the sources of texts in one language."""

    def __init__(self, words: SayingWords) -> None:
        self._articles = re.compile(rf"\A(?:{any_of(words.articles)})(?:\s+|(?<='))", re.IGNORECASE)
        self._pronouns = frozenset(words.pronouns)
        self._titles = frozenset(words.titles)
        self._of = frozenset(words.of_source)
        self._known = words.known
        self._kinds = [
            (kind, re.compile(rf"(?<![\w-])(?:{any_of(listed)})(?![\w-])", re.IGNORECASE))
            for kind, listed in words.kinds.items()
        ]

    def named(self, sources: Sequence[str | None]) -> Iterator[Claimant | None]:
        """The claimant of each source, in the order of the text; ``None`` where it is unknown."""
        people: list[Claimant] = []
        for source in sources:
            if source is None:
                yield None
            elif source.lower() in self._pronouns:
                yield people[-1] if people else None
            else:
                claimant = self._claimant(source, people)
                if claimant.kind is ClaimantKind.PERSON:
                    people.append(claimant)
                yield claimant

    def _claimant(self, source: str, people: Sequence[Claimant]) -> Claimant:
        phrase = source.replace("’", "'")
        name = self._personal_name(phrase)
        if name:
            full = next((one for one in reversed(people) if one.name.endswith(f" {name}")), None)
            return full or Claimant(key=slug(name), name=name, kind=ClaimantKind.PERSON, text=source)
        core = self._articles.sub("", phrase.split(",")[0]).strip()
        known = self._known.get(core.lower(), core)
        kind = self._kind(core)
        if BUILT_IN.known(known) or known != core:
            return BUILT_IN.canonical(Claimant(key=slug(known), name=known, kind=kind, text=source))
        is_unnamed = kind is ClaimantKind.UNNAMED_OFFICIAL or (core.islower() and kind is ClaimantKind.UNKNOWN)
        key = slug(core) or "source"
        return Claimant(key=f"{UNNAMED}-{key}" if is_unnamed else key, name=core, kind=kind, text=source)

    def _kind(self, core: str) -> ClaimantKind:
        """The kind of the word that stands first in the phrase, which is its head."""
        found = [(match.start(), kind) for kind, pattern in self._kinds if (match := pattern.search(core))]
        return min(found)[1] if found else ClaimantKind.UNKNOWN

    def _personal_name(self, phrase: str) -> str | None:
        """The name of a person: words in capitals in an apposition, after a title, or two of them by themselves."""
        first, *appositions = [part.strip() for part in phrase.split(",")]
        if apposed := next((part for part in appositions if _is_name(part)), None):
            return apposed
        core = self._articles.sub("", first)
        words = core.split()
        name = [word for word in words if word[:1].isupper() and self._bare(word) not in self._titles]
        before = words[: len(words) - len(name)]
        if not name or words[len(before) :] != name:
            return None
        if before:
            is_titled = any(self._bare(word) in self._titles for word in before)
            is_close = len(before) <= _MOST_BEFORE or len(name) >= _LEAST_NAME
            return " ".join(name) if is_titled and is_close and before[-1].lower() not in self._of else None
        is_body = core != first or core.lower() in self._known or self._kind(core) is not ClaimantKind.UNKNOWN
        return None if is_body or len(name) < _LEAST_NAME else core

    def _bare(self, word: str) -> str:
        return self._articles.sub("", word).lower()


def _is_name(part: str) -> bool:
    words = part.split()
    return len(words) >= _LEAST_NAME and all(word[:1].isupper() or word in ("de", "al", "el", "ben") for word in words)
