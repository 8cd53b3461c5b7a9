"""How many attributions of the gold sentences are found with the right source, cue and content.

A source is right if its words are those of the gold but for an article before them, and a cue if its last word is. A
content is right if at least four fifths of the words of both are the same.
"""

import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from claimwatch_contracts.extraction import Attribution
from services._extractor.languages import ReadersByLanguage
from services.attribution.languages import attribution_readers

LEAST_SHARED = 0.8
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset(["le", "la", "les", "l", "un", "une", "des"])


@dataclass(frozen=True)
class Wanted:
    """An attribution of the gold. Its cue is the last word of the cue."""

    source: str | None
    cue: str
    content: str


@dataclass(frozen=True)
class Gold:
    """A sentence with its attributions. What is held out is looked at only as a number."""

    id: str
    held_out: bool
    text: str
    attributions: tuple[Wanted, ...]


@dataclass
class Measures:
    """The attributions wanted, those of them with the right part or the right whole, and those found wrongly."""

    wanted: int = 0
    sources: int = 0
    cues: int = 0
    contents: int = 0
    right: int = 0
    wrongly: int = 0
    faults: list[str] = field(default_factory=list)


def read_gold() -> list[Gold]:
    """The sentences of ``sentences.jsonl``."""
    lines = files(__package__).joinpath("sentences.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Gold(one["id"], one["held_out"], one["text"], tuple(Wanted(**wanted) for wanted in one["attributions"]))
        for one in map(json.loads, lines)
    ]


def measured(gold: Iterable[Gold]) -> Measures:
    """The measures over the sentences, each read by itself."""
    measures = Measures()
    for item in gold:
        found = list(_readers().read("fr", item.text, math.inf).found.attributions)
        for wanted in item.attributions:
            measures.wanted += 1
            best = max(found, key=lambda one: _shared(one.content.text, wanted.content), default=None)
            parts = _parts(wanted, best) if best is not None else (False, False, False)
            measures.sources += parts[0]
            measures.cues += parts[1]
            measures.contents += parts[2]
            measures.right += all(parts)
            if best is not None and any(parts):
                found.remove(best)
            if not all(parts):
                measures.faults.append(_fault(item, wanted, best))
        measures.wrongly += len(found)
        measures.faults += [f"{item.id}: wrongly {_shown(one)}" for one in found]
    return measures


@cache
def _readers() -> ReadersByLanguage:
    return attribution_readers()


def _parts(wanted: Wanted, found: Attribution) -> tuple[bool, bool, bool]:
    source = found.source.text if found.source else None
    cue = found.cue.text if found.cue else ""
    return (
        _bare(source) == _bare(wanted.source),
        _words(cue)[-1:] == _words(wanted.cue)[-1:],
        _shared(found.content.text, wanted.content) >= LEAST_SHARED,
    )


def _bare(source: str | None) -> Sequence[str] | None:
    if source is None:
        return None
    words = _words(source)
    return words[1:] if words and words[0] in _ARTICLES else words


def _shared(found: str, wanted: str) -> float:
    """The share of words that both have, of all words that either has."""
    first, second = set(_words(found)), set(_words(wanted))
    return len(first & second) / len(first | second) if first | second else 1.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _shown(found: Attribution | None) -> str:
    if found is None:
        return "nothing"
    parts = (found.source.text if found.source else "-", found.cue.text if found.cue else "-", found.content.text)
    return " | ".join(parts)


def _fault(item: Gold, wanted: Wanted, found: Attribution | None) -> str:
    wished = f"{wanted.source} | {wanted.cue} | {wanted.content}"
    return f"{item.id}: {item.text}\n    wanted {wished}\n    found  {_shown(found)}"
