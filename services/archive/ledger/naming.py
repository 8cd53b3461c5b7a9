"""What an article's words for a claimant say of it: the person, the office, and the body that it speaks for.

"The director of the town's general hospital", "the hospital's director, Dr Anna Reyes" and "a medic at the hospital"
speak for the hospital; "the governor of Northshire" is an office that speaks for itself.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.names.aliases import slug
from claimwatch_language.wordlists import word_set
from services.archive.ledger.ministers import minister_in
from services.archive.ledger.organs import owner_of

KINDS_OF_BODIES = frozenset(
    {
        ClaimantKind.GOVERNMENT,
        ClaimantKind.ARMED_GROUP,
        ClaimantKind.INTERNATIONAL_ORGANISATION,
        ClaimantKind.NGO,
    }
)
"""The kinds of bodies that speak for themselves in what they publish."""
_SPEAKERS = (
    r"spokes(?:man|woman|person|people)|director|officer|official|chief|head|chair(?:man|woman|person)?|president"
    r"|secretary|leader|commander|member|representative|manager|coordinator|engineer|prosecutor"
    r"|doctor|medic|nurse|surgeon|paramedic|physician|volunteer|rescuer|employee|worker|source|team|staff|envoy|general"
    r"|general command|command|expert|investigator|statement|report|bulletin|notice|colleague|superintendent|inspector"
    r"|controller|scribe|founder"
)
_OF_AREA = "prosecutor"
"""Who has a province and speaks for no body that is named as the province is."""
_SPEAKER = rf"(?:(?:[a-z-]+ ){{0,3}}(?:{_SPEAKERS})s?)"
_OF = re.compile(rf"^(?P<role>{_SPEAKER}) (?P<of>of|at|for|from|with|in) (?P<body>.+)$", re.IGNORECASE)
_WHOSE = re.compile(rf"^(?P<body>.+?)(?:'s|’s|s'|s’) (?P<role>{_SPEAKER})(?: (?:in|for|at) .+)?$", re.IGNORECASE)
_BODY_FIRST = re.compile(
    rf"^(?P<body>[\w’'.-]+(?: [\w’'.-]+){{0,5}}?) (?P<role>(?:chief |deputy )?(?:{_SPEAKERS})s?)$", re.IGNORECASE
)
_RANK_OF = re.compile(
    r"^(?:[a-z-]+ )*(?:superintendent|inspector|chief|director)(?:[- ]general)? of (?P<body>police)\b", re.IGNORECASE
)
_BARE = re.compile(rf"^{_SPEAKER}$", re.IGNORECASE)
_PUBLIC = (
    r"commissioner|magistrate|governor|mayor|minister|under-secretary|ambassador|king|medical officer|health officer"
    r"|ombuds(?:man|woman|person)|coroner|sheriff|attorney general|public defender"
)
_OFFICE = re.compile(
    rf"^(?:[\w-]+['’]s )?(?P<office>(?:[a-z-]+ ){{0,3}}(?:{_PUBLIC}|owner|captain|judge))"
    r"(?: (?:of|for) (?P<area>.+))?$",
    re.IGNORECASE,
)
_PUBLIC_OFFICE = re.compile(rf"\b(?:{_PUBLIC})\b", re.IGNORECASE)
_ROLE_AND_PERSON = re.compile(
    rf"^(?P<role>(?:[\w’'.-]+ ){{1,5}}?(?:{_SPEAKERS})) "
    r"(?P<person>(?-i:[A-Z])[\w.’'-]+(?: (?-i:[A-Z])[\w.’'-]+){1,3})$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r",? (?:who|which|whose|that|(?:quoted|cited|reached|contacted|interviewed) (?:by|in|on|at))\b.*$", re.DOTALL
)
_KIND = re.compile(r"(?:, | \()(?:an?|the) (?P<kind>[^,()]+)", re.IGNORECASE)
"""What a name is explained by ("the Casualty Register, a group that counts the dead")."""
_CLOCK = re.compile(r"^\d{1,2}[:.]\d\d(?: (?:am|pm|gmt))?\W*", re.IGNORECASE)
_RUNS = re.compile(
    r"\bwho (?:ha(?:s|ve|d) )?(?:r[au]ns?|head(?:s|ed)?|leads?|led|direct(?:s|ed)?|manage[sd]?|chair(?:s|ed)?)"
    r" (?:the )?(?P<body>.+?)(?: (?:since|until|in|for (?:\w+ )?(?:years?|months?|decades?|weeks?))\b.*)?$",
    re.IGNORECASE,
)
_PERSON_OF = re.compile(r"^(?P<person>(?:[A-Z][\w’'-]+ ){1,3})of (?:the )?(?P<body>.+)$")
_COUNTED = re.compile(
    r"^(?:(?:the|a|an|its|his|her|their|our|this|that|one|two|three|four|five|six|several|some|many|another|both) )+"
    r"(?:of (?:the |its )?)?",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"^(?:dr|mr|mrs|ms|prof|professor|sir|brigadier|major|general|colonel|captain|lieutenant|superintendent"
    r"|sheikh|judge|retired|minister|president|senator)\.? (?=[A-Z])",
    re.IGNORECASE,
)
_DAY = re.compile(
    r" (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?$| there$| here$",
    re.IGNORECASE,
)
_BODIES = word_set(
    "hospital clinic ministry service army force forces office agency union authority department committee "
    "council police organisation organization group observatory network centre center crescent cross command "
    "association federation party movement government administration commission directorate bureau company "
    "university room corps brigade fund programme program defence military defense militia paramilitaries "
    "brigades institute station navy guard front alliance coalition congress league board corporation foundation "
    "society emirate diocese"
)
_GROUPS = word_set("relatives families parents residents villagers survivors workers students protesters strikers")
"""Words for people who may have a spokesman though they are no body."""
_GROUPINGS = word_set("group organisation organization movement militia faction")
_OF_ANY_GROUP = word_set("armed rebel militant paramilitary islamist jihadist insurgent separatist aid rights human")
"""Words of which a lower-case name of a group says no more than its kind."""
_GROUP = "group"
_NO_GROUPS = word_set(
    "hospital clinic ministry department police government university court institute centre center office station"
)
PRONOUNS = word_set("he she it they we you i him her them who which one both all others another some many")
"""Words that name nobody by themselves."""
SMALL = frozenset({"of", "the", "and", "for", "in", "at", "s", "a", "an"})
"""Words of names that tell nothing apart."""
_AFTER_NOUN = re.compile(r" (?:of|for|and|in|at|from|by|on|about|with|to|against|under|near) ")
_UNNAMED = word_set("official officials authority authorities officer officers local district government senior")


@dataclass(frozen=True)
class Named:
    """What one form of a name says.

    ``body`` is in the article's words, without articles; ``role`` in lower case. ``also`` are other words for the body.
    """

    body: str | None = None
    role: str | None = None
    office: str | None = None
    person: str | None = None
    also: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def read_name(form: str) -> Named:
    """What an article's words for a claimant say of it. The first that is said of body, office and person counts.

    A name that the words explain by a kind of body ("the White Helmets, a rescue group") is a body's and no person's.
    """
    named, kinds = Named(), {bare(match["kind"]) for match in _KIND.finditer(_CLAUSE.sub("", form))}
    for piece in _pieces(form):
        found = _read_piece(piece)
        if found == Named(body=piece) and piece in kinds and named == Named(person=named.person) and named.person:
            named = Named(body=named.person, also=(piece,))
            continue
        named = Named(
            named.body or found.body,
            named.role or found.role,
            named.office or found.office,
            named.person or found.person,
            (*named.also, found.body) if named.body and found.body else named.also,
        )
    return named


def is_unnamed(name: str) -> bool:
    """Whether the words name no particular office ("officials", "local authorities")."""
    words = bare(name).casefold().split()
    return bool(words) and all(word in _UNNAMED for word in words)


def is_own_name(name: str, publisher: str) -> bool:
    """Whether a name is that of an article's own publisher: part of its name in any order, or its initials."""
    own, words = publisher.casefold().split(), bare(name).casefold().split()
    return bool(words) and (set(words) - SMALL <= set(own) or words == ["".join(word[0] for word in own)])


