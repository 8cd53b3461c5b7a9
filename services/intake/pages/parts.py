"""Finds the parts of a page that are not its article: notices, side boxes and other articles."""

import re
from typing import Any
from urllib.parse import urldefrag, urljoin

from lxml.etree import iterwalk

from services.intake.pages.notices import is_about_consent, is_offer
from services.intake.pages.prose import SIDE_TAGS, Prose
from services.intake.text.markup import BLOCKS

BOXES = ("div", "section", "aside", "form", "dialog", "main", "p")
OWN_HEADINGS = "descendant::h1 or descendant::h2"
BOX_CHARACTERS = 6_000
MOST_APPENDED = 5
_MORE_NAME = re.compile(
    r"(?:^|[\s_-])(?:read[_-]?(?:next|more|also)|up[_-]?next|next[_-]?(?:article|story|up)|more[_-](?:on|from|stories)"
    r"|most[_-](?:read|popular|viewed)|also[_-]?read|recirc\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MORE_WORDS = re.compile(
    r"\W*(?:read (?:more|next|also|the latest)|also read|see also|related(?: (?:article|story|news))?|more on this"
    r"|don.t miss|watch(?: also)?|click here|читайте также|lire aussi|à lire aussi|lea también|lesen sie auch)\b\W*",
    re.IGNORECASE,
)
_STORY_ADDRESS = re.compile(r"data-[\w-]*(?:url|href|permalink|canonical|article|story|post)[\w-]*", re.IGNORECASE)
_STORY_NAME = re.compile(r"(?:^|[\s_-])(?:article|story|post|entry)(?:$|\s)", re.IGNORECASE)
_CONSENT_NAME = re.compile(
    r"(?:^|[\s_-])(?:gdpr|ccpa|onetrust|didomi|usercentrics|cookiebot|borlabs|truste|quantcast|sp_message)(?![a-z])"
    r"|cookie[\w-]*(?:banner|bar|box|consent|notice|wall|law|popup|modal)|consent[_-]?(?:banner|box|wall|manager|popup)"
    r"|privacy[_-]?(?:notice|banner|box|wall|popup)",
    re.IGNORECASE,
)


def drop_notices(tree: Any) -> None:
    """Remove requests for consent and offers of subscriptions from a page. Boxes are judged by names and by words."""
    for element in list(tree.iter(*BOXES)):
        if element.getparent() is not None and _is_notice(element):
            element.drop_tree()


def drop_other_articles(tree: Any, headline: str, url: str) -> None:
    """Remove appended articles and teasers from a page.

    The page's own article has the heading that is most like ``headline``. An appended article has a heading and
    paragraphs, as the page's own has. A teaser's heading is a link to elsewhere. Neighbours alike are appended articles
    too, but for many of them, which are the parts of a list. ``url`` is the page's address.
    """
    own = own_heading(tree, headline, "h1", "h2")
    if own is None:
        return
    above, prose = {own, *own.iterancestors()}, Prose(tree)
    headed = (_outermost_without(heading, above) for heading in tree.iter("h1") if heading not in above)
    for other in list(dict.fromkeys(headed)):
        own_block = _outermost_without(own, set(other.iterancestors()))
        if prose.is_headed(other, "h1") and prose.is_in(own_block):
            prose.drop(other)
    for box in list(tree.iter("div", "section", "p", "li")):
        if box not in above and box.getparent() is not None and _leads_elsewhere(box):
            prose.drop(box)
    for story in own.iterancestors("div", "section"):
        alike = [each for each in story.itersiblings(story.tag) if _are_stories(story, each)]
        appended = [each for each in alike if each.xpath(OWN_HEADINGS) and prose.is_in(each)]
        if len(appended) <= MOST_APPENDED and prose.is_in(story):
            for each in appended:
                prose.drop(each)
    has_its_own_element = any(element.tag == "article" for element in above)
    others = []
    for article in tree.iter("article"):
        is_appended = has_its_own_element and not _is_within(article, "article") and article.xpath(OWN_HEADINGS)
        if article not in above and (is_appended or _is_teaser(article, prose, url)):
            others.append(article)
    prose.drop_all(others, prose.first_behind(own))


