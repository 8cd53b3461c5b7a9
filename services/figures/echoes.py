"""Figures that an article gives without a number: "the army gave the same toll", "the mayor confirmed the toll"."""

import re
from collections.abc import Iterator, Sequence

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.number_words import PLURAL_NUMBER_WORD
from claimwatch_language.saying.epithets import UNREAL, WORDS_OF_AN_EPITHET
from services.figures.confidence import LISTED
from services.figures.lexicon import HARM
from services.figures.people import POPULATIONS

_HARMED = (
    *("killed", "dead", "deaths", "fatalities", "missing", "wounded", "injured", "injuries", "displaced"),
    *("detained", "arrests", "detainees", "bodies", "remains"),
)
_STATES = {"victims": Measure.KILLED} | {word: HARM[word] for word in _HARMED}
_CLASSES = {word: key for word, key in POPULATIONS.items() if key in ("children", "women", "men")}
_FALSE = (
    r"(?:pure |sheer |complete |total |utter |mere |outright |simply )*"
    r"(?:rumou?rs?|lies?|inventions?|fabricat(?:ion|ed)|fictions?|fake|false|baseless|unfounded|exaggerat(?:ion|ed)"
    r"|inflated"
    r"|propaganda|nonsense|fantasy|fable|invented|bogus)"
)
_QUOTED = (
    rf"[\"“](?:an?|the|pure|sheer|mere|just) (?:[\w’'-]+ ){{0,{WORDS_OF_AN_EPITHET - 2}}}?"
    rf"(?:{'|'.join(sorted(UNREAL))})\b"
)
"""How a quoted epithet begins that somebody has for a number in place of it ("a number for the archive")."""
_COUNT = r"(?:death )?(?:toll|figure|count|tally)"
_GIVEN = rf"(?:(?:the|that|this) {_COUNT}|(?:the )?[\w-]+(?:['’]s|s['’]) (?:{_COUNT}|number|estimate|total))"
"""A count that was told, with the one who gave it ("the minister's figure")."""
_ECHO = re.compile(
    r"\bthe same (?:death )?(?P<same>toll|figures?|count|total|number(?! of\b))\b"
    rf"|\bthe same number of (?P<of>{'|'.join((*_STATES, *_CLASSES))})\b"
    r"|\b(?:confirm(?:ed|s|ing)?|endorse[ds]?|accept(?:ed|s)|acknowledge[ds]?|agree[ds]? (?:with|on|to)"
    r"|repeat(?:ed|s)|stood by|stands by)"
    r" (?P<confirmed>(?:the|that|this) (?:death )?(?:toll|figure|count|tally))\b(?! of\b)"
    r"|\b(?:dismiss(?:ed|es|ing)|reject(?:ed|s|ing)|disput(?:ed|es|ing)|denie[ds]|denying)"
    rf" (?P<denied>{_GIVEN})\b(?! of\b)"
    r"|\b(?:describ(?:ed|es|ing)|call(?:ed|s|ing)|brand(?:ed|ing)|label(?:led|ed|ling))"
    rf" (?P<called>{_GIVEN})(?: as)? (?:(?:an? )?[\"“]?(?:{_FALSE})\b|{_QUOTED})",
    re.IGNORECASE,
)
_OPENINGS = (
    *("he same ", "onfirm", "ndors", "ccept", "cknowledge", "gree", "epeat", "tood by", "tands by"),
    *("ismiss", "eject", "isput", "enie", "enying", "escrib", "alled", "alls ", "alling", "rand", "abel"),
)
"""Parts of the words with which a wording begins that goes back to a figure."""
_OPENING, _LONGEST = 3, 60
"""Characters of such a wording before and after the begin of that part, at most."""
_NOT = re.compile(
    r"\b(?:not|never|no|nobody|cannot|refus\w+|declin\w+|unable|without|if|whether|\w+n['’]t)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_NUMBER_FOLLOWS = re.compile(rf",? (?:of )?(?:\d+|{PLURAL_NUMBER_WORD})\b|:")
_OWNER = re.compile(
    r"(?<![\w-])(?P<owner>[\w-]{1,40}?)(?:['’]s|(?<=s)['’]) (?:list|figure|count|toll|number|estimate|total|tally|data)"
)
_AS_OTHER = re.compile(
    r" as (?:the |its |their )?(?:[\w-]+ ){0,3}?(?P<owner>[\w-]+)(?=[,.;:]| (?:on|had|did|has|gave)\b|$)"
)
"""The one whose count a wording goes back to: "the ministry's list", "the same number as the institute"."""
_OWN_BEFORE = re.compile(
    r",? (?:which|who|that) (?:[^,.;]{0,30} )?(?:had|have|has|last|earlier|previously|first|until)\b[^,.;]{0,50}$"
)
"""An earlier count of the one who gives another's ("the office, which had last spoken of 11, gave the same number")."""
_COMES_TO = re.compile(r" (?:more|further|additional|new)\b")
_BEFORE = 60
_FAR = 1_200
"""Characters back to the figure that is echoed, at most."""


def echoed(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures that the text gives by going back to one of its figures, in order, with its numbers and date."""
    for match in _echoes(text):
        going_back = next((name for name in ("confirmed", "denied", "called") if match[name]), 0)
        start, end = match.span(going_back)
        if _NOT.search(text[max(0, start - _BEFORE) : start]) or _NUMBER_FOLLOWS.match(text, end):
            continue
        original = _original(match, _given_by(match, text, _before(text, start, figures)))
        if original is not None:
            span = {"start": start, "end": end, "text": text[start:end]}
            more = {"counted": None, "subset_of": None, "implicit": True, "confidence": LISTED}
            yield original.model_copy(update=span | more)


def _echoes(text: str) -> list[re.Match[str]]:
    """The wordings that go back to a figure, in order."""
    found: dict[int, re.Match[str]] = {}
    for part in _OPENINGS:
        start = text.find(part)
        while start >= 0:
            if match := _ECHO.search(text, max(0, start - _OPENING), start + _LONGEST):
                found[match.start()] = match
            start = text.find(part, start + 1)
    return [found[start] for start in sorted(found)]


def _before(text: str, start: int, figures: Sequence[Figure]) -> list[Figure]:
    """The figures not far before ``text[start]``, without those that only came to a count ("three more died")."""
    near = (figure for figure in figures if start - _FAR < figure.start < start)
    return [figure for figure in near if not _COMES_TO.match(text, figure.end)]


def _given_by(match: re.Match[str], text: str, before: Sequence[Figure]) -> Sequence[Figure]:
    """The figures of the one whose count a match names, or all if it names nobody.

    The earlier count of who now gives the same as others is none of them.
    """
    others = [figure for figure in before if not _OWN_BEFORE.search(text, max(0, figure.start - _BEFORE), figure.start)]
    begin = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    is_same = match["same"] or match["of"]
    named = (is_same and _AS_OTHER.match(text, match.end())) or _OWNER.search(text, begin, match.end())
    if not named:
        return others
    name = re.compile(rf"\b{re.escape(named['owner'])}\b", re.IGNORECASE)
    for ends in (";", ". ", "\n"), (". ", "\n"), ("\n",):
        if given := [figure for figure in others if name.search(_around(text[: max(begin, figure.end)], figure, ends))]:
            return given
    return ()


def _around(text: str, figure: Figure, ends: Sequence[str]) -> str:
    """What stands around a figure up to one of the ends: its sentence, about, or its paragraph."""
    start = max(text.rfind(end, 0, figure.start) for end in ends) + 1
    after = [found for end in ends if (found := text.find(end, figure.end)) >= 0]
    return text[start : min(after, default=len(text))]


def _original(match: re.Match[str], before: Sequence[Figure]) -> Figure | None:
    """The last figure before a match that it goes back to."""
    word = (match["of"] or "").casefold()
    fitting = (figure for figure in reversed(before) if figure.value is not None and not figure.implicit)
    if word in _CLASSES:
        return next((figure for figure in fitting if figure.population == _CLASSES[word]), None)
    whole = (figure for figure in fitting if figure.population is None and figure.subset_of is None)
    measure = _STATES.get(word) or (Measure.KILLED if "toll" in match.group().casefold() else None)
    if measure is not None:
        return next((figure for figure in whole if figure.measure is measure), None)
    return next((figure for figure in whole if figure.measure in _STATES.values()), None)
