"""Small PDFs, made here."""

import io

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

FONT = DictionaryObject(
    {
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
        NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
    }
)


def pdf(*pages: str, password: str | None = None, owner_password: str | None = None, **metadata: str) -> bytes:
    """A PDF with these pages of lines. ``metadata`` has names such as ``Title``."""
    writer = PdfWriter()
    for page in pages:
        writer.add_blank_page(595, 842)[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): FONT})}
        )
        stream = DecodedStreamObject()
        stream.set_data(_operators(page.split("\n")))
        writer.pages[-1][NameObject("/Contents")] = stream
    writer.add_metadata({f"/{name}": value for name, value in metadata.items()})
    if password is not None or owner_password is not None:
        writer.encrypt(password or "", owner_password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _operators(lines: list[str]) -> bytes:
    shown = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
    return ("BT /F1 11 Tf 50 790 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in shown) + " ET").encode("cp1252")
