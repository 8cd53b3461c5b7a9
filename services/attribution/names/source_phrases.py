"""Reads the phrase of a source: the claimant's name, kind, labels and gender."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.names.bodies import PORTFOLIOS
from claimwatch_language.names.countries import owners
from claimwatch_language.wordlists import word_set
from services.attribution.names.appositions import (
    BODY_NOUNS,
    affiliation_of,
    appositions_in,
    kind_by,
    label_of,
    labels_of,
)
from services.attribution.names.claimant_kinds import (
    BEFORE_NAMES,
    PEOPLE,
    before_preposition,
    head_of,
    is_body,
    is_general_body,
    is_role,
    kind_of,
    speaks_as_body,
)
from services.attribution.names.name_forms import apposed_name, core_of, without_titles, words_of

TEXT_CHARACTERS = 150
_OWNER = re.compile(r"[^,]*[’']s? (?=[a-z])")
_MEMBER = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,2}) (?:of|from|at|with) (?:the |an? )?(?:[a-z][\w-]* ){1,4}[A-Z]"
)
"""Somebody of a body that is described by common nouns ("Ann Coll of the aid group Tarnaid")."""
Gender = Literal["female", "male"]
_CIRCUMSTANCE = re.compile(
    r",? (?:who|which|whose|whom|when)\b|, (?:in|at|on|during|where|after|before|citing|adding)\b"
)
_NAMED_AT_END = re.compile(
    r"\b(?!(?:of|for|in|at|the|and|to) )[a-z][\w-]* (?P<name>[A-Z][\w’'-]+(?: (?:bin |al-)?[A-Z][\w’'-]+){1,2})$"
)
_CONTRASTED = re.compile(r"^(?:and )?not [^,]{1,30}, (?=[\w’'-]+ )")
"""What a statement is set against, which the parser gave to the speaker ("31 died, not 29, the doctor said")."""
_SPOKES = r"spokes(?:man|woman|person|people|men)"
_SPEAKS_FOR = re.compile(rf"(?:[\w-]+ ){{0,3}}{_SPOKES} (?:for|of|from|at|with) (?P<body>[^,]+)", re.I)
_SPOKEN_FOR = re.compile(rf"(?P<body>[^,]+?)(?:['’]s?)? (?:chief |top |main )?{_SPOKES}", re.I)
_NEW = re.compile(r"(?:an?|another|one|two|three|four|some|several|many|other|(?:a )?(?:second|third)) ", re.I)
_DEFINITE = re.compile(r"(?:the|this|that|these|those) ", re.I)
_FROM = re.compile(r" (?:from|at|with|in|of the|of(?= [A-Z])) ")
_PLACES = word_set("town village city hamlet capital district province region suburb port island country state area")
_OF_PORTFOLIO = re.compile(
    rf"(?P<office>(?:[\w-]+ )*?(?:[Ss]ecretary|[Mm]inister|[Hh]ead|[Dd]irector)) (?:of|for) (?:the )?"
    rf"(?:{'|'.join(PORTFOLIOS)}|state|staff|mission|police|intelligence) "
    rf"(?P<name>(?-i:[A-Z])[\w.’'-]+(?: [\w.’'-]+){{1,3}})",
    re.I,
)
"""A person's name after an office with its field: "US Secretary of State Jane Carey"."""
_OUTLETS = {"news agency", "state news agency", "broadcaster", "newspaper", "channel", "television"}
_DETERMINED = re.compile(r"(?:the|an?|his|her|its|their|one) ", re.I)
_WOMEN = word_set("""
    mrs ms miss spokeswoman chairwoman congresswoman policewoman queen princess lady dame mother sister daughter wife
    widow aunt grandmother niece girl woman midwife
""")
_MEN = word_set("""
    mr sir king prince lord father brother son husband uncle grandfather nephew boy man congressman policeman
    sheikh imam pope priest fisherman
""")


