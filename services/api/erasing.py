"""Removes what corrections by hand repeat of an article that was erased on request."""

from claimwatch_contracts.amendment import Amendment, SplitIncident, article_of
from services._runtime.stored import Unreadable
from services.api.store import Documents


async def forget_article(amendments: Documents[Amendment], article_id: str) -> int:
    """Remove the article from every amendment. One that is about no other article is deleted.

    Returns the number of amendments that were about it. Repeating it changes nothing.
    """
    count = 0
    while found := await amendments.with_value("articles", article_id):
        for amendment_id in found:
            count += await _forget(amendments, amendment_id, article_id)
    return count


def without_article(amendment: Amendment, article_id: str) -> Amendment | None:
    """The amendment without the article; ``None`` if nothing is left that it is about."""
    left, correction = tuple(each for each in amendment.articles if each != article_id), amendment.correction
    if not left or not isinstance(correction, SplitIncident):
        return None
    report_ids = tuple(each for each in correction.report_ids if article_of(each) != article_id)
    correction = correction.model_copy(update={"report_ids": report_ids})
    return amendment.model_copy(update={"articles": left, "correction": correction, "note": ""})


async def _forget(amendments: Documents[Amendment], amendment_id: str, article_id: str) -> bool:
    """Whether it is done: not if somebody changed the amendment meanwhile. One that cannot be read is deleted."""
    held = await amendments.get(amendment_id)
    if held is None:
        return False
    left = None if isinstance(held.model, Unreadable) else without_article(held.model, article_id)
    return await (amendments.delete(held) if left is None else amendments.replace(held, left))
