"""Bytes and markup as text: character sets, damage on the way, HTML, the language."""
