"""The normal form of the names of ministries and other state bodies, by rule: a table of them would be endless.

"Ministry of Foreign Affairs of Syria", "Syria's foreign ministry" and "Syrian Ministry of Foreign Affairs" are the
"Syrian Foreign Ministry"; "Government of Syria" and "the Damascus government" are the "Syrian Government". As speakers,
"Syria", "Damascus" and "the Syrian regime" are that government too.
"""

import re

from claimwatch_language.names.countries import capitals, owners, states

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
PORTFOLIOS = tuple(sorted(_PORTFOLIO_OF, key=len, reverse=True))
"""What a ministry is for, in each of its names ("foreign affairs"), longest first."""
STATE_BODIES = (
    *("government", "army", "military", "armed forces", "air force", "navy", "police", "parliament", "presidency"),
    "cabinet",
)
"""Bodies of which every state has one, so that the name of the state identifies the body ("the Syrian army")."""
_BODIES = "|".join((*STATE_BODIES, "regime"))
_FIRST = re.compile(
    r"(?:(?P<before>.+?) )?ministry (?:of|for) (?:the )?(?P<portfolio>.+?)(?: (?:of|in) (?:the )?(?P<after>.+))?", re.I
)
_LAST = re.compile(r"(?P<before>.+?) ministry(?: (?:of|in) (?:the )?(?P<after>.+))?", re.I)
_BODY = re.compile(rf"(?P<before>.+?) (?P<body>{_BODIES})|(?P<body_first>{_BODIES}) of (?:the )?(?P<after>.+)", re.I)
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_SMALL = frozenset({"of", "and", "for", "the", "in"})


def plain(name: str) -> str:
    """The name with single spaces, without its article, its possessive ending and the points of "U.N."."""
    spaced = " ".join(name.replace("’", "'").split())
    whole = _ABBREVIATED.sub(lambda match: match[0].replace(".", ""), spaced)
    return re.sub(r"(?i)^(?:the )+", "", whole).removesuffix("'s").removesuffix("'")


def body_name(name: str) -> str | None:
    """The normal form of the name of a ministry or state body; ``None`` for every other name. Idempotent.

    A name is refused if its form has yet another form: "'s Foreign Ministry", "Ministry of the the Army".
    """
    form = _form(name)
    return form if form and _form(form) == form else None


def _form(name: str) -> str | None:
    name = plain(name)
    if len(name) > LONGEST_NAME:
        return None
    return _ministry(name) or _body(name) or _state(name)


def is_state(name: str) -> bool:
    """Whether a name is that of a country, or of a capital that stands for its government."""
    return _state(plain(name)) is not None


def _state(name: str) -> str | None:
    owner = states().get(name.lower()) or capitals().get(name.lower())
    return f"{owner} Government" if owner else None


def _ministry(name: str) -> str | None:
    first, last = _FIRST.fullmatch(name), _LAST.fullmatch(name)
    if first and not (
        last and _names_its_portfolio(last["before"]) and first["portfolio"].lower() not in _PORTFOLIO_OF
    ):
        return _composed([first["before"], first["after"]], first["portfolio"])
    if last is None:
        return None
    owner, portfolio = _divided(last["before"])
    return _composed([owner, last["after"]], portfolio)


def _names_its_portfolio(before: str) -> bool:
    return _divided(before)[1].lower() in _PORTFOLIO_OF


def _divided(before: str) -> tuple[str | None, str]:
    """Owner and portfolio from the words before "ministry", by a country at the beginning, else by a portfolio."""
    words = before.split()
    for length in range(len(words) - 1, 0, -1):
        if _possessor(words[:length]).lower() in owners():
            return " ".join(words[:length]), " ".join(words[length:])
    for length in range(len(words), 0, -1):
        if " ".join(words[-length:]).lower() in _PORTFOLIO_OF:
            return " ".join(words[:-length]) or None, " ".join(words[-length:])
    return None, before


def _composed(possible_owners: list[str | None], portfolio: str) -> str | None:
    """The ministry's name; ``None`` if the ministry would have two owners."""
    owner_words = [owner for owner in possible_owners if owner]
    if len(owner_words) > 1 or "ministry" in f"{portfolio} {' '.join(owner_words)}".lower().split():
        return None
    name = _PORTFOLIO_OF.get(portfolio.lower(), portfolio)
    return " ".join([*(_owner(owner) for owner in owner_words), _titled(name), "Ministry"])


def _body(name: str) -> str | None:
    match = _BODY.fullmatch(name)
    if match is None:
        return None
    possessor = _possessor((match["before"] or match["after"]).split()).lower()
    body = match["body"] or match["body_first"]
    body = "government" if body.lower() == "regime" else body
    owner = owners().get(possessor) or (capitals().get(possessor) if body.lower() == "government" else None)
    return f"{owner} {_titled(body)}" if owner else None


def _owner(words: str) -> str:
    possessor = _possessor(words.split())
    return owners().get(possessor.lower()) or _titled(possessor)


def _possessor(words: list[str]) -> str:
    return re.sub(r"'s?$", "", " ".join(words))


def _titled(words: str) -> str:
    return " ".join(word if word.lower() in _SMALL else word[:1].upper() + word[1:] for word in words.split())
