"""Which attribution a figure belongs to: the one whose content covers it, else the one its sentence goes on with."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Attribution, Factuality
from claimwatch_language.sentences import sentence_starts

_LINK = r"(?:and|while|but|with|plus|including|leaving|as\s+well\s+as|of\s+whom|among\s+them)\b"
_GOES_ON = re.compile(rf"\s*(?:,?\s*{_LINK}|:)", re.IGNORECASE)
"""How a sentence goes on after a content that is still the source's ("X said 12 died, and 30 were hurt")."""
_LINKED_TO = re.compile(rf"(?:{_LINK}|,)\s*\Z", re.IGNORECASE)
_BREAK = re.compile(r"[\"“”;]")
_FARTHEST = 300
"""Code points between a content and a figure of the same sentence that may still be its source's."""


class Scope:
    """The attributions of one text, ready to be asked which of them a figure is part of."""

    def __init__(self, text: str, attributions: Sequence[Attribution]) -> None:
        self._text = text
        self._attributions = attributions
        self._sentences = sentence_starts(text)
        self._contents = Contents(attributions)
        self._first = sorted((one.content.spans[0].start, index) for index, one in enumerate(attributions))
        self._last = sorted((one.content.spans[-1].end, index) for index, one in enumerate(attributions))
        parts = (part for one in attributions for part in (one.source, one.cue, one.content) if part)
        self._taken = sorted(span.start for part in parts for span in part.spans)

    def attribution_of(self, span: Span) -> int | None:
        """The index of the attribution that claims what stands at the span, None if the article says it itself.

        A sentence that ends in "…, X said" is X's from its beginning, one that begins "X said that …" is to its end,
        as far as "and", "while" or the like joins the content to the rest and nobody else speaks in between. What X
        denies or has not confirmed ends with its content.
        """
        found = self._contents.innermost(span)
        if found is None:
            found = self._following(span)
            found = self._preceding(span) if found is None else found
            found = None if found is None or self._attributions[found].factuality != Factuality() else found
        return found

    def _following(self, span: Span) -> int | None:
        """The attribution whose content follows in the same sentence, its source after it."""
        following = bisect_left(self._first, (span.end, 0))
        if following == len(self._first):
            return None
        start, index = self._first[following]
        one = self._attributions[index]
        after = one.source is not None and one.source.spans[0].start >= one.content.spans[-1].end
        between = self._text[span.end : start]
        linked = _LINKED_TO.search(between) or _GOES_ON.match(self._text, start)
        return index if after and linked and self._is_one_voice(span.end, start) else None

    def _preceding(self, span: Span) -> int | None:
        """The attribution whose content precedes in the same sentence, its source before it."""
        following = bisect_right(self._last, (span.start, len(self._last)))
        if following == 0:
            return None
        end, index = self._last[following - 1]
        one = self._attributions[index]
        before = one.source is not None and one.source.spans[-1].end <= one.content.spans[0].start
        return index if before and _GOES_ON.match(self._text, end) and self._is_one_voice(end, span.start) else None

    def _is_one_voice(self, start: int, end: int) -> bool:
        """Whether between two points there is neither a sentence's end, a quotation mark nor another's words."""
        if end - start > _FARTHEST or _BREAK.search(self._text, start, end):
            return False
        if bisect_right(self._sentences, start) != bisect_right(self._sentences, end - 1):
            return False
        return bisect_left(self._taken, start) == bisect_left(self._taken, end)


class Contents:
    """The contents of a text's attributions, found by what they cover without looking at each."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._attributions = attributions
        self._parts = sorted(
            (part.start, part.end, index) for index, one in enumerate(attributions) for part in one.content.spans
        )
        self._furthest = list(accumulate((end for _, end, _ in self._parts), max))

    def covering(self, span: Span) -> list[int]:
        """The attributions with a content that covers a span, as indexes."""
        found = []
        for part in range(bisect_right(self._parts, (span.start, math.inf)) - 1, -1, -1):
            if self._furthest[part] < span.end:
                break
            _, end, index = self._parts[part]
            if end >= span.end:
                found.append(index)
        return found

    def innermost(self, span: Span) -> int | None:
        """The attribution with the shortest content that covers a span: a nested claim wins over its frame."""
        return min(
            sorted(self.covering(span)), key=lambda index: len(self._attributions[index].content.text), default=None
        )
