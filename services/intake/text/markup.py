"""HTML as text: characters express what a screen shows by style, and invisible content is left out."""

import re
from typing import Any

from lxml import html
from lxml.html.defs import tags as tags_of_html4

BLOCKS = (
    *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section"),
    *("table", "td", "th", "tr", "ul"),
)
UNSEEN = ("script", "style", "template", "noscript", "iframe", "svg", "button")
STRUCK = ("del", "s", "strike")
PRONUNCIATION = ("rp", "rt")
FRAMES = frozenset({"html", "head", "body", "frameset", "plaintext"})
TAGS = frozenset(tags_of_html4) | {
    *("article", "aside", "audio", "bdi", "canvas", "data", "datalist", "details", "dialog", "embed", "figcaption"),
    *("figure", "footer", "header", "main", "mark", "math", "meter", "nav", "nobr", "output", "picture", "progress"),
    *("rp", "rt", "ruby", "search", "section", "source", "summary", "svg", "template", "time", "track", "video", "wbr"),
}
QUOTATION_MARKS = tuple("\"'“”„‟«»‘’‚‛‹›「『」』")
FRACTION_BARS = ("/", "\N{FRACTION SLASH}")
STOPS = tuple(".,;:!?)")
_SUPERSCRIPTS = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_SPACES = {0x0B: " ", 0x0C: " "}
_CONTROLS = _SPACES | {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}
_INVISIBLE = re.compile(
    "[\ufffe\uffff\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_ANGLE = re.compile(
    r"""<(?![!?])(?:(/?)([A-Za-z][\w-]*(?::\w+)?)((?:[^<>"']++|"[^"]{0,500}"|'[^']{0,500}'){0,40}|[^<>]*)>)?"""
)
_IS_MARKUP = re.compile(r"</[A-Za-z]\w*\s*>|<(?:br|hr|img|p)\b[^<>]*>", re.IGNORECASE)
_TAKES_POWERS = re.compile(r"(?:(?<![\d.,])10|(?<![^\W\d_])(?:[kcdm]?m|ft|in|mi|yd))\Z")
_POWER = re.compile(r"[+\-−]?\d{1,3}|n")
_NOTE_MARK = re.compile(r"[\d\s,;*†‡§¶#–-]+|\W.*")
_OF_NOTES = re.compile(r"ref|note|cit", re.IGNORECASE)


def text_of(markup: str) -> str:
    """The text of an HTML fragment, with one line for each block and with spacing collapsed.

    Angle brackets around anything but an HTML element are text. Markup that was escaped twice is read twice.
    """
    text = _text_of(markup)
    return _text_of(text) if "<" not in markup and is_markup(text) else text


def is_markup(text: str) -> bool:
    """Whether the text contains HTML elements, and not only angle brackets."""
    return _IS_MARKUP.search(text) is not None


def visible(text: str) -> str:
    """The text without invisible characters, such as soft hyphens and controls. Joiners of letters stay.

    What turns the direction of a text around goes too: it would show 34 as 43.

    A control character for which windows-1252 has a visible one becomes the visible one, as in browsers.
    """
    return _INVISIBLE.sub("", text.translate(_CONTROLS))


def style_to_characters(tree: Any) -> None:
    """Change a document so that its characters express what a screen shows by style.

    Struck-out text and marks of footnotes are removed, powers become superscript digits, and ``<q>`` gets quotation
    marks.
    """
    for element in list(tree.iter(*STRUCK, *PRONUNCIATION)):
        element.drop_tree()
    for element in list(tree.iter("sup")):
        _replace(element, _raised(element))
    for element in reversed(list(tree.iter("q"))):
        _quote(element)


def _text_of(markup: str) -> str:
    closed = {name.lower() for slash, name, _ in _ANGLE.findall(markup) if slash}
    whole = _ANGLE.sub(lambda tag: _tag_or_text(tag, closed), visible(markup).replace("\n", " "))
    tree = html.document_fromstring(f"<body>{whole}</body>", parser=html.HTMLParser(huge_tree=True))
    for element in list(tree.iter(*UNSEEN)):
        element.drop_tree()
    style_to_characters(tree)
    for block in tree.iter(*BLOCKS):
        block.text = "\n" + (block.text or "")
        block.tail = "\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in visible(str(tree.text_content())).splitlines())
    return "\n".join(line for line in lines if line)


def _tag_or_text(tag: re.Match[str], closed: set[str]) -> str:
    name, rest = (tag[2] or "").lower(), tag[3] or " "
    is_element = name in TAGS or "-" in name or ":" in name
    if not is_element or rest[0] not in " /\t\r" or (name in STRUCK and name not in closed):
        return "&lt;" + tag[0][1:]
    return "" if name in FRAMES else tag[0]


def _raised(element: Any) -> str:
    mark, before = str(element.text_content()).strip(), _text_before(element)
    if (element.tail or "").startswith(FRACTION_BARS):
        return f" {mark}"
    if _is_note(element):
        return ""
    if _POWER.fullmatch(mark) and _TAKES_POWERS.search(before):
        return mark.translate(_SUPERSCRIPTS)
    return "" if _NOTE_MARK.fullmatch(mark) or before.endswith(STOPS + QUOTATION_MARKS) else mark


def _is_note(element: Any) -> bool:
    parent = element.getparent()
    links = [*element.iter("a"), *([parent] if parent.tag == "a" else [])]
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return any("#" in link.get("href", "") for link in links) or _OF_NOTES.search(names) is not None


def _quote(element: Any) -> None:
    inner, is_nested = element.text_content().strip(), next(element.iterancestors("q"), None) is not None
    if not inner.startswith(QUOTATION_MARKS) and not _text_before(element).endswith(QUOTATION_MARKS):
        opening, closing = "‘’" if is_nested else "“”"
        element.text = opening + (element.text or "")
        element.tail = closing + (element.tail or "")
    element.drop_tag()


def _text_before(element: Any) -> str:
    previous = element.getprevious()
    if previous is None:
        return str(element.getparent().text or "")
    is_element = isinstance(previous.tag, str)
    return str(previous.tail or (previous.text_content() if is_element else ""))


def _replace(element: Any, text: str) -> None:
    element.tail = text + (element.tail or "")
    element.drop_tree()
