"""What came of all the entries of a feed since it is polled."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EntryTally:
    """Numbers of entries, each counted once for each of its contents.

    ``taken``: new articles and revisions. ``duplicates``: their content was published before, from another feed or
    under another address. ``lost``: they had no text that can be an article.
    """

    taken: int = 0
    duplicates: int = 0
    lost: int = 0

    def plus(self, other: "EntryTally") -> "EntryTally":
        """Both together."""
        return EntryTally(self.taken + other.taken, self.duplicates + other.duplicates, self.lost + other.lost)
