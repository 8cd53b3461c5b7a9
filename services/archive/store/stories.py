"""``stories``: the story of each article (``article:<id>``) and of each text (``text:<key>``), which never changes."""

from claimwatch_contracts.events import ArticlePublished
from services._runtime.mongo import Database, insert_once
from services.archive.stories import Story, story_key, story_of


class StoryStore:
    """The stories. If two archives place copies of a text at the same moment, the first write wins."""

    def __init__(self, database: Database) -> None:
        self._stories = database["stories"]

    async def place(self, article: ArticlePublished) -> Story:
        """The story of the article revision, kept for the article and for its text."""
        article_id, text = article.article_id, article.text
        own = await self._find(f"article:{article_id}")
        of_text = await self._keep(f"text:{story_key(text)}", story_of(article_id, text, of_article=own, of_text=None))
        if own is not None:
            return own
        return await self._keep(f"article:{article_id}", story_of(article_id, text, of_article=None, of_text=of_text))

    async def _find(self, identity: str) -> Story | None:
        document = await self._stories.find_one({"_id": identity})
        return None if document is None else Story(document["story_id"], document["original"])

    async def _keep(self, identity: str, story: Story) -> Story:
        """The story kept under the id: ``story`` itself if there was none."""
        document = {"_id": identity, "story_id": story.story_id, "original": story.original}
        if await insert_once(self._stories, document):
            return story
        return await self._find(identity) or story