@dataclass(frozen=True)
class Naming:
    """A phrase that names a claimant.

    ``labels`` are common nouns for the claimant ("doctor", "charity", "34-year-old"). ``speaks``: a spokesman speaks
    for the body. ``is_new``: the phrase introduces the claimant ("a", "another"). ``affiliation`` is a person's body.
    """

    name: str
    kind: ClaimantKind
    text: str
    labels: frozenset[str] = frozenset()
    gender: Gender | None = None
    is_new: bool = False
    is_definite: bool = False
    speaks: bool = False
    affiliation: str | None = None

    @property
    def words(self) -> frozenset[str]:
        """The distinguishing words of the name."""
        return words_of(self.name)

    @property
    def is_role(self) -> bool:
        """Whether the name is an office or a sort of person."""
        return is_role(self.name)

    @property
    def is_plural(self) -> bool:
        """Whether the name is a common noun in the plural for people."""
        head = before_preposition(self.name.split())[-1:]
        return self.is_role and bool(head) and head[0].lower() not in PEOPLE


def read_naming(phrase: str, *, full_name: str | None = None) -> Naming:
    """The naming of a phrase. ``full_name`` is the name that the phrase, an acronym, stands for."""
    whole = _CONTRASTED.sub("", " ".join(phrase.split()))
    spokesman = None if full_name else _spokesman_named(whole)
    if spokesman:
        person = read_naming(spokesman)
        return replace(person, text=fullest(whole), labels=person.labels | {"spokesman"}, gender=_gender(whole))
    spoken_for = None if full_name else body_spoken_for(whole)
    if spoken_for:
        body = read_naming(spoken_for)
        labels = body.labels | {"spokesman"}
        return replace(body, text=fullest(whole), labels=labels, gender=_gender(whole), speaks=True, is_new=False)
    member = None if full_name else _MEMBER.match(whole)
    if member and kind_of(member["name"]) is ClaimantKind.PERSON:
        return replace(read_naming(member["name"]), text=fullest(whole))
    core = full_name or core_of(whole)
    name, kind, titles = _name_and_titles(whole, core)
    appositions = appositions_in(whole)
    nouns = frozenset(map(label_of, titles)) | labels_of(appositions) | _body_nouns_of(core, name)
    kind = kind_by(appositions, kind, name)
    return Naming(
        name,
        kind,
        fullest(whole),
        labels=nouns,
        gender=_gender(f"{' '.join(_without_owners(titles, whole))} {' '.join(appositions)}"),
        is_new=bool(_NEW.match(whole)) and (kind is not ClaimantKind.PERSON or is_role(name)),
        is_definite=bool(_DEFINITE.match(whole)),
        affiliation=affiliation_of(appositions),
    )


def _without_owners(titles: Iterable[str], phrase: str) -> list[str]:
    """The titles without those of whose lawyer, wife or aide somebody is ("Mr Orun's lawyer, Ann Coll")."""
    owner = _OWNER.match(phrase)
    return [title for title in titles if owner is None or title.lower() not in owner.group().lower().split()]


def _spokesman_named(phrase: str) -> str | None:
    """A spokesman's name after the body that he speaks for: "spokesman for the northern forces Farid Nazari"."""
    ahead = _SPEAKS_FOR.match(phrase)
    match = _NAMED_AT_END.search(ahead["body"]) if ahead else None
    return match["name"] if match and kind_of(match["name"]) is ClaimantKind.PERSON else None


def body_spoken_for(phrase: str) -> str | None:
    """The body for which an unnamed spokesman speaks: "a spokesman for the ministry", "an army spokesman"."""
    ahead = _SPEAKS_FOR.match(phrase)
    if ahead:
        named_too = re.match(rf"(?:[\w-]+ ){{0,3}}{_SPOKES} \w+ .*, [A-Z]", phrase)
        return None if named_too and apposed_name(phrase) else core_of(ahead["body"])
    before = _SPOKEN_FOR.fullmatch(phrase.split(",")[0].split(" who ")[0])
    if not before or apposed_name(phrase):
        return None
    body = core_of(before["body"])
    proper = any(word[:1].isupper() for word in before["body"].split()[1:])
    if not body or before["body"].lower() in ("his", "her", "its", "their"):
        return None
    known = kind_of(body) not in (ClaimantKind.UNKNOWN, ClaimantKind.ARMED_GROUP) or body in BODY_NOUNS
    return body if proper or known else None


