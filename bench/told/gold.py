"""Whole articles with every figure and the claims that an analyst records."""

from bench.figures.gold import GoldFigure
from bench.gold_lines import GoldLine


class RecordedFigure(GoldFigure):
    """A figure of the article.

    ``noise`` is of no use to a monitor. ``repeats`` is the index of the figure that this one says again.
    """

    noise: bool = False
    repeats: int | None = None


class RecordedClaim(GoldLine):
    """The words of a claim. ``None`` among the claimants means that the article names none."""

    start: int
    end: int
    claimant: str | None = None
    claimant_alt: tuple[str | None, ...] = ()
    must: bool = False


class RecordedArticle(GoldLine):
    """One article and the analyst's record of it."""

    id: str
    title: str = ""
    text: str
    dateline: str | None = None
    figures: tuple[RecordedFigure, ...] = ()
    claims: tuple[RecordedClaim, ...] = ()
