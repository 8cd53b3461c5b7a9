"""The factuality of a figure: by the qualifiers in its claimant's words, and by the factuality of those words."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import QUALIFIER_REACH, Attribution, Factuality, Qualifier
from claimwatch_language.joining.scope import Contents


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
