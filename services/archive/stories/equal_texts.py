"""Two articles are the same story if their texts are equal after normalisation: what is known before extraction."""

from dataclasses import dataclass

from services.archive.stories.fingerprint import text_key


@dataclass(frozen=True)
class Story:
    """A story. ``original`` is the id of the article that carried the story first."""

    story_id: str
    original: str


def story_of(article_id: str, key: str, *, of_article: Story | None, of_text: Story | None) -> Story:
    """The story of a revision: the story of the article, else the story of an equal text, else a new story.

    ``key`` is the ``text_key`` of the revision's text.
    A later revision brings its text into the article's story, so that copies of that revision are reprints too.
    """
    return of_article or of_text or Story(key, article_id)


story_key = text_key
