"""The notice on a page that its article is withdrawn."""

import re
from copy import deepcopy
from typing import Any

from claimwatch_language.saying.withdrawals import is_withdrawal
from services.intake.pages.parts import blocks, own_article
from services.intake.pages.prose import side_boxes

NOTICE_LINES = 4
PROSE_WORDS = 6
_MAY_WITHDRAW = re.compile("retract|withdr|take|remove|delete|unpublish", re.IGNORECASE)
_FRAME = ("nav", "aside", "footer", "form", "script", "style", "noscript", "template")


def withdrawal_notice(tree: Any) -> str | None:
    """The lines in which the page withdraws its article, from the first that says so; ``None`` if no line does."""
    if not _MAY_WITHDRAW.search(own_article(tree).text_content()):
        return None
    article = deepcopy(own_article(tree))
    beside = [box for box in side_boxes(article) if box.tag in ("div", "section")]
    for element in [*article.iter(*_FRAME), *beside]:
        if element is not article and element.getparent() is not None:
            element.drop_tree()
    lines = [" ".join(line.split()) for line in blocks(article)]
    first = next((number for number, line in enumerate(lines) if is_withdrawal(line)), None)
    if first is None:
        return None
    following = (line for line in lines[first + 1 : first + NOTICE_LINES] if len(line.split()) >= PROSE_WORDS)
    return "\n".join([lines[first], *following])
