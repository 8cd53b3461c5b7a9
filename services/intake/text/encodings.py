"""Decodes the bytes of a page or a feed, by the encoding it states and by the encodings that fit."""

import codecs
import re
from dataclasses import dataclass
from email.message import Message

import webencodings
from charset_normalizer import from_bytes

STARTS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    b"<\0\0\0": "utf-32-le",
    b"\0\0\0<": "utf-32-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
UTF_8 = "utf-8"
WESTERN = "cp1252"
NO_EVIDENCE = frozenset({"replacement", "x-user-defined", "utf-16le", "utf-16be"})
DETECTABLE = [
    *("cp1250", "cp1251", WESTERN, "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874", "koi8_r", "iso8859_2"),
    *("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"),
]
DECLARATION_BYTES = 4_096
SAMPLE_BYTES = 20_000
UTF_8_FOR_SURE = 2
FEW = 25
STRAY_BYTES = 200
CONTROLS_ARE_RARE = 50
LOST = "\N{REPLACEMENT CHARACTER}"
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w.:-]+)|<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]*>")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ANGLES = re.compile(rb"[<>]")


@dataclass(frozen=True)
class Decoded:
    """A document as text, without its byte order mark and its XML declaration, which describe the bytes.

    ``flaw`` says that characters were lost, or that the encoding is not the stated one; ``None`` if all is well.
    """

    text: str
    flaw: str | None


def named_charset(content_type: str) -> str | None:
    """The ``charset`` of a ``Content-Type`` header."""
    message = Message()
    message["Content-Type"] = " ".join(content_type.split())
    return message.get_content_charset()


def decoded(body: bytes, server_label: str | None) -> Decoded:
    """The text of a document. ``server_label`` is the encoding that the server states.

    The first bytes decide if they have a known beginning. Otherwise the server's label is tried, and then the
    document's own; the first that fits the bytes decides. windows-1252 is tried last, since all bytes fit it and it is
    the default of servers without configuration. If no label fits, the document is utf-8 with damage if most of its
    characters beyond ASCII are utf-8; otherwise the encoding is detected. Labels have their meaning on the web (WHATWG:
    ISO-8859-1 is windows-1252).
    """
    from_start = next((codec for start, codec in STARTS.items() if body.startswith(start)), None)
    if from_start is not None:
        return _decoded(body, from_start, stated=from_start)
    labels = filter(None, (server_label, _declared(body)))
    stated = sorted((codec for label in labels if (codec := _codec(label))), key=lambda codec: codec == WESTERN)
    fitting = next((codec for codec in stated if _fits(body, codec)), None)
    return _decoded(body, fitting or _likeliest(body), stated[0] if stated else None)


def is_text(text: str) -> bool:
    """Whether the document is text. Compressed and other binary documents are full of control characters."""
    return len(_CONTROLS.findall(text)) * CONTROLS_ARE_RARE <= len(text)


def _declared(body: bytes) -> str | None:
    declaration = _DECLARED.search(body[:DECLARATION_BYTES])
    return (declaration[1] or declaration[2]).decode() if declaration else None


def _codec(label: str) -> str | None:
    """Python's codec for a label; ``None`` for an unknown label and for utf-16, which the first bytes reveal.

    gbk is read as gb18030, which contains it.
    """
    encoding = webencodings.lookup(label.strip(" '\""))
    if encoding is None or encoding.name in NO_EVIDENCE:
        return None
    return "gb18030" if encoding.name == "gbk" else encoding.codec_info.name


def _fits(body: bytes, codec: str) -> bool:
    """Whether the document can be in the codec. A document that is valid utf-8 throughout fits no other codec."""
    sound, lost = _tally(body, codec)
    if codec == UTF_8:
        return lost <= max(sound, len(body) // STRAY_BYTES)
    sound_utf8, lost_utf8 = _tally(body, UTF_8)
    return lost * FEW <= sound and not (lost_utf8 == 0 and sound_utf8 >= UTF_8_FOR_SURE)


def _likeliest(body: bytes) -> str:
    sound, lost = _tally(body, UTF_8)
    if lost <= sound:
        return UTF_8
    sample = b" ".join(piece for piece in _ANGLES.split(body) if not piece.isascii())[:SAMPLE_BYTES]
    guesses = [guess.encoding for guess in from_bytes(sample, cp_isolation=DETECTABLE)]
    is_nearly_ascii = sum(byte >= 0x80 for byte in sample) * FEW < len(sample)
    return WESTERN if is_nearly_ascii or not guesses else guesses[0]


def _tally(body: bytes, codec: str) -> tuple[int, int]:
    """The numbers of characters beyond ASCII that the codec can read and cannot read."""
    text = body.decode(codec, errors="replace")
    published = body.count(LOST.encode()) if codec == UTF_8 else 0
    lost = text.count(LOST) - published
    return len(text) - len(text.encode("ascii", errors="ignore")) - lost, lost


def _decoded(body: bytes, codec: str, stated: str | None) -> Decoded:
    _, lost = _tally(body, codec)
    flaws = [
        *([f"{lost} characters that are not {codec}"] if lost else []),
        *([f"read as {codec}, though it names {stated or 'no encoding'}"] if codec != (stated or UTF_8) else []),
    ]
    text = body.decode(codec, errors="replace").removeprefix("\ufeff")
    return Decoded(_XML_DECLARATION.sub("", text), "; ".join(flaws) or None)