def _is_teaser(article: Any, prose: Prose, url: str) -> bool:
    """Whether an article's own heading leads elsewhere. Those behind its first prose, or of articles in it, are not."""
    for element in article.iter("p", "h2", "h3", "h4"):
        if next(element.iterancestors("article")) is not article:
            continue
        if prose.is_in(element):
            return False
        links = [*element.iterchildren("a"), *element.iterancestors("a")]
        if element.tag != "p" and any(_is_elsewhere(link.get("href"), url) for link in links):
            return True
    return False


def _is_elsewhere(address: str | None, url: str) -> bool:
    """Whether a link leads away from the page, and not to a place in it."""
    if address is None:
        return False
    try:
        target = urljoin(url, address.strip())
    except ValueError:
        return True
    return urldefrag(target).url.rstrip("/") != urldefrag(url).url.rstrip("/")


def own_heading(tree: Any, headline: str, *ranks: str) -> Any:
    """The heading of these ranks that is most like ``headline``; ``None`` if none is."""
    headings = [heading for heading in tree.iter(*ranks) if _likeness(heading, headline)]
    return max(headings, key=lambda heading: _likeness(heading, headline), default=None)


def _leads_elsewhere(box: Any) -> bool:
    """Whether a box is named for further articles, or a line only says where to read more."""
    if box.tag in ("div", "section"):
        return _MORE_NAME.search(f"{box.get('class', '')} {box.get('id', '')}") is not None
    text = " ".join(box.text_content().split())
    words = _MORE_WORDS.match(text)
    linked = sum(len(" ".join(link.text_content().split())) for link in box.iter("a"))
    return words is not None and linked > 0 and len(text) - linked <= len(words[0])


def _are_stories(one: Any, other: Any) -> bool:
    """Whether two neighbouring elements are stories alike: of one class, or each with an address of its own."""
    if _STORY_NAME.search(one.get("class", "")) and one.get("class") == other.get("class"):
        return True
    addresses = [name for name in one.keys() if _STORY_ADDRESS.fullmatch(name)]  # noqa: SIM118 - an element is no mapping
    return any(other.get(name) not in (None, one.get(name)) for name in addresses)


def own_article(tree: Any) -> Any:
    """The only ``<article>`` of a page, or else its only ``<main>``, or else the whole page."""
    for tag in ("article", "main"):
        elements = [element for element in tree.iter(tag) if not _is_within(element, tag, *SIDE_TAGS)]
        if elements:
            return elements[0] if len(elements) == 1 else tree
    return tree


def _is_within(element: Any, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _is_notice(element: Any) -> bool:
    if next(element.iter("article"), None) is not None or len(element.text_content()) > BOX_CHARACTERS:
        return False
    names = " ".join(element.get(name, "") for name in ("class", "id", "aria-label"))
    if _CONSENT_NAME.search(names) and next(element.iter("h1"), None) is None:
        return True
    shown = blocks(element)
    return is_offer(shown) or (element.tag != "p" and is_about_consent(shown))


def blocks(element: Any) -> list[str]:
    """The lines in which a browser shows the element."""
    shown: list[str] = []
    walk = iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        is_code = node.tag in ("script", "style", "template")
        if is_code and event == "start":
            walk.skip_subtree()
        line_break = "\n" if node.tag in BLOCKS else ""
        shown.append(line_break + ("" if is_code else node.text or "") if event == "start" else line_break)
        if event != "start" and node is not element:
            shown.append(node.tail or "")
    return [line for line in "".join(shown).split("\n") if line.strip()]


def _likeness(heading: Any, headline: str) -> int:
    """The number of words that a heading shares with the headline; 0 if they are less than half of the heading's."""
    words = set(heading.text_content().casefold().split())
    shared = len(words & set(headline.casefold().split()))
    return shared if shared * 2 >= len(words) else 0


def _outermost_without(element: Any, others: set[Any]) -> Any:
    while (parent := element.getparent()) is not None and parent not in others:
        element = parent
    return element
