"""Encodes texts in mail headers by RFC 2047, so that decoding gives exactly the same text.

In some versions of Python the library's own folding loses or doubles spaces between encoded words.
"""

from base64 import b64encode
from collections.abc import Iterator
from email.headerregistry import BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy, Policy
from typing import Any
from unicodedata import category

LINE_CHARACTERS = 76
WORD_BYTES = 39  # 64 characters once encoded, which leaves room for the header's name on the first line
UNWRITABLE = {"Cc", "Cs", "Zl", "Zp"}
DIRECTIONS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str) -> str:
    """The text without characters that break lines, cannot be written, or change the direction of other words."""
    return "".join(char for char in text if category(char) not in UNWRITABLE and char not in DIRECTIONS)


def readable(text: str) -> str:
    """The text without what cannot be written, or turns the direction of other words; its lines stay."""
    return "".join(char for char in text if char in "\n\t" or not (category(char) in UNWRITABLE or char in DIRECTIONS))


def folded(name: str, text: str) -> str:
    """The header's lines, ``name`` before the first. ``text`` must be on one line."""
    is_plain = text.isascii() and "=?" not in text and "  " not in text and text == text.strip()
    lines = _lines_of_words(f"{name}:", text) if is_plain else _encoded_words(f"{name}: ", text)
    return "\r\n ".join(lines) + "\r\n"


def _lines_of_words(prefix: str, text: str) -> Iterator[str]:
    first, *words = text.split(" ")
    line = f"{prefix} {first}"
    for word in words:
        if len(line) + 1 + len(word) > LINE_CHARACTERS:
            yield line
            line = word
        else:
            line += f" {word}"
    yield line


def _encoded_words(prefix: str, text: str) -> Iterator[str]:
    """The whole text in encoded words. Readers drop the spaces between encoded words, so all spaces are inside them."""
    word = ""
    for char in text:
        if len((word + char).encode()) > WORD_BYTES:
            yield prefix + _encoded_word(word)
            prefix, word = "", ""
        word += char
    yield prefix + _encoded_word(word)


def _encoded_word(text: str) -> str:
    return f"=?utf-8?b?{b64encode(text.encode()).decode()}?="


class TextHeader(BaseHeader):
    """A header of free text. Its text is never decoded, and its lines are folded by this module under every policy."""

    max_count = 1

    @staticmethod
    def parse(value: str, kwds: dict[str, Any]) -> None:
        """Take the text as it is."""
        kwds |= {"decoded": value, "parse_tree": None}

    def fold(self, *, policy: "Policy[Any]") -> str:
        """The header's lines."""
        return folded(self.name, str(self))


def add_leave_headers(mail: EmailMessage, leave_url: str) -> None:
    """Say where the reader can stop the mails: in one click (RFC 8058) if the address is https, else by a page."""
    mail["List-Unsubscribe"] = f"<{leave_url}>"
    if leave_url.startswith("https://"):
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def mail_policy() -> "EmailPolicy[EmailMessage]":
    """The policy for writing mails: SMTP's, with subjects and links folded by this module."""
    registry = HeaderRegistry()
    for name in ("subject", "list-unsubscribe"):
        registry.map_to_type(name, TextHeader)
    return SMTP.clone(header_factory=registry)
