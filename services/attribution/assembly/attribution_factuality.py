"""The factuality of attributions, by their own cues and by the qualifying words that govern those cues."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from claimwatch_contracts.extraction import QUALIFIER_REACH, Factuality, Qualifier
from claimwatch_contracts.vocabulary import CueClass
from services.attribution.factuality.effects import DENIED, NOT_CONFIRMED, POSSIBLE, PROBABLE, Effect
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.surfaces import covers

_TAKEN_AS_SAID = {Pattern.NOUN, Pattern.PASSIVE, Pattern.TOLL, Pattern.ACCORDING_TO}


class AttributionFactuality:
    """The effects of one text's qualifying words on its attributions."""

    def __init__(self, effects: Iterable[Effect]) -> None:
        self._effects = sorted(set(effects), key=lambda effect: (effect.cue, effect.scope))
        self._starts = [effect.cue[0] for effect in self._effects]

    def qualifiers(self) -> tuple[Qualifier, ...]:
        """The effects with a scope, in text order, as qualifiers of the contract."""
        return tuple(effect.qualifier() for effect in self._effects if effect.scope)

    def factuality_of(self, candidate: Candidate) -> Factuality:
        """The factuality that the source gives the content. A claim that perhaps nobody has made is not confirmed."""
        near = self._near(candidate)
        own = [effect.factuality for effect in near if covers(candidate.cue, effect.cue)]
        denies = candidate.cue_class is CueClass.DENY
        factuality = own[0] if own else DENIED if denies else Factuality()
        said = _is_taken_as_said(candidate)
        supposed = any(_governs(effect, candidate) for effect in near if effect.takes_back or not said)
        return factuality.under(NOT_CONFIRMED) if supposed else factuality

    def cue_class_of(self, candidate: Candidate) -> CueClass:
        """The cue's class, corrected: a negated denial asserts, and a content that denies as a whole is a denial."""
        if candidate.cue_class is CueClass.DENY and not self.factuality_of(candidate).is_denial:
            return CueClass.ASSERT
        if candidate.cue_class in (CueClass.ASSERT, CueClass.CONDEMN) and any(
            _makes_up(effect, candidate) or _calls(effect, candidate) for effect in self._near(candidate)
        ):
            return CueClass.DENY
        return candidate.cue_class

    def is_denied(self, candidate: Candidate) -> bool:
        """Whether somebody denies the claim of the candidate's source."""
        claims = candidate.cue_class in (CueClass.ASSERT, CueClass.ACCUSE) and candidate.source
        if not claims or not _is_taken_as_said(candidate):
            return False
        return any(_governs(effect, candidate) and effect.factuality == DENIED for effect in self._near(candidate))

    def _near(self, candidate: Candidate) -> Sequence[Effect]:
        start = candidate.cue[0][0]
        first = bisect_left(self._starts, start - QUALIFIER_REACH)
        return self._effects[first : bisect_left(self._starts, start + QUALIFIER_REACH)]


def _governs(effect: Effect, candidate: Candidate) -> bool:
    """Whether the qualifying word governs the whole attribution and stands outside it.

    Probable and possible effects do not govern: such a word only stands before speech in the same sentence.
    """
    if not covers(effect.scope, candidate.cue[0]) or covers((*candidate.cue, *candidate.content), effect.cue):
        return False
    return effect.factuality not in (PROBABLE, POSSIBLE)


def _makes_up(effect: Effect, candidate: Candidate) -> bool:
    """Whether the content is a clause whose main predicate denies something."""
    spans = covers(candidate.content, effect.cue) and all(covers((effect.whole,), part) for part in candidate.content)
    return spans and effect.factuality == DENIED


def _calls(effect: Effect, candidate: Candidate) -> bool:
    """Whether the cue itself denies what it is about: called the figure "a dream"."""
    return effect.factuality == DENIED and covers(candidate.cue, effect.cue)


def _is_taken_as_said(candidate: Candidate) -> bool:
    """Whether the text presupposes that the claim was made: "the ministry's claim that", "reported by doctors"."""
    given_away = candidate.pattern is Pattern.TOLL and candidate.source[0] < candidate.cue[0]
    return (candidate.pattern in _TAKEN_AS_SAID and not given_away) or candidate.referent is not None
