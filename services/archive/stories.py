"""Two articles are the same story if their texts are equal after normalisation. Near copies are not recognised."""

from dataclasses import dataclass

from claimwatch_contracts.base import derived_id
from claimwatch_language.normalising import normalised_typography


@dataclass(frozen=True)
class Story:
    """A story. ``original`` is the id of the article that carried the story first."""

    story_id: str
    original: str


def story_key(text: str) -> str:
    """The key that copies of a text share."""
    return derived_id("story", normalised_typography(text))


def story_of(article_id: str, key: str, *, of_article: Story | None, of_text: Story | None) -> Story:
    """The story of a revision: the story of the article, else the story of an equal text, else a new story.

    ``key`` is the ``story_key`` of the revision's text.
    A later revision brings its text into the article's story, so that copies of that revision are reprints too.
    """
    return of_article or of_text or Story(key, article_id)
