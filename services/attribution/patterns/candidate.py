"""The output of the patterns: candidates as ranges, before contents are completed and claimants are resolved."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.text.surfaces import Range, Ranges, shifted


class Pattern(Enum):
    """The pattern that found a candidate."""

    QUOTE = auto()
    QUOTE_UNLISTED = auto()
    """A quotation next to a verb that the lexicon does not list for direct speech."""
    CLAUSE = auto()
    WORD_ORDER = auto()
    """A clause that the parser did not link to its cue."""
    ACCORDING_TO = auto()
    SURVEY = auto()
    PARENTHETICAL = auto()
    OBJECT = auto()
    """A noun phrase that is the object of its cue."""
    INFINITIVE = auto()
    PREPOSITION = auto()
    ADJECTIVE = auto()
    PASSIVE = auto()
    TOLL = auto()
    """A number of victims that is the object of a verb of giving or counting."""
    NOUN = auto()
    FREE = auto()
    """Free indirect speech after an occasion of speaking."""
    COLON = auto()
    SIGNATURE = auto()


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An attribution as ranges: characters of the paragraph in the finders, characters of the text after ``shifted``.

    ``referent`` is the noun phrase that a relative pronoun or an implied subject stands for; ``quotations`` are the
    indexes of the text's quotations that the cue speaks for.
    """

    source: Ranges
    cue: Ranges
    content: Ranges
    cue_class: CueClass
    pattern: Pattern
    referent: Range | None = None
    quotations: tuple[int, ...] = ()

    def shifted(self, offset: int) -> "Candidate":
        """The candidate, ``offset`` characters later."""
        return replace(
            self,
            source=shifted(self.source, offset),
            cue=shifted(self.cue, offset),
            content=shifted(self.content, offset),
            referent=shifted((self.referent,), offset)[0] if self.referent else None,
        )


def toll_candidate(source: Ranges, cue: Ranges, content: Ranges, referent: Range | None = None) -> Candidate:
    """A candidate whose content is a count of victims or damage."""
    return Candidate(
        source=source, cue=cue, content=content, cue_class=CueClass.ASSERT, pattern=Pattern.TOLL, referent=referent
    )
