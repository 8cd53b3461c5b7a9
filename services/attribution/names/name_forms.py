"""Names inside noun phrases and in the text, and the words that distinguish names."""

import re
from dataclasses import dataclass

from claimwatch_language.calendar import MONTHS, WEEKDAYS
from claimwatch_language.names.particles import ARTICLE_PREFIX, PARTICLE, PARTICLES
from claimwatch_language.paragraphs import is_heading
from claimwatch_language.wordlists import word_set
from services.attribution.names.claimant_kinds import BEFORE_NAMES, PEOPLE

_DETERMINERS = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|his|her|their|our|whose|some|several|many|both|two|three)\s+(?:so-called\s+)?|^so-called\s+",
    re.I,
)
_POSSESSIVE = re.compile(r"['’]s?$")
_DAY = rf"(?:{'|'.join(day.capitalize() for day in WEEKDAYS)}|the|an?|his|her|its|their|\d+)\b"
_ON = rf"(?<!Commission)(?<!Committee)(?<!Council)(?<!Conference)(?<!Panel)(?<!Forum)\son\s|\son\s(?={_DAY}|[a-z])"
"""An "on" that is no part of a name, unlike the one in "Commission on Human Rights"."""
_IN_NAME = r"(?<=[A-Za-z]) - (?=(?:Operation|Task|Joint|Mission|Project|Team|Unit)\b)"
"""A dash inside a name: "Joint Task Force - Operation Steady River"."""
_AFTER_NAME = re.compile(
    rf",(?!(?<=\d,)\d{{3}}\b)|(?!{_IN_NAME})\s[—–-]+\s|\s\("
    rf"|\s(?:who|which|that|whose|when|where|said|speaking|quoted|in two|in a|at a)\s|{_ON}"
    r"|\s(?:itself|himself|herself|themselves)\b"
)
_DESCRIBED = re.compile(r"[A-Z][\w’'-]* an? (?=[a-z])")
"""The end of a name before its description without a comma ("the Relief Council a group based in London")."""
_PUBLISHED = re.compile(
    rf"^(?:[\w:]+ ){{0,4}}?\d{{1,2}} (?:{'|'.join(month.capitalize() for month in MONTHS)}) (?:19|20)\d\d (?=[A-Z])"
)
"""A date of publication that ran into a name."""
_WORD = re.compile(r"[\w’'.&-]+")
_SMALL = {"of", "and", "for", "the", "on", "in", "to", "by", "from", "&", "at"} | PARTICLES
_CAPITALISED = rf"(?:(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|St|Jr|Lt|Col)\.|{ARTICLE_PREFIX}?[A-Z][\w’'-]*)"
_BETWEEN = rf"(?:of|for|and|{PARTICLE})"
NAME_RUN = rf"(?<![\w-]){_CAPITALISED}(?: (?:{_BETWEEN} ){{0,2}}(?:the )?{_CAPITALISED}){{1,10}}"
_RUN = re.compile(NAME_RUN)
_NAME_WORD = rf"(?:{ARTICLE_PREFIX}?[A-Z][\w.’'-]*|{PARTICLE})"
_APPOSED = re.compile(
    rf"[^,]+, (?P<name>(?:\w+ )?[A-Z][\w.’'-]*(?: {_NAME_WORD}){{1,4}})(?:,|$| (?:of|from) (?=the |[A-Z]))"
)
_LINE = re.compile(r"[^\n]+")
_ACRONYM = re.compile(rf"(?P<name>{NAME_RUN}) \((?P<acronym>[A-Z]{{2,8}})\)")
_LEADING = word_set("""
    one two three some many most several
    the a an but and or in on at for as if when while after before since however meanwhile then so yet this that
    these those it he she they we i you his her its their also still now last earlier later according both
    although though despite unlike because until whereas whether where once amid among during besides by
""")
_PLACING = frozenset(("In", "At", "From", "Near"))
"""Words before a place that opens a sentence, after which a name begins: "In Tripoli the Justice Ministry"."""


