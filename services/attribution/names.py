"""Names inside noun phrases, and the keys that unify them."""

import re
import unicodedata
from dataclasses import dataclass

from services.attribution.kinds import TITLES
from services.attribution.wordlists import words

_DETERMINERS = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|his|her|their|our|some|several|many|both|two|three)\s+", re.I
)
_POSSESSIVE = re.compile(r"['’]s?$")
_AFTER_NAME = re.compile(r",|\s[—–-]+\s|\s\(|\s(?:who|which|that|whose|when|where|said|in two|in a|at a|on)\s")
_WORD = re.compile(r"[\w’'.&-]+")
_SMALL = {"of", "and", "for", "the", "on", "in", "to", "by", "from", "de", "la", "al", "bin", "van", "von", "&"}
_CAPITALISED = r"(?:(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|St|Jr|Lt|Col)\.|[A-Z][\w’'-]*)"
_RUN = re.compile(rf"{_CAPITALISED}(?: (?:(?:of|for|de|la|al|bin|van|von|and) (?:the )?)?{_CAPITALISED}){{1,10}}")
_NAME_WORD = r"(?:[A-Z][\w.’'-]*|al-[A-Z][\w’'-]*|bin|al|de|la|van|von)"
_APPOSED = re.compile(rf"[^,]+, (?P<name>[A-Z][\w.’'-]*(?: {_NAME_WORD}){{1,4}})(?:,|$)")
_ACRONYM = re.compile(rf"(?P<name>{_RUN.pattern}) \((?P<acronym>[A-Z]{{2,8}})\)")
_LEADING = words("""
    the a an but and or in on at for as if when while after before since however meanwhile then so yet this that
    these those it he she they we i you his her its their also still now last earlier later according both
""")


@dataclass(frozen=True)
class Mention:
    """A proper name of several words somewhere in the text."""

    start: int
    text: str


def core_of(phrase: str) -> str:
    """A noun phrase without determiner, possessive and what is said of it behind a comma or relative pronoun."""
    core = " ".join(phrase.split())
    cut = _AFTER_NAME.search(core)
    if cut and cut.start() > 2:
        core = core[: cut.start()]
    core = _POSSESSIVE.sub("", core.strip(' ,;:"“”'))
    return _DETERMINERS.sub("", core).strip()


def name_behind(phrase: str) -> str | None:
    """The proper name in apposition to the first noun: "the ministry's spokesman, Ali Hassan, …" to "Ali Hassan"."""
    match = _APPOSED.match(" ".join(phrase.split()))
    return _POSSESSIVE.sub("", match["name"]) if match else None


def without_titles(core: str) -> str:
    """ "Foreign Minister Ali Hassan" to "Ali Hassan": the capitals behind the last title or lower-case word."""
    words = core.split()
    for position in range(len(words) - 1, -1, -1):
        word = words[position].strip(".").lower()
        if word in TITLES or not words[position][:1].isupper():
            rest = words[position + 1 :]
            return " ".join(rest) if rest else core
    return core


def words_of(name: str) -> frozenset[str]:
    """The telling words of a name, in lower case; singular and plural of "minister" and the like fall together."""
    words = (word.strip(".’'").lower() for word in _WORD.findall(name))
    return frozenset(word for word in words if word and word not in _SMALL and word not in ("mr", "mrs", "ms", "dr"))


def find_mentions(text: str) -> list[Mention]:
    """The runs of capitalised words, in order, without the sentence opener before them."""
    mentions = []
    for match in _RUN.finditer(text):
        run, start = match[0], match.start()
        first = run.split(" ", 1)[0]
        while first.lower() in _LEADING and " " in run:
            run, start = run.split(" ", 1)[1], start + len(first) + 1
            first = run.split(" ", 1)[0]
        if " " in run and run[0].isupper():
            mentions.append(Mention(start, _POSSESSIVE.sub("", run)))
    return mentions


def find_acronyms(text: str) -> dict[str, str]:
    """Acronyms and the names they were introduced behind: "Syrian Observatory for Human Rights (SOHR)"."""
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        initials = [word[0] for word in match["name"].split() if word[0].isupper()]
        acronym = match["acronym"]
        while len(initials) > len(acronym):
            initials.pop(0)
        if "".join(initials) == acronym:
            words = match["name"].split()
            capitals = [i for i, word in enumerate(words) if word[0].isupper()]
            found.setdefault(acronym, " ".join(words[capitals[-len(acronym)] :]))
    return found


def key_of(name: str) -> str:
    """A slug: "Syrian Ministry of Foreign Affairs" to "syrian-ministry-of-foreign-affairs"."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug or "-".join(f"{ord(char):x}" for char in name[:8])
