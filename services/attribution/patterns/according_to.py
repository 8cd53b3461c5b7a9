"""Prepositional phrases as cues: "according to X", "in a poll released on Monday"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.number_words import NUMBER_WORD
from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.attribution.cues.lookup import verb_cue
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.run_in_sources import last_of_source, name_after, phrase_after
from services.attribution.patterns.sources import quotes_as
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.tags import FINITE
from services.attribution.text.trees import subtree_range, subtree_without, token_range

_CLAUSE_HEADS = ("ccomp", "xcomp", "advcl", "parataxis", "conj")
_CLOSED_CLAUSES = ("relcl", "acl", "ROOT")
_MANNERS = word_set("plan plans schedule")
"""Words for manners and not for sources: "according to plan"."""
_NUMBER_ALONE = re.compile(
    r"(?:, which [^,;.]{2,60}|, who [^,;.]{2,60})?(?:[,;]|,? (?:and|but|or|while))*\s*"
    rf"(?P<number>(?:(?:at least|about|some|around|over|nearly|more than|only|just) )*(?:\d[\d,.]*|{NUMBER_WORD}"
    rf"(?:-{NUMBER_WORD})?)(?: (?:dead|killed|wounded|injured|people|bodies|deaths|cases|missing))?),? ?",
    re.IGNORECASE,
)
"""A second number in a sentence, between one source and the next "according to"."""
_OPENS = re.compile(r"(?:;|, (?:and|but|while)) $")
"""What stands before an "according to" that opens the second clause of a sentence."""
SURVEYS = word_set("poll polls survey surveys")


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """ "…, according to X": the content is the rest of the sentence, or of a clause that another cue reports."""
    yield from _each_with_its_number(paragraph, list(_found(paragraph)))


def _each_with_its_number(paragraph: ParsedParagraph, candidates: list[Candidate]) -> Iterator[Candidate]:
    """The candidates; in "11 died according to X, 26 according to Y" each has its own number as its content."""
    for index, candidate in enumerate(candidates):
        start = candidates[index - 1].source[0][1] if index else 0
        own = _NUMBER_ALONE.fullmatch(paragraph.text, start, candidate.cue[0][0]) if index else None
        if own is not None:
            candidate = replace(candidate, content=(own.span("number"),))
        elif index and _OPENS.search(paragraph.text, 0, candidate.cue[0][0]):
            end = paragraph.text.find(".", candidate.source[0][1])
            candidate = replace(candidate, content=((candidate.source[0][1], end if end > 0 else len(paragraph.text)),))
        following = candidates[index + 1] if index + 1 < len(candidates) else None
        end = candidate.source[0][1]
        if following is not None and _OPENS.search(paragraph.text, end, following.cue[0][0]):
            cut = following.cue[0][0] - 2
            candidate = replace(candidate, content=tuple((a, min(b, cut)) for a, b in candidate.content if a < cut))
        elif following is not None and _NUMBER_ALONE.fullmatch(paragraph.text, end, following.cue[0][0]):
            content = tuple((a, min(b, candidate.cue[0][0])) for a, b in candidate.content if a < candidate.cue[0][0])
            candidate = replace(candidate, content=content or candidate.content)
        yield candidate


def _found(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    for i, (word, following) in enumerate(pairwise(paragraph.words)):
        if (word, following) == ("according", "to"):
            according, to = paragraph.doc[i], paragraph.doc[i + 1]
            noun = child(according, "pobj") or child(to, "pobj") or phrase_after(to) or _name_like_verb(to)
            noun = _directly_after(to, noun) or noun
            if noun is not None and not (noun.lower_ in _MANNERS and noun.n_lefts == 0):
                yield from _candidate(noun, according, to)


def _directly_after(to: Token, noun: Token | None) -> Token | None:
    """The source of "according to the governor, among them a nurse", where the parser took the nurse for it."""
    if noun is None or noun.left_edge.i <= to.i + 1 or to.i + 1 >= len(to.doc):
        return None
    phrase = to.doc[to.i + 1 : noun.left_edge.i]
    nouns = (token for token in phrase if token.tag_.startswith("NN") and token.left_edge.i == to.i + 1)
    return next(nouns, None)


def _name_like_verb(to: Token) -> Token | None:
    """A name whose first word was taken for a verb ("according to Save the Children")."""
    name = child(to, "pcomp")
    return name if name is not None and name.text[0].isupper() and name.i == to.i + 1 else None


def _candidate(noun: Token, according: Token, to: Token) -> Iterator[Candidate]:
    """The candidate with the noun's phrase as its source, less what the parser added to the phrase."""
    name, last = name_after(noun), last_of_source(noun)
    below = name if name is not None and according.head == name else according
    last = _end_of_report(noun) or last
    clause = _clause_over(below)
    if quotes_as(clause) is not None:
        return
    rest = () if last is None or noun.head not in (according, to) else (token_range(last.nbor(1), noun.right_edge),)
    yield Candidate(
        source=(token_range(noun.left_edge, name or last or noun.right_edge),),
        cue=(token_range(according, to),),
        content=(*rest, *subtree_without(clause, according)),
        cue_class=CueClass.ASSERT,
        pattern=Pattern.ACCORDING_TO,
    )


def _end_of_report(noun: Token) -> Token | None:
    """The end of "the situation report no. 5 of the ministry", whose "report" the parser took for a verb."""
    doc, after = noun.doc, noun.i + 1
    if after >= len(doc) or doc[after].lower_ not in ("report", "reports") or doc[after].dep_ == "pobj":
        return None
    marks = (i for i in range(after, len(doc)) if doc[i].text in (".", ",", ";", ")") and doc[i - 1].lower_ != "no")
    end = next(marks, len(doc))
    return doc[end - 1]


def _clause_over(token: Token) -> Token:
    """The highest clause that a phrase can report. Coordinated clauses belong together; a relative clause is closed."""
    current = token.head
    while current.head is not current and (current.dep_ not in _CLOSED_CLAUSES or _lacks_comma(current)):
        above = current.head
        if current.dep_ in _CLAUSE_HEADS and verb_cue(above.lower_) and above.tag_.startswith("VB"):
            break
        current = above
    return current


def _lacks_comma(clause: Token) -> bool:
    """Whether "which" begins a clause without a comma, as in texts that lost theirs; such a clause closes nothing."""
    first = clause.left_edge
    return (
        clause.dep_ == "relcl"
        and first.lower_ == "which"
        and first.nbor(-1).tag_ != "IN"
        and first.nbor(-1).text != ","
    )


def find_surveys(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """ "In a poll released on Monday, …", "…, in the survey": the content is the clause without that phrase."""
    for survey in paragraph.tokens_among(SURVEYS):
        phrase = survey.head
        if survey.dep_ == "pobj" and phrase.lower_ == "in" and _is_particular(survey):
            verb = phrase.head
            if verb.dep_ == "ROOT" and verb.tag_ in FINITE:
                yield Candidate(
                    source=(subtree_range(survey),),
                    cue=(token_range(phrase, phrase),),
                    content=subtree_without(verb, phrase),
                    cue_class=CueClass.ASSERT,
                    pattern=Pattern.SURVEY,
                )


def _is_particular(survey: Token) -> bool:
    """Whether the phrase means a particular survey, unlike "in polls" and "in the surveys"."""
    return survey.lower_ not in ("polls", "surveys") or survey.n_lefts > 1
