"""Dates in short lines around the headline, whatever the page calls them ("Hamburg, 2 November 2021", "03.11.2021")."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from services.intake.dates.reading import read_local
from services.intake.pages.lines import Line, is_link
from services.intake.pages.parts import own_heading
from services.intake.pages.prose import is_in_side_box

LONGEST_LINE = 80
PROSE_LINE = 200
LINES_BEHIND = 12
LINES_BEFORE = 5
PROSE_BEHIND = 2
LEVELS_SHARED = 3
MOST_OTHER_WORDS = 6
MOST_WORDS_ASIDE = 1
LEAST_WORDS = 4
_DATELINE = re.compile(r"(?P<head>(?:[^\d,(]{2,30}[,(][^\d]{0,12})?\d.{4,25}?\d{2})\)?\s?(?:[–—|:„“]|[.-]\s)")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_YEAR = re.compile(r"\d{4}|\d\.\s?\d{1,2}\.\s?\d\d")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?;])\s")
_OTHER_WORD = re.compile(r"[^\W\d_]{2,}")
_UPDATED = (
    r"updat|modif|chang|revis|aktualisiert|geändert|mis à jour|actualizad|aggiornat|обновлен|изменен|güncelle|تحديث"
    r"|\bstand\b"
)
_OF_SOMETHING_ELSE = (
    r"comment|kommentar|copyright|©|isbn|\brelease|erscheinung|expir|valid|gültig|vigueur|\bevent|\btermin|veranstalt"
    r"|\b(?:until|bis|ab|from|starts?|ends?|born|geb)\b|today|heute|join(?:ed)?\b|regist(?:ered|riert|rado)"
    r"|(?:member|mitglied|membre|miembro|inscrit)\w* (?:since|seit|depuis|desde|le)\b"
)
_NOT_PUBLISHED = re.compile(f"{_UPDATED}|{_OF_SOMETHING_ELSE}", re.IGNORECASE)
_ELSE = re.compile(_OF_SOMETHING_ELSE, re.IGNORECASE)
_COMMENTS = re.compile(
    r"(?:^|[|•·/–-])\s*(?:\d+ [ck]omm?ent\w*|[ck]omm?ent\w*(?: \d+)?|[ck]omm?ent\w* \(\d+\))\s*(?=$|[|•·/–-])",
    re.IGNORECASE,
)
"""Their number, in a part of a line of its own."""


def dates_near_heading(tree: Any, lines: Sequence[Line], title: str, side: Collection[Any]) -> Iterator[str]:
    """The dates in the lines around the headline: first those after it, then those before it in the same box.

    ``lines`` are the page's, ``side`` its side boxes.
    """
    heading = _heading(tree, title)
    inside = set() if heading is None else set(heading.iter())
    own = [number for number, line in enumerate(lines) if not inside.isdisjoint(line.elements)]
    if not own:
        return
    box = list(heading.iterancestors())[:LEVELS_SHARED][-1]
    before = [line for line in lines[max(0, own[0] - LINES_BEFORE) : own[0]] if _is_within(line, box)]
    for line in (*_until_prose(lines[own[-1] + 1 :][:LINES_BEHIND]), *reversed(before)):
        shown = line.text if len(line.text) <= LONGEST_LINE else _dateline(line.text)
        if _is_date(shown, line) and not _is_elsewhere(line, heading, side):
            yield from filter(None, line.times)
            yield shown


def days_of_others(tree: Any, lines: Sequence[Line], title: str, side: Collection[Any]) -> set[date]:
    """The days that a page shows only above its headline, of other articles, in sentences or as those of events."""
    heading = _heading(tree, title)
    first = next((number for number, line in enumerate(lines) if heading in line.elements), 0)
    own: set[date] = set()
    others: set[date] = set()
    for number, line in enumerate(lines):
        texts = (*filter(_may_be_dated, _SENTENCE.split(line.text)), *line.times)
        days = {moment.date() for text in texts if text and (moment := read_local(text))}
        is_own = number >= first and _is_short(line.text, line) and not _is_of_something_else(line, side)
        (own if is_own else others).update(days)
    for moment in tree.iter("time"):
        if is_link(moment) and (day := read_local(moment.get("datetime") or "")):
            others.add(day.date())
    return others - own


def _may_be_dated(text: str) -> bool:
    return len(text) <= PROSE_LINE and _YEAR.search(text) is not None


def _is_of_something_else(line: Line, side: Collection[Any]) -> bool:
    first = line.elements[0]
    return bool(
        _ELSE.search(line.text)
        or next(first.iterancestors("nav", "footer", "aside", "figure", "form"), None) is not None
        or is_in_side_box(first, side)
        or any(is_link(each) and len(_OTHER_WORD.findall(each.text or "")) > 1 for each in line.elements)
    )


def _heading(tree: Any, title: str) -> Any:
    """The heading that is like the title, or else the first of the first rank that has some words."""
    if (own := own_heading(tree, title, "h1", "h2", "h3", "h4")) is not None:
        return own
    headings = (heading for rank in ("h1", "h2") for heading in tree.iter(rank))
    return next((each for each in headings if len(each.text_content().split()) >= LEAST_WORDS), None)


def _is_within(line: Line, box: Any) -> bool:
    return any(element is box or box in element.iterancestors() for element in line.elements)


def _until_prose(lines: Sequence[Line]) -> Iterator[Line]:
    prose = 0
    for line in lines:
        prose += len(line.text) >= PROSE_LINE
        if prose >= PROSE_BEHIND:
            return
        yield line


def _dateline(text: str) -> str:
    """What stands before the first dash, bracket or full stop that closes a date ("Karlsruhe, (12.11.2021). …")."""
    opening = _DATELINE.match(text)
    return opening["head"] if opening else ""


def _is_date(text: str, line: Line) -> bool:
    """Whether a line's text consists of a date and a few words, and is not an update's or an event's."""
    text = _COMMENTS.sub(" ", text)
    has_digits = any(line.times) or re.search(r"\d", text)
    return bool(has_digits) and not _NOT_PUBLISHED.search(text) and _is_short(text, line)


