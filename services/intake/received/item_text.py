"""The text of an item's body, without what stands around it."""

import re
from typing import Any

from lxml import etree, html

from services.intake.pages.titles import without_headline
from services.intake.text.markup import TAGS, is_markup, text_of, visible
from services.intake.text.wrapping import unwrapped_lines

ASIDE = ("aside", "figcaption", "figure", "header", "media", "nitf-table-metadata", "title")
_CODE = re.compile(r"<(?:div|script|iframe|blockquote|p|a|span)\b[^>]*>.*</\w+>", re.DOTALL | re.IGNORECASE)
"""What a paragraph consists of that embeds something of another site, with its signs escaped."""
AS_HTML = {"block": "div", "hl1": "h1", "hl2": "h2", "hl3": "h3", "hl4": "h4"}


def body_text(body: str, title: str) -> str:
    """The text of a body in HTML or in plain text. A first line that repeats the title is left out."""
    return without_headline(_text_of_html(body) if is_markup(body) else unwrapped_lines(visible(body)), [title])


def element_text(body: Any, title: str) -> str:
    """The text of a body in XML: NITF's or XHTML's elements, without namespaces.

    Some agencies break lines at a width by ``<br/>``.
    """
    for element in list(body.iter(*AS_HTML)):
        element.tag = AS_HTML[element.tag]
    etree.strip_elements(body, *ASIDE, with_tail=False)
    for paragraph in list(body.iter("p")):
        if _CODE.fullmatch("".join(paragraph.itertext()).strip()):
            paragraph.clear(keep_tail=True)
    body.tag = "div"
    etree.strip_tags(body, *{tag for element in body.iter(etree.Element) if (tag := element.tag) not in TAGS})
    text = body_text(etree.tostring(body, encoding="unicode", method="html", with_tail=False), title)
    return text if body.find(".//br") is None else unwrapped_lines(text)


def _text_of_html(body: str) -> str:
    tree = html.document_fromstring(f"<body>{body}</body>", parser=html.HTMLParser(huge_tree=True))
    for element in list(tree.iter(*ASIDE)):
        element.drop_tree()
    return text_of(html.tostring(tree, encoding="unicode"))