def is_full_name(words: str) -> bool:
    """Whether words are a person's name of several words."""
    return " " in words and read_name(words) == Named(person=words)


def is_role(words: str) -> bool:
    """Whether words name no more than a role ("director", "officer")."""
    return _BARE.match(words) is not None


def is_public(office: str) -> bool:
    """Whether an office is one of the state."""
    return _PUBLIC_OFFICE.search(office) is not None


def is_body(words: str) -> bool:
    """Whether words end in the noun of a body, such as "hospital"."""
    return head(words) in _BODIES


@lru_cache(maxsize=20_000)
def head(words: str) -> str:
    """The last word of a name, before any "of", "and", "by" or the like, in lower case."""
    first = _AFTER_NOUN.split(words.casefold())[0].split()
    return first[-1] if first else ""


@lru_cache(maxsize=20_000)
def words_of(name: str) -> frozenset[str]:
    """The words of a name in lower case, without small ones."""
    return frozenset(word for word in slug(name).split("-") if word not in SMALL)


@lru_cache(maxsize=20_000)
def says_much(words: str) -> bool:
    """Whether a name has more than the noun of its kind ("the hospital", "the Command", "the armed group")."""
    telling = words_of(owned(words)) - _OF_ANY_GROUP if words.islower() and head(words) in _GROUPINGS else None
    return len(words_of(owned(words)) if telling is None else telling) > 1 or not is_body(words)


