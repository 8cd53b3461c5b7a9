"""Topics by term lists."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import TopicMention


def starter_topics() -> dict[str, list[str]]:
    """The topics of ``topics.toml``: key to terms."""
    content = files(__package__).joinpath("topics.toml").read_text(encoding="utf-8")
    return {key: list(terms) for key, terms in tomllib.loads(content)["terms"].items()}


class TopicFinder:
    """Finds the terms of each topic as whole words, in any case, singular or plural."""

    def __init__(self, topics: Mapping[str, Sequence[str]]) -> None:
        self._patterns = {key: _pattern(terms) for key, terms in topics.items() if any(term.strip() for term in terms)}

    def find(self, text: str) -> tuple[TopicMention, ...]:
        """The topics the text speaks of, by first appearance, with every place it does."""
        found = []
        for key, pattern in self._patterns.items():
            spans = tuple(Span(start=match.start(), end=match.end()) for match in pattern.finditer(text))
            if spans:
                found.append(TopicMention(key=key, spans=spans))
        return tuple(sorted(found, key=lambda mention: mention.spans[0].start))


def _pattern(terms: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted({term.strip() for term in terms if term.strip()}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(_flexible(term) for term in ordered)})(?!\w)", re.IGNORECASE)


def _flexible(term: str) -> str:
    words = [re.escape(word) for word in re.split(r"[\s-]+", term)]
    last = words[-1]
    words[-1] = rf"(?:{last[:-1]}(?:y|ies)|{last})" if last.endswith("y") else rf"{last}(?:e?s)?"
    return r"[\s-]+".join(words) + r"(?:['’]s?)?"
