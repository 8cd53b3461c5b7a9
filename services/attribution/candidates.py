"""What the patterns hand over: ranges of the article's text, before coreference and contract models."""

from dataclasses import dataclass, replace
from enum import Enum

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.surfaces import Range, Ranges


class Pattern(Enum):
    """How an attribution was found; the value is the confidence that such a find deserves (docs/decisions/0005)."""

    QUOTE_BESIDE_CUE = 0.9
    QUOTE_BESIDE_UNLISTED_VERB = 0.7
    QUOTE_CARRIED_ON = 0.5
    CLAUSE = 0.85
    ACCORDING_TO = 0.9
    PARENTHETICAL = 0.8
    OBJECT = 0.6
    INFINITIVE = 0.65
    PREPOSITION = 0.6
    ADJECTIVE = 0.6
    PASSIVE = 0.5
    NOUN = 0.5
    COLON = 0.6


@dataclass(frozen=True)
class Candidate:
    """An attribution as ranges. ``referent`` is the noun phrase a relative pronoun or an implied subject stands for."""

    source: Ranges
    cue: Ranges
    content: Ranges
    cue_class: CueClass
    pattern: Pattern
    referent: Range | None = None

    def shifted(self, offset: int) -> "Candidate":
        """The same, ``offset`` code points later in the text."""

        def moved(ranges: Ranges) -> Ranges:
            return tuple((start + offset, end + offset) for start, end in ranges)

        referent = moved((self.referent,))[0] if self.referent else None
        return replace(
            self, source=moved(self.source), cue=moved(self.cue), content=moved(self.content), referent=referent
        )
