"""The systems that are compared. Each gets reports in order and says the story of each article."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from claimwatch_contracts.report import Report
from services.archive.stories.fingerprint import fingerprint
from services.archive.stories.in_memory import StoriesInMemory
from services.archive.stories.placing import placed
from services.archive.stories.words import words_of

Stories = dict[str, str]
System = Callable[[Sequence[Report]], Stories]
PERMUTATIONS = 128


def ours(reports: Sequence[Report]) -> Stories:
    """The story of each article by our own code, with the memory of one process."""
    return asyncio.run(_ours(reports))


async def _ours(reports: Sequence[Report]) -> Stories:
    memory, stories = StoriesInMemory(), {}
    for report in reports:
        new = fingerprint(report)
        kept = await memory.keep(replace(new, story=placed(new, await memory.candidates(new))))
        stories[kept.article_id] = kept.story.story_id if kept.story else ""
    return stories


def minhash_lsh(threshold: float) -> System:
    """datasketch's MinHash LSH over the same shingles: an article joins the most similar one from the threshold on."""
    from datasketch import MinHash, MinHashLSH

    def stories_of(reports: Sequence[Report]) -> Stories:
        index: Any = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
        hashed: dict[str, Any] = {}
        stories: Stories = {}
        for report in reports:
            article = report.article
            own = MinHash(num_perm=PERMUTATIONS)
            words = [word.text for word in words_of(article.text)]
            own.update_batch({" ".join(row).encode() for row in zip(words, words[1:], words[2:], strict=False)})
            like = {other: own.jaccard(hashed[other]) for other in index.query(own)}
            best = max(like, key=lambda other: like[other], default=None)
            joins = best is not None and like[best] >= threshold
            stories[article.article_id] = stories[best] if best is not None and joins else article.article_id
            hashed[article.article_id] = own
            index.insert(article.article_id, own)
        return stories

    return stories_of
