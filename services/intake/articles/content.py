"""What makes a revision of an article: its title and text, to the letter, unless they are a damaged copy."""

import hashlib
from dataclasses import dataclass

from claimwatch_language.normalising import normalised_spacing
from services.intake.text.damage import count_foreign, damage, survivors

FEW_FOREIGN = 0.2


@dataclass(frozen=True)
class Content:
    """The traces of a title and a text by which they are known again; nothing of them can be read in it."""

    content_hash: str
    words_hash: str
    survivors_hash: str
    damage: int
    foreign: int
    size: int

    def is_damaged_copy_of(self, other: "Content") -> bool:
        """Whether this is the other with characters garbled or lost, and nothing else changed."""
        if self.survivors_hash != other.survivors_hash:
            return False
        lost = self.foreign < other.foreign < FEW_FOREIGN * other.size
        return self.damage > other.damage or (self.damage == other.damage and lost)


def content_of(title: str, text: str) -> Content:
    """The traces of an article's content."""
    whole = f"{title}\n{text}"
    return Content(
        content_hash=_digest(f"{len(title)}\x1f{title}\x1f{text}"),
        words_hash=_digest(normalised_spacing(text)),
        survivors_hash=_digest(survivors(whole)),
        damage=damage(whole),
        foreign=count_foreign(whole),
        size=len(whole),
    )


def _digest(text: str) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