def may_be_called(body: str, words: str) -> bool:
    """Whether "the group" may stand for a body: not for a hospital, which an article then only seems to mean."""
    return head(words) != _GROUP or head(body) not in _NO_GROUPS


@lru_cache(maxsize=20_000)
def bare(words: str) -> str:
    """A name without articles, counts and the day that ran into it."""
    plain = _CLOCK.sub("", " ".join(words.replace("’", "'").split()))
    return _COUNTED.sub("", _DAY.sub("", plain)).strip(" ,.\"'")


@lru_cache(maxsize=20_000)
def owned(body: str) -> str:
    """A body without its owner: "town's teaching hospital" is "teaching hospital"."""
    return bare(re.sub(r"^(?:the )?\w+(?: \w+)?(?:'s|’s) (?=\w)", "", bare(body)))


def _pieces(form: str) -> list[str]:
    runs = [match["body"] for match in [_RUNS.search(form)] if match]
    pieces = [bare(piece) for piece in re.split(r", | \(|\)", _CLAUSE.sub("", form))]
    return [piece for piece in (*pieces, *(f"head of {_whole(body)}" for body in runs)) if piece]


def _read_piece(piece: str) -> Named:
    if match := _RANK_OF.match(piece):
        return Named(body=match["body"].lower(), person=_person(piece[match.end() :]))
    if (minister := minister_in(piece)) is not None:
        return Named(body=minister.ministry, role=minister.role, person=_person(minister.name))
    if match := _OFFICE.match(piece):
        return Named(office=piece, role=match["office"].casefold())
    if (match := _WHOSE.match(piece) or _OF.match(piece)) and _has_speaker(match):
        return Named(body=_whole(match["body"]), role=_singular(match["role"]))
    if (match := _BODY_FIRST.match(piece)) and (is_body(match["body"]) or match["body"].isupper()):
        return Named(body=match["body"], role=_singular(match["role"]))
    if _BARE.match(piece):
        return Named(role=_singular(piece))
    if is_body(_whole(piece)):
        return Named(body=_whole(piece))
    if (match := _PERSON_OF.match(piece)) and is_body(_whole(match["body"])):
        return Named(body=_whole(match["body"]), person=_person(match["person"]))
    if (match := _ROLE_AND_PERSON.match(piece)) and (named := _read_piece(match["role"])).body:
        return Named(body=named.body, role=named.role, person=_person(match["person"]))
    return Named(person=_person(piece))


def _has_speaker(match: re.Match[str]) -> bool:
    """Whether a role is one in what it is "of". Who speaks "in" a town or prosecutes a province speaks for no town."""
    body, role = match["body"], _singular(match["role"])
    is_of_area = match.re is _OF and (role == _OF_AREA or match["of"].casefold() == "in")
    return _may_speak(_whole(body)) and (not is_of_area or is_body(_whole(body)) or head(body) in _GROUPS)


def _whole(body: str) -> str:
    """The body without articles; of an organ that speaks for a body, that body."""
    plain = bare(body)
    owner = owner_of(plain)
    return _whole(owner) if owner is not None and _may_speak(owner) else plain


def _may_speak(body: str) -> bool:
    """Whether somebody can speak for it: a body, a group of people, or whatever has a name."""
    return not _OFFICE.match(body) and (
        is_body(body) or head(body) in _GROUPS or any(word[:1].isupper() for word in body.split())
    )


def _person(piece: str) -> str | None:
    """The name of a person without titles; ``None`` if the words are no name in capitals."""
    words = piece.strip()
    while match := _TITLES.match(words):
        words = words[match.end() :]
    parts = words.split()
    capitals = sum(part[:1].isupper() for part in parts)
    if len(parts) == 1 and (words.isupper() or words.casefold() in PRONOUNS):
        return None
    return (
        words if parts and len(parts) <= 5 and capitals >= max(1, len(parts) - 1) and parts[0][:1].isupper() else None
    )


def _singular(role: str) -> str:
    last = role.casefold().split()[-1]
    return "spokesman" if last.startswith("spokes") else last.removesuffix("s")