def _is_short(text: str, line: Line) -> bool:
    """Whether a line has few words beside a date, or in a heading one."""
    element = line.elements[0]
    is_headline = element.tag in _HEADINGS or next(element.iterancestors(*_HEADINGS), None) is not None
    return len(_OTHER_WORD.findall(text)) <= (1 if is_headline else MOST_OTHER_WORDS)


def _is_elsewhere(line: Line, heading: Any, side: Collection[Any]) -> bool:
    """Whether a line stands in a side box, or is a link with more than a date in it."""
    first = line.elements[0]
    if next(first.iterancestors("nav", "footer", "figure", "form"), None) is not None:
        return True
    boxes = [box for box in first.iterancestors() if box.tag == "aside" or box in side]
    linked = sum(len(_OTHER_WORD.findall(each.text or "")) for each in line.elements if is_link(each))
    if linked > 1 and len(line.elements) == 1:
        return True
    words = len(_OTHER_WORD.findall(line.text))
    return any(
        heading not in box.iter() and (_leads_on(box) or (words > MOST_WORDS_ASIDE and not _is_all_of(line, box)))
        for box in boxes
    )


def _is_all_of(line: Line, box: Any) -> bool:
    """Whether a box, which has a name of other articles, holds nothing but the line."""
    return box.tag != "aside" and len("".join(box.text_content().split())) <= len("".join(line.text.split()))


def _leads_on(box: Any) -> bool:
    """Whether a box that may be a side box holds comments or other articles, and not the article's own opening."""
    is_opening = box.tag == "aside" or "teaser" in f"{box.get('class', '')} {box.get('id', '')}".lower()
    return not is_opening or any(len(link.text_content().split()) >= LEAST_WORDS for link in box.iter("a"))
