"""What is kept of an article revision to tell whether another one copies it."""

from dataclasses import dataclass
from datetime import datetime

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import StoryRelation
from claimwatch_language.normalising import normalised_typography
from services.archive.stories.amounts import Amount, amounts_of
from services.archive.stories.notes import is_corrected
from services.archive.stories.shingles import Shingles, shingles_of
from services.archive.stories.words import words_of

LEAD_WORDS = 60


@dataclass(frozen=True)
class StoryPlace:
    """The story of an article. ``original`` is the id of the article that carried the story first.

    ``relation`` is that to the article ``like``. ``similarity``, from 0 to 1, is how much of the shorter text is in the
    longer one. An original is like none.
    """

    story_id: str
    original: str
    relation: StoryRelation = StoryRelation.ORIGINAL
    like: str | None = None
    similarity: float | None = None


@dataclass(frozen=True)
class Fingerprint:
    """An article revision without its text.

    ``text_key`` is the same for texts that are equal but for typography. ``words`` counts those of the text, of which
    ``lead`` are the first. ``corrected`` says that the text has a note of its correction.
    ``published`` is the time of publication, or that of arrival if the article does not say. ``story`` is ``None``
    before the article is placed.
    """

    article_id: str
    revision: int
    publisher: str
    url: str | None
    published: datetime
    title: str
    text_key: str
    words: int
    shingles: Shingles
    lead: Shingles
    amounts: tuple[Amount, ...]
    corrected: bool
    story: StoryPlace | None = None


def fingerprint(report: Report) -> Fingerprint:
    """The fingerprint of the article revision that the report is about; it does not depend on the report's story."""
    article = report.article
    words = words_of(article.text)
    texts = [word.text for word in words]
    return Fingerprint(
        article_id=article.article_id,
        revision=article.revision,
        publisher=article.publisher,
        url=article.url,
        published=article.published_at or article.received_at,
        title=article.title,
        text_key=text_key(article.text),
        words=len(words),
        shingles=shingles_of(texts),
        lead=shingles_of(texts[:LEAD_WORDS]),
        amounts=amounts_of(words, report.figures, LEAD_WORDS),
        corrected=is_corrected(article.text),
    )


def text_key(text: str) -> str:
    """The key that equal texts share, whatever their typography. It is the id of the story that the text begins."""
    return derived_id("story", normalised_typography(text))
