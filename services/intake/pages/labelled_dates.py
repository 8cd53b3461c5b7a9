"""Dates that a page shows after a word of publication ("Published: 5 May", "Publié le 5 mai à 14h03")."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from services.intake.pages.lines import Line
from services.intake.pages.prose import is_in_side_box

LONGEST_LABELLED = 120
LONGEST_LABEL = 30
_LABEL = re.compile(
    r"(?:first |date |originally |(?:fecha|date|data) (?:of |de |di |da |d’|d')?)?"
    r"(?:published|posted|publication|publi[ée]e?s?|mise? en ligne|parue?|publicad[oa]"
    r"|publicaci[oó]n|pubblicat[oa]|veröffentlich(?:t|ung)|veröffentlichungsdatum|erschienen|erstellt|created|erscheinungsdatum|gepubliceerd|publicerad|publisert|udgivet|opublikowano"
    r"|yayın\w*|yayım\w*|опубликован\w*|опубліковано|дата публикации|дата публікації|تاريخ النشر|نُ?شرت?|منتشر"
    r"|公開日?|掲載|発表|发布时间?|发表时间?|입력|등록|게시"
    r"|(?:this|dieser|cet|ce|este|esta) (?:article|entry|post|story|artikel|beitrag|eintrag|billet|artículo|entrada)"
    r" (?:was (?:published|posted|written)|wurde|a été (?:publiée?|posté|écrit)|fue publicad[oa])"
    r"|(?:pressemitteilung|pressemeldung|press release|communiqué(?: de presse)?|comunicado(?: de prensa)?|comunicato)"
    r" (?:vom|of|from|du|del))(?!\w)",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"(?:last |zuletzt )?(?:updat|modif|correct|edited|mis à jour|mise à jour|modifi|actualizad|actualisé|aggiornat"
    r"|aktualisiert|geändert|bijgewerkt|обновлен|изменен|оновлен|güncelle|تحديث|更新|수정)",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:(?:this|the) (?:page|article|entry) was )?(?:last |date of (?:the )?last )?"
    r"(?:updated?|modified|edited|changed|revised|revision)(?!\w)"
    r"|(?:diese seite wurde )?zuletzt (?:am|aktualisiert|geändert|bearbeitet)(?!\w)|aktualisiert(?!\w)|stand:"
    r"|letzte (?:änderung|aktualisierung)|(?:la )?dernière (?:modification|mise à jour)|mis à jour"
    r"|(?:esta página se editó por |fecha de )?última (?:vez|actualización|modificación)|actualizado(?!\w)"
    r"|ultim[ao] (?:aggiornamento|modifica)|(?:последнее )?обновл\w*|آخر تحديث",
    re.IGNORECASE,
)
_OF_OTHERS = (
    "ancestor::aside or ancestor::nav or ancestor-or-self::blockquote or ancestor-or-self::a"
    " or ancestor::footer[not(ancestor::article)]"
)


def labelled_dates(tree: Any, lines: Sequence[Line], side: Collection[Any]) -> Iterator[str]:
    """What stands after a word of publication, up to a word of updating.

    The word begins an element or one of the page's ``lines``, or is a line of its own before that with the date.
    ``side`` are the page's side boxes; nothing in them is of the page's own article.
    """
    for element in tree.iter():
        if isinstance(element.tag, str) and _LABEL.match((element.text or "").strip()) and _is_of_page(element, side):
            yield from filter(None, map(behind_label, _wholes(element)))
    for line, follower in zip_longest(lines, lines[1:]):
        label = _LABEL.match(line.text)
        if label and _is_of_page(line.elements[0], side):
            is_alone = follower is not None and not line.text[label.end() :].strip(" :.")
            whole = f"{line.text} {follower.text}" if is_alone and follower is not None else line.text
            yield from filter(None, (behind_label(whole),))


def labelled_updates(lines: Sequence[Line], side: Collection[Any]) -> Iterator[str]:
    """What stands after a word of updating at the beginning of one of the page's lines."""
    for line in lines:
        updated = _UPDATED.match(line.text)
        if updated and len(line.text) <= LONGEST_LABELLED and not is_in_side_box(line.elements[0], side):
            yield line.text[updated.end() :]


def _wholes(element: Any) -> Iterator[str]:
    """The texts that the label may open: the element's, and its parent's if the element is just the label."""
    yield _line(element)
    parent = element.getparent()
    if parent is not None and not (parent.text or "").strip() and parent[0] is element:
        yield _line(parent)


def _line(element: Any) -> str:
    """The element's text, with a space wherever markup stands, so that words do not grow together."""
    return " ".join(" ".join(element.itertext()).split())


def behind_label(line: str) -> str | None:
    """What a line shows after a word of publication and before a word of updating; ``None`` without a date there."""
    label = _LABEL.match(line)
    if label is None or len(line) > LONGEST_LABELLED:
        return None
    rest = line[label.end() :]
    update = _UPDATE.search(rest)
    shown = rest[: update.start()] if update else rest
    digit = re.search(r"\d", shown)
    return shown if digit and digit.start() <= LONGEST_LABEL else None


def _is_of_page(element: Any, side: Collection[Any]) -> bool:
    return not is_in_side_box(element, side) and not element.xpath(_OF_OTHERS)
