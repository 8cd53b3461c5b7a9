"""Texts of strangers on a terminal: neither rich's markup nor the terminal's own language is obeyed."""

from rich.text import Text


def shown(text: str) -> Text:
    """The text as it is, with each character that is not printable as its escape: ``\\x1b``, ``\\u202e``."""
    return Text("".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text))
