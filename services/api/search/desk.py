"""Answers searches from the index. What was erased on request is not shown, however far the index is behind."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from services.api.cursors import Page, Window
from services.api.search.asking import Question
from services.api.search.following import SearchFollower
from services.api.search.index import SearchIndex
from services.api.search.shown import Found, Hit, IndexState

NotErased = Callable[[Collection[str]], Awaitable[Collection[str]]]
"""Those of the articles with these ids that were not erased on request."""


@dataclass(frozen=True)
class SearchDesk:
    """What the route of ``/search`` needs."""

    index: SearchIndex
    follower: SearchFollower
    not_erased: NotErased

    async def find(self, question: Question, window: Window) -> Found:
        """The page of what was found.

        Raises:
            TooManyWordsError: a pattern of the query stands for too many words.
        """
        page = await self.page(question, window)
        counts = await asyncio.to_thread(self.index.counts, question) if window.after is None else None
        return Found(items=page.items, next=page.next, counts=counts)

    async def page(self, question: Question, window: Window) -> Page[Hit]:
        """The page of what was found, without counts.

        Raises:
            TooManyWordsError: a pattern of the query stands for too many words.
        """
        while True:
            page = await asyncio.to_thread(self.index.find, question, window)
            articles = {article for one in page.items for article in one.articles}
            erased = articles - set(await self.not_erased(sorted(articles)))
            if not erased:
                return Page(tuple(one.hit for one in page.items), page.next)
            for article_id in sorted(erased):
                await self.forget(article_id)

    async def state(self) -> IndexState:
        """How far the index is behind."""
        return await self.follower.state()

    async def forget(self, article_id: str) -> None:
        """Remove whatever repeats words of an erased article at once; what else was there comes back when read."""
        if changed := await asyncio.to_thread(self.index.forget, article_id):
            self.follower.hint(changed)
            self.follower.tidy()
