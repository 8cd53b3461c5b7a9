"""The briefs of an article: stories told one after another, each with places and days of its own."""

import re
from collections.abc import Iterator, Sequence

from claimwatch_language.joining.layout import Layout

_COLLECTION = re.compile(
    r"\b(?:in\s+brief|news\s+(?:briefs?|shorts)|briefs|(?:news|daily|morning|evening)\s+(?:briefing|e-?mail"
    r"|digest)|round-?up|digest|newsletter|live\s+blog|(?:things|stories)\s+(?:you\s+need\s+)?to\s+know|top\s+(?:news"
    r"|stories)|headlines|week\s+in\s+review)\b",
    re.IGNORECASE,
)
"""A title over several stories, of which no place is the main place."""
_LONGEST_HEADING = 100
"""The most code points of a paragraph that may be a heading."""
_LEAST_HEADINGS = 2
_SENTENCES = re.compile(r"[.!?][\"”’]?\s+[A-Z]")
_SHOUTED = re.compile(r"[\"“‘'\s\d.]*(?:[A-Z\d’',.$-]{2,}\s+){2}[A-Z\d’',.$-]{2,}")
"""The beginning of a paragraph in capitals: its heading runs into its text."""
_LEAST_DATELINES = 2
"""The datelines after the first by which an article is a collection of dispatches."""


def is_collection(title: str) -> bool:
    """Whether a title stands over several stories."""
    return _COLLECTION.search(title) is not None


def briefs(layout: Layout, title: str, datelines: Sequence[tuple[int, int]]) -> list[range]:
    """The sentences of each brief of an article, in order, by their indexes; one for an article that tells one story.

    In a collection a heading opens a brief, or each paragraph is one if there are no headings. Else datelines open
    briefs, if there are several in the midst of the article.
    """
    starts = sorted({start for start, _ in datelines if start > 0})
    if is_collection(title):
        opening = _headings(layout) or [start for start, _ in layout.paragraphs()]
    else:
        opening = starts if len(starts) >= _LEAST_DATELINES else []
    return list(_between(layout, opening))


def _headings(layout: Layout) -> list[int]:
    """Where the headings of a collection begin: paragraphs that begin in capitals, else short ones."""
    text = layout.text
    shouted = [start for start, end in layout.paragraphs() if _SHOUTED.match(text, start, end)]
    short = [start for start, end in layout.paragraphs() if _is_short(text[start:end].strip())]
    return next((starts for starts in (shouted, short) if len(starts) >= _LEAST_HEADINGS), [])


def _is_short(paragraph: str) -> bool:
    return len(paragraph) <= _LONGEST_HEADING and _SENTENCES.search(paragraph) is None


def _between(layout: Layout, opening: Sequence[int]) -> Iterator[range]:
    first = 0
    for start in opening:
        sentence = layout.sentence_of(start)
        if sentence > first:
            yield range(first, sentence)
            first = sentence
    yield range(first, len(layout))
