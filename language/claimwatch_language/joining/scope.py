"""Which attribution claims a figure: one whose content covers the figure, else one of the same sentence."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Attribution, Factuality
from claimwatch_contracts.vocabulary import CueClass

_LINK = r"(?:and|while|but|with|plus|including|leaving|as\s+well\s+as|of\s+whom|among\s+them)\b"
_GOES_ON = re.compile(rf"\s*(?:,?\s*{_LINK}|:)", re.IGNORECASE)
"""The words after a content with which its source goes on ("X said 12 died, and 30 were hurt")."""
_LINKED_TO = re.compile(rf"(?:{_LINK}|,)\s*\Z", re.IGNORECASE)
_PART_AHEAD = re.compile(
    r",\s+(?P<part>(?:including|among\s+them|of\s+whom|with|and)\s+)?(?:(?:at\s+least|about|some|most|another)\s+)*",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+(?:of\s+(?:them|whom)|others|more)\b", re.IGNORECASE)
"""The words around the number of a part with which a sentence goes on after its speaker."""
_TO_WHOM = re.compile(
    r"(?:\s+(?:an?|the|his|her|their|this|reporters|journalists|[A-Z][\w’'-]*)(?:\s+[\w’'-]+){0,4})?,"
)
"""The comma after a cue, and to whom something is said before it ("the mayor told a local radio station,")."""
_NOT_DONE = re.compile(
    r"(?:[\w’'.-]+\s+){0,4}?(?:silence|failures?|inaction|inactivity|impunity|refusal|indifference|complicity|neglect|"
    r"negligence|delays?|unwillingness|inability|apathy|passivity|reluctance|slowness|cover-up)\b",
    re.IGNORECASE,
)
"""What others left undone: who condemns that says for himself over what it was."""
_BREAK = re.compile(r"[\"“”;]")
_FARTHEST = 300
"""The most code points between a content and a figure of the same sentence that its source claims."""


class Scope:
    """Tells which attribution of one text claims a figure. ``starts`` are the text's ``sentence_starts``."""

    def __init__(self, text: str, starts: Sequence[int], attributions: Sequence[Attribution]) -> None:
        self._text = text
        self._attributions = attributions
        self._sentences = starts
        self._contents = Contents(attributions)
        self._first = sorted(
            (attribution.content.spans[0].start, index) for index, attribution in enumerate(attributions)
        )
        self._last = sorted(
            (attribution.content.spans[-1].end, index) for index, attribution in enumerate(attributions)
        )
        self._cues = sorted(
            (max(attribution.cue.spans[-1].end, attribution.source.spans[-1].end), index)
            for index, attribution in enumerate(attributions)
            if attribution.cue and attribution.source
        )
        parts = (
            part
            for attribution in attributions
            for part in (attribution.source, attribution.cue, attribution.content)
            if part
        )
        self._taken = sorted(span.start for part in parts for span in part.spans)

    def attribution_of(self, span: Span) -> int | None:
        """The index of the attribution that claims the span; ``None`` if the article says it in its own voice.

        A sentence that ends in "…, X said" is X's from its beginning. A sentence that begins "X said that …" is X's to
        its end. In both, "and", "while" or the like has to join the content to the rest, and nobody else may speak in
        between. What X denies or has not confirmed ends with its content. Who condemns a deed does not claim its toll;
        who condemns silence about it does.
        """
        covering = self._contents.innermost(span)
        if covering is not None:
            return None if self._is_deed_condemned(self._attributions[covering]) else covering
        index = self._following(span)
        index = self._preceding(span) if index is None else index
        index = self._interrupted(span) if index is None else index
        index = self._interrupting(span) if index is None else index
        return None if index is None or self._attributions[index].factuality != Factuality() else index

    def _is_deed_condemned(self, attribution: Attribution) -> bool:
        """Whether the content is what somebody condemns, and no omission of others."""
        return attribution.cue_class is CueClass.CONDEMN and _NOT_DONE.match(attribution.content.text) is None

    def _following(self, span: Span) -> int | None:
        """The attribution whose content follows in the same sentence and whose source follows the content."""
        following = bisect_left(self._first, (span.end, 0))
        if following == len(self._first):
            return None
        start, index = self._first[following]
        attribution = self._attributions[index]
        after = (
            attribution.source is not None and attribution.source.spans[0].start >= attribution.content.spans[-1].end
        )
        between = self._text[span.end : start]
        linked = _LINKED_TO.search(between) or _GOES_ON.match(self._text, start)
        return index if after and linked and self._is_one_voice(span.end, start) else None

    def _preceding(self, span: Span) -> int | None:
        """The attribution whose content precedes in the same sentence and whose source precedes the content."""
        following = bisect_right(self._last, (span.start, len(self._last)))
        if following == 0:
            return None
        end, index = self._last[following - 1]
        attribution = self._attributions[index]
        before = (
            attribution.source is not None and attribution.source.spans[-1].end <= attribution.content.spans[0].start
        )
        return index if before and _GOES_ON.match(self._text, end) and self._is_one_voice(end, span.start) else None

    def _interrupted(self, span: Span) -> int | None:
        """The attribution that interrupts a sentence before a part of its count: "40 died, X said, 9 of them here"."""
        following = bisect_right(self._cues, (span.start, len(self._cues)))
        if following == 0:
            return None
        end, index = self._cues[following - 1]
        attribution = self._attributions[index]
        if attribution.source is None or attribution.content.spans[-1].end > attribution.source.spans[0].start:
            return None
        ahead = _PART_AHEAD.fullmatch(self._text, end, span.start)
        goes_on = ahead and (ahead["part"] or _OF_THEM.match(self._text, span.end))
        return index if goes_on and self._is_one_voice(end, span.start) else None

    def _interrupting(self, span: Span) -> int | None:
        """The attribution whose source and cue, between commas, interrupt the sentence after the span's clause."""
        following = bisect_left(self._cues, (span.end, 0))
        if following == len(self._cues):
            return None
        end, index = self._cues[following]
        attribution = self._attributions[index]
        if attribution.source is None or attribution.cue is None:
            return None
        start = min(attribution.source.spans[0].start, attribution.cue.spans[0].start)
        follows = attribution.content.spans[0].start >= end
        is_set_off = self._text[span.end : start].rstrip().endswith(",") and _TO_WHOM.match(self._text, end) is not None
        return index if follows and is_set_off and self._is_one_voice(span.end, start) else None

    def _is_one_voice(self, start: int, end: int) -> bool:
        """Whether no sentence ends, no quotation mark stands and no attribution begins between two offsets."""
        if end - start > _FARTHEST or _BREAK.search(self._text, start, end):
            return False
        if bisect_right(self._sentences, start) != bisect_right(self._sentences, end - 1):
            return False
        return bisect_left(self._taken, start) == bisect_left(self._taken, end)


