"""For how long the texts of articles are kept: by their publisher, else as the policy says for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class TextPolicy:
    """``days`` is for how many days after its filing a text is kept, ``days_by_publisher`` the same for publishers.

    A publisher is named as its articles name it. ``None`` is for ever.
    """

    days: int | None
    days_by_publisher: Mapping[str, int | None]

    @property
    def removes(self) -> bool:
        """Whether any text is ever removed."""
        return any(days is not None for days in (self.days, *self.days_by_publisher.values()))

    def is_due(self, publisher: str, since: datetime, now: datetime) -> bool:
        """Whether the text of an article that came at ``since`` is no longer kept."""
        days = self.days_by_publisher.get(publisher, self.days)
        return days is not None and since < now - timedelta(days=days)

    def limits(self, now: datetime) -> dict[str, datetime]:
        """By publisher with days of its own: the moment before which the filing of texts is due."""
        own = {publisher: days for publisher, days in self.days_by_publisher.items() if days is not None}
        return {publisher: now - timedelta(days=days) for publisher, days in own.items()}

    def limit(self, now: datetime) -> datetime | None:
        """The same for all publishers without days of their own; ``None`` if their texts are kept for ever."""
        return None if self.days is None else now - timedelta(days=self.days)
