"""Essays: pieces that begin with no news, in which known numbers are set in a longer story.

The first paragraph of news says what happened, who said it or how many it harmed. An essay begins elsewhere and recalls
other years.
"""

import re
from datetime import timedelta
from itertools import pairwise

from claimwatch_contracts.extraction import Attribution
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Nature
from claimwatch_language.datelines import dateline_end
from claimwatch_language.joining.happenings import Happenings
from claimwatch_language.sentences import sentence_starts

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LAST_YEAR = re.compile(r"\b(?:last year|(?:a|the) year (?:before|earlier))\b", re.IGNORECASE)
_FEWEST_YEARS = 2
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|overnight|this morning|last night)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:some|any|every|no)(?:body|one)|people|some|many|others|readers?\b.*", re.IGNORECASE)
_REFLECTS = re.compile(
    r"\b(?:(?:the|a) (?:\w+ )?reader\b|it is worth (?:asking|remembering|noting|recalling|a thought)|worth asking"
    r"|one (?:might|may|could) (?:say|ask|think|argue|object)|ought (?:to|not)|none of (?:this|it) is new"
    r"|it was (?:ever |always )?(?:the same|ever thus)|it (?:would be|is) tempting to|it would be easy to|let us \w+"
    r"|there are always|who can say|has understood nothing|we (?:would do well|should ask))\b",
    re.IGNORECASE,
)
"""Words of somebody who thinks about the news, and tells none."""
_FEWEST_REFLECTIONS = 3
_RECENT = timedelta(days=60)
_LEAD = 600
"""Characters of a first paragraph at most."""


def is_essay(report: Report) -> bool:
    """Whether the first paragraph tells nothing new and the text names two earlier years or more, or reflects often."""
    text = report.article.text
    end = text.find("\n\n")
    if end < 0 or dateline_end(text):
        return False
    end = min(end, _LEAD)
    published = (report.article.published_at or report.article.received_at).year
    years = {int(year) for year in _YEAR.findall(text) if int(year) < published}
    years |= {published - 1} if _LAST_YEAR.search(text) else set()
    if _is_reflective(text):
        return not _says_something(report, end) and not _has_happened(text[:end])
    return len(years) >= _FEWEST_YEARS and not _tells_news(report, end)


def _is_reflective(text: str) -> bool:
    """Whether an author speaks of the reader and of what ought to be, in several ways."""
    return len({found.casefold() for found in _REFLECTS.findall(text)}) >= _FEWEST_REFLECTIONS


def _has_happened(lead: str) -> bool:
    """Whether a sentence tells what happened, and on which day."""
    return any(
        Happenings(lead[start:stop]).all and _DAY.search(lead, start, stop)
        for start, stop in pairwise((*sentence_starts(lead), len(lead)))
    )


def _says_something(report: Report, end: int) -> bool:
    """Whether somebody with a name says something before the offset."""
    return any(each.content.spans[0].start < end and _has_name(each) for each in report.attributions)


def _tells_news(report: Report, end: int) -> bool:
    """Whether something of news stands before the offset ``end``: a statement, a toll, an occurrence with its day."""
    lead = report.article.text[:end]
    counted = any(figure.start < end and _is_recent(figure, report) for figure in report.figures)
    return _says_something(report, end) or counted or _has_happened(lead)


def _has_name(attribution: Attribution) -> bool:
    claimant = attribution.claimant
    return claimant is not None and not _NOBODY.fullmatch(claimant.name)


def _is_recent(figure: ReportedFigure, report: Report) -> bool:
    """Whether a figure is a toll that is told and that the text does not put into the past."""
    if not figure.worth_telling or figure.measure.nature is not Nature.HARM:
        return False
    published = (report.article.published_at or report.article.received_at).date()
    return figure.date is None or figure.date.end >= published - _RECENT
