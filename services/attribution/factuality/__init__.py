"""Finds predicates that deny, doubt, condition or fear the parts of the text that they govern.

The input is the parse of one paragraph. The output is effects: the ranges of the paragraph that such a predicate
governs, and the factuality that it gives them. The approach is that of FactBank and De Facto (Saurí and Pustejovsky): a
predicate, with its own negation and modality, sets the factuality of its dependents in the parse.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

from spacy.tokens import Token

from claimwatch_language.saying.speech import PRESUMED
from services.attribution.cues.lookup import TALLYING, may_be_cue
from services.attribution.factuality import callings, happenings, nouns, predicates
from services.attribution.factuality import qualifying_words as lists
from services.attribution.factuality.effects import Effect
from services.attribution.factuality.reporting_verbs import reporting
from services.attribution.text.parsed_paragraph import ParsedParagraph

Reading = Callable[[Token], Iterator[Effect]]
_READINGS: tuple[tuple[frozenset[str], Reading], ...] = (
    (
        lists.FALSE | lists.TRUE | lists.UNCONFIRMED | lists.KNOWN | lists.LIKELY | lists.UNLIKELY,
        predicates.predicate,
    ),
    (lists.ALLEGED, predicates.described),
    (lists.RUMOURS, nouns.rumour),
    (lists.DOUBTS, nouns.doubt),
    (frozenset({"nothing"}), nouns.nothing),
    (lists.GROUNDS, nouns.ground),
    (lists.FOUNDATIONS, nouns.foundation),
    (lists.LACKING, nouns.lacking),
    (lists.FACTS, nouns.unlike_facts),
    (lists.CALLING, callings.quoted_epithet),
    (lists.COMMENTS, nouns.comment),
    (lists.PROSPECTS, nouns.prospect),
    (lists.CONDITIONS, happenings.condition),
    (frozenset({"whether"}), happenings.whether),
    (lists.MODALS, happenings.modal),
    (lists.FUTURE | lists.WOULD, happenings.future),
    (lists.NEGATING, happenings.negation),
    (frozenset({"to"}), happenings.intention),
    (frozenset({"?"}), happenings.question),
    (lists.PROBABLY | lists.POSSIBLY | lists.ALLEGEDLY, happenings.adverb),
    (lists.APPEARING, happenings.appearing),
    (PRESUMED, happenings.presumed),
)
"""The readings of qualifying words. A word on several lists has each of their readings."""


_PUTTING = lists.PUTTING | TALLYING


def _by_word() -> dict[str, list[Reading]]:
    readings: dict[str, list[Reading]] = defaultdict(list)
    for listed, read in _READINGS:
        for word in listed:
            readings[word].append(read)
    return dict(readings)


_READINGS_OF = _by_word()


def reads(word: str) -> bool:
    """Whether a word in lower case may have an effect, or claim a toll, without being a verb of saying."""
    return word in _READINGS_OF or word in _PUTTING


def find_effects(paragraph: ParsedParagraph) -> Iterator[Effect]:
    """The effects of a paragraph's qualifying words, in characters of the paragraph and in no order."""
    for i, word in enumerate(paragraph.words):
        for read in _READINGS_OF.get(word, ()):
            yield from read(paragraph.doc[i])
        if word in _PUTTING or may_be_cue(word):
            yield from reporting(paragraph.doc[i])
