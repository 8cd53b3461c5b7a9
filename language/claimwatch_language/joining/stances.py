"""The factuality of a figure: by the qualifiers in its claimant's words, and by the factuality of those words."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import QUALIFIER_REACH, Attribution, Factuality, Qualifier
from claimwatch_contracts.vocabulary import Polarity
from claimwatch_language.joining.scope import Contents

_DENIED = Factuality(polarity=Polarity.DENIED)
_REJECTED = re.compile(
    r"[^.;!?]*?\b(?:we|i)\s+(?:\w+ly\s+)?(?:reject|deny|dispute|refute|dismiss|(?:do\s+not|don[’']t|cannot|can[’']t)\s+"
    r"(?:accept|recogni[sz]e))\s+(?:it|this|that|them|these)\b",
    re.IGNORECASE,
)
"""After a number of which a speaker says in the same sentence that "we reject it"."""


class Stances:
    """Tells the factuality of a figure from the attributions and qualifiers of one text."""

    def __init__(self, attributions: Sequence[Attribution], qualifiers: Sequence[Qualifier]) -> None:
        self._attributions = attributions
        self._contents = Contents(attributions)
        self._qualifiers = sorted(qualifiers, key=lambda qualifier: qualifier.cue.start)
        self._starts = [qualifier.cue.start for qualifier in self._qualifiers]

    def of(self, figure: Span, index: int | None) -> Factuality:
        """The figure's factuality in the attribution with that index; ``None`` is the article itself."""
        attribution = None if index is None else self._attributions[index]
        factuality = Factuality()
        for qualifier in self._around(figure):
            if attribution is None or _is_own_word(attribution, qualifier):
                factuality = factuality.under(qualifier.factuality)
        if attribution is not None and _rejects(attribution, figure):
            factuality = factuality.under(_DENIED)
        return factuality if attribution is None else factuality.under(attribution.factuality)

    def denials_of(self, figure: Span, claimed: int | None) -> Iterator[int]:
        """The indexes of the attributions that deny the figure within their content, without ``claimed``."""
        for index in sorted(self._contents.covering(figure)):
            if index != claimed and self.of(figure, index).is_denial:
                yield index

    def _around(self, figure: Span) -> Iterator[Qualifier]:
        first = bisect_left(self._starts, figure.start - QUALIFIER_REACH)
        for qualifier in self._qualifiers[first : bisect_left(self._starts, figure.end + QUALIFIER_REACH)]:
            if any(part.start <= figure.start and figure.end <= part.end for part in qualifier.scope):
                yield qualifier


def _is_own_word(attribution: Attribution, qualifier: Qualifier) -> bool:
    """Whether the qualifier is a word of the claim, not its cue, nor a word of others about it."""
    return attribution.cue is None or attribution.content.covers(qualifier.cue)


def _rejects(attribution: Attribution, figure: Span) -> bool:
    """Whether the claimant takes up the number only to reject it: "the figure of 14 is a fable, and we reject it"."""
    content = attribution.content
    if len(content.spans) != 1 or not content.covers(figure):
        return False
    return _REJECTED.match(content.text, figure.end - content.spans[0].start) is not None
