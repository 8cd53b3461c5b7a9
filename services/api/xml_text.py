"""Text as XML documents can hold it."""

import re

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
"""What XML 1.0 does not allow, and what turns the direction of the text around it."""


def xml_text(text: str) -> str:
    """The text, with a replacement character for each one that XML must not or should not have."""
    return _NOT_XML.sub("\ufffd", text)
