"""The effect of a qualifying predicate: the ranges that it governs, and the factuality that it gives them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Factuality, Qualifier
from claimwatch_contracts.vocabulary import Certainty, Polarity
from services.attribution.text.surfaces import Range, Ranges, shifted
from services.attribution.text.trees import subtree_range, token_range

DENIED = Factuality(polarity=Polarity.DENIED)
PROBABLE = Factuality(certainty=Certainty.PROBABLE)
POSSIBLE = Factuality(certainty=Certainty.POSSIBLE)
CONDITIONAL = Factuality(certainty=Certainty.CONDITIONAL)
NOT_CONFIRMED = Factuality(certainty=Certainty.NOT_CONFIRMED)


@dataclass(frozen=True)
class Effect:
    """The predicate at ``cue`` gives its ``scope`` a factuality. ``whole`` is the clause whose main predicate it is.

    The ranges count characters of the paragraph, and of the text after ``shifted``. ``takes_back``: the claimant
    withdraws the claim.
    """

    cue: Range
    scope: Ranges
    factuality: Factuality
    whole: Range
    takes_back: bool = False

    def shifted(self, offset: int) -> "Effect":
        """The effect, ``offset`` characters later."""
        return replace(
            self,
            cue=shifted((self.cue,), offset)[0],
            scope=shifted(self.scope, offset),
            whole=shifted((self.whole,), offset)[0],
        )

    def qualifier(self) -> Qualifier:
        """The effect as a qualifier of the contract."""
        return Qualifier(cue=_span(self.cue), scope=tuple(map(_span, self.scope)), factuality=self.factuality)


def effect(cue: Token, scope: Iterable[Range], factuality: Factuality, clause: Token | None = None) -> Effect:
    """The effect of a word on ranges. ``clause`` is the verb of the clause whose main predicate the word is."""
    return Effect(token_range(cue, cue), tuple(sorted(scope)), factuality, subtree_range(clause or cue))


def _span(part: Range) -> Span:
    return Span(start=part[0], end=part[1])
