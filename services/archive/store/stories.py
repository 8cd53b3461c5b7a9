"""``stories``: the story of each article (``article:<id>``) and of each text (``text:<key>``), which never changes."""

from collections.abc import Iterable

from claimwatch_contracts.events import ArticlePublished
from services._runtime.mongo import Database, insert_once
from services.archive.stories import Story, story_key, story_of


class StoryStore:
    """The stories. If two archives place copies of a text at the same moment, the first write wins."""

    def __init__(self, database: Database) -> None:
        self._stories = database["stories"]

    async def place(self, article: ArticlePublished) -> Story:
        """The story of the article revision, kept for the article and for its text."""
        article_id, key = article.article_id, story_key(article.text)
        own, equal = f"article:{article_id}", f"text:{key}"
        while True:
            stories = await self._find(own, equal)
            story = story_of(article_id, key, of_article=stories.get(own), of_text=stories.get(equal))
            if await self._keep(story, [identity for identity in (equal, own) if identity not in stories]):
                return story

    async def _find(self, *identities: str) -> dict[str, Story]:
        documents = self._stories.find({"_id": {"$in": identities}})
        return {document["_id"]: Story(document["story_id"], document["original"]) async for document in documents}

    async def _keep(self, story: Story, identities: Iterable[str]) -> bool:
        """Keep the story under new ids; ``False`` if another story was kept under one of them at the same moment."""
        documents = [{"_id": key, "story_id": story.story_id, "original": story.original} for key in identities]
        return not documents or await insert_once(self._stories, *documents)
