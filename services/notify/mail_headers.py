"""Texts in mail headers as RFC 2047 writes them: what is encoded here comes out as it went in.

The library's own folding loses or doubles spaces between encoded words in some versions of Python.
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
    """The text without what breaks lines, cannot be written, or turns around the words of others."""
    return "".join(char for char in text if category(char) not in UNWRITABLE and char not in DIRECTIONS)


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
    """The text whole in encoded words: readers drop what is between them, so no space of the text may stand there."""
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
    """A header of free text: what looks encoded in it is not, and its lines are ours whatever the policy."""

    max_count = 1

    @staticmethod
    def parse(value: str, kwds: dict[str, Any]) -> None:
        """Take the text as it is."""
        kwds |= {"decoded": value, "parse_tree": None}

    def fold(self, *, policy: "Policy[Any]") -> str:
        """Its lines."""
        return folded(self.name, str(self))


def mail_policy() -> "EmailPolicy[EmailMessage]":
    """How mails are written: as SMTP wants them, their subjects by this module."""
    registry = HeaderRegistry()
    registry.map_to_type("subject", TextHeader)
    return SMTP.clone(header_factory=registry)
