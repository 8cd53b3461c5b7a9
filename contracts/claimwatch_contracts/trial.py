"""What a watch would have been told of the reports of the last days, and what was held back, with the reasons."""

from typing import Annotated

from pydantic import Field

from claimwatch_contracts.alert import Alert
from claimwatch_contracts.article import ArticleHead
from claimwatch_contracts.base import Contract, Instant
from claimwatch_contracts.vocabulary import MatchOutcome

Count = Annotated[int, Field(ge=0)]


class HeldBackArticles(Contract):
    """The articles that raised no alert for one reason: how many, and the first of them."""

    count: Count
    articles: tuple[ArticleHead, ...] = ()


class TriedWatch(Contract):
    """What comes of the reports that were filed at ``since`` or later, for a watch that had heard nothing before.

    ``reports`` were looked at; ``reports_left_out`` are older ones that were not. ``unreadable`` ones cannot be read.
    Of ``without_text`` the archive keeps no text any more, so that no words are found in them. ``alerts`` are the last
    ones, the oldest first; ``alerts_left_out`` came before them. Reports that do not concern the watch are in neither
    ``alerts`` nor ``held_back``.
    """

    watch_name: str
    since: Instant
    reports: Count
    reports_left_out: Count = 0
    unreadable: Count = 0
    without_text: Count = 0
    alerts: tuple[Alert, ...] = ()
    alerts_left_out: Count = 0
    held_back: Annotated[dict[MatchOutcome, HeldBackArticles], Field(default_factory=dict)]
