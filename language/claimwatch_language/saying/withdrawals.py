"""The words in which a publisher withdraws an article: "this article has been withdrawn", "we retract the story"."""

import re

THIS = (
    r"\b(?:this|the|our|an) (?:article|story|report|dispatch|item|post|page|piece|text)"
    r"|\bour (?:report|article|story)"
)
"""A pattern for an article's word for itself."""
_BEFORE = (
    "of",
    "in",
    "with",
    "from",
    "under",
    "to",
    "on",
    "for",
    "beside",
    "accompanying",
    "accompanied",
    "illustrating",
)
_WHOLE = "".join(rf"(?<!\b{word} )" for word in _BEFORE)
"""What may not stand before it: a photograph with the article, or a part of it, is not the article."""
_RETRACTED = r"(?:retracted|withdrawn)"
_REMOVED = r"(?:removed|taken down|deleted|unpublished)"
_OF_ITSELF = (
    rf"{_WHOLE}(?:{THIS}) (?:(?:has|have) been|was|is|were) (?:\w+ )?{{verb}}\b"
    rf"|\bwe (?:have |hereby )*{{own_verb}} (?:{THIS})"
)
_HEADED = r"^\W*(?:retracted|retraction|withdrawn|article withdrawn|story withdrawn)\b\s*[.:(–—-]"
_WITHDRAWS = _OF_ITSELF.format(verb=_RETRACTED, own_verb="(?:retract(?:ed)?|withdr[ae]wn?|take back)")
_TAKES_DOWN = _OF_ITSELF.format(verb=_REMOVED, own_verb="(?:removed?|deleted?|unpublished|taken? down)")
_ANY = re.compile(rf"{_WITHDRAWS}|{_TAKES_DOWN}|{_HEADED}", re.IGNORECASE | re.MULTILINE)
_RETRACTS = re.compile(rf"{_WITHDRAWS}|{_HEADED}", re.IGNORECASE | re.MULTILINE)
_REST = re.compile(
    r"\b(?:the rest(?: of (?:this|the|our) \w+)?|everything else|all (?:the )?other \w+|(?:its|the) other \w+)"
    r"(?: (?:in|of) (?:this|the|our|it) ?\w*)? (?:(?:still |all )?stands?\b"
    r"|(?:is|are) (?:not affected|unaffected|correct|unchanged)\b|remains? (?:correct|valid|unchanged|accurate)\b)"
    r"|\bwhat (?:remains|is left) of (?:this|the|our) (?:article|report|story|dispatch|piece|text)\b"
    r"|\bthe (?:passage|part|paragraph|section|sentence)s? (?:concerned|in question) (?:has|have|was|were) "
    r"(?:been )?(?:removed|deleted|withdrawn|cut)\b",
    re.IGNORECASE,
)
"""Where the rest stands, only a part is withdrawn."""
_TOLD_BY = ("retract", "withdr", "remove", "delete", "unpublished", "take back", "take down", "taken down")
"""One of these is in all words that withdraw: a text is mostly without, which is seen in a tenth of the time."""
_REASON = re.compile(
    r"\b(?:because|after|following|due to|pending|while we|as (?:it|we|the)|since (?:it|we)|at the request|in line with"
    r"|by (?:the|our) (?:editors?|publisher|newspaper|author|agency)|in error|by mistake|not (?:be )?verif\w+"
    r"|(?:did|does|do) not meet|for (?:legal|editorial) reasons?|errors?|inaccura\w+|retract\w+)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:may|might|could|can)(?: (?:also|well))? (?:have|be)\b|\b(?:perhaps|possibly|probably|either|or|if)\b"
    r"|\b(?:moved|renamed|expired)\b",
    re.IGNORECASE,
)


def says_withdrawn(text: str) -> bool:
    """Whether a text says of itself that it is withdrawn, retracted or removed, and not only a part of it."""
    folded = text.casefold()
    return any(words in folded for words in _TOLD_BY) and _ANY.search(text) is not None and not _REST.search(text)


def is_withdrawal(line: str) -> bool:
    """Whether a line of a page that is gone withdraws its article.

    That a page "may have been removed", or was removed without a reason, is what servers say of any missing page.
    """
    if _RETRACTS.search(line):
        return _UNSURE.search(line) is None or _REASON.search(line) is not None
    removed = _ANY.search(line)
    return removed is not None and _REASON.search(line) is not None and _UNSURE.search(line) is None