@dataclass(frozen=True)
class Mention:
    """A proper name of several words, from the character ``start`` of the text on."""

    start: int
    text: str


def core_of(phrase: str) -> str:
    """A noun phrase without its determiner and possessive ending, and cut at the first comma or relative pronoun."""
    core = _PUBLISHED.sub("", " ".join(phrase.split()))
    described = _DESCRIBED.search(core)
    if described:
        core = core[: described.end()].rpartition(" a")[0]
    cut = _AFTER_NAME.search(core)
    if cut and cut.start() > 2:
        core = core[: cut.start()]
    core = _POSSESSIVE.sub("", core.strip(' ,;:"“”'))
    return _DETERMINERS.sub("", core).strip()


def apposed_name(phrase: str) -> str | None:
    """The proper name in apposition to the first noun: "the ministry's spokesman, Ali Hassan, …" to "Ali Hassan"."""
    match = _APPOSED.match(" ".join(phrase.split()))
    return _POSSESSIVE.sub("", without_titles(match["name"])) if match else None


def without_titles(core: str) -> str:
    """ "Foreign Minister Ali Hassan" to "Ali Hassan": the capitals after the last title or lower-case word."""
    words = core.split()
    for position in range(len(words) - 1, -1, -1):
        if _is_title(words[position], words[position + 1 :]):
            rest = words[position + 1 :]
            return " ".join(rest) if rest else core
    return core


def _is_title(word: str, following: list[str]) -> bool:
    lowered = word.strip(".").lower()
    if lowered in PEOPLE or lowered.removesuffix("s") in PEOPLE or lowered in BEFORE_NAMES:
        return True
    joins = lowered in PARTICLES and bool(following)
    return not (joins or re.match(rf"{ARTICLE_PREFIX}?[^\W\d_a-z]", word))


def words_of(name: str) -> frozenset[str]:
    """The distinguishing words of a name, in lower case, without possessive endings and the "al-" of "al-Hassan"."""
    bare = (re.sub(rf"^{ARTICLE_PREFIX}|['’]s?$", "", word.strip(".").lower()) for word in _WORD.findall(name))
    return frozenset(word for word in bare if word and word not in _SMALL and word not in ("mr", "mrs", "ms", "dr"))


def find_mentions(text: str) -> list[Mention]:
    """The runs of capitalised words, in order, without the sentence opener before them and without headings."""
    mentions = []
    for match in _RUN.finditer(_LINE.sub(_without_heading, text)):
        run, start = match[0], match.start()
        first = run.split(" ", 1)[0]
        while first.lower() in _LEADING and " " in run:
            run, start = run.split(" ", 1)[1], start + len(first) + 1
            if first in _PLACING and " the " in run:
                start += run.index(" the ") + len(" the ")
                run = run.split(" the ", 1)[1]
            first = run.split(" ", 1)[0]
        if " " in run and run[0].isupper():
            mentions.append(Mention(start, _POSSESSIVE.sub("", run)))
    return mentions


def _without_heading(line: re.Match[str]) -> str:
    """The line, or as many blanks if the line is a heading, whose capitals make no name."""
    heading = line[0][-1] not in '.!?"”' and is_heading(line[0])
    return " " * len(line[0]) if heading else line[0]


def find_acronyms(text: str) -> dict[str, str]:
    """The name before each acronym in brackets: "Syrian Observatory for Human Rights (SOHR)"."""
    names: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        initials = [word[0] for word in match["name"].split() if word[0].isupper()]
        acronym = match["acronym"]
        while len(initials) > len(acronym):
            initials.pop(0)
        if "".join(initials) == acronym:
            words = match["name"].split()
            capitals = [i for i, word in enumerate(words) if word[0].isupper()]
            names.setdefault(acronym, " ".join(words[capitals[-len(acronym)] :]))
    return names
