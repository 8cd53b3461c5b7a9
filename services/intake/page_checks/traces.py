"""By what two readings of a page are compared: the words of its article, without lines that change by themselves."""

import hashlib
import re

from claimwatch_language.normalising import normalised_spacing

_COUNT = r"(?:\d[\d.,]*\s?[km]?|an?|one|a few|no)"
_AGO = rf"{_COUNT}\s*(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?) ago|just now"
_TIME = (
    r"(?:[\s:,.|•–-]|\d[\d:./-]*+(?:st|nd|rd|th|h\d*)?|\b(?:at|on|the|today|yesterday|um|uhr|à|le|el|a las|в"
    r"|[ap]\.?m\b\.?|gmt|utc|[a-z]{1,3}t|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6})\b)*+"
)
_STAMP = (
    r"(?:(?:last )?(?:updated|modified|edited|published|posted)|обновлено|mis à jour|publié|actualizado|aktualisiert)"
)
_FLEETING = re.compile(
    rf"\W*(?:{_STAMP}\b(?:{_TIME}|\W*(?:{_AGO}))|{_AGO}"
    rf"|{_COUNT}\s*(?:comments?|shares?|views?|likes?|reads?|reactions?|replies|(?:minutes?|mins?) read)"
    r"|(?:comments?|shares?|views?|likes?)\W*\d[\d.,]*\s?[km]?)\W*",
    re.IGNORECASE,
)
LONGEST_LINE = 60


def steady_hash(text: str) -> str:
    """A hash of the text's words without lines such as "Updated 5 minutes ago" and "12 comments"."""
    lines = (line for line in text.split("\n") if len(line) > LONGEST_LINE or not _FLEETING.fullmatch(line))
    return hashlib.sha256(normalised_spacing("\n".join(lines)).encode()).hexdigest()
