"""Detects characters that were garbled or lost on the way, through a wrong or too small character set."""

import re
import unicodedata

_SINGLE_BYTE = ("cp1252", "iso8859-2", "cp1250", "cp1251", "koi8-r", "mac_roman")
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LOST = re.compile(r"[\ufffd\x80-\x9f]|(?<=\w)\?+(?=\w)|\?{3,}")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_NOT_PLAIN = re.compile(r"[^\x21-\x3e\x40-\x7e]+")
_SAMPLE_CHARACTERS = 10_000
_MOSTLY = 0.7
_TOO_MANY_ACCENTS = 0.6


def survivors(text: str) -> str:
    """The characters that no such damage changes: ASCII without spacing and without question marks.

    A question mark may stand for a lost character.
    """
    return _NOT_PLAIN.sub("", text)


def count_foreign(text: str) -> int:
    """The number of characters beyond ASCII."""
    return len(_foreign(text))


def damage(text: str) -> int:
    """The least number of damaged characters; 0 for an undamaged text."""
    lost, foreign = len(_LOST.findall(text)), count_foreign(text)
    sample = text[:_SAMPLE_CHARACTERS]
    sampled_foreign = _foreign(sample)
    if any(_reads_as_utf8(sampled_foreign, table) for table in _TABLES) or _is_soup(sample, sampled_foreign):
        return foreign + lost
    return lost


def _foreign(text: str) -> str:
    """The characters beyond ASCII, in order."""
    return "".join(_FOREIGN.findall(text))


def _byte_table(encoding: str) -> dict[str, int]:
    """The byte of each character beyond ASCII. Bytes unused by the encoding are windows-1252's, or else Latin-1's."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for charset in ("cp1252", encoding):
        read = ((bytes([byte]).decode(charset, "ignore"), byte) for byte in range(0x80, 0x100))
        table |= {character: byte for character, byte in read if character}
    return table


_TABLES = tuple(map(_byte_table, _SINGLE_BYTE))


def _reads_as_utf8(foreign: str, table: dict[str, int]) -> bool:
    """Whether a text's characters beyond ASCII are mostly UTF-8 that was read byte by byte."""
    read = bytes(table.get(character, 0) for character in foreign)
    return sum(map(len, _UTF8.findall(read))) > _MOSTLY * max(1, len(read))


def _is_soup(text: str, foreign: str) -> bool:
    """Whether the text has more accented Latin letters than any language: then they are another script's bytes.

    ``foreign`` are the text's characters beyond ASCII.
    """
    accented = sum(letter.isalpha() and "LATIN" in unicodedata.name(letter, "") for letter in foreign)
    return accented > _TOO_MANY_ACCENTS * max(1, sum(map(str.isalpha, text)))