class Contents:
    """The contents of a text's attributions, indexed by what they cover."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._attributions = attributions
        self._parts = sorted(
            (part.start, part.end, index)
            for index, attribution in enumerate(attributions)
            for part in attribution.content.spans
        )
        self._furthest = list(accumulate((end for _, end, _ in self._parts), max))

    def covering(self, span: Span) -> list[int]:
        """The indexes of the attributions whose content covers the span."""
        indexes = []
        for position in range(bisect_right(self._parts, (span.start, math.inf)) - 1, -1, -1):
            if self._furthest[position] < span.end:
                break
            _, end, index = self._parts[position]
            if end >= span.end:
                indexes.append(index)
        return indexes

    def innermost(self, span: Span) -> int | None:
        """The index of the attribution that the span's clause belongs to; ``None`` if no content covers the span.

        A claim that another one reports wins over the report. Of two claims side by side an assertion wins over a
        denial, and then the shorter content.
        """
        covering = sorted(self.covering(span))
        innermost = [index for index in covering if not any(self._reports(index, other) for other in covering)]
        return min(innermost or covering, key=self._rank, default=None)

    def _reports(self, outer: int, inner: int) -> bool:
        """Whether one attribution stands, with its cue, in the content of another one."""
        cue = self._attributions[inner].cue
        return cue is not None and inner != outer and self._attributions[outer].content.covers(cue.spans[0])

    def _rank(self, index: int) -> tuple[bool, int]:
        attribution = self._attributions[index]
        return attribution.factuality.is_denial, len(attribution.content.text)
