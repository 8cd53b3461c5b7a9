"""The one form of a ministry's or another state body's name, where a table of all of them would be endless.

"Ministry of Foreign Affairs of Syria", "Syria's foreign ministry" and "Syrian Ministry of Foreign Affairs" are the
"Syrian Foreign Ministry"; "Government of Syria" and "the Damascus government" are the "Syrian Government".
"""

import re

from claimwatch_language.names.countries import capitals, owners

LONGEST_NAME = 120

_PORTFOLIOS = {
    "foreign": "foreign affairs|external affairs|foreign affairs and expatriates|foreign and expatriates",
    "defence": "defense|national defence|national defense",
    "interior": "internal affairs",
    "home": "home affairs",
    "health": "public health",
    "justice": "",
    "finance": "",
    "information": "",
    "education": "",
    "oil": "",
    "energy": "",
    "agriculture": "",
    "trade": "",
    "transport": "transportation",
    "economy": "",
    "culture": "",
    "tourism": "",
    "labour": "labor",
}
_PORTFOLIO_OF = {
    words: portfolio for portfolio, others in _PORTFOLIOS.items() for words in (portfolio, *others.split("|")) if words
}
STATE_BODIES = (
    *("government", "army", "military", "armed forces", "air force", "navy", "police", "parliament", "presidency"),
    "cabinet",
)
"""Bodies that every state has one of, so that its name before them is enough ("the Syrian army")."""
_BODIES = "|".join(STATE_BODIES)
_FIRST = re.compile(
    r"(?:(?P<before>.+?) )?ministry (?:of|for) (?:the )?(?P<portfolio>.+?)(?: (?:of|in) (?:the )?(?P<behind>.+))?", re.I
)
_LAST = re.compile(r"(?P<before>.+?) ministry(?: (?:of|in) (?:the )?(?P<behind>.+))?", re.I)
_BODY = re.compile(rf"(?P<before>.+?) (?P<body>{_BODIES})|(?P<body_first>{_BODIES}) of (?:the )?(?P<behind>.+)", re.I)
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_SMALL = frozenset({"of", "and", "for", "the", "in"})


def plain(name: str) -> str:
    """The name with single spaces, without article, possessive and the points of "U.N."."""
    spaced = " ".join(name.replace("’", "'").split())
    whole = _ABBREVIATED.sub(lambda found: found[0].replace(".", ""), spaced)
    return re.sub(r"(?i)^(?:the )+", "", whole).removesuffix("'s").removesuffix("'")


def body_name(name: str) -> str | None:
    """The one form of the name of a ministry or state body; ``None`` for every other name. It is its own one form.

    What would have another form in turn is no name: "'s Foreign Ministry", "Ministry of the the Army".
    """
    form = _form(name)
    return form if form and _form(form) == form else None


def _form(name: str) -> str | None:
    given = plain(name)
    if len(given) > LONGEST_NAME:
        return None
    return _ministry(given) or _body(given)


def _ministry(given: str) -> str | None:
    first, last = _FIRST.fullmatch(given), _LAST.fullmatch(given)
    if first and not (
        last and _names_its_portfolio(last["before"]) and first["portfolio"].lower() not in _PORTFOLIO_OF
    ):
        return _composed([first["before"], first["behind"]], first["portfolio"])
    if last is None:
        return None
    owner, portfolio = _divided(last["before"])
    return _composed([owner, last["behind"]], portfolio)


def _names_its_portfolio(before: str) -> bool:
    return _divided(before)[1].lower() in _PORTFOLIO_OF


def _divided(before: str) -> tuple[str | None, str]:
    """Owner and portfolio of what stands before "ministry": by the country it opens with, else a known portfolio."""
    words = before.split()
    for length in range(len(words) - 1, 0, -1):
        if _possessor(words[:length]).lower() in owners():
            return " ".join(words[:length]), " ".join(words[length:])
    for length in range(len(words), 0, -1):
        if " ".join(words[-length:]).lower() in _PORTFOLIO_OF:
            return " ".join(words[:-length]) or None, " ".join(words[-length:])
    return None, before


def _composed(possible: list[str | None], portfolio: str) -> str | None:
    """The name, unless it has two owners: then it is better left as it is."""
    given = [owner for owner in possible if owner]
    if len(given) > 1 or "ministry" in f"{portfolio} {' '.join(given)}".lower().split():
        return None
    name = _PORTFOLIO_OF.get(portfolio.lower(), portfolio)
    return " ".join([*(_owner(owner) for owner in given), _titled(name), "Ministry"])


def _body(given: str) -> str | None:
    found = _BODY.fullmatch(given)
    if found is None:
        return None
    possessor = _possessor((found["before"] or found["behind"]).split()).lower()
    body = found["body"] or found["body_first"]
    owner = owners().get(possessor) or (capitals().get(possessor) if body.lower() == "government" else None)
    return f"{owner} {_titled(body)}" if owner else None


def _owner(words: str) -> str:
    possessor = _possessor(words.split())
    return owners().get(possessor.lower()) or _titled(possessor)


def _possessor(words: list[str]) -> str:
    return re.sub(r"'s?$", "", " ".join(words))


def _titled(words: str) -> str:
    return " ".join(word if word.lower() in _SMALL else word[:1].upper() + word[1:] for word in words.split())
