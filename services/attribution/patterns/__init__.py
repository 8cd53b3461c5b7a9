"""The ways of reporting speech, one file for each: cue verbs with what they introduce, "according to", colons, quotes.

Takes the parse of one paragraph; gives candidates: source, cue and content as ranges of the paragraph. Two patterns
may read one cue, and a content may be cut short: both are settled in ``assembly``.

Each pattern is one ``find(paragraph)``. A new one joins ``FINDERS``; of two that read a cue alike the earlier wins.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from services.attribution.patterns import according_to, adjectives, colons, nouns, verbs
from services.attribution.patterns.candidate import Candidate
from services.attribution.patterns.quotes import direct_speech
from services.attribution.patterns.quotes.continuations import with_continuations, with_paragraphs_after
from services.attribution.patterns.quotes.signatures import find_signatures
from services.attribution.text.paragraphs import Paragraph
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.quotations import Quotation

FINDERS: tuple[Callable[[ParsedParagraph], Iterator[Candidate]], ...] = (
    direct_speech.find,
    verbs.find,
    according_to.find,
    according_to.find_surveys,
    adjectives.find,
    adjectives.find_made_clear,
    nouns.find,
    colons.find,
)


def find_candidates(paragraph: ParsedParagraph) -> list[Candidate]:
    """The candidates of one paragraph, in its characters, each with the quotations in it that carry it on."""
    return with_continuations(paragraph, list(chain.from_iterable(find(paragraph) for find in FINDERS)))


def joined_across(
    text: str, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """The candidates of a whole text, in its characters, with what only shows across its paragraphs."""
    carried_on = with_paragraphs_after(text, paragraphs, quotations, candidates)
    return [*carried_on, *find_signatures(text, quotations)]
