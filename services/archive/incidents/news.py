"""What kind of news a report has, by its words: a new count of what is known, a disease that spreads, a game."""

import re

from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Nature
from claimwatch_language.datelines import dateline_end
from claimwatch_language.wordlists import word_set
from services.archive.incidents.diseases import EPIDEMIC, tells_of_another_harm
from services.archive.incidents.terms import LEAD

_COUNTED = "dead|deaths|killed|people killed|victims|missing"
_NEW_COUNT = re.compile(
    rf"\b(?:toll|count|tally|dead|deaths|register|bodies|number of (?:the )?(?:{_COUNTED}))\b[^.;\n]{{0,160}}?"
    r"\b(?:(?:has |have |had )?(?:risen|climbed|grown|jumped|increased)|rises|rose|climbs|stands|stood|now number"
    r"|raised|reach(?:ed|es))\b",
    re.IGNORECASE,
)
_SPORT = word_set(
    "goal goals goalkeeper keeper striker strikers midfielder defender defenders referee penalty penalties halftime "
    "kickoff stadium league fixture fixtures wicket wickets innings batsman bowler bowlers matchday offside equaliser "
    "coach captain season match matches champions championship tournament cup supporters visitors substitute "
    "race runner runners marathon sprint sprinter medal medals podium cyclist cyclists peloton athletics"
)
_WORD = re.compile(r"[a-z]+")
_FEWEST_OF_SPORT = 3


def lead_end(text: str) -> int:
    """The end of the first paragraph, which tells the news."""
    end = text.find("\n\n", dateline_end(text))
    return LEAD if end < 0 else min(end, LEAD)


def gives_a_new_count(report: Report) -> bool:
    """Whether the title or the first paragraph says that a count went on ("has risen to 23"): of what, readers know."""
    return any(map(_NEW_COUNT.search, _title_and_lead(report)))


def may_be_of_epidemic(report: Report) -> bool:
    """Whether it names an epidemic, and its news is not something else that happened in it."""
    is_named = any(topic.key == EPIDEMIC for topic in report.topics)
    return is_named and not tells_of_another_harm(*_title_and_lead(report))


def is_of_sport(report: Report) -> bool:
    """Whether it has several words of games and no figure of people who were harmed."""
    if any(figure.worth_telling and figure.measure.nature is Nature.HARM for figure in report.figures):
        return False
    return len(_SPORT.intersection(_WORD.findall(report.article.text.lower()))) >= _FEWEST_OF_SPORT


def _title_and_lead(report: Report) -> tuple[str, str]:
    return report.article.title, report.article.text[: lead_end(report.article.text)]
