"""Reads what the web serves as an article: an HTML page or a PDF."""

from datetime import datetime

from services.intake.pages.article import Page, read_page
from services.intake.received.pdf import is_pdf, read_pdf


def read_web(body: bytes, charset: str | None, url: str, now: datetime) -> Page:
    """The article in a page or in a PDF. Its text is empty if there is none. See ``read_page`` and ``read_pdf``.

    Raises:
        BrokenDocumentError: it is a PDF that cannot be read; the message says why.
    """
    if not is_pdf(body):
        return read_page(body, charset, url, now)
    pdf = read_pdf(body, now)
    return Page(pdf.text, pdf.title, pdf.published_at, pdf.language)
