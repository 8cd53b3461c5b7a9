"""Finds the issuer of a letter, statement or report, in the document's phrase or earlier in the text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language import calendar
from claimwatch_language.wordlists import word_set
from services.attribution.claimants.cast import Use
from services.attribution.names.claimant_kinds import DOCUMENTS, is_role, kind_of
from services.attribution.names.name_forms import core_of
from services.attribution.names.sentence_subjects import Sentences

_REACH_CHARACTERS = 4_000
"""The distance before a document's phrase, in characters of the text, in which its issuer is searched."""
_ISSUED_BY = re.compile(r"\b(?:by|from|of) (?P<issuer>(?:the )?[A-Z].*)$")
_ISSUED_BY_SOME = re.compile(r"\b(?:by|from) (?P<issuer>[^,]+)$")
_KEPT_BY = re.compile(
    r"\b(?:kept|compiled|collected|maintained|drawn up|held|published|released|issued|given|supplied|provided|gathered)"
    r" by (?P<issuer>[^,]+)$"
)
_WHICH_ONE_GAVE = re.compile(
    r"\b(?:which|that) (?P<issuer>[^,]{3,60}?) (?:has |have |had )?(?:gave|given|supplied|provided|kept|keeps|compiled"
    r"|collected|released|published|issued|presented|conducted|carried out|held|holds?)\b"
)
""" "Numbers which the veterinary office supplied"."""
_ON_ITS_PAGE = re.compile(
    r"\b(?:on|in|to|via) (?P<issuer>its|their|his|her) (?:\w+ ){0,2}(?:website|site|page|channel|account|feed|media)\b"
)
_HANDED_ON = re.compile(
    r"\s(?:(?:seen|obtained|viewed|reviewed|cited|quoted|carried|leaked|shared) (?:by|to|with)|quoting|citing"
    r"|based on|drawn from)\b.*"
)
_NUMBERED = re.compile(r" (?:no\.?|number|nr\.?|#) ?\d+\b", re.IGNORECASE)
""" "Situation report no. 5"."""
_PARTICIPLES = re.compile(
    r"\s(?:(?:published|released|issued|sent|submitted|delivered|posted|presented|signed|circulated|dated|made|read|put"
    r"|received|written|distributed|handed|conducted|commissioned|compiled|prepared|broadcast|aired|recorded|carried"
    r"|based|kept|maintained|held|pinned|nailed|taped|hung|posted|collected|drawn|run)\b"
    r"|late\b|early\b)"
)
_OF_THE_PAPER = re.compile(r"^an? (?=[A-Z])")
"""An article that belongs to the document, not to its owner's name ("an Observatory toll")."""
_RELEASED = {"release", "releases", "statement", "statements"}
_QUALIFIED = re.compile(
    r"(?:(?:later|earlier|previous|last|own|updated|revised|unconfirmed|initial|first|early|recent|latest|some|several|many|new|various|numerous|other"
    r"|preliminary|conflicting|(?-i:internal|leaked|confidential|joint|annual|daily|official))\s)+",
    re.I,
)
_OWN = re.compile(r"(?:the |this |these |both |his |her |their |its )", re.I)
_SAID_OF_IT = re.compile(r"\s(?:at|by|from|of|on|to|about|for|in)\s")
_ISSUED = (
    r"(?:published|released|issued|sent|wrote|submitted|delivered|posted|presented|unveiled|signed|addressed|handed"
    r"|circulated|put out)"
)
_PASSED_ON = (
    r"(?:carried|seen|obtained|viewed|quoted|cited|relayed|run|aired|broadcast|reported|leaked|shared|distributed)"
)
"""What an outlet does with a statement, which it does not issue ("a statement carried by the state agency")."""
_SUBJECT = re.compile(
    rf"(?:(?:On|In|At|Last|Earlier|Late)\b[^,.]{{1,40}}, )?(?P<issuer>[^.!?;]{{2,90}}?) "
    rf"(?:has |had |have |also |later |then )*{_ISSUED} "
)
_QUOTED = re.compile("[\"“”«»]|''")
_PRONOUNS = {"its", "their", "his", "her"}
_UNKNOWN = ClaimantKind.UNKNOWN
_PAPERS = DOCUMENTS | word_set("""
    figures numbers data statistics count counts list lists register log database tallies estimate notebook poster
    placard sheet ledger
""")
"""Nouns for what somebody issues, counts as well as documents."""
_NO_ISSUERS = calendar.NAMES | word_set("court news week month year today yesterday")