def fullest(phrase: str) -> str:
    """A source's phrase with title and affiliation, up to the first relative clause or circumstance."""
    words = _CIRCUMSTANCE.split(" ".join(phrase.split()), maxsplit=1)[0]
    return re.sub(r"['’]s?$", "", words[:TEXT_CHARACTERS].rstrip(" ,"))


def _name_and_titles(whole: str, core: str) -> tuple[str, ClaimantKind, list[str]]:
    """Name, kind, and the words of office before a person's name."""
    kind = kind_of(core)
    apposed = apposed_name(whole) if is_role(core) or _describes(whole, core) else None
    if apposed and kind_of(apposed) is ClaimantKind.PERSON:
        return apposed, ClaimantKind.PERSON, _offices(core) or [head_of(core.split()).lower()]
    described = _name_and_noun(core)
    if described:
        return (*described, [])
    head = _FROM.split(core, maxsplit=1)[0]
    if kind_of(head) is ClaimantKind.PERSON and not is_role(head):
        core, kind = head, ClaimantKind.PERSON
    officeholder = _OF_PORTFOLIO.fullmatch(core)
    if officeholder and kind_of(officeholder["name"]) is ClaimantKind.PERSON:
        return officeholder["name"], ClaimantKind.PERSON, _offices(officeholder["office"])
    if is_role(core):
        return core, kind, _offices(core)
    titled = core.split(" ", 1)[0].strip(".").lower() in PEOPLE and not (core.islower() and speaks_as_body(core))
    titled = titled and not is_general_body(core) and not is_body(core)
    if kind is not ClaimantKind.PERSON and not titled:
        return core, kind, []
    name = without_titles(core)
    return name, ClaimantKind.PERSON, _offices(core.removesuffix(name))


def _describes(whole: str, core: str) -> bool:
    """Whether a phrase begins with a common noun that may be anybody's: "the trawler's skipper, Ali Hassan"."""
    head = head_of(core.split())
    nobody = not head.islower() or head in _PLACES or kind_of(core) is not ClaimantKind.UNKNOWN
    return bool(_DETERMINED.match(whole)) and not nobody


def _name_and_noun(core: str) -> tuple[str, ClaimantKind] | None:
    """Name and kind of "Eastern Shield rebel group" and "state news agency SANA"."""
    words = core.split()
    small = [i for i, word in enumerate(words) if word.isalpha() and word.islower()]
    if not small or not BODY_NOUNS & {words[small[-1]]}:
        return None
    before, after = words[: small[0]], words[small[-1] + 1 :]
    if after and all(word[:1].isupper() for word in after):
        return " ".join(after), kind_of(core)
    name = " ".join(before)
    if name.endswith(("'s", "’s", "s'", "s’")):
        return None
    if not after and _is_agency(before, words[small[0] :]):
        return name, ClaimantKind.MEDIA
    if len(before) > 1 and not after and name.lower() not in owners() and not _is_office_of(name, small):
        return name, kind_of(core)
    return None


def _is_agency(before: list[str], nouns: list[str]) -> bool:
    """Whether an acronym stands before nouns for an outlet: "SANA news agency", "SABC broadcaster"."""
    return len(before) == 1 and before[0].isupper() and len(before[0]) > 2 and " ".join(nouns) in _OUTLETS


def _is_office_of(name: str, small: list[int]) -> bool:
    """Whether the common nouns after an organisation's name make another body: "United Nations refugee agency"."""
    return len(small) > 1 and kind_of(name) is ClaimantKind.INTERNATIONAL_ORGANISATION


def _body_nouns_of(core: str, name: str) -> frozenset[str]:
    """The nouns for a body outside the name: "group" in "Eastern Shield rebel group"."""
    return BODY_NOUNS & set(core.replace(name, "").split())


def _offices(words: str) -> list[str]:
    bare = (word.strip(".,'’").lower() for word in before_preposition(words.split()))
    return [word for word in bare if word in PEOPLE | BEFORE_NAMES]


def _gender(text: str) -> Gender | None:
    titles = set(re.findall(r"[a-z]+", text.lower()))
    women, men = bool(titles & _WOMEN), bool(titles & _MEN)
    return None if women is men else "female" if women else "male"
