"""What the patterns hand over: ranges of the article's text, before coreference and contract models."""

from dataclasses import dataclass, replace
from enum import StrEnum

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.text.surfaces import Range, Ranges


class Pattern(StrEnum):
    """How an attribution was found."""

    QUOTE = "quote beside its cue"
    QUOTE_UNLISTED = "quote beside a verb the lexicon lacks"
    CLAUSE = "cue with a clause"
    WORD_ORDER = "cue whose clause the parser lost"
    ACCORDING_TO = "according to"
    SURVEY = "in a survey"
    PARENTHETICAL = "cue in parenthesis"
    OBJECT = "cue with a noun phrase"
    INFINITIVE = "cue with an infinitive"
    PREPOSITION = "cue with a prepositional phrase"
    ADJECTIVE = "adjective as cue"
    PASSIVE = "passive cue"
    NOUN = "noun as cue"
    COLON = "name and colon"
    SIGNATURE = "signature below a quotation"


@dataclass(frozen=True)
class Candidate:
    """An attribution as ranges. ``referent`` is the noun phrase a relative pronoun or an implied subject stands for;
    ``quotations`` are the indexes of those that the cue stands beside.
    """

    source: Ranges
    cue: Ranges
    content: Ranges
    cue_class: CueClass
    pattern: Pattern
    referent: Range | None = None
    quotations: tuple[int, ...] = ()

    def shifted(self, offset: int) -> "Candidate":
        """The same, ``offset`` code points later in the text."""
        return replace(
            self,
            source=_moved(self.source, offset),
            cue=_moved(self.cue, offset),
            content=_moved(self.content, offset),
            referent=_moved((self.referent,), offset)[0] if self.referent else None,
        )


def _moved(ranges: Ranges, offset: int) -> Ranges:
    return tuple((start + offset, end + offset) for start, end in ranges)
