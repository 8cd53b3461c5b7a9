"""Who the sources of a text are, by the word lists of its language. A pronoun means the person named last before it."""

import re
from collections.abc import Iterator, Sequence

from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.languages.words import SayingWords
from claimwatch_language.names.aliases import BUILT_IN, slug
from services.attribution.by_lists.cues import any_of

UNNAMED = "unnamed"
_NAME = re.compile(r"[^\W\d_][\w'-]*")
_LEAST_NAME = 2


class Claimants:
    """Names the sources of texts in one language."""

    def __init__(self, words: SayingWords) -> None:
        self._articles = re.compile(rf"\A(?:{any_of(words.articles)})(?:\s+|(?<='))", re.IGNORECASE)
        self._pronouns = frozenset(words.pronouns)
        self._titles = frozenset(words.titles)
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
        known = self._known.get(core.lower())
        kind = self._kind(core)
        if known:
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
        parts = [part.strip() for part in phrase.split(",")]
        for part in parts[1:]:
            if _is_name(part):
                return part
        words = parts[0].split()
        lowered = [self._articles.sub("", word).lower() for word in words]
        titled = next((index for index in range(len(words)) if lowered[index] in self._titles), None)
        name = [word for word in words if word[:1].isupper() and self._bare(word) not in self._titles]
        is_listed = self._known.get(self._articles.sub("", parts[0]).lower()) or self._kind(parts[0]) not in (
            ClaimantKind.UNKNOWN,
            ClaimantKind.UNNAMED_OFFICIAL,
        )
        if titled is not None and words[-len(name) :] == name and name and len(words) - len(name) <= _LEAST_NAME + 1:
            return " ".join(name)
        is_bare = len(name) == len(words) >= _LEAST_NAME
        return " ".join(words) if is_bare and not is_listed else None

    def _bare(self, word: str) -> str:
        return self._articles.sub("", word).lower()


def _is_name(part: str) -> bool:
    words = part.split()
    return len(words) >= _LEAST_NAME and all(word[:1].isupper() or word in ("de", "al", "el", "ben") for word in words)
