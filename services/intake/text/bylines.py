"""The names in the byline of an article, as feeds, pages and agencies write it."""

import re
from collections.abc import Iterable, Iterator

from claimwatch_contracts.article import MAX_AUTHOR_CHARACTERS, MAX_AUTHORS
from services.intake.text.markup import text_of

LONGEST_NAME_WORDS = 6
LEAST_LISTED_WORDS = 2
_BY = re.compile(
    r"(?:(?:written|reported|story|text|words|reporting)\s+by|by|author|byline|von|par|por|di|da|door|av|af|autor|auteur"
    r"|autore|автор|от|بقلم)\b\s*:?\s+|(?:author|byline|autor|auteur|autore|автор|بقلم)\s*:\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:;|\||·|•|\s/\s|\s&\s|\n|,?\s+(?:and|und|et|y|и)\s+)\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,،]\s*")
_AGENCY = re.compile(r"[A-Z]{2,6}")
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|^@\w+$")
_OF_NOBODY = frozenset(
    {
        *("admin", "administrator", "author", "editor", "root", "user", "webmaster", "guest", "staff", "noreply"),
        *("anonymous", "unknown", "none", "null", "undefined"),
    }
)


def authors_in(written: Iterable[object]) -> tuple[str, ...]:
    """The names of the authors, in their order, each once.

    ``written`` are bylines, each with one name or several. Addresses of mails and of pages are no names, nor are those
    of accounts ("admin"). What is no text is passed over.
    """
    names = [name for byline in written if isinstance(byline, str) for name in _names(byline)]
    return tuple({name.casefold(): name for name in reversed(names)}.values())[::-1][:MAX_AUTHORS]


def _names(byline: str) -> Iterator[str]:
    for part in _BETWEEN.split(_ADDRESS.sub(" ", _without_by(text_of(byline)))):
        for name in _listed(part):
            words = " ".join(_without_by(name).split()).strip(" \t,;:.()[]<>-–—|/")
            if any(map(str.isalpha, words)) and words.casefold() not in _OF_NOBODY:
                yield words[:MAX_AUTHOR_CHARACTERS].strip()


def _listed(part: str) -> list[str]:
    """The names that commas separate, without the agency after them ("Jo Ray, AFP").

    The part itself if what the commas separate is not a name each ("Doe, Jane").
    """
    listed = _COMMA.split(part.strip())
    if len(listed) > 1 and len(listed[0].split()) >= LEAST_LISTED_WORDS and _AGENCY.fullmatch(listed[-1]):
        listed = listed[:-1]
    are_names = all(LEAST_LISTED_WORDS <= len(each.split()) <= LONGEST_NAME_WORDS for each in listed if each)
    return listed if are_names else [", ".join(listed)]


def _without_by(text: str) -> str:
    stripped = text.strip()
    by = _BY.match(stripped)
    return stripped[by.end() :] if by else stripped
