"""Who speaks for a ministry without naming it: its minister, and who directs a state's public health."""

import re
from dataclasses import dataclass

from claimwatch_language.wordlists import word_set

_MINISTER = re.compile(
    r"^(?P<before>(?:[\w’'-]+ ){0,3}?)(?P<portfolio>[\w-]+(?: affairs)?) minister(?: (?P<person>(?-i:[A-Z]).*))?$",
    re.IGNORECASE,
)
_MINISTER_OF = re.compile(
    r"^(?P<before>(?:[\w’'-]+ ){0,2}?)minister (?:of|for) (?:the )?(?P<portfolio>[a-z-]+(?: affairs)?)"
    r"(?: (?P<person>(?-i:[A-Z]).*))?$",
    re.IGNORECASE,
)
_OF_HEALTH = re.compile(
    r"^(?:[\w’'-]+ )?(?:national director of (?:public )?health|director[- ]general of (?:public )?health(?: services)?"
    r"|chief medical officer of health)(?: (?P<person>(?-i:[A-Z]).*))?$",
    re.IGNORECASE,
)
"""Who speaks for a state's health ministry without its name."""
_NO_PORTFOLIOS = word_set("prime chief first deputy junior former cabinet state senior acting the a another")
_FORMER = re.compile(r"\b(?:former|ex|shadow|deputy)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Minister:
    """The ``ministry`` in the article's words, the speaker's ``role`` there, and the ``name`` that follows, if any."""

    ministry: str
    role: str
    name: str


def minister_in(words: str) -> Minister | None:
    """Who speaks for a ministry by these words; ``None`` for a prime minister, a former one, and anybody else."""
    if (match := _MINISTER.match(words) or _MINISTER_OF.match(words)) and _has_ministry(match):
        return Minister(f"{match['before']}{match['portfolio'].lower()} ministry", "minister", match["person"] or "")
    if match := _OF_HEALTH.match(words):
        return Minister("health ministry", "director", match["person"] or "")
    return None


def _has_ministry(match: re.Match[str]) -> bool:
    """Whether a minister is in office and has a portfolio, for whose ministry the minister speaks."""
    return match["portfolio"].casefold() not in _NO_PORTFOLIOS and not _FORMER.search(match["before"])
