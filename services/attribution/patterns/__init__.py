"""The patterns of reported speech, one file for each: cue verbs and their complements, "according to", colons, quotes.

The input is the parse of one paragraph. The output is candidates: source, cue and content, as ranges of characters of
the paragraph. ``assembly`` chooses between two candidates with one cue, and completes contents that are cut short.

Each pattern is a function ``find(paragraph)`` in ``FINDERS``. Of two equal readings of a cue the earlier finder's wins.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from claimwatch_language.number_words import NUMBER_WORD
from services.attribution.patterns import (
    according_to,
    adjectives,
    announcements,
    brackets,
    closing_sources,
    colons,
    counts,
    documents,
    nouns,
    pleas,
    reckonings,
    recounts,
    tolls,
    verbs,
)
from services.attribution.patterns.candidate import Candidate
from services.attribution.patterns.counts import HARM
from services.attribution.patterns.listed import find_listed
from services.attribution.patterns.quotes import direct_speech
from services.attribution.patterns.quotes.continuations import with_continuations, with_paragraphs_after
from services.attribution.patterns.quotes.signatures import find_signatures
from services.attribution.patterns.tallies import bare, papers
from services.attribution.patterns.tallies.briefings import find_briefings
from services.attribution.patterns.tallies.given import find_given
from services.attribution.patterns.tallies.sheets import find_sheets
from services.attribution.patterns.untangled import untangled
from services.attribution.text.paragraphs import Paragraph
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.quotations import Quotation

FINDERS: tuple[Callable[[ParsedParagraph], Iterator[Candidate]], ...] = (
    direct_speech.find,
    pleas.find,
    recounts.find,
    tolls.find,
    tolls.find_standing,
    tolls.find_gapped,
    counts.find,
    announcements.find,
    brackets.find,
    reckonings.find,
    verbs.find,
    documents.find,
    according_to.find,
    according_to.find_surveys,
    adjectives.find,
    adjectives.find_made_clear,
    nouns.find,
    colons.find,
    closing_sources.find,
    bare.find,
    bare.find_gapped,
    papers.find,
    papers.find_whose,
)


_NUMBER = re.compile(rf"(?:the )?(?:other )?{NUMBER_WORD}(?:[- ]{NUMBER_WORD})*", re.IGNORECASE)
_OF_REPORTS = {"situation", "progress", "status"}
_FIRST_PERSON = {"i", "we"}


def find_candidates(paragraph: ParsedParagraph) -> list[Candidate]:
    """The candidates of one paragraph, in characters of the paragraph, with the quotations that continue them."""
    found = chain.from_iterable(find(paragraph) for find in FINDERS)
    candidates = (untangled(paragraph.text, each) for each in found)
    kept = (each for each in candidates if not _is_nobody(paragraph, each))
    return with_continuations(paragraph, [each for each in kept if not _is_of_the_quoted(paragraph, each)])


def _is_nobody(paragraph: ParsedParagraph, candidate: Candidate) -> bool:
    """Whether the source is a number ("six pleaded", "71 cases (58 confirmed)"), or begins "situation report"."""
    words = " ".join(paragraph.text[start:end] for start, end in candidate.source)
    if _NUMBER.fullmatch(words):
        return True
    is_counted = words[:1].isdigit() and not HARM.isdisjoint(words.lower().split()[:3])
    return bool(words) and (is_counted or not any(map(str.isalpha, words)) or words.lower() in _OF_REPORTS)


def _is_of_the_quoted(paragraph: ParsedParagraph, candidate: Candidate) -> bool:
    """Whether "I" or "we" speak within a quotation. Such words are a part of what the quoted speaker says."""
    start, end = candidate.source[0] if candidate.source else (0, 0)
    if paragraph.text[start:end].lower() not in _FIRST_PERSON:
        return False
    return any(piece.inner[0] <= start and end <= piece.inner[1] for piece in paragraph.quoted)


def joined_across(
    text: str, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """The candidates of a text with speech across its paragraphs added, all in characters of the text."""
    carried_on = with_paragraphs_after(text, paragraphs, quotations, candidates)
    found = [*carried_on, *find_signatures(text, quotations), *find_listed(text, paragraphs)]
    found += find_given(text, found)
    found += find_briefings(text, found)
    return [*found, *find_sheets(text, found)]
