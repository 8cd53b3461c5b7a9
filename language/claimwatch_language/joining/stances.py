"""How a figure is put: by what qualifies it in the words of its claimant, and by how these are put themselves."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import QUALIFIER_REACH, Attribution, Factuality, Qualifier
from claimwatch_language.joining.scope import Contents


class Stances:
    """The attributions and qualifying words of one text, ready to be asked how a figure is put."""

    def __init__(self, attributions: Sequence[Attribution], qualifiers: Sequence[Qualifier]) -> None:
        self._attributions = attributions
        self._contents = Contents(attributions)
        self._qualifiers = sorted(qualifiers, key=lambda each: each.cue.start)
        self._starts = [each.cue.start for each in self._qualifiers]

    def of(self, figure: Span, index: int | None) -> Factuality:
        """How an attribution puts a figure; ``None`` is the article."""
        said = None if index is None else self._attributions[index]
        factuality = Factuality()
        for each in self._around(figure):
            if said is None or _is_own_word(said, each):
                factuality = factuality.under(each.factuality)
        return factuality if said is None else factuality.under(said.factuality)

    def denials_of(self, figure: Span, besides: int | None) -> Iterator[int]:
        """The attributions that deny a figure that another claims within their content."""
        for index in sorted(self._contents.covering(figure)):
            if index != besides and self.of(figure, index).is_denial:
                yield index

    def _around(self, figure: Span) -> Iterator[Qualifier]:
        first = bisect_left(self._starts, figure.start - QUALIFIER_REACH)
        for each in self._qualifiers[first : bisect_left(self._starts, figure.end + QUALIFIER_REACH)]:
            if any(part.start <= figure.start and figure.end <= part.end for part in each.scope):
                yield each


def _is_own_word(said: Attribution, qualifier: Qualifier) -> bool:
    """Whether a qualifying word is the speaker's: neither his cue nor of one who speaks of what he said."""
    if said.cue is None:
        return True
    first = said.cue.spans[0]
    around = any(part.start <= first.start and first.end <= part.end for part in qualifier.scope)
    return not said.cue.covers(qualifier.cue) and (not around or said.content.covers(qualifier.cue))
