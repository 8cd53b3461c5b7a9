"""What is left of a correction by hand when an article that it is about was erased on request."""

from claimwatch_contracts.amendment import Amendment, SplitIncident, article_of


def without_article(amendment: Amendment, article_id: str) -> Amendment | None:
    """The amendment without the article; ``None`` if nothing is left that it is about."""
    left, correction = tuple(each for each in amendment.articles if each != article_id), amendment.correction
    if not left or not isinstance(correction, SplitIncident):
        return None
    report_ids = tuple(each for each in correction.report_ids if article_of(each) != article_id)
    correction = correction.model_copy(update={"report_ids": report_ids})
    return amendment.model_copy(update={"articles": left, "correction": correction, "note": ""})