@dataclass(frozen=True)
class Paper:
    """A phrase that names a document.

    ``owner`` is the phrase before the noun, as written, without its possessive ending. ``is_told_of``: a determiner
    refers to an earlier mention of the document. ``described`` is the noun with its owner, for a document of nobody.
    """

    noun: str
    owner: str
    is_possessive: bool
    issuer: str | None
    is_told_of: bool
    described: str


def read_paper(phrase: str) -> Paper | None:
    """The document that a phrase names; ``None`` for any other phrase, such as "The Harbour Post"."""
    whole = _NUMBERED.sub("", _HANDED_ON.sub("", " ".join(phrase.split())))
    core = core_of(whole)
    head = _PARTICIPLES.split(_SAID_OF_IT.split(core)[0])[0].split()
    if not head or head[-1].lower() not in _PAPERS or (head[-1][0].isupper() and len(head) > 1):
        return None
    noun = head[-1].lower()
    before = whole[: whole.find(head[-1])].strip()
    if noun in _RELEASED:
        before = re.sub(r"\s?(?:news|press|media)$", "", before)
    owner = re.sub(r"['’]s?$", "", before)
    described = _QUALIFIED.sub("", core_of(f"{owner} {noun}"))
    return Paper(noun, owner, owner != before, _issuer_named(whole), bool(_OWN.match(whole)), described)


def _issuer_named(phrase: str) -> str | None:
    """The phrase after "by" or "from": a name, or a common noun for people or a body."""
    issued = _ISSUED_BY.search(phrase)
    if issued:
        return issued["issuer"]
    on_its_page = _ON_ITS_PAGE.search(phrase)
    if on_its_page:
        return on_its_page["issuer"]
    kept = _KEPT_BY.search(phrase) or _WHICH_ONE_GAVE.search(phrase)
    if kept:
        return kept["issuer"]
    some = _ISSUED_BY_SOME.search(phrase)
    somebody = some and (is_role(core_of(some["issuer"])) or kind_of(core_of(some["issuer"])) is not _UNKNOWN)
    return some["issuer"] if some and somebody else None


def owner_phrase(paper: Paper) -> str | None:
    """The owner, if the owner can issue documents: "the ministry" in "the ministry's letter", "police" likewise."""
    bare = _QUALIFIED.sub("", f"{core_of(paper.owner)} ").strip() if paper.owner else ""
    pronoun, _, described = paper.owner.partition(" ")
    if pronoun.lower() in _PRONOUNS and not _QUALIFIED.sub("", f"{described} ").strip():
        return pronoun
    if not bare or bare.split()[-1].lower() in _NO_ISSUERS or is_role(bare):
        return None
    somebody = kind_of(bare) is not ClaimantKind.UNKNOWN or (bare.isupper() and len(bare) > 1)
    if paper.is_possessive:
        return _OF_THE_PAPER.sub("the ", paper.owner)
    return bare if somebody else None


def spoke_through(text: str, paper: Paper) -> Callable[[Use], bool]:
    """A test whether an entity spoke through such a document: "in two letters to the court, stated that"."""
    noun = re.compile(rf"\b{re.escape(paper.noun.removesuffix('s'))}s?\b", re.IGNORECASE)
    return lambda use: bool(noun.search(text, use.start, use.end))


def issuers_told_of(text: str, sentences: Sentences, paper: Paper, position: int) -> Iterator[tuple[str, int]]:
    """Phrases that may name the issuer, with their positions in the text, from the latest mention backwards."""
    stem = re.escape(paper.noun.removesuffix("s"))
    issued_by = re.compile(
        rf"{stem}s?(?: (?!{_PASSED_ON}\b)[a-z]+){{0,4}}? (?:by|from) (?P<issuer>(?:the )?[A-Z][\w’' -]+)"
    )
    saying = re.compile(rf"{stem}s?, (?P<issuer>(?:the )?[A-Z][\w’' -]+?) (?:said|says|accused|found|warned)\b")
    begin = max(0, position - _REACH_CHARACTERS)
    for match in reversed(list(re.finditer(rf"\b{stem}s?\b", text[begin:position]))):
        paper_start = begin + match.start()
        start, _ = sentences.bounds(paper_start)
        issued = issued_by.match(text, paper_start, position) or saying.match(text, paper_start, position)
        issued = issued or _SUBJECT.match(text, start, paper_start + len(match[0]))
        if issued and not _QUOTED.search(issued["issuer"]):
            yield issued["issuer"].strip(), issued.start("issuer")
